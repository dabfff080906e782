"""The letters of a case: their numbers, what is kept, how they are served, what they say by the day and by the row."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.models import Agency
from gongkai.cases import acts
from gongkai.cases.models import Case, Letter
from gongkai.cases.package import content_of
from gongkai.files import vault
from gongkai.files.letters import render
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from tests.answering import answered, approved, in_hand
from tests.cast import WANG_FANG, Cast
from tests.letters import only, text_of

RECEIVED = date(2024, 3, 11)
DAY = date(2024, 3, 18)
LATER = date(2024, 3, 20)
K = LetterKind
O = Outcome  # noqa: E741


@pytest.fixture
def case(cast: Cast) -> Case:
    return in_hand(cast, on=RECEIVED)


@pytest.fixture
def receipt(case: Case) -> Letter:
    return case.letters.get(kind=K.RECEIPT)


def numbers(case: Case, sign: str) -> list[str]:
    return [x.number for x in case.letters.order_by("id") if K(x.kind).letter.sign == sign]


# Numbers


def test_each_character_counts_for_itself_and_without_a_gap(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=DAY)
    acts.consult_third_party(case.pk, party="某协会", by=cast.li_qiang, on=DAY)
    first = case.letters.get(kind=K.THIRD_PARTY_CONSULTATION, party="某公司")
    acts.issue_again(first.pk, why="收件人写错", by=cast.li_qiang, on=DAY)
    asking = [f"甲文旅公开〔2024〕第1号-征{n}" for n in ("", "-2", "-3")]
    assert numbers(case, "征") == asking
    assert numbers(case, "告") == ["甲文旅公开〔2024〕第1号-告", "甲文旅公开〔2024〕第1号-告-2"]
    assert numbers(case, "受") == ["甲文旅公开〔2024〕第1号-受"]


def test_the_answers_of_all_outcomes_share_one_character(cast: Cast, case: Case) -> None:
    approved(cast, case, O.GRANTED, on=DAY)
    acts.recall(case.pk, says="附件有误", by=cast.wu_tao, on=DAY)
    approved(cast, case, O.WITHHELD_PROCESS, on=DAY)
    assert numbers(case, "答") == ["甲文旅公开〔2024〕第1号-答", "甲文旅公开〔2024〕第1号-答-2"]


def test_the_second_request_of_the_year_has_numbers_of_its_own(cast: Cast, case: Case) -> None:
    other = in_hand(cast, "另一件", on=RECEIVED)
    assert numbers(other, "受") == ["甲文旅公开〔2024〕第2号-受"]


def test_the_ten_thousandth_request_still_has_its_own_number(cast: Cast, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(number="2024-YSQ-10001")
    acts.consult_agency(case.pk, party="甲市财政局", by=cast.li_qiang, on=DAY)
    assert numbers(case, "共") == ["甲文旅公开〔2024〕第10001号-共"]


def test_a_void_letter_stays_to_be_seen_with_its_reason(cast: Cast, receipt: Letter) -> None:
    acts.issue_again(receipt.pk, why="收件人写错", by=cast.qian_jin, on=DAY)
    receipt.refresh_from_db()
    assert (receipt.cancelled_on, receipt.cancelled_why) == (DAY, "收件人写错")
    assert "王芳" in text_of(receipt)


def test_the_database_holds_a_number_once_and_no_void_letter_that_was_served(
    cast: Cast, receipt: Letter
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(
            agency=cast.agency, case=receipt.case, kind=K.RECEIPT, number=receipt.number, issued_on=DAY
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=receipt.pk).update(cancelled_on=DAY, served_on=DAY)


def test_an_agency_without_a_prefix_is_told_so_in_one_sentence_and_nothing_is_kept(cast: Cast) -> None:
    Agency.objects.filter(pk=cast.agency.pk).update(letter_prefix=" ")
    cast.agency.refresh_from_db()
    with pytest.raises(Refusal) as refused:
        acts.receive(
            cast.agency, WANG_FANG, ApplicantKind.NATURAL, "x", channel=Channel.IN_PERSON, by=cast.qian_jin,
            on=RECEIVED,
        )  # fmt: skip
    assert [says for says, _ in refused.value.reasons] == [
        "还没有填写告知书字号，文书不能编号；请在机关资料中填写，例如“示文广旅公开”"
    ]
    assert not Case.objects.exists()


# What is kept


def test_what_is_taken_is_what_was_kept_to_the_last_byte(cast: Cast, case: Case) -> None:
    answered(cast, case, on=DAY)
    for letter in case.letters.all():
        for form, digest in (("word", letter.word_digest), ("pdf", letter.pdf_digest)):
            assert hashlib.sha256(content_of(letter, form)).hexdigest() == digest


def test_what_was_sent_does_not_change_with_the_case_or_the_agency(cast: Cast, receipt: Letter) -> None:
    before = content_of(receipt, "word")
    Case.objects.filter(pk=receipt.case_id).update(asked="后来改的内容")
    Agency.objects.filter(pk=cast.agency.pk).update(name="改名后的机关")
    assert content_of(receipt, "word") == before


def test_a_letter_that_was_tampered_with_is_not_handed_out(receipt: Letter, settings: Any) -> None:
    path = settings.MEDIA_ROOT / "sealed" / receipt.word
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(Refusal, match="打不开"):
        content_of(receipt, "word")


def test_a_letter_at_rest_is_not_readable(case: Case, settings: Any) -> None:
    for path in (settings.MEDIA_ROOT / "sealed").iterdir():
        raw = path.read_bytes()
        assert not raw.startswith((b"PK", b"%PDF"))
        assert "王芳".encode() not in raw


def test_a_machine_without_fonts_keeps_the_word_file_and_the_line_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_fonts(made: bytes) -> bytes:
        raise Refusal(("没有中文字体", None))

    monkeypatch.setattr("gongkai.cases.acts.letters.pdf", no_fonts)
    found = in_hand(cast, on=RECEIVED)
    letter = found.letters.get(kind=K.RECEIPT)
    assert (letter.pdf, letter.pdf_digest) == ("", "")
    assert content_of(letter, "pdf").startswith(b"%PDF")  # made when asked for, where fonts are


# Making it anew


def test_a_letter_is_made_anew_with_a_reason_and_as_the_case_now_is(cast: Cast, receipt: Letter) -> None:
    with pytest.raises(Refusal, match="请写明重新制发的原因"):
        acts.issue_again(receipt.pk, why="  ", by=cast.qian_jin, on=DAY)
    receipt.case.applicant.name = "王方"
    receipt.case.applicant.save()
    again = acts.issue_again(receipt.pk, why="姓名写错", by=cast.qian_jin, on=DAY)
    assert again.number == "甲文旅公开〔2024〕第1号-受-2"
    assert "王方" in text_of(again)
    with pytest.raises(Refusal, match="已经送达或者作废"):
        acts.issue_again(receipt.pk, why="再来", by=cast.qian_jin, on=DAY)


def test_a_served_letter_and_a_signed_answer_are_not_made_anew(cast: Cast, receipt: Letter) -> None:
    acts.serve(receipt.pk, way=Way.DIRECT, sent=DAY, signed=DAY, by=cast.qian_jin, on=DAY)
    with pytest.raises(Refusal, match="已经送达或者作废"):
        acts.issue_again(receipt.pk, why="x", by=cast.qian_jin, on=DAY)
    approved(cast, receipt.case, on=DAY)
    with pytest.raises(Refusal, match="请用“撤回改办”"):
        acts.issue_again(receipt.case.letters.answers().get().pk, why="x", by=cast.qian_jin, on=DAY)


def test_every_letter_of_consulting_can_be_made_anew_and_says_the_same(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=DAY)
    acts.consult_agency(case.pk, party="甲市档案馆", together=False, by=cast.li_qiang, on=DAY)
    acts.extend(case.pk, days=5, reason="材料量大", by=cast.zhao_min, on=DAY)
    acts.ask_for_reasons(case.pk, says="请说明理由", by=cast.li_qiang, on=DAY)
    for letter in list(case.letters.valid().exclude(kind=K.RECEIPT)):
        again = acts.issue_again(letter.pk, why="重印", by=cast.li_qiang, on=DAY)
        assert text_of(again) == text_of(letter).replace(letter.number, again.number)


def test_a_receipt_made_anew_while_the_clock_stands_names_the_latest_day(cast: Cast, receipt: Letter) -> None:
    acts.consult_third_party(receipt.case_id, party="某公司", by=cast.li_qiang, on=DAY)
    again = acts.issue_again(receipt.pk, why="重印", by=cast.li_qiang, on=DAY)
    assert "2024年4月29日" in text_of(again)


def test_strangers_and_other_divisions_neither_serve_nor_make_letters(
    cast: Cast, receipt: Letter, other_clerk: Any
) -> None:
    for person in (cast.zhou_yang, cast.wu_tao, cast.sun_jing, other_clerk):
        with pytest.raises(Refusal):
            acts.serve(receipt.pk, way=Way.DIRECT, sent=DAY, signed=DAY, by=person, on=DAY)
        with pytest.raises(Refusal):
            acts.issue_again(receipt.pk, why="x", by=person, on=DAY)
    receipt.refresh_from_db()
    assert (receipt.served_on, receipt.cancelled_on) == (None, None)


# Serving


@pytest.mark.parametrize(
    ("how", "served"),
    [
        ({"way": Way.DIRECT, "sent": DAY, "signed": LATER}, LATER),
        ({"way": Way.ENTRUSTED, "sent": DAY, "signed": LATER}, LATER),
        ({"way": Way.POST, "sent": DAY, "tracking": "1234567890123", "address": "甲市二路2号"}, DAY),
        (
            {
                "way": Way.POST,
                "sent": DAY,
                "signed": LATER,
                "tracking": "1234567890123",
                "address": "甲市二路2号",
            },
            DAY,
        ),
        ({"way": Way.ELECTRONIC, "sent": DAY}, DAY),
        ({"way": Way.DIRECT, "sent": DAY}, None),
        ({"way": Way.ENTRUSTED, "sent": DAY}, None),
    ],
)
def test_each_way_of_service_has_its_day(
    cast: Cast, receipt: Letter, how: dict[str, Any], served: date | None
) -> None:
    assert acts.serve(receipt.pk, **how, by=cast.qian_jin, on=LATER).served_on == served


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"way": Way.POST, "sent": DAY}, "请填写邮件号码"),
        ({"way": Way.POST, "sent": DAY, "tracking": "   "}, "请填写邮件号码"),
        ({"way": Way.DIRECT, "sent": date(2024, 3, 21), "signed": date(2024, 3, 21)}, "不能晚于今天"),
        ({"way": Way.DIRECT, "sent": DAY, "signed": date(2024, 3, 21)}, "不能晚于今天"),
        ({"way": Way.ELECTRONIC, "sent": date(2024, 3, 10)}, "不能早于文书制发日期"),
        ({"way": Way.DIRECT, "sent": LATER, "signed": DAY}, "不能早于送出日期"),
    ],
)
def test_a_service_that_cannot_have_been_is_not_written(
    cast: Cast, receipt: Letter, how: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refusal, match=says):
        acts.serve(receipt.pk, **how, by=cast.qian_jin, on=LATER)
    receipt.refresh_from_db()
    assert (receipt.way, receipt.sent_on, receipt.served_on) == ("", None, None)


def test_a_letter_sent_and_not_yet_signed_for_is_signed_for_later_and_once(
    cast: Cast, receipt: Letter
) -> None:
    acts.serve(receipt.pk, way=Way.DIRECT, sent=DAY, by=cast.qian_jin, on=DAY)
    acts.serve(
        receipt.pk, way=Way.DIRECT, sent=DAY, signed=LATER, signed_by="本人", by=cast.qian_jin, on=LATER
    )
    receipt.refresh_from_db()
    assert (receipt.served_on, receipt.signed_by) == (LATER, "本人")
    with pytest.raises(Refusal, match="已经登记送达"):
        acts.serve(receipt.pk, way=Way.ELECTRONIC, sent=LATER, by=cast.qian_jin, on=LATER)


def test_a_void_letter_is_not_served(cast: Cast, receipt: Letter) -> None:
    acts.issue_again(receipt.pk, why="写错", by=cast.qian_jin, on=DAY)
    with pytest.raises(Refusal, match="已经作废"):
        acts.serve(receipt.pk, way=Way.ELECTRONIC, sent=DAY, by=cast.qian_jin, on=DAY)


def test_letters_that_move_the_case_are_served_by_their_own_acts(cast: Cast, case: Case) -> None:
    approved(cast, case, on=DAY)
    with pytest.raises(Refusal, match="请用“送达答复”"):
        acts.serve(case.letters.answers().get().pk, way=Way.ELECTRONIC, sent=DAY, by=cast.li_qiang, on=DAY)


# What it says


REVIEW = "自收到本答复书之日起60日内向甲市人民政府申请行政复议"
FREE_CHOICE = f"可以{REVIEW}，或者自收到本答复书之日起6个月内向人民法院提起行政诉讼"
REVIEW_FIRST = f"应当先申请行政复议：{REVIEW}"
OLD, SECOND, THIRD = date(2023, 11, 6), date(2024, 3, 18), date(2025, 6, 9)


@pytest.mark.parametrize(
    ("outcome", "day", "says"),
    [
        pytest.param(O.WITHHELD_PROCESS, OLD, FREE_CHOICE, id="withheld under the first law"),
        pytest.param(O.WITHHELD_PROCESS, SECOND, REVIEW_FIRST, id="withheld since 2024"),
        pytest.param(O.WITHHELD_PROCESS, THIRD, REVIEW_FIRST, id="withheld since June 2025"),
        pytest.param(O.GRANTED_IN_PART, OLD, FREE_CHOICE, id="severed under the first law"),
        pytest.param(O.GRANTED_IN_PART, SECOND, REVIEW_FIRST, id="severed since 2024"),
        pytest.param(O.GRANTED_IN_PART, THIRD, REVIEW_FIRST, id="severed since June 2025"),
        pytest.param(O.NOT_HELD_ABSENT, OLD, FREE_CHOICE, id="not held under the first law"),
        pytest.param(O.NOT_HELD_ABSENT, SECOND, FREE_CHOICE, id="not held since 2024"),
        pytest.param(O.NOT_HELD_ABSENT, THIRD, FREE_CHOICE, id="not held since June 2025"),
        pytest.param(O.DECLINED_EXCESSIVE, THIRD, FREE_CHOICE, id="declined"),
        pytest.param(O.WITHHELD_QUERY_MATTER, THIRD, FREE_CHOICE, id="a matter of query"),
        pytest.param(O.GRANTED, SECOND, FREE_CHOICE, id="granted"),
    ],
)
def test_the_ways_of_redress_are_those_of_the_row_and_the_day(
    cast: Cast, outcome: Outcome, day: date, says: str
) -> None:
    found = in_hand(cast, on=day)
    approved(cast, found, outcome, on=day)
    text = text_of(found.letters.answers().get())
    assert says in text
    assert (FREE_CHOICE if says == REVIEW_FIRST else REVIEW_FIRST) not in text


def test_a_notice_that_nothing_more_is_done_tells_the_ways_of_redress_too(cast: Cast, case: Case) -> None:
    acts.withdraw(case.pk, says="来信撤回", by=cast.qian_jin, on=DAY)
    assert "行政复议" in text_of(only(case, K.CEASING))


HOSTILE = (
    "{{ 7*7 }}{% for x in y %}<w:p><b>粗</b></w:p>&amp;{_{机关}_}\u202e\x08#set page()`$x$ =HYPERLINK(1)"
)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [(Outcome.GRANTED, "提供的形式、方式和时间："), (Outcome.WITHHELD_PROCESS, "送达方式：")],
)
def test_an_answer_says_once_how_it_is_handed_over(
    cast: Cast, case: Case, outcome: Outcome, said: str
) -> None:
    approved(cast, case, outcome, on=DAY)
    text = text_of(case.letters.answers().get())
    assert text.count(said) == 1
    assert text.count("方式和时间：") + text.count("送达方式：") == 1


def test_what_an_applicant_wrote_stands_in_the_letter_letter_by_letter(cast: Cast) -> None:
    asker = replace(WANG_FANG, name="王{{机关}}芳")
    found = acts.receive(
        cast.agency, asker, ApplicantKind.NATURAL, f"申请公开{HOSTILE}", channel=Channel.IN_PERSON,
        by=cast.qian_jin, on=RECEIVED,
    )  # fmt: skip
    letter = found.letters.get(kind=K.RECEIPT)
    assert "申请公开" + render.UNWRITABLE.sub("", HOSTILE) in text_of(letter)
    assert "王{{机关}}芳" in text_of(letter)
    assert content_of(letter, "pdf").startswith(b"%PDF")


def test_a_sealed_letter_is_a_file_of_the_vault_and_nothing_else(receipt: Letter) -> None:
    assert vault.NAME.fullmatch(receipt.word)
    assert vault.NAME.fullmatch(receipt.pdf)
