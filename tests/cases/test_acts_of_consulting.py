"""Asking others, asking for reasons, more time, the fee: which letters go to whom, and what the clock does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from gongkai.agencies.acts import give_post, set_house_rule
from gongkai.agencies.reads import calendar
from gongkai.cases import acts
from gongkai.cases.acts import Decision
from gongkai.cases.models import Applicant, Case, Contact
from gongkai.cases.reads import asked_in_month
from gongkai.journal.reads import lines_of
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.consultation import Opinion
from gongkai.law.delivery import Way
from gongkai.law.fee import Method, fee_for
from gongkai.law.hand import Hand
from gongkai.law.letter import Addressee, LetterKind
from gongkai.law.moves import NoSuchMove
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from tests.answering import decision, hand_out, in_hand, proposed
from tests.cast import WANG_FANG, Cast
from tests.letters import only, text_of

RECEIVED = date(2024, 3, 11)
DUE = date(2024, 4, 9)
SENT = date(2024, 3, 18)
K = LetterKind


@pytest.fixture
def case(cast: Cast) -> Case:
    """In the hands of 李强 on 2024-03-11; due 2024-04-09."""
    return in_hand(cast, on=RECEIVED)


def kinds(case: Case) -> list[str]:
    return [x.kind for x in case.letters.exclude(kind=K.RECEIPT)]


def also_asked(case: Case, times: int) -> None:
    """The same person filed so many other requests in the same month."""
    for n in range(times):
        other = Case.objects.create(
            agency=case.agency, number=f"2024-YSQ-9{n:03d}", applicant_kind="natural",
            channel="in_person", submitted_on=RECEIVED, registered_on=RECEIVED, received_on=RECEIVED,
            asked=f"另{n}件", stage="received",
        )  # fmt: skip
        Applicant.objects.create(
            case=other, name="王芳", id_kind="id_card", id_mark=case.applicant.id_mark, phone="1"
        )


# Third parties and other agencies


def test_a_third_party_is_asked_by_letter_and_the_applicant_told_that_the_clock_stands(
    cast: Cast, case: Case
) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    asking, telling = only(case, K.THIRD_PARTY_CONSULTATION), only(case, K.CONSULTATION_NOTICE)
    assert "某公司" in text_of(asking)
    assert "15个工作日" in text_of(asking)
    assert "由本机关依照该条例的规定决定是否公开" in text_of(asking)
    assert "王芳" in text_of(telling)
    assert "有关第三方" in text_of(telling)
    assert "某公司" not in text_of(telling)
    assert "2024年3月18日" in text_of(telling)


def test_no_letter_to_somebody_else_says_who_asked(cast: Cast) -> None:
    asker = replace(WANG_FANG, name="王芳芳", address="甲市二路2号301室", contact="王大山")
    filed = acts.receive(
        cast.agency, asker, ApplicantKind.NATURAL,
        "我是王芳芳（身份证990000199003070021，电话13800000000，甲市二路2号301室），申请公开某项目申报书。",
        channel=Channel.IN_PERSON, by=cast.qian_jin, on=RECEIVED,
    )  # fmt: skip
    acts.accept(filed.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=RECEIVED)
    acts.consult_third_party(
        filed.pk, party="某公司", says="王芳芳申请公开贵公司的申报书", by=cast.li_qiang, on=SENT
    )
    acts.consult_agency(filed.pk, party="甲市财政局", by=cast.li_qiang, on=SENT)
    acts.consult_agency(
        filed.pk, party="甲市档案馆", says="联系人王大山", together=False, by=cast.li_qiang, on=SENT
    )
    others = [x for x in filed.letters.all() if K(x.kind).letter.to is not Addressee.APPLICANT]
    assert len(others) == 3
    for letter in others:
        text = text_of(letter)
        assert "申请公开某项目申报书" in text
        for secret in (
            "王芳芳", "990000199003070021", "13800000000", "二路2号", "王大山", "wangfang", filed.query_code, filed.number,
        ):  # fmt: skip
            assert secret not in text, (letter, secret)


def test_a_town_named_as_an_address_stays_in_what_was_asked(cast: Cast) -> None:
    filed = acts.receive(
        cast.agency, replace(WANG_FANG, address="甲市"), ApplicantKind.NATURAL, "甲市某项目申报书",
        channel=Channel.IN_PERSON, by=cast.qian_jin, on=RECEIVED,
    )  # fmt: skip
    acts.accept(filed.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=RECEIVED)
    acts.consult_third_party(filed.pk, party="某公司", by=cast.li_qiang, on=SENT)
    assert "甲市某项目申报书" in text_of(only(filed, K.THIRD_PARTY_CONSULTATION))


def test_an_agency_that_made_it_too_consents_by_silence_and_one_that_helps_does_not(
    cast: Cast, case: Case
) -> None:
    acts.consult_agency(case.pk, party="甲市财政局", by=cast.li_qiang, on=SENT)
    acts.consult_agency(case.pk, party="甲市档案馆", together=False, by=cast.li_qiang, on=SENT)
    assert "视为同意公开" in text_of(only(case, K.CO_MAKER_CONSULTATION))
    helping = text_of(only(case, K.ASSISTANCE))
    assert "视为同意" not in helping
    assert "2024年4月9日" in helping  # fifteen working days from the day after 18 March
    assert case.letters.filter(kind=K.CONSULTATION_NOTICE).count() == 2


def test_an_agency_that_is_asked_stops_the_clock_and_its_opinion_starts_it_again(
    cast: Cast, case: Case
) -> None:
    asked = acts.consult_agency(case.pk, party="甲市财政局", by=cast.li_qiang, on=SENT)
    assert (asked.due, asked.clock_status, asked.waits_until) == (None, "stopped", DUE)
    moved = acts.agency_answered(case.pk, says="同意", by=cast.li_qiang, on=date(2024, 3, 29))
    assert (moved.due, moved.clock_status) == (date(2024, 4, 22), "official")


@pytest.mark.parametrize("again", ["某公司", " 某公司 "])
def test_nobody_is_asked_twice_by_the_same_letter(cast: Cast, case: Case, again: str) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    acts.third_party_answered(case.pk, says="不同意", by=cast.li_qiang, on=date(2024, 3, 20))
    with pytest.raises(Refusal, match="已经征求过某公司的意见"):
        acts.consult_third_party(case.pk, party=again, by=cast.li_qiang, on=date(2024, 3, 21))
    acts.consult_agency(case.pk, party="甲市财政局", by=cast.li_qiang, on=date(2024, 3, 21))
    with pytest.raises(Refusal, match="已经征求过甲市财政局的意见"):
        acts.consult_agency(case.pk, party="甲市财政局", by=cast.li_qiang, on=date(2024, 3, 22))
    assert case.events.filter(what__startswith="consult_").count() == 2


def test_a_letter_without_a_party_is_not_written(cast: Cast, case: Case) -> None:
    for ask in (acts.consult_third_party, acts.consult_agency):
        with pytest.raises(Refusal, match="请写明被征求意见方"):
            ask(case.pk, party="  ", by=cast.li_qiang, on=SENT)
    assert case.events.count() == 0


def test_who_may_not_ask_learns_nothing_about_who_was_asked(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    for person in (cast.zhou_yang, cast.he_jing, cast.wu_tao):
        with pytest.raises(NoSuchMove) as refused:
            acts.consult_third_party(case.pk, party="某公司", by=person, on=SENT)
        assert "某公司" not in str(refused.value)


def test_the_fifteen_days_of_a_party_run_from_the_day_it_got_the_letter(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    moved = acts.consult_received(case.pk, party="某公司", by=cast.li_qiang, on=date(2024, 3, 21))
    assert moved.waits_until == date(2024, 4, 12)
    letter = only(case, K.THIRD_PARTY_CONSULTATION)
    assert (letter.sent_on, letter.signed_on, letter.served_on) == (
        SENT,
        date(2024, 3, 21),
        date(2024, 3, 21),
    )
    assert only(case, K.CONSULTATION_NOTICE).served_on is None


def test_a_void_letter_is_never_the_one_that_was_received(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    first = only(case, K.THIRD_PARTY_CONSULTATION)
    second = acts.issue_again(first.pk, why="收件人写错", by=cast.li_qiang, on=SENT)
    acts.consult_received(case.pk, party="某公司", by=cast.li_qiang, on=date(2024, 3, 21))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.served_on, second.served_on) == (None, date(2024, 3, 21))


def test_a_notice_made_anew_still_tells_the_day_the_party_was_asked(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    notice = only(case, K.CONSULTATION_NOTICE)
    again = acts.issue_again(notice.pk, why="地址写错", by=cast.li_qiang, on=date(2024, 3, 22))
    assert "2024年3月18日" in text_of(again)


def test_of_several_parties_the_one_that_answered_is_named(cast: Cast, case: Case) -> None:
    for party in ("某公司", "某协会"):
        acts.consult_third_party(case.pk, party=party, by=cast.li_qiang, on=SENT)
    for party in ("", "别的公司"):
        with pytest.raises(Refusal, match="请写明是哪一方：某公司、某协会"):
            acts.third_party_answered(case.pk, says="同意", party=party, by=cast.li_qiang, on=SENT)
    acts.third_party_answered(case.pk, says="同意", party="某协会", by=cast.li_qiang, on=date(2024, 3, 20))
    case.refresh_from_db()
    assert case.clock_status == "stopped"
    moved = acts.third_party_answered(
        case.pk, says="同意", party="某公司", by=cast.li_qiang, on=date(2024, 3, 22)
    )
    assert moved.clock_status == "official"


@pytest.mark.parametrize("act", [acts.third_party_answered, acts.agency_answered])
def test_an_opinion_that_nobody_asked_for_is_refused(cast: Cast, case: Case, act: Any) -> None:
    with pytest.raises(Refusal, match="没有发出过"):
        act(case.pk, says="同意", by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal, match="没有发出过"):
        acts.consult_received(case.pk, party="某公司", by=cast.li_qiang, on=SENT)


def test_the_answer_waits_for_who_was_asked_or_for_the_end_of_its_time(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    acts.decide(case.pk, 1, decision(Outcome.GRANTED), by=cast.li_qiang, on=SENT)
    hand_out(case, by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal, match="征求意见还没有答复"):
        acts.propose(case.pk, by=cast.li_qiang, on=DUE)
    with pytest.raises(Refusal, match="还没有登记送达"):
        acts.propose(case.pk, by=cast.li_qiang, on=date(2024, 4, 10))
    acts.serve(
        only(case, K.THIRD_PARTY_CONSULTATION).pk, way=Way.ELECTRONIC, sent=SENT, by=cast.qian_jin, on=DUE
    )
    assert acts.propose(case.pk, by=cast.li_qiang, on=date(2024, 4, 10)).round == 1


# Reasons (条例第三十五条)


def test_reasons_are_asked_for_by_letter_and_the_clock_runs_on(cast: Cast, case: Case) -> None:
    moved = acts.ask_for_reasons(case.pk, says="一个月内申请四十件", by=cast.li_qiang, on=SENT)
    assert (moved.due, moved.clock_status) == (DUE, "official")
    text = text_of(only(case, K.REASONS))
    assert "一个月内申请四十件" in text
    assert "王芳" in text
    assert "第三十五条" in text


def test_nothing_is_postponed_or_declined_as_excessive_before_reasons_were_asked_for(
    cast: Cast, case: Case
) -> None:
    with pytest.raises(Refusal, match="先要求申请人说明理由"):
        acts.postpone(case.pk, days=10, reason="数量大", by=cast.zhao_min, on=SENT)
    with pytest.raises(Refusal, match="先要求申请人说明理由"):
        acts.decide(case.pk, 1, decision(Outcome.DECLINED_EXCESSIVE), by=cast.li_qiang, on=SENT)
    acts.ask_for_reasons(case.pk, says="请说明理由", by=cast.li_qiang, on=SENT)
    acts.decide(case.pk, 1, decision(Outcome.DECLINED_EXCESSIVE), by=cast.li_qiang, on=SENT)
    moved = acts.postpone(case.pk, days=10, reason="数量大", by=cast.zhao_min, on=SENT)
    assert moved.due == date(2024, 4, 23)
    assert "2024年4月23日" in text_of(only(case, K.REASONABLE_PERIOD))


def test_a_void_letter_asked_for_no_reasons(cast: Cast, case: Case) -> None:
    acts.ask_for_reasons(case.pk, says="请说明理由", by=cast.li_qiang, on=SENT)
    case.letters.filter(kind=K.REASONS).update(cancelled_on=SENT, cancelled_why="误发")
    with pytest.raises(Refusal, match="先要求申请人说明理由"):
        acts.postpone(case.pk, days=10, reason="数量大", by=cast.zhao_min, on=SENT)
    with pytest.raises(Refusal, match="没有要求说明理由"):
        acts.give_reasons(case.pk, says="研究需要", by=Hand.APPLICANT, on=SENT)


def test_reasons_given_are_kept_with_the_case(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="没有要求说明理由"):
        acts.give_reasons(case.pk, says="研究需要", by=Hand.APPLICANT, on=SENT)
    acts.ask_for_reasons(case.pk, says="请说明理由", by=cast.li_qiang, on=SENT)
    acts.give_reasons(case.pk, says="研究需要", by=Hand.APPLICANT, on=date(2024, 3, 19))
    told = case.contacts.get()
    assert (told.says, told.via, told.by) == ("研究需要", "portal", None)


@pytest.mark.parametrize("via", [Contact.Via.COUNTER, Contact.Via.POST])
def test_reasons_registered_by_staff_say_by_which_way_they_came(
    cast: Cast, case: Case, via: Contact.Via
) -> None:
    acts.ask_for_reasons(case.pk, says="请说明理由", by=cast.li_qiang, on=SENT)
    for wrong in (None, Contact.Via.PORTAL):
        with pytest.raises(Refusal, match="请写明理由是当面、来信还是"):
            acts.give_reasons(case.pk, says="研究需要", via=wrong, by=cast.li_qiang, on=SENT)
    acts.give_reasons(case.pk, says="研究需要", via=via, by=cast.li_qiang, on=SENT)
    assert case.contacts.get().via == via
    line = lines_of(case.agency, "case", case.number).get(act="give_reasons")
    assert line.facts["via"] == via.value


def test_the_time_to_give_reasons_is_a_rule_of_its_own(cast: Cast, case: Case) -> None:
    set_house_rule(cast.agency, "completion_days", 5, since=RECEIVED)
    set_house_rule(cast.agency, "reason_days", 10, since=RECEIVED)
    acts.ask_for_reasons(case.pk, says="请说明理由", by=cast.li_qiang, on=SENT)
    asked = only(case, K.REASONS)
    assert asked.facts["days"] == 10
    set_house_rule(cast.agency, "reason_days", 30, since=SENT)  # what the letter promised stays
    acts.serve(asked.pk, way=Way.ELECTRONIC, sent=SENT, by=cast.qian_jin, on=SENT)
    last = calendar().nth_after(SENT, 10)
    late = last + timedelta(days=1)
    acts.decide(case.pk, 1, decision(Outcome.DECLINED_EXCESSIVE), by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal):
        acts.propose(case.pk, by=cast.li_qiang, on=last)
    assert acts.propose(case.pk, by=cast.li_qiang, on=late)


# More time (条例第三十三条第二款)


def test_an_extension_is_asked_for_and_moves_nothing_until_it_is_consented_to(cast: Cast, case: Case) -> None:
    asked = acts.ask_to_extend(case.pk, days=10, reason="材料量大", by=cast.li_qiang, on=SENT)
    assert (asked.due, asked.extension_days, asked.extension_reason) == (DUE, 10, "材料量大")
    assert not case.letters.filter(kind=K.EXTENSION).exists()
    moved = acts.extend(case.pk, days=10, reason="材料量大", by=cast.zhao_min, on=SENT)
    assert (moved.due, moved.extension_days, moved.extension_reason) == (date(2024, 4, 23), None, "")
    text = text_of(only(case, K.EXTENSION))
    for said in (
        "材料量大",
        "10个工作日",
        "2024年4月9日",
        "2024年4月23日",
        "经政府信息公开工作机构负责人赵敏同意",
    ):
        assert said in text


def test_the_letter_names_the_post_of_who_consented(cast: Cast, case: Case) -> None:
    acts.extend(case.pk, days=10, reason="材料量大", by=cast.wu_tao, on=SENT)
    text = text_of(only(case, K.EXTENSION))
    assert "经分管领导吴涛同意" in text
    assert "负责人吴涛" not in text


def test_who_handles_a_case_does_not_consent_to_the_own_wish(cast: Cast) -> None:
    mine = in_hand(cast, on=RECEIVED, handler=cast.qian_jin)
    give_post(cast.qian_jin, Hand.OFFICE_HEAD, date(2024, 1, 1))
    acts.ask_to_extend(mine.pk, days=10, reason="材料量大", by=cast.qian_jin, on=SENT)
    with pytest.raises(Refusal, match="承办人不能同意自己的申请"):
        acts.extend(mine.pk, days=10, reason="材料量大", by=cast.qian_jin, on=SENT)
    acts.ask_for_reasons(mine.pk, says="请说明理由", by=cast.qian_jin, on=SENT)
    with pytest.raises(Refusal, match="承办人不能自己确定"):
        acts.postpone(mine.pk, days=10, reason="数量大", by=cast.qian_jin, on=SENT)
    mine.refresh_from_db()
    assert mine.due == DUE


@pytest.mark.parametrize("days", [0, 21, -1])
def test_more_than_twenty_days_or_none_at_all_cannot_even_be_asked_for(
    cast: Cast, case: Case, days: int
) -> None:
    with pytest.raises(Refusal, match="不得超过20个工作日"):
        acts.ask_to_extend(case.pk, days=days, reason="材料量大", by=cast.li_qiang, on=SENT)


def test_two_extensions_together_stay_within_twenty_days(cast: Cast, case: Case) -> None:
    acts.extend(case.pk, days=15, reason="材料量大", by=cast.zhao_min, on=SENT)
    with pytest.raises(Refusal, match="合计最长不得超过20个工作日"):
        acts.extend(case.pk, days=6, reason="还没有找齐", by=cast.wu_tao, on=SENT)
    acts.extend(case.pk, days=5, reason="还没有找齐", by=cast.wu_tao, on=SENT)
    assert [x.number for x in case.letters.filter(kind=K.EXTENSION)] == [
        "甲文旅公开〔2024〕第1号-延",
        "甲文旅公开〔2024〕第1号-延-2",
    ]


def test_an_extension_consented_to_while_others_are_asked_names_no_day(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    acts.extend(case.pk, days=5, reason="材料量大", by=cast.zhao_min, on=date(2024, 3, 19))
    text = text_of(only(case, K.EXTENSION))
    assert "答复期限延长5个工作日。征求意见的时间不计入答复期限" in text
    assert "以本机关门户“申请进度”页面显示的日期为准" in text
    assert "4月29日" not in text
    assert "5月9日" not in text


def test_an_extension_of_a_running_clock_names_both_days(cast: Cast, case: Case) -> None:
    acts.extend(case.pk, days=5, reason="材料量大", by=cast.zhao_min, on=SENT)
    text = text_of(only(case, K.EXTENSION))
    assert "不能在2024年4月9日前答复" in text
    assert "将于2024年4月16日前（含当日）答复" in text


def test_an_extension_stays_open_while_the_answer_is_reviewed(cast: Cast, case: Case) -> None:
    proposed(cast, case, on=SENT)
    moved = acts.extend(case.pk, days=5, reason="审核中", by=cast.zhao_min, on=DUE)
    assert (moved.stage, moved.due) == ("under_review", date(2024, 4, 16))


# The fee (国办函〔2020〕109号)

PAY = "缴入国库，账户见通知"


def test_a_fee_notice_says_how_many_and_by_which_article_they_are_counted(cast: Cast, case: Case) -> None:
    also_asked(case, 11)
    acts.notify_fee(case.pk, method=Method.ITEM, count=12, how_to_pay=PAY, by=cast.li_qiang, on=SENT)
    text = text_of(only(case, K.FEE_NOTICE))
    assert "2024年3月，您（单位）向本机关申请公开政府信息累计12件。" in text
    assert "依照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条，按件计收" in text
    assert "10件以下（含10件）的不收费；11—30件（含30件）的部分，每件100元" in text
    other = in_hand(cast, "会议纪要", on=RECEIVED)
    acts.notify_fee(other.pk, method=Method.PAGE, count=50, how_to_pay=PAY, by=cast.li_qiang, on=SENT)
    text = text_of(only(other, K.FEE_NOTICE))
    assert "您（单位）本件申请需要提供的政府信息共50页。" in text
    assert "第五条，按量计收" in text
    assert "第四条" not in text


def test_a_fee_by_item_is_counted_from_the_record_of_the_month(cast: Cast, case: Case) -> None:
    also_asked(case, 11)
    assert asked_in_month(case) == 12
    with pytest.raises(Refusal, match="当月累计申请12件，不能按13件计收"):
        acts.notify_fee(case.pk, method=Method.ITEM, count=13, how_to_pay=PAY, by=cast.li_qiang, on=SENT)
    moved, fee = acts.notify_fee(
        case.pk, method=Method.ITEM, count=12, how_to_pay=PAY, by=cast.li_qiang, on=SENT
    )
    assert (fee.amount, moved.stage, moved.due) == (200, "in_hand", DUE)
    text = text_of(only(case, K.FEE_NOTICE))
    for said in ("按件计收", "第11—30件", "200", PAY, "20个工作日", "视为放弃申请"):
        assert said in text
    assert "按量计收" not in text


def test_who_asks_next_door_does_not_count_here(cast: Cast, case: Case) -> None:
    also_asked(case, 11)
    Case.objects.exclude(pk=case.pk).update(agency=cast.other_agency)
    assert asked_in_month(case) == 1


def test_the_next_month_counts_anew(cast: Cast, case: Case) -> None:
    also_asked(case, 11)
    Case.objects.exclude(pk=case.pk).update(submitted_on=date(2024, 2, 29))
    assert asked_in_month(case) == 1


@pytest.mark.parametrize(
    ("method", "count"), [(Method.PAGE, 30), (Method.PAGE, 0), (Method.ITEM, 1), (Method.ITEM, 10)]
)
def test_what_is_free_is_not_charged(cast: Cast, case: Case, method: Method, count: int) -> None:
    also_asked(case, 9)
    with pytest.raises(Refusal, match="免费的数量以内"):
        acts.notify_fee(case.pk, method=method, count=count, how_to_pay=PAY, by=cast.li_qiang, on=SENT)


@pytest.mark.parametrize(("pages", "yuan"), [(31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740)])
def test_a_fee_by_page_rises_with_its_bands(cast: Cast, case: Case, pages: int, yuan: int) -> None:
    fee = acts.notify_fee(
        case.pk, method=Method.PAGE, count=pages, how_to_pay=PAY, by=cast.li_qiang, on=SENT
    )[1]
    assert fee.amount == yuan == fee_for(Method.PAGE, pages, SENT).amount
    assert str(yuan) in text_of(only(case, K.FEE_NOTICE))


def test_one_request_is_never_charged_by_both_methods(cast: Cast, case: Case) -> None:
    also_asked(case, 11)
    acts.notify_fee(case.pk, method=Method.PAGE, count=50, how_to_pay=PAY, by=cast.li_qiang, on=SENT)
    for method, count in ((Method.ITEM, 12), (Method.PAGE, 50)):
        with pytest.raises(Refusal, match="两种标准不得同时适用"):
            acts.notify_fee(case.pk, method=method, count=count, how_to_pay=PAY, by=cast.li_qiang, on=SENT)


def test_a_fee_notice_leaves_within_the_limit_or_not_at_all(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="应当在答复期限（2024-04-09）内发出"):
        acts.notify_fee(
            case.pk, method=Method.PAGE, count=50, how_to_pay=PAY, by=cast.li_qiang, on=date(2024, 4, 10)
        )
    acts.notify_fee(case.pk, method=Method.PAGE, count=50, how_to_pay=PAY, by=cast.li_qiang, on=DUE)


def test_the_clock_stands_from_the_day_the_notice_was_served_and_runs_anew_once_paid(
    cast: Cast, case: Case
) -> None:
    acts.notify_fee(case.pk, method=Method.PAGE, count=50, how_to_pay=PAY, by=cast.li_qiang, on=SENT)
    told = acts.fee_notified(case.pk, by=cast.li_qiang, on=date(2024, 3, 20))
    assert (told.stage, told.due, told.waits_until) == ("unpaid", None, date(2024, 4, 18))
    assert only(case, K.FEE_NOTICE).served_on == date(2024, 3, 20)
    paid = acts.fee_paid(case.pk, by=cast.qian_jin, on=date(2024, 4, 1))
    assert (paid.stage, paid.due) == ("in_hand", date(2024, 4, 29))


def test_a_notice_that_was_never_written_cannot_be_served(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="还没有发出收费通知书"):
        acts.fee_notified(case.pk, by=cast.li_qiang, on=SENT)


def test_who_does_not_pay_in_twenty_working_days_gave_the_request_up(cast: Cast, case: Case) -> None:
    acts.notify_fee(case.pk, method=Method.PAGE, count=50, how_to_pay=PAY, by=cast.li_qiang, on=SENT)
    acts.fee_notified(case.pk, by=cast.li_qiang, on=date(2024, 3, 20))
    with pytest.raises(Refusal, match="到2024-04-18届满"):
        acts.let_fee_lapse(case.pk, by=cast.qian_jin, on=date(2024, 4, 18))
    with pytest.raises(NoSuchMove):
        acts.let_fee_lapse(case.pk, by=cast.li_qiang, on=date(2024, 4, 19))
    closed = acts.let_fee_lapse(case.pk, by=cast.qian_jin, on=date(2024, 4, 19))
    assert (closed.outcome, closed.closed_on) == (Outcome.FEE_UNPAID, date(2024, 4, 19))
    text = text_of(only(case, K.CEASING))
    assert "2024-03-20送达收费通知书" in text or "2024年3月20日送达收费通知书" in text
    assert "不再处理" in text


def test_every_letter_of_consulting_leaves_its_line_with_its_article(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    acts.consult_agency(case.pk, party="甲市财政局", by=cast.li_qiang, on=SENT)
    acts.ask_for_reasons(case.pk, says="请说明理由", by=cast.li_qiang, on=SENT)
    lines = [e for e in lines_of(cast.agency, "case", case.number) if e.act == "issue"]
    said = [(e.label, e.under.rpartition("》")[2]) for e in lines]
    assert said == [
        ("制发接收回执", "第三十一条"), ("制发第三方意见征询书", "第三十二条"),
        ("制发征求意见告知书", "第三十三条第三款"), ("制发共同制作机关征求意见书", "第三十四条"),
        ("制发征求意见告知书", "第三十三条第三款"), ("制发说明理由告知书", "第三十五条"),
    ]  # fmt: skip


def test_what_is_registered_late_counts_from_the_day_it_arrived(cast: Cast) -> None:
    case = in_hand(cast, on=date(2024, 3, 11))
    acts.ask_to_complete(case.pk, says="请写明年份", by=cast.li_qiang, on=date(2024, 3, 12))
    moved = acts.complete(
        case.pk, says="2023年", by=cast.qian_jin, arrived=date(2024, 3, 13), on=date(2024, 3, 20)
    )
    assert moved.due == date(2024, 4, 11)
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=date(2024, 3, 21))
    with pytest.raises(Refusal, match="到达日期"):
        acts.third_party_answered(
            case.pk, says="同意", by=cast.li_qiang, arrived=date(2024, 3, 22), on=date(2024, 3, 21)
        )


def test_an_item_is_charged_once_in_a_month(cast: Cast) -> None:
    day = date(2024, 3, 11)
    many = [in_hand(cast, f"第{n}件", on=day) for n in range(13)]
    _, first = acts.notify_fee(
        many[0].pk, method=Method.ITEM, count=12, how_to_pay="国库", by=cast.li_qiang, on=day
    )
    _, second = acts.notify_fee(
        many[1].pk, method=Method.ITEM, count=13, how_to_pay="国库", by=cast.li_qiang, on=day
    )
    assert (first.amount, second.amount) == (200, 100)
    with pytest.raises(Refusal, match="已经向这名申请人发出过收费通知"):
        acts.notify_fee(many[2].pk, method=Method.ITEM, count=13, how_to_pay="国库", by=cast.li_qiang, on=day)


# Consultations about some of the points


@pytest.fixture
def split(cast: Cast, case: Case) -> Case:
    """Three points: a file of a company, a file of an association, minutes."""
    return acts.split(
        case.pk, points=["某公司的申报书", "某协会的申报书", "评审纪要"], by=cast.li_qiang, on=SENT
    )


def asked(cast: Cast, case: Case, party: str = "某公司", points: tuple[int, ...] = (1,)) -> None:
    acts.consult_third_party(case.pk, party=party, points=points, by=cast.li_qiang, on=SENT)


def said(
    cast: Cast, case: Case, opinion: Opinion, *, party: str = "某公司", points: tuple[int, ...] = ()
) -> Case:
    return acts.third_party_answered(
        case.pk, party=party, opinion=opinion, says="意见", points=points, by=cast.li_qiang, on=date(2024, 3, 20)
    )  # fmt: skip


GIVEN = Decision(Outcome.GRANTED, how="电子文本，发送至电子邮箱")


def test_who_is_asked_about_one_point_reads_of_that_point_alone(cast: Cast, split: Case) -> None:
    asked(cast, split)
    letter, told = only(split, K.THIRD_PARTY_CONSULTATION), only(split, K.CONSULTATION_NOTICE)
    assert "某公司的申报书" in text_of(letter)
    for kept in ("某协会", "评审纪要", split.asked):
        assert kept not in text_of(letter)
    assert "只涉及您（单位）申请的以下内容：“某公司的申报书”" in text_of(told)
    again = acts.issue_again(letter.pk, why="地址写错", by=cast.li_qiang, on=SENT)
    assert "评审纪要" not in text_of(again)


def test_the_letter_about_all_points_is_what_it_was(cast: Cast, split: Case) -> None:
    asked(cast, split, points=())
    assert split.asked in text_of(only(split, K.THIRD_PARTY_CONSULTATION))
    assert "以下内容" not in text_of(only(split, K.CONSULTATION_NOTICE))


def test_an_objection_binds_at_its_point_and_leaves_the_others_free(cast: Cast, split: Case) -> None:
    asked(cast, split)
    said(cast, split, Opinion.OBJECTS)
    with pytest.raises(Refusal, match="第三方不同意公开"):
        acts.decide(split.pk, 1, GIVEN, by=cast.li_qiang, on=date(2024, 3, 20))
    acts.decide(split.pk, 3, GIVEN, by=cast.li_qiang, on=date(2024, 3, 20))
    assert split.points.get(order=3).decision is Outcome.GRANTED


def test_a_party_may_let_one_point_go_and_want_the_other_kept(cast: Cast, split: Case) -> None:
    asked(cast, split, points=(1, 3))
    said(cast, split, Opinion.OBJECTS, points=(1,))
    said(cast, split, Opinion.AGREES, points=(3,))
    acts.decide(split.pk, 3, GIVEN, by=cast.li_qiang, on=date(2024, 3, 20))
    with pytest.raises(Refusal, match="第三方不同意公开"):
        acts.decide(split.pk, 1, GIVEN, by=cast.li_qiang, on=date(2024, 3, 20))


def test_a_secret_of_a_third_party_is_decided_after_asking_about_that_point(cast: Cast, split: Case) -> None:
    asked(cast, split)
    said(cast, split, Opinion.OBJECTS)
    withheld = decision(Outcome.WITHHELD_THIRD_PARTY)
    over = replace(GIVEN, weighed="关系食品安全，不公开可能造成重大影响。")
    for decided in (withheld, over):
        with pytest.raises(Refusal, match="先就这个要点书面征求第三方的意见"):
            acts.decide(split.pk, 2, decided, by=cast.li_qiang, on=date(2024, 3, 20))
        acts.decide(split.pk, 1, decided, by=cast.li_qiang, on=date(2024, 3, 20))


def test_the_answer_waits_for_a_point_and_says_for_which(cast: Cast, split: Case) -> None:
    asked(cast, split, points=(2,))
    for order in (1, 2, 3):
        acts.decide(split.pk, order, GIVEN, by=cast.li_qiang, on=date(2024, 3, 20))
    with pytest.raises(Refusal) as refused:
        acts.propose(split.pk, by=cast.li_qiang, on=date(2024, 3, 20))
    waiting = [says for says, _ in refused.value.reasons if "还没有答复" in says]
    assert [says[:3] for says in waiting] == ["要点2"]
    said(cast, split, Opinion.AGREES)
    hand_out(split, by=cast.li_qiang, on=date(2024, 3, 21))
    assert acts.propose(split.pk, by=cast.li_qiang, on=date(2024, 3, 21)).round == 1


def test_a_party_is_asked_again_about_another_point_and_the_clock_waits_for_both(
    cast: Cast, split: Case
) -> None:
    asked(cast, split)
    asked(cast, split, points=(3,))
    for again in ((1,), (1, 2), (), (3,)):
        with pytest.raises(Refusal, match="已经征求过某公司的意见"):
            asked(cast, split, points=again)
    assert said(cast, split, Opinion.AGREES, points=(1,)).clock_status == "stopped"
    assert said(cast, split, Opinion.AGREES, points=(3,)).clock_status == "official"


def test_the_day_a_letter_was_received_is_that_of_its_own_points(cast: Cast, split: Case) -> None:
    asked(cast, split)
    asked(cast, split, points=(3,))
    acts.consult_received(split.pk, party="某公司", by=cast.li_qiang, on=date(2024, 3, 19))
    moved = acts.consult_received(split.pk, party="某公司", by=cast.li_qiang, on=date(2024, 3, 21))
    assert moved.waits_until == date(2024, 4, 12)
    received = split.letters.filter(kind=K.THIRD_PARTY_CONSULTATION).values_list("served_on", flat=True)
    assert list(received) == [date(2024, 3, 19), date(2024, 3, 21)]


def test_nobody_is_asked_about_a_point_the_case_does_not_have(cast: Cast, split: Case) -> None:
    with pytest.raises(Refusal, match="没有第4、9个申请要点"):
        asked(cast, split, points=(1, 4, 9))
    asked(cast, split)
    with pytest.raises(Refusal, match="没有就要点2征求过某公司的意见"):
        said(cast, split, Opinion.OBJECTS, points=(2,))
    assert split.events.count() == 1


def test_a_point_somebody_was_asked_about_stays_when_the_request_is_split_again(
    cast: Cast, split: Case
) -> None:
    asked(cast, split)
    said(cast, split, Opinion.OBJECTS)
    with pytest.raises(Refusal, match="要点1“某公司的申报书”已经征求过某公司的意见.*请原样保留这一行"):
        acts.split(split.pk, points=["申报书", "评审纪要"], by=cast.li_qiang, on=date(2024, 3, 21))
    acts.split(split.pk, points=["会议通知", "某公司的申报书"], by=cast.li_qiang, on=date(2024, 3, 21))
    assert [p.order for p in split.events.get(what="consult_third_party").about.all()] == [2]
    with pytest.raises(Refusal, match="第三方不同意公开"):
        acts.decide(split.pk, 2, GIVEN, by=cast.li_qiang, on=date(2024, 3, 21))


def test_a_point_an_opinion_names_stays_too_where_the_letter_was_about_all(cast: Cast, split: Case) -> None:
    asked(cast, split, points=())
    said(cast, split, Opinion.OBJECTS, points=(1,))
    with pytest.raises(Refusal, match="请原样保留这一行"):
        acts.split(split.pk, points=["某协会的申报书", "评审纪要"], by=cast.li_qiang, on=date(2024, 3, 21))
    acts.decide(split.pk, 2, GIVEN, by=cast.li_qiang, on=date(2024, 3, 21))


def test_who_is_overruled_learns_of_its_own_point_only(cast: Cast, split: Case) -> None:
    asked(cast, split)
    asked(cast, split, "某协会", (2,))
    for party in ("某公司", "某协会"):
        said(cast, split, Opinion.OBJECTS, party=party)
    on = date(2024, 3, 22)
    for order, weighed in ((1, "关系食品安全。"), (2, "关系资金安全。"), (3, "")):
        acts.decide(split.pk, order, replace(GIVEN, weighed=weighed), by=cast.li_qiang, on=on)
    hand_out(split, by=cast.li_qiang, on=on)
    acts.propose(split.pk, by=cast.li_qiang, on=on)
    acts.review(split.pk, agrees=True, says="", by=cast.sun_jing, on=on)
    acts.approve(split.pk, by=cast.wu_tao, on=on)
    told = {x.party: text_of(x) for x in split.letters.filter(kind=K.OVERRIDING_NOTICE)}
    assert set(told) == {"某公司", "某协会"}
    assert "关系食品安全" in told["某公司"]
    for kept in ("某协会", "关系资金安全", "评审纪要"):
        assert kept not in told["某公司"]


def test_the_journal_says_which_points(cast: Cast, split: Case) -> None:
    asked(cast, split, points=(1, 3))
    entry = next(e for e in lines_of(cast.agency, "case", split.number) if e.act == "consult_third_party")
    assert entry.facts["about"] == [1, 3]


def test_the_clocks_of_the_night_read_the_points_as_the_case_does(cast: Cast, split: Case) -> None:
    asked(cast, split)
    asked(cast, split, points=(3,))
    before = said(cast, split, Opinion.AGREES, points=(1,))
    assert acts.recompute(Case.objects.open(), date(2024, 3, 21)) == 0
    split.refresh_from_db()
    assert (split.due, split.waits_until) == (before.due, before.waits_until) == (None, DUE)
