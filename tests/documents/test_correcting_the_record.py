"""The record of what is public is corrected with a new edition: reviewed and signed with it, and never before it is released."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import acts
from gongkai.documents.corrected import CORRECTABLE, between, corrections, kept, said, shown
from gongkai.documents.describing import themes
from gongkai.documents.models import Document, Edition
from gongkai.documents.pieces import digest_now
from gongkai.documents.record import record_of
from gongkai.journal.models import Entry
from gongkai.law.source import Refusal
from tests.cast import FITTING, TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, walk
from tests.documents.test_being_found import titles

LATER = ON + timedelta(days=30)
RIGHT = {
    "title": "关于开展活动的通告", "subtitle": "改正", "doc_no": "甲文旅发〔2024〕7号", "issuer": "甲市文化和旅游局",
    "summary": "改正的概述", "key_words": ["活动"], "origin": "本机关", "theme": "01", "genre": "通告", "basis": "条例",
    "made_on": ON - timedelta(days=1), "effective_on": LATER,
}  # fmt: skip


@pytest.fixture
def live(cast: Cast) -> Document:
    document = draft_of(cast, title="关于开展活动的通知", doc_no="甲文旅发〔2024〕1号", summary="概述")
    walk(cast, document)
    return document


def revised(cast: Cast, live: Document, **record: Any) -> Edition:
    return acts.revise(
        live.pk,
        text="各单位：\n\n改过的通知。",
        because="有误",
        by=cast.li_qiang,
        on=LATER,
        record=record or RIGHT,
    )


def test_every_item_is_told_as_it_was_until_the_release_and_corrected_from_then_on(
    cast: Cast, live: Document
) -> None:
    before = {name: getattr(live, name) for name in CORRECTABLE}
    edition = revised(cast, live)
    live.refresh_from_db()
    assert {name: getattr(live, name) for name in CORRECTABLE} == before
    assert {name: said(edition, name) for name in CORRECTABLE} == RIGHT
    assert {one.label for one in corrections(edition)} >= {"标题", "发文字号", "成文日期"}
    walk(cast, live, on=LATER)
    live.refresh_from_db()
    assert {name: getattr(live, name) for name in CORRECTABLE} == RIGHT
    first, second = live.editions.order_by("number")
    assert {name: said(first, name) for name in CORRECTABLE} == before
    assert {name: said(second, name) for name in CORRECTABLE} == RIGHT
    assert len(between(first, second)) == len(CORRECTABLE)
    assert corrections(second) == []


def test_the_fingerprint_of_every_edition_stays_what_it_was(cast: Cast, live: Document) -> None:
    for turn, title in enumerate(("第一次改正的通知", "第二次改正的通知")):
        day = LATER + timedelta(days=turn)
        acts.revise(live.pk, text="改。", because="有误", by=cast.li_qiang, on=day, record={"title": title})
        walk(cast, live, on=day)
    live.refresh_from_db()
    editions = list(live.editions.order_by("number"))
    assert [e.title for e in editions] == ["关于开展活动的通知", "第一次改正的通知", "第二次改正的通知"]
    assert all(digest_now(e) == e.digest for e in editions)
    assert record_of(editions[-1]).digest == editions[-1].record_digest == editions[-1].signed_record


def test_the_public_reads_and_finds_the_corrected_title(cast: Cast, live: Document) -> None:
    revised(cast, live, title="关于举办展览的通告")
    assert (titles(cast, "开展活动"), titles(cast, "举办展览")) == (["关于开展活动的通知"], [])
    walk(cast, live, on=LATER)
    assert (titles(cast, "开展活动"), titles(cast, "举办展览")) == ([], ["关于举办展览的通告"])
    last = Entry.objects.filter(key=live.index_no, act="correct_record").get()
    assert (last.label, last.facts["fields"]) == ("更正标题", ["title"])


@pytest.mark.parametrize("name", CORRECTABLE)
def test_a_correction_changed_behind_an_approval_is_found_out(cast: Cast, live: Document, name: str) -> None:
    edition = revised(cast, live, title="关于开展活动的通告")
    walk(cast, live, until="pass_secrecy", on=LATER)
    other = kept(RIGHT[name]) if name != "title" else "改成别的"
    Edition.objects.filter(pk=edition.pk).update(own_record={"title": "关于开展活动的通告", name: other})
    with pytest.raises(Refusal, match="改动"):
        acts.pass_second(live.pk, opinion="同意", by=cast.zhao_min, on=LATER)
    edition.refresh_from_db()
    assert edition.stage == "draft"


@pytest.mark.parametrize(
    ("name", "value"),
    [("attribute", "on_request"), ("kind", "policy"), ("valid_until", LATER), ("category", "other")],
)
def test_what_has_an_act_of_its_own_is_not_changed_on_the_way(
    cast: Cast, live: Document, name: str, value: object
) -> None:
    with pytest.raises(Refusal, match="不能在新版本里改动"):
        revised(cast, live, **{name: value})
    assert live.editions.count() == 1


def test_a_day_before_it_was_made_is_no_correction(cast: Cast, live: Document) -> None:
    with pytest.raises(ValidationError, match="生效日期不能早于成文日期"):
        revised(cast, live, effective_on=ON - timedelta(days=1))
    assert live.editions.count() == 1


def test_what_is_put_back_as_it_was_is_no_correction(cast: Cast, live: Document) -> None:
    edition = revised(cast, live, title="另一标题")
    acts.rewrite(
        edition.pk,
        text="改。",
        by=cast.li_qiang,
        on=LATER,
        saves=edition.saves,
        document={"title": live.title},
    )
    edition.refresh_from_db()
    lines = Entry.objects.filter(key=live.index_no, act="change_record")
    assert [line.facts["items"] for line in lines] == [["标题"]]
    assert edition.own_record == {}
    assert corrections(edition) == []


def test_the_reason_of_a_new_edition_is_mended_while_it_is_a_draft(cast: Cast, live: Document) -> None:
    edition = revised(cast, live)
    how: dict[str, Any] = {"text": "改。", "by": cast.li_qiang, "on": LATER}
    acts.rewrite(edition.pk, saves=0, because="文号有误", **how)
    edition.refresh_from_db()
    assert edition.note == "文号有误"
    with pytest.raises(Refusal, match="请写明修改的原因"):
        acts.rewrite(edition.pk, saves=1, because=" ", **how)


def test_a_number_of_somebody_in_a_corrected_title_keeps_it_back(cast: Cast, live: Document) -> None:
    revised(cast, live, title="关于张三13843912345的通告")
    with pytest.raises(Refusal, match="个人|手机|电话|号码"):
        acts.submit(live.pk, by=cast.li_qiang, on=LATER)


def test_what_is_withdrawn_corrects_nothing(cast: Cast, live: Document) -> None:
    revised(cast, live, title="另一标题")
    acts.submit(live.pk, by=cast.li_qiang, on=LATER)
    acts.pass_first(live.pk, judged=FITTING, opinion="同意", by=cast.he_jing, on=LATER)
    acts.withdraw(live.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=LATER)
    live.refresh_from_db()
    assert live.title == "关于开展活动的通知"


@given(st.one_of(st.dates(), st.text(max_size=20), st.lists(st.text(max_size=5), max_size=4), st.none()))
def test_what_is_kept_is_shown_as_people_read_it(value: Any) -> None:
    back = date.fromisoformat(kept(value)) if isinstance(value, date) else kept(value)
    assert shown("summary", value) == shown("summary", back) != ""


def test_a_class_is_shown_by_its_name() -> None:
    assert [shown("theme", code) for code in ("", *list(themes())[:1])] == [
        "—",
        next(iter(themes().values())),
    ]


@pytest.mark.parametrize("record", [{"genre": "公示"}, {"title": "拟任人选公示"}])
def test_what_was_no_public_notice_is_not_corrected_into_one(
    cast: Cast, live: Document, record: dict[str, str]
) -> None:
    with pytest.raises(Refusal, match="不能更正成公示"):
        revised(cast, live, **record)


def test_a_notice_that_slipped_in_by_sql_is_not_released_without_its_period(
    cast: Cast, live: Document
) -> None:
    edition = revised(cast, live, summary="别的概述")
    Edition.objects.filter(pk=edition.pk).update(own_record={"genre": "公示"})
    with pytest.raises(Refusal, match="请先写明公示期"):
        acts.submit(live.pk, by=cast.li_qiang, on=LATER)


def test_a_document_is_not_made_after_it_was_released(cast: Cast, live: Document) -> None:
    with pytest.raises(Refusal, match="成文日期不能晚于发布日期"):
        revised(cast, live, made_on=ON + timedelta(days=1))


def test_what_is_dated_ahead_is_not_released_before_that_day(cast: Cast) -> None:
    ahead = draft_of(cast, made_on=LATER)
    walk(cast, ahead, until="sign")
    with pytest.raises(Refusal, match="还没有到"):
        acts.publish(ahead.pk, by=cast.qian_jin, on=ON)
    acts.publish(ahead.pk, by=cast.qian_jin, on=LATER)


def test_a_last_day_set_meanwhile_before_the_corrected_day_keeps_the_edition_back(cast: Cast) -> None:
    document = draft_of(cast, made_on=ON - timedelta(days=20), valid_until=LATER + timedelta(days=90))
    walk(cast, document)
    revised(cast, document, made_on=ON)
    walk(cast, document, until="sign", on=LATER)
    Document.objects.filter(pk=document.pk).update(valid_until=ON - timedelta(days=1))
    assert any(
        "有效期至不能早于成文日期" in says
        for says, _ in acts.why_not(document, "publish", cast.qian_jin, LATER)
    )


@pytest.mark.parametrize(
    "strange", [{"validity": "repealed"}, {"counts_in_total": False}, {"is_live": False}]
)
def test_nothing_but_the_record_is_carried_in_by_a_correction(
    cast: Cast, live: Document, strange: dict[str, Any]
) -> None:
    edition = revised(cast, live, summary="别的概述")
    walk(cast, live, until="sign", on=LATER)
    Edition.objects.filter(pk=edition.pk).update(own_record={"summary": "别的概述"} | strange)
    with pytest.raises(Refusal, match="改动"):
        acts.publish(live.pk, by=cast.qian_jin, on=LATER)


def test_the_public_edition_says_nothing_otherwise_than_its_document(live: Document) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(document=live).update(own_record={"subtitle": "没有人审过的副题"})
