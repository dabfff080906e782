"""An answer from its points to the archive: who writes, who reviews, who signs, when it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from docx import Document

from gongkai.agencies.acts import enrol, give_post, open_division, set_house_rule
from gongkai.cases import acts
from gongkai.cases.models import Case, Contact, Proposal
from gongkai.files import vault
from gongkai.journal.reads import lines_of
from gongkai.law.consultation import Opinion
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.moves import NoSuchMove
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from tests.answering import answered, approved, decision, hand_out, in_hand, proposed
from tests.cast import Cast

DAY = date(2024, 4, 1)


@pytest.fixture
def case(cast: Cast) -> Case:
    return in_hand(cast, on=date(2024, 3, 11))


def test_an_answer_closes_the_case_under_the_article_of_its_outcome(cast: Cast, case: Case) -> None:
    closed = answered(cast, case, Outcome.GRANTED_IN_PART, on=date(2024, 4, 9))
    assert (closed.stage, closed.outcome, closed.closed_on) == ("closed", "granted_in_part", date(2024, 4, 9))
    last = lines_of(cast.agency, "case", case.number).last()
    assert last is not None
    assert (last.act, last.under) == ("answer", "《中华人民共和国政府信息公开条例》第三十七条")


def test_a_posted_answer_counts_from_the_day_it_was_posted(cast: Cast, case: Case) -> None:
    approved(cast, case, on=date(2024, 4, 9))
    closed = acts.answer(
        case.pk,
        way=Way.POST,
        sent=date(2024, 4, 9),
        tracking="1234567890123",
        address="甲市二路2号",
        by=cast.li_qiang,
        on=date(2024, 4, 12),
    )
    assert closed.closed_on == date(2024, 4, 9)
    assert closed.due == date(2024, 4, 9)


def test_an_answer_handed_over_counts_from_the_day_it_was_signed_for(cast: Cast, case: Case) -> None:
    approved(cast, case, on=DAY)
    with pytest.raises(Refusal, match="请填写签收日期"):
        acts.answer(case.pk, way=Way.DIRECT, sent=DAY, by=cast.li_qiang, on=DAY)
    closed = acts.answer(
        case.pk, way=Way.DIRECT, sent=DAY, signed=date(2024, 4, 2), by=cast.li_qiang, on=date(2024, 4, 2)
    )
    assert closed.closed_on == date(2024, 4, 2)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"way": Way.POST, "sent": DAY}, "邮件号码"),
        ({"way": Way.ELECTRONIC, "sent": date(2024, 3, 31)}, "不能早于"),
        ({"way": Way.ELECTRONIC, "sent": date(2024, 4, 2)}, "不能晚于今天"),
    ],
)
def test_a_service_that_cannot_have_been_is_refused(cast: Cast, case: Case, facts: dict, says: str) -> None:
    approved(cast, case, on=DAY)
    with pytest.raises(Refusal, match=says):
        acts.answer(case.pk, **facts, by=cast.li_qiang, on=DAY)
    case.refresh_from_db()
    assert case.stage == "approved"


def test_a_decision_without_reasons_is_refused_with_what_it_must_tell(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="不予公开的理由"):
        acts.decide(case.pk, 1, acts.Decision(Outcome.WITHHELD_PROCESS), by=cast.li_qiang, on=DAY)


def test_no_letter_leaves_while_a_point_is_undecided(cast: Cast, case: Case) -> None:
    acts.split(case.pk, points=["申报书", "评审意见"], by=cast.li_qiang, on=DAY)
    acts.decide(case.pk, 1, decision(Outcome.GRANTED), by=cast.li_qiang, on=DAY)
    with pytest.raises(Refusal, match="要点2还没有决定"):
        acts.propose(case.pk, by=cast.li_qiang, on=DAY)


def test_a_refusal_to_send_lists_everything_that_is_missing(cast: Cast, case: Case) -> None:
    acts.split(case.pk, points=["申报书", "评审意见", "会议记录"], by=cast.li_qiang, on=DAY)
    with pytest.raises(Refusal) as refused:
        acts.propose(case.pk, by=cast.li_qiang, on=DAY)
    assert [says for says, cite in refused.value.reasons if cite] == [f"要点{n}还没有决定" for n in (1, 2, 3)]


def test_points_that_keep_their_words_keep_their_decision(cast: Cast, case: Case) -> None:
    acts.split(case.pk, points=["申报书", "评审意见"], by=cast.li_qiang, on=DAY)
    acts.decide(case.pk, 2, decision(Outcome.WITHHELD_PROCESS), by=cast.li_qiang, on=DAY)
    acts.split(case.pk, points=["评审意见", "合同"], by=cast.li_qiang, on=DAY)
    assert list(case.points.values_list("asks", "outcome")) == [
        ("评审意见", "withheld_process"),
        ("合同", ""),
    ]


def test_given_and_withheld_points_make_a_severed_answer_and_one_row(cast: Cast, case: Case) -> None:
    acts.split(case.pk, points=["申报书", "评审意见"], by=cast.li_qiang, on=DAY)
    acts.decide(case.pk, 1, decision(Outcome.GRANTED), by=cast.li_qiang, on=DAY)
    acts.decide(case.pk, 2, decision(Outcome.WITHHELD_PROCESS), by=cast.li_qiang, on=DAY)
    hand_out(case, by=cast.li_qiang, on=DAY)
    assert acts.propose(case.pk, by=cast.li_qiang, on=DAY).outcome == "granted_in_part"


def test_where_the_form_leaves_a_choice_the_handler_makes_it(cast: Cast, case: Case) -> None:
    acts.split(case.pk, points=["会议记录", "合同"], by=cast.li_qiang, on=DAY)
    acts.record_search(case.pk, where="档案室", words="合同", found="没有", by=cast.li_qiang, on=DAY)
    acts.decide(case.pk, 1, decision(Outcome.WITHHELD_PROCESS), by=cast.li_qiang, on=DAY)
    acts.decide(case.pk, 2, decision(Outcome.NOT_HELD_ABSENT), by=cast.li_qiang, on=DAY)
    with pytest.raises(Refusal, match="请选定全件结论"):
        acts.propose(case.pk, by=cast.li_qiang, on=DAY)
    with pytest.raises(Refusal, match="请选定全件结论"):
        acts.propose(case.pk, outcome=Outcome.GRANTED, by=cast.li_qiang, on=DAY)
    assert acts.propose(case.pk, outcome=Outcome.NOT_HELD_ABSENT, by=cast.li_qiang, on=DAY).round == 1


def test_an_answer_that_discloses_is_signed_only_after_the_secrecy_review(cast: Cast, case: Case) -> None:
    proposed(cast, case, Outcome.GRANTED_IN_PART, on=DAY)
    with pytest.raises(Refusal) as refused:
        acts.approve(case.pk, by=cast.wu_tao, on=DAY)
    assert [says for says, _ in refused.value.reasons] == ["还没有保密审查意见", "还没有法制审核意见"]


def test_an_agency_may_do_without_the_legal_opinion(cast: Cast, case: Case) -> None:
    set_house_rule(cast.agency, "legal_review", 0, since=date(2024, 1, 1))
    proposed(cast, case, Outcome.WITHHELD_PROCESS, on=DAY)
    assert acts.approve(case.pk, by=cast.wu_tao, on=DAY).stage == "approved"


def test_nobody_signs_or_reviews_the_own_answer(cast: Cast) -> None:
    mine = in_hand(cast, on=date(2024, 3, 11), handler=cast.qian_jin)
    give_post(cast.qian_jin, Hand.OFFICE_HEAD, date(2024, 1, 1))
    give_post(cast.qian_jin, Hand.SECRECY_REVIEWER, date(2024, 1, 1))
    proposed(cast, mine, on=DAY)
    with pytest.raises(Refusal, match="不能审核自己"):
        acts.review(mine.pk, agrees=True, says="", by=cast.qian_jin, on=DAY)
    acts.review(mine.pk, agrees=True, says="", by=cast.sun_jing, on=DAY)
    with pytest.raises(Refusal, match="不能批准自己"):
        acts.approve(mine.pk, by=cast.qian_jin, on=DAY)


def test_who_reviewed_does_not_sign(cast: Cast, case: Case) -> None:
    give_post(cast.sun_jing, Hand.DEPUTY, date(2024, 1, 1))
    proposed(cast, case, on=DAY)
    acts.review(case.pk, agrees=True, says="", by=cast.sun_jing, on=DAY)
    with pytest.raises(Refusal, match="审核人不能再批准"):
        acts.approve(case.pk, by=cast.sun_jing, on=DAY)


def test_a_disagreement_sends_the_answer_back_and_must_say_why(cast: Cast, case: Case) -> None:
    proposed(cast, case, on=DAY)
    with pytest.raises(Refusal, match="请写明意见"):
        acts.review(case.pk, agrees=False, says=" ", by=cast.sun_jing, on=DAY)
    acts.review(case.pk, agrees=False, says="附件含内部电话", by=cast.sun_jing, on=DAY)
    case.refresh_from_db()
    assert case.stage == "in_hand"
    assert case.proposals.get().ended == "sent_back"
    assert acts.propose(case.pk, by=cast.li_qiang, on=DAY).round == 2


def test_an_opinion_is_given_once_and_by_the_post_it_belongs_to(cast: Cast, case: Case) -> None:
    proposed(cast, case, on=DAY)
    with pytest.raises(Refusal, match="不需要您"):
        acts.review(case.pk, agrees=True, says="", by=cast.zheng_zhi, on=DAY)
    acts.review(case.pk, agrees=True, says="", by=cast.sun_jing, on=DAY)
    with pytest.raises(Refusal, match="不需要您"):
        acts.review(case.pk, agrees=True, says="", by=cast.sun_jing, on=DAY)
    with pytest.raises(NoSuchMove):
        acts.review(case.pk, agrees=True, says="", by=cast.he_jing, on=DAY)


def test_content_changed_behind_the_review_voids_it(cast: Cast, case: Case) -> None:
    proposed(cast, case, on=DAY)
    acts.review(case.pk, agrees=True, says="", by=cast.sun_jing, on=DAY)
    case.points.update(how="纸质文本")
    with pytest.raises(Refusal, match="内容有改动"):
        acts.approve(case.pk, by=cast.wu_tao, on=DAY)


def test_nothing_can_be_decided_while_others_review(cast: Cast, case: Case) -> None:
    proposed(cast, case, on=DAY)
    with pytest.raises(NoSuchMove):
        acts.decide(case.pk, 1, decision(Outcome.GRANTED), by=cast.li_qiang, on=DAY)


def test_a_recalled_answer_leaves_its_number_void_and_the_next_one_follows(cast: Cast, case: Case) -> None:
    approved(cast, case, on=DAY)
    acts.recall(case.pk, says="附件有误", by=cast.wu_tao, on=DAY)
    answered(cast, case, on=DAY)
    letters = case.letters.filter(kind="answer_open").values_list("number", "cancelled_on")
    assert list(letters) == [("甲文旅公开〔2024〕第1号-答", DAY), ("甲文旅公开〔2024〕第1号-答-2", None)]


def test_a_request_withdrawn_before_service_leaves_no_answer(cast: Cast, case: Case) -> None:
    approved(cast, case, on=DAY)
    closed = acts.withdraw(case.pk, says="来信撤回", by=cast.qian_jin, on=DAY)
    assert closed.outcome == Outcome.OTHER_ENDED
    assert not case.letters.answers().exists()
    assert case.letters.filter(kind="answer_open").get().cancelled_why == "申请人撤回申请"
    assert not Proposal.objects.filter(case=case, ended="").exists()


def test_what_is_public_already_is_told_on_the_spot(cast: Cast, case: Case) -> None:
    closed = acts.answer_on_the_spot(
        case.pk,
        published_at="门户“公共文化”栏目",
        way=Way.DIRECT,
        signed_by="王芳（本人）",
        by=cast.li_qiang,
        on=DAY,
    )
    assert (closed.outcome, closed.closed_on) == ("already_public", DAY)
    with pytest.raises(NoSuchMove):
        acts.answer_on_the_spot(
            case.pk, published_at="门户", way=Way.DIRECT, signed_by="王芳（本人）", by=cast.li_qiang, on=DAY
        )


def test_a_case_is_archived_once_and_only_with_every_letter_served(cast: Cast, case: Case) -> None:
    answered(cast, case, on=DAY)
    with pytest.raises(Refusal, match="没有登记送达"):
        acts.archive(case.pk, by=cast.qian_jin, on=DAY)
    receipt = case.letters.get(kind="receipt")
    acts.serve(receipt.pk, way=Way.DIRECT, sent=DAY, signed=DAY, by=cast.qian_jin, on=DAY)
    assert acts.archive(case.pk, by=cast.qian_jin, on=DAY).archive_no == "2024-YSQGD-0001"
    with pytest.raises(Refusal, match="已经归档"):
        acts.archive(case.pk, by=cast.qian_jin, on=DAY)


def test_the_database_holds_one_open_proposal_and_no_archived_open_case(cast: Cast, case: Case) -> None:
    proposed(cast, case, on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(case=case, round=2, outcome="granted", digest="x", by=cast.li_qiang, on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(archived_on=DAY, archive_no="x")


def test_an_objection_gives_way_only_to_a_public_interest_that_is_written_down(
    cast: Cast, case: Case
) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=DAY)
    acts.third_party_answered(
        case.pk, party="某公司", opinion=Opinion.OBJECTS, says="含报价", by=cast.li_qiang, on=DAY
    )
    bare = acts.Decision(Outcome.GRANTED, how="电子文本")
    with pytest.raises(Refusal, match="公共利益造成重大影响"):
        acts.decide(case.pk, 1, bare, by=cast.li_qiang, on=DAY)
    weighed = replace(bare, weighed="涉及公共安全，不公开可能造成重大影响。")
    acts.decide(case.pk, 1, weighed, by=cast.li_qiang, on=DAY)
    hand_out(case, by=cast.li_qiang, on=DAY)
    acts.propose(case.pk, by=cast.li_qiang, on=DAY)
    acts.review(case.pk, agrees=True, says="", by=cast.sun_jing, on=DAY)
    acts.approve(case.pk, by=cast.wu_tao, on=DAY)
    told = case.letters.get(kind="overriding_notice")
    assert (told.party, told.facts["reason"]) == ("某公司", "涉及公共安全，不公开可能造成重大影响。")


def test_a_letter_says_that_its_day_is_provisional(cast: Cast) -> None:
    late = in_hand(cast, on=date(2026, 12, 10))
    assert late.clock_status == "provisional"
    receipt = late.letters.get(kind="receipt")
    text = "\n".join(p.text for p in Document(BytesIO(vault.open_file(receipt.word))).paragraphs)
    assert "放假安排尚未公布" in text


def test_a_clerk_of_another_division_keeps_nothing_in_this_file(cast: Cast, case: Case) -> None:
    finance = open_division(cast.agency, "CWK", "财务科")
    stranger = enrol(cast.agency, "wulan", "吴兰", division=finance)
    give_post(stranger, Hand.CLERK, date(2024, 1, 1), division=finance)
    with pytest.raises(Refusal, match="办理这件申请的人员办理"):
        acts.log_contact(case.pk, how=Contact.How.PHONE, says="x", by=stranger, on=DAY)
    with pytest.raises(Refusal, match="办理这件申请的人员办理"):
        acts.serve(case.letters.get().pk, way=Way.ELECTRONIC, sent=DAY, by=stranger, on=DAY)
