"""A document from draft to portal: every step, and what is refused on the way."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.documents import acts
from gongkai.documents.models import Document, Edition
from gongkai.journal.reads import lines_of
from gongkai.law.hand import Hand
from gongkai.law.moves import NoSuchMove
from gongkai.law.source import Refusal
from tests.cast import FITTING, TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk
from tests.repealing import repealed


def test_a_document_goes_live_after_three_reviews_the_secrecy_review_and_publication(
    cast: Cast, draft: Document
) -> None:
    walk(cast, draft)
    draft.refresh_from_db()
    assert (draft.is_live, draft.published_on) == (True, ON)
    assert [e.act for e in lines_of(cast.agency, "document", draft.index_no)] == [
        "draft", "submit", "pass_first", "pass_secrecy", "pass_second", "sign", "publish",
    ]  # fmt: skip
    under = lines_of(cast.agency, "document", draft.index_no).get(act="pass_secrecy").under
    assert under == "《中华人民共和国保守国家秘密法》第三十五条"


@pytest.mark.parametrize("until", ["submit", "pass_first", "pass_secrecy", "pass_second"])
def test_nothing_is_published_before_it_is_signed(cast: Cast, draft: Document, until: str) -> None:
    walk(cast, draft, until=until)
    with pytest.raises(NoSuchMove, match="发布"):
        acts.publish(draft.pk, by=cast.qian_jin, on=ON)
    draft.refresh_from_db()
    assert not draft.is_live


def test_an_author_never_reviews_the_own_draft(cast: Cast) -> None:
    document = acts.draft(
        cast.columns["policy"], title="通知", text="内容。", division=cast.division, by=cast.he_jing, on=ON
    )
    acts.submit(document.pk, by=cast.he_jing, on=ON)
    with pytest.raises(Refusal, match="拟稿人不能审查自己的稿件"):
        acts.pass_first(document.pk, judged=FITTING, opinion="", by=cast.he_jing, on=ON)


def test_one_person_gives_one_of_the_approvals_only(cast: Cast, draft: Document) -> None:
    from gongkai.agencies.acts import give_post

    walk(cast, draft, until="pass_secrecy")
    give_post(cast.zhao_min, Hand.DEPUTY, ON)
    acts.pass_second(draft.pk, opinion="", by=cast.zhao_min, on=ON)
    with pytest.raises(Refusal, match="三审应当由不同的人办理"):
        acts.sign(draft.pk, opinion="", by=cast.zhao_min, on=ON)


@pytest.mark.parametrize("who", ["li_qiang", "qian_jin", "sun_jing", "zhao_min", "zhou_yang"])
def test_only_the_head_of_the_division_gives_the_first_review(cast: Cast, draft: Document, who: str) -> None:
    walk(cast, draft, until="submit")
    with pytest.raises(NoSuchMove):
        acts.pass_first(draft.pk, judged=FITTING, opinion="", by=getattr(cast, who), on=ON)


def test_a_text_in_review_cannot_be_changed(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="submit")
    edition = draft.editions.get()
    with pytest.raises(Refusal, match="只有拟稿中的文字可以修改"):
        acts.rewrite(edition.pk, text="改过", by=cast.li_qiang, on=ON, saves=edition.saves)


def test_sending_back_voids_the_secrecy_review(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="pass_secrecy")
    acts.send_back(draft.pk, opinion="请补充时间", by=cast.zhao_min, on=ON)
    edition = draft.editions.get()
    assert (edition.stage, edition.secrecy_digest) == ("draft", "")


def test_sending_back_needs_an_opinion(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="submit")
    with pytest.raises(Refusal, match="要写明意见"):
        acts.send_back(draft.pk, opinion=" ", by=cast.he_jing, on=ON)


def test_a_draft_sent_back_may_be_approved_again_by_the_same_people(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="pass_first")
    acts.send_back(draft.pk, opinion="请补充", by=cast.sun_jing, on=ON)
    walk(cast, draft)
    draft.refresh_from_db()
    assert draft.is_live


def test_who_cannot_tell_whether_it_is_secret_refers_it_upward(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="pass_first")
    acts.refer(draft.pk, opinion="涉及未公布数据", by=cast.sun_jing, on=ON)
    with pytest.raises(NoSuchMove):
        acts.pass_second(draft.pk, opinion="", by=cast.zhao_min, on=ON)
    acts.resolve(draft.pk, opinion="保密行政管理部门确定可以公开", by=cast.sun_jing, on=ON)
    assert draft.editions.get().stage == "secrecy_review"


def test_a_second_writer_does_not_overwrite_the_first(cast: Cast, draft: Document) -> None:
    edition = draft.editions.get()
    acts.rewrite(edition.pk, text="第一个人", by=cast.li_qiang, on=ON, saves=edition.saves)
    with pytest.raises(acts.Stale, match="别人刚刚保存过"):
        acts.rewrite(edition.pk, text="第二个人", by=cast.qian_jin, on=ON, saves=edition.saves)
    edition.refresh_from_db()
    assert edition.text == "第一个人"


@pytest.mark.parametrize("attribute", ["on_request", "withheld"])
def test_a_document_that_is_not_proactive_is_never_published(cast: Cast, attribute: str) -> None:
    document = draft_of(cast, attribute=attribute, attribute_reason="内部事务", attribute_ground="16-1")
    walk(cast, document, until="sign")
    with pytest.raises(Refusal, match="不能发布"):
        acts.publish(document.pk, by=cast.qian_jin, on=ON)


def test_the_database_keeps_a_closed_document_off_the_portal(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=draft.pk).update(attribute="withheld", attribute_reason="x")


def test_the_database_publishes_only_what_the_secrecy_review_saw(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(document=draft).update(digest="0" * 64)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"attribute": "on_request"}, "要写明理由"),
        ({"attribute": "withheld", "attribute_reason": "x"}, "哪一种法定情形"),
    ],
)
def test_a_closed_attribute_names_its_reason(cast: Cast, fields: dict, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        draft_of(cast, **fields)


def test_a_document_that_needs_an_interpretation_is_not_submitted_without_one(cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    with pytest.raises(Refusal, match="解读稿应当与文件同步送审"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)


def test_document_and_interpretation_are_reviewed_and_published_as_one(cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    interpretation = interpretation_of(cast, document)
    walk(cast, document)
    interpretation.refresh_from_db()
    assert interpretation.is_live
    packages = set(Edition.objects.values_list("package", flat=True))
    assert len(packages) == 1
    assert None not in packages


def test_an_interpretation_does_not_travel_ahead_of_its_document(cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    interpretation = interpretation_of(cast, document)
    with pytest.raises(Refusal, match="请在该文件上办理"):
        acts.submit(interpretation.pk, by=cast.li_qiang, on=ON)


def test_an_interpretation_added_after_a_return_joins_the_next_round(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="submit")
    acts.send_back(draft.pk, opinion="请补解读", by=cast.he_jing, on=ON)
    interpretation = interpretation_of(cast, draft)
    walk(cast, draft)
    interpretation.refresh_from_db()
    assert interpretation.is_live


def test_another_division_does_not_interpret(cast: Cast, draft: Document) -> None:
    with pytest.raises(Refusal, match="谁起草、谁解读"):
        acts.draft(
            cast.columns["interpretation"], title="解读", text="x", division=cast.office, by=cast.qian_jin, on=ON,
            interprets=draft,
        )  # fmt: skip


def test_a_new_edition_leaves_the_old_one_live_until_it_is_published(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    edition = acts.revise(
        draft.pk, text="各单位：\n\n更正后的内容。", because="更正错别字", by=cast.li_qiang, on=ON
    )
    draft.refresh_from_db()
    assert draft.live_edition != edition
    walk(cast, draft, on=date(2024, 3, 12))
    draft.refresh_from_db()
    assert draft.live_edition == edition
    assert draft.published_on == ON
    assert [e.stage for e in draft.editions.order_by("number")] == ["superseded", "published"]


def test_a_published_text_is_revised_with_a_reason_and_one_at_a_time(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    with pytest.raises(Refusal, match="写明修改的原因"):
        acts.revise(draft.pk, text="x", because="", by=cast.li_qiang, on=ON)
    acts.revise(draft.pk, text="x", because="更正", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="已经有一个新版本在办理中"):
        acts.revise(draft.pk, text="y", because="更正", by=cast.li_qiang, on=ON)


def test_what_is_online_keeps_its_title_while_a_new_edition_is_written(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    edition = acts.revise(draft.pk, text="x", because="更正", by=cast.li_qiang, on=ON)
    acts.rewrite(edition.pk, text="x", by=cast.li_qiang, on=ON, saves=0, document={"title": "别的标题"})
    draft.refresh_from_db()
    assert draft.title == "关于开展活动的通知"
    assert Document.objects.public().get().title == "关于开展活动的通知"


def test_a_withdrawn_document_is_gone_from_the_portal_and_stays_on_record(
    cast: Cast, draft: Document
) -> None:
    walk(cast, draft)
    acts.withdraw(draft.pk, how=TAKEN_BACK, opinion="内容有误", by=cast.wu_tao, on=ON)
    assert not Document.objects.public().exists()
    assert draft.editions.get().stage == "withdrawn"


def test_a_repealed_document_says_so_and_stays(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    repealed(draft.pk, by=cast.qian_jin, on=date(2024, 6, 1))
    document = Document.objects.public().get()
    assert (document.validity, document.repealed_on) == ("repealed", date(2024, 6, 1))


def test_index_numbers_have_no_gap(cast: Cast) -> None:
    numbers = [draft_of(cast).index_no for _ in range(3)]
    assert numbers == [f"11990000CAST000001/2024-0000{n}" for n in (1, 2, 3)]


def test_a_stranger_neither_drafts_nor_writes_here(cast: Cast, draft: Document) -> None:
    with pytest.raises(Refusal):
        acts.draft(
            cast.columns["policy"], title="x", text="x", division=cast.division, by=cast.zhou_yang, on=ON
        )
    with pytest.raises(Refusal, match="不是甲市文化和旅游局的人员"):
        acts.rewrite(draft.editions.get().pk, text="x", by=cast.zhou_yang, on=ON, saves=0)


def test_all_reasons_why_not_are_given_at_once(cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    reasons = acts.why_not(document, "submit", cast.li_qiang, ON)
    assert [says for says, _ in reasons] == [
        "这份文件需要解读，解读稿应当与文件同步送审；请先起草解读，确实不需要解读的，写明理由申请免予解读"
    ]
    assert acts.why_not(document, "sign", cast.li_qiang, ON)[0][0].startswith("“拟稿”状态下不能“签发”")


def test_who_rewrote_a_draft_does_not_review_it(cast: Cast, draft: Document) -> None:
    edition = draft.editions.get()
    acts.rewrite(edition.pk, text="各单位：\n\n何静改写的全文。", by=cast.he_jing, on=ON, saves=edition.saves)
    acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="拟稿人不能审查自己的稿件"):
        acts.pass_first(draft.pk, judged=FITTING, opinion="", by=cast.he_jing, on=ON)


def test_an_interpretation_of_a_withheld_document_goes_nowhere(cast: Cast) -> None:
    lead = draft_of(cast, attribute="withheld", attribute_reason="内部事务", attribute_ground="16-1")
    walk(cast, lead, until="submit")
    interpretation = interpretation_of(cast, lead)
    with pytest.raises(Refusal, match="它的解读不能发布"):
        acts.submit(interpretation.pk, by=cast.li_qiang, on=ON)


def test_an_interpretation_drafted_late_does_not_go_live_before_its_document(
    cast: Cast, draft: Document
) -> None:
    walk(cast, draft, until="submit")
    interpretation = interpretation_of(cast, draft)
    walk(cast, interpretation, until="pass_second")
    with pytest.raises(Refusal, match="解读不能先于文件"):
        acts.sign(interpretation.pk, opinion="", by=cast.wu_tao, on=ON)


def test_withdrawing_calls_back_what_was_already_signed_and_takes_the_interpretation_along(
    cast: Cast,
) -> None:
    document = draft_of(cast, needs_interpretation=True)
    interpretation = interpretation_of(cast, document)
    walk(cast, document)
    acts.revise(document.pk, text="新的内容。", because="更正", by=cast.li_qiang, on=ON)
    walk(cast, document, until="sign")
    acts.withdraw(document.pk, how=TAKEN_BACK, opinion="内容有误", by=cast.wu_tao, on=ON)
    with pytest.raises(NoSuchMove):
        acts.publish(document.pk, by=cast.qian_jin, on=ON)
    interpretation.refresh_from_db()
    assert not interpretation.is_live
    assert not Document.objects.public().exists()
