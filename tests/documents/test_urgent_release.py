"""A warning may go out on a leader's signature alone: marked, reviewed for secrecy by who publishes, confirmed afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.documents import acts
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import package_of
from gongkai.documents.reads import to_confirm
from gongkai.journal.reads import lines_of
from gongkai.law.chain import chains
from gongkai.law.judgement import SecrecyVerdict
from gongkai.law.moves import NoSuchMove
from gongkai.law.source import Refusal
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk


@pytest.fixture
def warning(cast: Cast) -> Document:
    return draft_of(cast, kind="warning", title="暴雨预警")


def release(cast: Cast, warning: Document) -> Edition:
    acts.sign_urgently(warning.pk, opinion="情况紧急，立即发布", by=cast.wu_tao, on=ON)
    acts.publish(warning.pk, by=cast.qian_jin, on=ON, rulings=acts.all_open(package_of(warning, lock=False)))
    return warning.editions.get()


def test_a_warning_goes_live_on_a_leaders_signature_and_is_marked(cast: Cast, warning: Document) -> None:
    edition = release(cast, warning)
    warning.refresh_from_db()
    assert warning.is_live
    assert (edition.is_urgent, edition.confirm_due) == (True, date(2024, 3, 13))
    assert edition.verdicts.get().by == cast.qian_jin
    lines = lines_of(cast.agency, "document", warning.index_no)
    assert lines.get(act="publish").facts["urgent"] is True
    assert list(to_confirm(Document.objects.all())) == [edition]


def test_nothing_urgent_is_published_without_the_publishers_secrecy_verdict(
    cast: Cast, warning: Document
) -> None:
    acts.sign_urgently(warning.pk, opinion="紧急", by=cast.wu_tao, on=ON)
    with pytest.raises(Refusal, match="还没有保密审查结论"):
        acts.publish(warning.pk, by=cast.qian_jin, on=ON)
    closed = {
        key: acts.Ruling(SecrecyVerdict.UNSURE, "不清楚")
        for key in acts.all_open(package_of(warning, lock=False))
    }
    with pytest.raises(Refusal, match="都“可公开”"):
        acts.publish(warning.pk, by=cast.qian_jin, on=ON, rulings=closed)
    assert not warning.editions.get().verdicts.exists()


@pytest.mark.parametrize("kind", [k for k in chains() if k != "warning"])
def test_no_other_type_is_signed_urgently(cast: Cast, kind: str) -> None:
    document = draft_of(cast, kind=kind)
    with pytest.raises(NoSuchMove):
        acts.sign_urgently(document.pk, opinion="紧急", by=cast.wu_tao, on=ON)


@pytest.mark.parametrize(
    "who", ["li_qiang", "he_jing", "qian_jin", "zhao_min", "sun_jing", "zheng_zhi", "zhou_yang"]
)
def test_only_a_leader_signs_urgently(cast: Cast, warning: Document, who: str) -> None:
    with pytest.raises(NoSuchMove):
        acts.sign_urgently(warning.pk, opinion="紧急", by=getattr(cast, who), on=ON)


def test_an_urgent_signature_says_why(cast: Cast, warning: Document) -> None:
    with pytest.raises(Refusal, match="要写明意见"):
        acts.sign_urgently(warning.pk, opinion=" ", by=cast.wu_tao, on=ON)


@pytest.mark.parametrize("who", ["wu_tao", "qian_jin", "li_qiang", "zhou_yang"])
def test_who_wrote_signed_or_published_it_does_not_confirm_it(
    cast: Cast, warning: Document, who: str
) -> None:
    release(cast, warning)
    with pytest.raises(Refusal):
        acts.confirm_release(warning.pk, opinion="属实", by=getattr(cast, who), on=ON)


def test_somebody_else_confirms_it_once_with_an_opinion(cast: Cast, warning: Document) -> None:
    release(cast, warning)
    with pytest.raises(Refusal, match="写明确认的意见"):
        acts.confirm_release(warning.pk, opinion="", by=cast.feng_lin, on=ON)
    acts.confirm_release(warning.pk, opinion="确属紧急，内容属实", by=cast.feng_lin, on=ON)
    assert warning.editions.get().confirmed_on == ON
    assert not to_confirm(Document.objects.all()).exists()
    with pytest.raises(Refusal, match="没有待确认"):
        acts.confirm_release(warning.pk, opinion="再次", by=cast.zhao_min, on=ON)


def test_a_warning_may_take_its_ordinary_way_and_then_needs_no_confirmation(
    cast: Cast, warning: Document
) -> None:
    walk(cast, warning)
    edition = warning.editions.get()
    assert (edition.stage, edition.is_urgent, edition.confirm_due) == ("published", False, None)
    with pytest.raises(Refusal, match="没有待确认"):
        acts.confirm_release(warning.pk, opinion="属实", by=cast.feng_lin, on=ON)


def test_the_database_wants_a_day_of_confirmation_for_what_is_urgent(cast: Cast, warning: Document) -> None:
    release(cast, warning)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(document=warning).update(confirm_due=None)


def test_an_urgent_text_changed_after_the_signature_is_a_draft_again(cast: Cast, warning: Document) -> None:
    acts.sign_urgently(warning.pk, opinion="紧急", by=cast.wu_tao, on=ON)
    Edition.objects.filter(document=warning).update(text="换过。")
    with pytest.raises(acts.Changed):
        acts.publish(
            warning.pk, by=cast.qian_jin, on=ON, rulings=acts.all_open(package_of(warning, lock=False))
        )
    assert warning.editions.get().is_urgent is False


def test_who_wrote_a_warning_does_not_rule_on_its_secrecy_and_publish_it(cast: Cast) -> None:
    warning = acts.draft(
        cast.columns["policy"], title="暴雨预警", text="请注意。", division=cast.office, by=cast.qian_jin, on=ON,
        kind="warning",
    )  # fmt: skip
    acts.sign_urgently(warning.pk, opinion="紧急", by=cast.wu_tao, on=ON)
    with pytest.raises(Refusal, match="由另外的人作出并发布"):
        acts.publish(
            warning.pk, by=cast.qian_jin, on=ON, rulings=acts.all_open(package_of(warning, lock=False))
        )
