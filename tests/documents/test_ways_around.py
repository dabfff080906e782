"""Ways around the review that somebody might try: each ends at the gate."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.acts import give_post
from gongkai.agencies.scope import scope_of
from gongkai.documents import acts
from gongkai.documents.clearing.acts import keep_number
from gongkai.documents.clearing.parts import parts_of
from gongkai.documents.clearing.reads import going_out, hits_in
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.interpreting.acts import ask_waiver, grant_waiver, keep_plan
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import package_of
from gongkai.documents.pieces import files_changed
from gongkai.documents.record import record_of
from gongkai.documents.release.acts.notices import drop_notice, set_notice
from gongkai.law.attribute import Attribute
from gongkai.law.hand import Hand
from gongkai.law.personal_release import KeepGround
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import TAKEN_BACK, Cast
from tests.documents.conftest import FITTING, ON, draft_of, interpretation_of, walk
from tests.interpreting import asked


def test_an_interpretation_signed_with_a_withdrawn_document_is_a_draft_again(cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    acts.revise(document.pk, text="新的正文。", because="政策有变化", by=cast.li_qiang, on=ON)
    other = interpretation_of(cast, document)
    walk(cast, document, until="sign")
    acts.withdraw(document.pk, how=TAKEN_BACK, opinion="停止执行", by=cast.wu_tao, on=ON)
    assert set(Edition.objects.filter(document__in=[document, other]).values_list("stage", flat=True)) == {
        "withdrawn", "draft",
    }  # fmt: skip
    with pytest.raises(Refusal):
        acts.publish(other.pk, by=cast.qian_jin, on=ON)


def test_what_was_reviewed_as_closed_is_not_released_as_open(cast: Cast) -> None:
    document = draft_of(cast, attribute=Attribute.ON_REQUEST, attribute_reason="涉及特定对象")
    walk(cast, document, until="sign")
    acts.decide_attribute(
        document.pk, attribute=Attribute.PROACTIVE, ground="", reason="可以公开了", by=cast.wu_tao, on=ON
    )
    with pytest.raises(Refusal, match="审查时不是主动公开"):
        acts.publish(document.pk, by=cast.qian_jin, on=ON)
    acts.send_back(document.pk, opinion="按主动公开重新送审", by=cast.qian_jin, on=ON)
    walk(cast, document)
    document.refresh_from_db()
    assert document.is_live


def test_who_signs_urgently_does_not_clear_and_release_too(cast: Cast) -> None:
    document = draft_of(cast, kind="warning")
    give_post(cast.wu_tao, Hand.DISCLOSURE_CLERK, since=ON)
    acts.sign_urgently(document.pk, opinion="暴雨红色预警", by=cast.wu_tao, on=ON)
    with pytest.raises(Refusal, match="由另外的人作出并发布"):
        acts.publish(
            document.pk, by=cast.wu_tao, on=ON, rulings=acts.all_open(package_of(document, lock=False))
        )


def test_an_urgent_text_that_was_returned_is_signed_and_released_anew(cast: Cast) -> None:
    document = draft_of(cast, kind="warning")
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    acts.pass_first(document.pk, judged=FITTING, opinion="同意", by=cast.he_jing, on=ON)
    acts.send_back(document.pk, opinion="数字有误", by=cast.sun_jing, on=ON)
    edition = document.editions.get()
    acts.rewrite(edition.pk, text="红色预警改为橙色。", by=cast.li_qiang, on=ON, saves=edition.saves)
    acts.sign_urgently(document.pk, opinion="立即发布", by=cast.wu_tao, on=ON)
    rulings = acts.all_open(package_of(document, lock=False))
    acts.publish(document.pk, by=cast.qian_jin, on=ON, rulings=rulings)
    assert Document.objects.public().filter(pk=document.pk).exists()


def test_a_waiver_holds_for_what_the_document_was(cast: Cast) -> None:
    document = draft_of(cast, title="某办法（征求意见稿）")
    ask_waiver(document.pk, reason="已经另外座谈", by=cast.li_qiang, on=ON)
    grant_waiver(document.pk, waiver=asked(document), opinion="同意", by=cast.zhao_min, on=ON)
    edition = document.editions.get()
    acts.rewrite(
        edition.pk, text="第一条。", by=cast.li_qiang, on=ON, saves=edition.saves, document={"kind": "policy", "title": "某办法"}
    )  # fmt: skip
    with pytest.raises(Refusal, match="需要解读"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)


def test_who_wrote_the_plan_reviews_nothing_of_it(cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    interpretation_of(cast, document)
    give_post(cast.he_jing, Hand.CLERK, since=ON, division=cast.division)
    keep_plan(
        document.pk, interpreter="业务科", background="背景", basis="依据", aims="目标", content="内容", key_words="", guidance="",
        differences="", forms=["text"], channels=["portal"], when="同步", responsible=cast.he_jing, by=cast.he_jing, on=ON,
    )  # fmt: skip
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="拟稿人不能审查"):
        acts.pass_first(document.pk, judged=FITTING, opinion="同意", by=cast.he_jing, on=ON)


def test_an_interpretation_is_not_interpreted(cast: Cast) -> None:
    other = interpretation_of(cast, draft_of(cast))
    with pytest.raises(Refusal, match="不能再对解读作解读"):
        interpretation_of(cast, other)


def test_what_was_once_out_keeps_its_record(cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    edition = acts.revise(document.pk, text="新。", because="有变化", by=cast.li_qiang, on=ON)
    acts.withdraw(document.pk, how=TAKEN_BACK, opinion="停止执行", by=cast.wu_tao, on=ON)
    how: dict[str, Any] = {"text": "新。", "by": cast.li_qiang, "on": ON}
    for record in ({"kind": "policy"}, {"attribute": "on_request", "attribute_reason": "x"}):
        with pytest.raises(Refusal, match="不能在新版本里改动"):
            acts.rewrite(edition.pk, saves=edition.saves, document=record, **how)
    acts.rewrite(edition.pk, saves=edition.saves, document={"title": "别的标题"}, **how)
    kept = Document.objects.get(pk=document.pk)
    assert (kept.title, kept.kind, kept.attribute) == (document.title, "ordinary", "proactive")


def test_a_record_changed_together_with_its_fingerprint_is_not_what_the_reviews_saw(cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document, until="sign")
    Document.objects.filter(pk=document.pk).update(summary="另一个概述")
    edition = Edition.objects.get(document=document)
    now = record_of(edition)
    Edition.objects.filter(pk=edition.pk).update(
        record_digest=now.digest, record_items=now.items, signed_record=now.digest
    )
    with pytest.raises(Refusal, match="审签时所见的内容"):
        acts.publish(document.pk, by=cast.qian_jin, on=ON)
    assert document.editions.get().stage == "draft"


def test_who_drops_the_period_of_a_notice_wrote_on_it(cast: Cast) -> None:
    document = draft_of(cast)
    give_post(cast.he_jing, Hand.CLERK, since=ON, division=cast.division)
    notice = {"last_day": ON + timedelta(days=9), "basis": "七个工作日", "contact": "办公室"}
    set_notice(document.pk, by=cast.li_qiang, on=ON, **notice)
    drop_notice(document.pk, by=cast.he_jing, on=ON)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="拟稿人不能审查"):
        acts.pass_first(document.pk, judged=FITTING, opinion="同意", by=cast.he_jing, on=ON)


def test_a_picture_changed_on_the_disk_is_noticed(cast: Cast) -> None:
    document = draft_of(cast)
    edition = document.editions.get()
    drafting.add_picture(
        edition.pk, name="图.png", content=io.BytesIO(papers.png()), alt="示意图", by=cast.li_qiang, on=ON, saves=edition.saves
    )  # fmt: skip
    edition.refresh_from_db()
    assert files_changed(edition) == []
    kept = edition.pictures.get()
    with open(kept.file.path, "ab") as there:
        there.write(b"x")
    assert files_changed(edition) == ["正文图片1"]


def test_an_identity_number_is_never_no_ones(cast: Cast) -> None:
    document = draft_of(cast, text="张某，身份证号990000199003070021。")
    (hit,) = hits_in(going_out(package_of(document, lock=False)), ON)
    with pytest.raises(Refusal, match="身份证号总是个人信息"):
        keep_number(
            document.pk,
            hit.key,
            ground=KeepGround.NOT_PERSONAL,
            reason="编号",
            basis="台账",
            by=cast.sun_jing,
            on=ON,
        )
    assert list(parts_of(package_of(document, lock=False)))


def test_an_author_takes_back_what_nobody_passed_on_and_nobody_else_does(cast: Cast) -> None:
    document = draft_of(cast)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="只有拟稿人可以撤回送审"):
        acts.take_back(document.pk, opinion="", by=cast.he_jing, on=ON)
    acts.take_back(document.pk, opinion="漏了附件", by=cast.li_qiang, on=ON)
    assert document.editions.get().stage == "draft"
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    acts.pass_first(document.pk, judged=FITTING, opinion="同意", by=cast.he_jing, on=ON)
    with pytest.raises(Refusal):
        acts.take_back(document.pk, opinion="晚了", by=cast.li_qiang, on=ON)


def test_an_author_under_review_does_not_change_the_attribute(cast: Cast) -> None:
    document = draft_of(cast)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="正在办理这一环节的审查人"):
        acts.change_attribute(
            document.pk, attribute=Attribute.ON_REQUEST, ground="", reason="想改", by=cast.li_qiang, on=ON
        )


@pytest.mark.parametrize("stage", ["draft", "approved"])
def test_no_sql_makes_an_unreleased_edition_live(cast: Cast, stage: str) -> None:
    document = draft_of(cast)
    if stage == "approved":
        walk(cast, document, until="sign")
    edition = document.editions.get()
    fields: dict[str, Any] = {
        "is_live": True,
        "live_edition": edition,
        "published_on": ON,
        "attribute_fixed_on": ON,
    }
    with pytest.raises(IntegrityError, match="已发布的版本"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**fields)


def test_a_reviewer_of_legality_sees_what_waits_wherever_it_was_drafted(cast: Cast) -> None:
    document = draft_of(cast, kind="normative")
    scope = scope_of(cast.zheng_zhi, ON)
    if scope.divisions is None:
        pytest.fail("the reviewer of legality of the cast sees everything: the test proves nothing")
    assert not Document.objects.visible_to(scope).filter(pk=document.pk).exists()
    walk(cast, document, until="submit")
    assert Document.objects.visible_to(scope).filter(pk=document.pk).exists()
    ordinary = draft_of(cast)
    walk(cast, ordinary, until="submit")
    assert not Document.objects.visible_to(scope).filter(pk=ordinary.pk).exists()
