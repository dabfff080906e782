"""A record about oneself put right: who registers, checks, decides; what is told; what stays sealed."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from django.db import IntegrityError, transaction

from gongkai.cases import acts
from gongkai.cases.acts import Upload, Why, correction_record, corrections
from gongkai.cases.models import Correction, CorrectionFile, Letter
from gongkai.cases.reads import counts
from gongkai.files import vault
from gongkai.journal.models import Entry
from gongkai.journal.reads import lines_of
from gongkai.law.correction_outcome import CorrectionOutcome
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.moves import NoSuchMove
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import WANG_FANG, Cast
from tests.correcting import WANTED, assigned, checked, registered

DAY = date(2024, 3, 11)
O = CorrectionOutcome  # noqa: E741


def acts_of(correction: Correction) -> list[str]:
    return [e.act for e in lines_of(correction.agency, "correction", correction.number)]


def text_of(letter: Letter) -> str:
    return "\n".join(p.text for p in docx.Document(BytesIO(vault.open_file(letter.word))).paragraphs)


def test_a_correction_has_a_series_of_its_own_and_a_reminder_of_the_house(cast: Cast) -> None:
    first, second = registered(cast, on=DAY), registered(cast, on=DAY)
    assert (first.number, second.number) == ("2024-GZ-0001", "2024-GZ-0002")
    assert first.stage == "received"
    assert first.remind_on == date(2024, 4, 9)
    assert acts_of(first) == ["register"]


def test_what_came_in_a_year_without_a_calendar_has_no_reminder(cast: Cast) -> None:
    assert registered(cast, on=date(2027, 12, 30)).remind_on is None


def test_a_correction_of_paper_may_be_registered_after_it_came(cast: Cast) -> None:
    found = registered(cast, on=DAY, received=date(2024, 3, 8))
    assert found.received_on == date(2024, 3, 8)
    with pytest.raises(Refusal, match="收到日期不能晚于今天"):
        registered(cast, on=DAY, received=date(2024, 3, 12))


def test_who_asked_is_sealed_and_the_evidence_too(cast: Cast) -> None:
    found = registered(cast, on=DAY)
    assert WANG_FANG.id_number not in found.applicant.id_sealed
    assert found.applicant.id_number == WANG_FANG.id_number
    assert [f.purpose for f in found.files.all()] == ["identity", "evidence"]
    assert vault.open_file(found.files.get(purpose="evidence").sealed) == papers.pdf()


@pytest.mark.parametrize("lacks", ["record", "wrong", "should_be", "evidence"])
def test_a_correction_says_what_is_wrong_and_shows_why(cast: Cast, lacks: str) -> None:
    whole = {n: getattr(WANTED, n) for n in ("record", "wrong", "should_be", "evidence")}
    with pytest.raises(Refusal, match="请写明"):
        corrections.register(
            cast.agency, WANG_FANG, acts.receiving.ApplicantKind.NATURAL,
            corrections.Wanted(**whole | {lacks: " "}), channel=acts.receiving.Channel.IN_PERSON, by=cast.qian_jin, on=DAY,
        )  # fmt: skip
    assert not Correction.objects.exists()


@pytest.mark.parametrize("who", ["li_qiang", "zhou_yang", "feng_lin"])
def test_a_correction_is_registered_by_the_counter_of_the_agency(cast: Cast, who: str) -> None:
    with pytest.raises(Refusal):
        registered(cast, on=DAY, by=getattr(cast, who))


def test_a_borne_out_correction_is_made_and_told(cast: Cast) -> None:
    found = checked(cast, on=DAY)
    done = corrections.correct(found.pk, says="出生日期已改为1990年1月20日。", by=cast.zhao_min, on=DAY)
    assert (done.stage, done.outcome, done.closed_on) == ("closed", O.CORRECTED, DAY)
    letter = done.letters.get()
    assert (letter.kind, letter.number, letter.case) == (
        "record_correction",
        "甲文旅公开〔2024〕第1号-正",
        None,
    )
    text = text_of(letter)
    for said in (
        "王芳",
        "2024-GZ-0001",
        "导游证登记表",
        "属录入错误",
        "本机关已经更正上述记录",
        "1990年1月20日",
        "第四十一条",
    ):
        assert said in text
    assert "行政复议" not in text
    assert acts_of(done) == ["register", "assign", "check", "correct", "issue"]
    line = lines_of(cast.agency, "correction", done.number).get(act="correct")
    assert (line.under, line.hand) == ("《中华人民共和国政府信息公开条例》第四十一条", "office_head")


def test_a_refusal_gives_reasons_and_the_ways_against_it(cast: Cast) -> None:
    found = checked(cast, on=DAY)
    with pytest.raises(Refusal, match="不予更正的理由"):
        corrections.refuse(found.pk, says=" ", by=cast.wu_tao, on=DAY)
    done = corrections.refuse(found.pk, says="原始登记表与系统记录一致。", by=cast.wu_tao, on=DAY)
    text = text_of(done.letters.get())
    assert "不予更正" in text
    assert "原始登记表与系统记录一致" in text
    assert "可以自收到本告知书之日起60日内向甲市人民政府申请行政复议" in text


@pytest.mark.parametrize(("act", "outcome"), [("pass_on", O.PASSED_ON), ("tell", O.TOLD_WHERE)])
def test_a_record_of_another_agency_is_passed_on_or_told_where_without_a_check(
    cast: Cast, act: str, outcome: O
) -> None:
    found = registered(cast, on=DAY)
    with pytest.raises(Refusal, match="机关"):
        getattr(corrections, act)(found.pk, to="", by=cast.qian_jin, on=DAY)
    done = getattr(corrections, act)(found.pk, to="甲市公安局", by=cast.qian_jin, on=DAY)
    assert (done.outcome, done.elsewhere) == (outcome, "甲市公安局")
    assert "甲市公安局" in text_of(done.letters.get())


def test_a_withdrawn_correction_is_told_by_no_letter(cast: Cast) -> None:
    done = corrections.withdraw(registered(cast, on=DAY).pk, by=Hand.APPLICANT, on=DAY)
    assert (done.outcome, done.decided_by, done.letters.count()) == (O.WITHDRAWN, None, 0)


@pytest.mark.parametrize("who", ["he_jing", "zheng_zhi", "feng_lin", "zhou_yang"])
def test_nobody_but_who_handles_it_checks(cast: Cast, who: str) -> None:
    found = assigned(cast, on=DAY)
    with pytest.raises(NoSuchMove):
        corrections.check(found.pk, finding="核对过。", by=getattr(cast, who), on=DAY)


def test_a_check_says_what_was_found_and_may_be_added_to(cast: Cast) -> None:
    found = assigned(cast, on=DAY)
    with pytest.raises(Refusal, match="请写明核实的情况"):
        corrections.check(found.pk, finding="", by=cast.li_qiang, on=DAY)
    corrections.check(found.pk, finding="初查。", by=cast.li_qiang, on=DAY)
    again = corrections.check(found.pk, finding="复查。", by=cast.li_qiang, on=date(2024, 3, 12))
    assert (again.stage, again.finding, again.checked_on) == ("checked", "复查。", date(2024, 3, 12))


def test_nothing_happens_before_it_was_received_or_after_it_ended(cast: Cast) -> None:
    found = checked(cast, on=DAY)
    with pytest.raises(Refusal, match="不能早于收到日期"):
        corrections.correct(found.pk, says="已改。", by=cast.zhao_min, on=date(2024, 3, 10))
    corrections.correct(found.pk, says="已改。", by=cast.zhao_min, on=DAY)
    with pytest.raises(NoSuchMove, match="“已办结”状态下不能"):
        corrections.withdraw(found.pk, by=Hand.APPLICANT, on=DAY)


def test_the_handler_is_a_clerk_of_the_division(cast: Cast) -> None:
    found = registered(cast, on=DAY)
    with pytest.raises(Refusal, match="信息员或公开专干"):
        corrections.assign(found.pk, division=cast.division, handler=cast.he_jing, by=cast.qian_jin, on=DAY)


def test_an_agency_without_a_letter_prefix_decides_nothing(cast: Cast) -> None:
    found = checked(cast, on=DAY)
    type(cast.agency).objects.filter(pk=cast.agency.pk).update(letter_prefix="")
    with pytest.raises(Refusal, match="告知书字号"):
        corrections.correct(found.pk, says="已改。", by=cast.zhao_min, on=DAY)
    found.refresh_from_db()
    assert found.stage == "checked"


def test_a_letter_is_served_once_and_made_anew_only_before(cast: Cast) -> None:
    done = corrections.correct(checked(cast, on=DAY).pk, says="已改。", by=cast.zhao_min, on=DAY)
    first = done.letters.get()
    second = correction_record.issue_notice_again(first.pk, why="模板改了", by=cast.qian_jin, on=DAY)
    assert second.number == "甲文旅公开〔2024〕第1号-正-2"
    with pytest.raises(Refusal, match="已经作废"):
        correction_record.serve_notice(first.pk, way=Way.ELECTRONIC, sent=DAY, by=cast.qian_jin, on=DAY)
    served = correction_record.serve_notice(second.pk, way=Way.ELECTRONIC, sent=DAY, by=cast.li_qiang, on=DAY)
    assert served.served_on == DAY
    with pytest.raises(Refusal, match="不能重新制发"):
        correction_record.issue_notice_again(second.pk, why="再改", by=cast.qian_jin, on=DAY)


def test_the_letter_of_a_correction_is_not_served_as_one_of_a_case(cast: Cast) -> None:
    done = corrections.correct(checked(cast, on=DAY).pk, says="已改。", by=cast.zhao_min, on=DAY)
    with pytest.raises(Refusal, match="更正申请的页面"):
        acts.serve(done.letters.get().pk, way=Way.ELECTRONIC, sent=DAY, by=cast.qian_jin, on=DAY)


def test_every_look_at_who_asked_leaves_a_line_with_its_reason(cast: Cast) -> None:
    found = assigned(cast, on=DAY)
    correction_record.look(found, why=Why.VERIFY, by=cast.li_qiang, on=DAY)
    proof = found.files.get(purpose="identity")
    correction_record.open_file(found, proof.pk, why=Why.VERIFY, by=cast.li_qiang, on=DAY)
    looks = lines_of(cast.agency, "correction", found.number).filter(act__startswith="see_")
    assert [(e.act, e.facts["why"]) for e in looks] == [("see_applicant", "verify"), ("see_proof", "verify")]
    for stranger in (cast.zhou_yang, cast.feng_lin, cast.he_jing):
        with pytest.raises(Refusal, match="只供办理"):
            correction_record.look(found, why=Why.VERIFY, by=stranger, on=DAY)


def test_no_line_of_the_journal_names_who_asked_or_what_for(cast: Cast) -> None:
    found = checked(cast, on=DAY)
    corrections.correct(found.pk, says="出生日期已改为1990年1月20日。", by=cast.zhao_min, on=DAY)
    correction_record.look(found, why=Why.VERIFY, by=cast.li_qiang, on=DAY)
    said = " ".join(f"{e.label} {e.facts}" for e in Entry.objects.filter(matter="correction"))
    for private in ("王芳", WANG_FANG.id_number, WANG_FANG.phone, "1990", "户口簿", "导游证", "录入错误"):
        assert private not in said


def test_a_file_that_came_later_is_kept_once(cast: Cast) -> None:
    found = assigned(cast, on=DAY)
    purpose = CorrectionFile.Purpose.EVIDENCE
    word = papers.word("证明")
    correction_record.add_file(
        found.pk, "证明.docx", BytesIO(word), purpose=purpose, by=cast.li_qiang, on=DAY
    )
    with pytest.raises(Refusal, match="已经添加过"):
        correction_record.add_file(
            found.pk, "再来.docx", BytesIO(word), purpose=purpose, by=cast.li_qiang, on=DAY
        )
    with pytest.raises(Refusal, match="不是"):
        correction_record.add_file(
            found.pk, "x.png", BytesIO(papers.png()), purpose=purpose, by=cast.zhou_yang, on=DAY
        )


def test_a_program_dressed_as_evidence_is_not_kept(cast: Cast) -> None:
    with pytest.raises(Refusal, match="内容与扩展名"):
        registered(cast, on=DAY, evidence=[Upload("证据.pdf", BytesIO(b"MZ\x90\x00" * 9))])
    assert not Correction.objects.exists()


def test_corrections_are_no_requests_in_the_annual_report(cast: Cast) -> None:
    corrections.correct(checked(cast, on=DAY).pk, says="已改。", by=cast.zhao_min, on=DAY)
    assert counts(cast.agency, 2024) == ([], [])


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"stage": "closed"}, id="closed without an outcome"),
        pytest.param({"outcome": "withdrawn", "closed_on": DAY}, id="ended and still open"),
        pytest.param({"stage": "closed", "outcome": "withdrawn"}, id="closed without a day"),
        pytest.param({"stage": "checked"}, id="checked without a finding"),
        pytest.param({"finding": "核对过"}, id="a finding without a day"),
        pytest.param({"stage": "lost"}, id="a stage nobody knows"),
        pytest.param({"stage": "closed", "outcome": "granted", "closed_on": DAY}, id="the outcome of a request"),
        pytest.param({"stage": "closed", "outcome": "record_corrected", "closed_on": DAY}, id="corrected unchecked"),
        pytest.param({"stage": "closed", "outcome": "passed_on", "closed_on": DAY}, id="passed on to nobody"),
        pytest.param({"stage": "closed", "outcome": "withdrawn", "closed_on": date(2024, 3, 1)}, id="closed before it came"),
        pytest.param({"applicant_kind": "company"}, id="an applicant of no kind"),
    ],
)  # fmt: skip
def test_the_database_refuses(cast: Cast, wrong: dict[str, Any]) -> None:
    found = registered(cast, on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.filter(pk=found.pk).update(**wrong)


def test_a_letter_is_of_a_case_or_of_a_correction(cast: Cast) -> None:
    done = corrections.correct(checked(cast, on=DAY).pk, says="已改。", by=cast.zhao_min, on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=done.letters.get().pk).update(correction=None)
