"""Each type of document takes its own chain; approvals hold for the wording they were given to, and for nothing else."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.acts import give_post, set_house_rule
from gongkai.documents import acts
from gongkai.documents.models import Attachment, Document, Edition
from gongkai.journal.reads import lines_of
from gongkai.law.chain import chains
from gongkai.law.hand import Hand
from gongkai.law.judgement import Judged
from gongkai.law.moves import NoSuchMove
from gongkai.law.review import procedure_of
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import FITTING, Cast
from tests.documents.conftest import ON, draft_of, walk

HANDS = {
    "pass_first": "he_jing", "pass_legal": "zheng_zhi", "pass_secrecy": "sun_jing", "pass_second": "zhao_min",
    "sign": "wu_tao", "sign_head": "feng_lin",
}  # fmt: skip
EVERYBODY = (
    "li_qiang", "he_jing", "qian_jin", "zhao_min", "sun_jing", "zheng_zhi", "wu_tao", "feng_lin", "zhou_yang",
)  # fmt: skip
STEPS = [(kind, step.act) for kind, chain in chains().items() for step in chain.steps]


@pytest.mark.parametrize("kind", chains())
def test_a_document_of_every_type_goes_live_along_its_chain(cast: Cast, kind: str) -> None:
    document = draft_of(cast, kind=kind)
    walk(cast, document)
    document.refresh_from_db()
    assert document.is_live
    taken = [e.act for e in lines_of(cast.agency, "document", document.index_no)]
    asked = ["ask_waiver", "grant_waiver"] if document.needs_interpretation else []
    assert taken == ["draft", *asked, "submit", *(s.act for s in chains()[kind].steps), "publish"]


@pytest.mark.parametrize(("kind", "act"), STEPS)
def test_a_step_is_taken_by_its_own_hand_and_by_nobody_else(cast: Cast, kind: str, act: str) -> None:
    document = draft_of(cast, kind=kind)
    stages = [step.act for step in chains()[kind].steps]
    at = stages.index(act)
    walk(cast, document, until=stages[at - 1] if at else "submit")
    step, more = chains()[kind].steps[at], {"judged": FITTING} if act == "pass_first" else {}
    for name in EVERYBODY:
        person = getattr(cast, name)
        hands = set(person.posts.values_list("hand", flat=True)) if name != "zhou_yang" else set()
        if not hands & step.hands:
            with pytest.raises(NoSuchMove):
                getattr(acts, act)(document.pk, opinion="同意", by=person, on=ON, **more)


@pytest.mark.parametrize("kind", chains())
def test_no_type_is_published_before_its_last_signature(cast: Cast, kind: str) -> None:
    document = draft_of(cast, kind=kind)
    for step in [None, *chains()[kind].steps[:-1]]:
        if step is not None:
            more = {"judged": FITTING} if step.act == "pass_first" else {}
            who = getattr(cast, HANDS[step.act])
            getattr(acts, step.act)(document.pk, opinion="同意", by=who, on=ON, **more)
        else:
            walk(cast, document, until="submit")
        with pytest.raises(NoSuchMove):
            acts.publish(document.pk, by=cast.qian_jin, on=ON)


def test_a_normative_document_takes_the_type_with_the_review_of_legality(cast: Cast) -> None:
    assert draft_of(cast, normative="normative_docs").kind == "normative"
    assert draft_of(cast, kind="normative").normative == "normative_docs"
    with pytest.raises(Refusal, match="要经合法性审核"):
        draft_of(cast, kind="ordinary", normative="normative_docs")


def test_a_draft_may_change_its_type_and_a_text_in_review_may_not(cast: Cast, draft: Document) -> None:
    edition = draft.editions.get()
    acts.rewrite(edition.pk, text="改。", by=cast.li_qiang, on=ON, saves=0, document={"kind": "policy"})
    draft.refresh_from_db()
    assert draft.kind == "policy"
    walk(cast, draft, until="submit")
    with pytest.raises(Refusal):
        acts.rewrite(edition.pk, text="改。", by=cast.li_qiang, on=ON, saves=1, document={"kind": "ordinary"})


def test_an_unknown_type_is_refused(cast: Cast) -> None:
    with pytest.raises(Refusal, match="没有名为“letter”的文件类型"):
        draft_of(cast, kind="letter")


@pytest.mark.parametrize("blank", ["wording", "timing", "manner"])
def test_the_first_review_judges_wording_timing_and_manner(cast: Cast, draft: Document, blank: str) -> None:
    walk(cast, draft, until="submit")
    said = {"wording": "准确", "timing": "合适", "manner": "网站"} | {blank: " "}
    with pytest.raises(Refusal, match="研判"):
        acts.pass_first(draft.pk, judged=Judged(**said), opinion="", by=cast.he_jing, on=ON)


def test_the_judgements_are_kept_with_the_review(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="pass_first")
    kept = draft.editions.get().reviews.get(act="pass_first")
    assert (kept.wording, kept.timing, kept.manner) == (FITTING.wording, FITTING.timing, FITTING.manner)


def test_a_change_behind_the_reviews_voids_them_and_the_text_is_a_draft_again(
    cast: Cast, draft: Document
) -> None:
    walk(cast, draft, until="sign")
    Edition.objects.filter(document=draft).update(text="换过的内容。")
    with pytest.raises(acts.Changed, match="此前的审签全部失效，已退回拟稿"):
        acts.publish(draft.pk, by=cast.qian_jin, on=ON)
    edition = draft.editions.get()
    assert (edition.stage, edition.secrecy_digest, edition.signed_digest) == ("draft", "", "")
    line = lines_of(cast.agency, "document", draft.index_no).get(act="void")
    assert line.by == "系统自动"
    draft.refresh_from_db()
    assert draft.attribute_fixed_on is None


@pytest.mark.parametrize("until", ["pass_first", "pass_secrecy", "pass_second"])
def test_a_title_changed_under_review_voids_what_was_approved(
    cast: Cast, draft: Document, until: str
) -> None:
    walk(cast, draft, until=until)
    Document.objects.filter(pk=draft.pk).update(title="另一个标题")
    with pytest.raises(acts.Changed):
        acts.sign(draft.pk, opinion="同意", by=cast.wu_tao, on=ON)
    assert draft.editions.get().stage == "draft"


def test_a_changed_interpretation_voids_the_whole_package(cast: Cast) -> None:
    from tests.documents.conftest import interpretation_of

    document = draft_of(cast, needs_interpretation=True)
    other = interpretation_of(cast, document)
    walk(cast, document, until="sign")
    Edition.objects.filter(document=other).update(text="换过。")
    with pytest.raises(acts.Changed):
        acts.publish(document.pk, by=cast.qian_jin, on=ON)
    assert set(Edition.objects.values_list("stage", flat=True)) == {"draft"}


def test_a_file_changed_on_the_disk_is_not_published(cast: Cast, draft: Document) -> None:
    acts.attach(
        draft.editions.get().pk, name="名单.pdf", content=io.BytesIO(papers.pdf()), by=cast.li_qiang, on=ON
    )
    walk(cast, draft, until="sign")
    kept = Attachment.objects.get()
    with open(kept.file.path, "ab") as file:
        file.write(b"x")
    with pytest.raises(Refusal, match="与审查时的内容不一致"):
        acts.publish(draft.pk, by=cast.qian_jin, on=ON)


def test_a_stage_pushed_ahead_by_hand_does_not_get_past_the_chain(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="pass_secrecy")
    Edition.objects.filter(document=draft).update(stage="final_review")
    with pytest.raises(Refusal, match="还没有经过“办公室复审”"):
        acts.sign(draft.pk, opinion="同意", by=cast.wu_tao, on=ON)
    Edition.objects.filter(document=draft).update(stage="approved")
    with pytest.raises(Refusal, match="还没有经过“分管终审”"):
        acts.publish(draft.pk, by=cast.qian_jin, on=ON)


@pytest.mark.parametrize(
    "change",
    [
        {"stage": "published", "published_on": ON, "signed_on": ON},
        {"stage": "published", "published_on": ON, "signed_on": ON, "secrecy_digest": "0" * 64},
    ],
)
def test_the_database_publishes_nothing_that_was_not_signed(
    cast: Cast, draft: Document, change: dict[str, object]
) -> None:
    walk(cast, draft, until="pass_secrecy")
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(document=draft).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=draft.pk).update(
            is_live=True, published_on=ON, live_edition=draft.editions.get()
        )


@pytest.mark.parametrize(
    "change", [{"signed_digest": "0" * 64}, {"attribute": "withheld"}, {"stage": "sent"}]
)
def test_the_database_keeps_a_published_edition_as_it_was_signed(
    cast: Cast, draft: Document, change: dict[str, str]
) -> None:
    walk(cast, draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(document=draft).update(**change)


def test_a_step_is_due_after_the_days_of_its_type_or_of_the_agency(cast: Cast) -> None:
    document = draft_of(cast, kind="normative")
    walk(cast, document, until="pass_first")
    assert document.editions.get().due == date(2024, 4, 1)  # fifteen working days after 11 March
    set_house_rule(cast.agency, "days_legal_review", 5, since=ON)
    other = draft_of(cast, kind="normative")
    walk(cast, other, until="pass_first")
    assert other.editions.get().due == date(2024, 3, 18)


def test_a_substitute_signs_in_their_time_and_it_is_on_record_for_whom(cast: Cast, draft: Document) -> None:
    give_post(cast.zheng_zhi, Hand.DEPUTY, ON, until=date(2024, 3, 15), covers=cast.wu_tao)
    walk(cast, draft, until="pass_second")
    with pytest.raises(NoSuchMove):
        acts.sign(draft.pk, opinion="同意", by=cast.zheng_zhi, on=date(2024, 3, 16))
    acts.sign(draft.pk, opinion="同意", by=cast.zheng_zhi, on=date(2024, 3, 15))
    assert draft.editions.get().reviews.get(act="sign").covers == cast.wu_tao
    assert lines_of(cast.agency, "document", draft.index_no).get(act="sign").facts["covers"] == "吴涛"


def test_what_was_published_is_checked_by_somebody_else_by_the_next_working_day(
    cast: Cast, draft: Document
) -> None:
    friday = date(2024, 3, 15)
    walk(cast, draft, on=friday)
    assert draft.editions.get().check_due == date(2024, 3, 18)
    with pytest.raises(Refusal, match="另外的人办理"):
        acts.check_release(draft.pk, opinion="一致", by=cast.qian_jin, on=friday)
    with pytest.raises(Refusal, match="由责任科室"):
        acts.check_release(draft.pk, opinion="一致", by=cast.zhou_yang, on=friday)
    with pytest.raises(Refusal, match="写明核对的结果"):
        acts.check_release(draft.pk, opinion=" ", by=cast.li_qiang, on=friday)
    acts.check_release(draft.pk, opinion="页面与签发稿一致", by=cast.li_qiang, on=friday)
    assert draft.editions.get().checked_on == friday
    with pytest.raises(Refusal, match="没有待办的发布后核对"):
        acts.check_release(draft.pk, opinion="一致", by=cast.li_qiang, on=friday)


def test_every_act_of_every_table_is_a_function_of_the_room() -> None:
    named = {m.act for kind in chains() for m in procedure_of(kind).moves} - {"supersede"}
    assert [act for act in named if not callable(getattr(acts, act, None))] == []
