"""A draft that is given up: it stays on record with its reason, waits for nobody, and is on no face of the public."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongkai.documents import acts
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand
from gongkai.documents.reads import unpublished
from gongkai.documents.release.limits import limit_clock
from gongkai.journal.models import Entry
from gongkai.law.review import EditionStage
from gongkai.law.source import Refusal
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk

LATER = ON + timedelta(days=3)


def discarded(document: Document) -> list[str]:
    return list(document.editions.order_by("number").values_list("stage", flat=True))


def test_a_draft_is_given_up_with_a_reason_and_kept(cast: Cast, draft: Document) -> None:
    acts.discard(draft.pk, opinion="重复拟稿", by=cast.li_qiang, on=ON)
    assert discarded(draft) == ["discarded"]
    assert edition_in_hand(draft) is None
    assert draft.editions.get().text.startswith("各单位")
    assert Entry.objects.get(key=draft.index_no, act="discard").person == cast.li_qiang
    assert draft.editions.get().reviews.get().opinion == "重复拟稿"


def test_it_waits_for_nobody_and_its_limit_no_longer_runs(cast: Cast, draft: Document) -> None:
    assert draft in unpublished(Document.objects.all())
    assert limit_clock(draft, edition_in_hand(draft), ON) is not None
    acts.discard(draft.pk, opinion="重复拟稿", by=cast.li_qiang, on=ON)
    assert draft not in unpublished(Document.objects.all())
    assert limit_clock(draft, None, ON) is None


def test_without_a_reason_nothing_is_given_up(cast: Cast, draft: Document) -> None:
    with pytest.raises(Refusal, match="要写明意见"):
        acts.discard(draft.pk, opinion=" ", by=cast.li_qiang, on=ON)
    assert discarded(draft) == ["draft"]


def test_what_is_under_review_or_public_is_not_given_up(cast: Cast, draft: Document) -> None:
    acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal):
        acts.discard(draft.pk, opinion="不要了", by=cast.li_qiang, on=ON)
    other = draft_of(cast, title="另一件")
    walk(cast, other)
    with pytest.raises(Refusal, match="没有在办的版本"):
        acts.discard(other.pk, opinion="不要了", by=cast.li_qiang, on=ON)


@pytest.mark.parametrize("who", ["sun_jing", "wu_tao", "zhou_yang"])
def test_only_who_may_write_it_gives_it_up(cast: Cast, draft: Document, who: str) -> None:
    with pytest.raises(Refusal):
        acts.discard(draft.pk, opinion="不要了", by=getattr(cast, who), on=ON)
    assert discarded(draft) == ["draft"]


def test_what_explains_it_goes_with_it_and_can_go_alone(cast: Cast) -> None:
    lead = draft_of(cast, needs_interpretation=True)
    first, second = (interpretation_of(cast, lead, title=title) for title in ("解读一", "解读二"))
    acts.discard(first.pk, opinion="另写一份", by=cast.li_qiang, on=ON)
    assert (discarded(first), discarded(second), discarded(lead)) == (["discarded"], ["draft"], ["draft"])
    acts.discard(lead.pk, opinion="不制发了", by=cast.li_qiang, on=ON)
    assert (discarded(second), discarded(lead)) == (["discarded"], ["discarded"])


def test_a_new_edition_given_up_leaves_the_public_one_and_another_can_be_begun(
    cast: Cast, draft: Document
) -> None:
    walk(cast, draft)
    how = {"text": "改。", "because": "有误", "by": cast.li_qiang, "on": LATER}
    acts.revise(draft.pk, **how, record={"title": "改了的标题"})
    acts.discard(draft.pk, opinion="不改了", by=cast.li_qiang, on=LATER)
    draft.refresh_from_db()
    assert (draft.is_live, draft.title) == (True, "关于开展活动的通知")
    again = acts.revise(draft.pk, **how)
    assert (again.number, again.own_record) == (3, {})
    walk(cast, draft, on=LATER)
    assert discarded(draft) == ["superseded", "discarded", "published"]


def test_no_move_leads_back_from_what_was_given_up(cast: Cast, draft: Document) -> None:
    acts.discard(draft.pk, opinion="重复拟稿", by=cast.li_qiang, on=ON)
    for act in ("submit", "publish", "discard"):
        assert acts.why_not(draft, act, cast.li_qiang, ON) == [("没有在办的版本", None)]
    with pytest.raises(Refusal):
        acts.rewrite(draft.editions.get().pk, text="又写", by=cast.li_qiang, on=ON, saves=0)
    with pytest.raises(Refusal, match="只有在线的信息才能起草新版本"):
        acts.revise(draft.pk, text="x", because="又要", by=cast.li_qiang, on=ON)
    assert Edition.objects.get(document=draft).stage == EditionStage.DISCARDED
