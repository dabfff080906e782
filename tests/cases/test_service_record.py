"""The record of service: filled in for a letter on paper, signed, kept, and in the package."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest

from gongkai.cases import acts
from gongkai.cases.models import Case, CaseFile, Letter
from gongkai.cases.package import package_of
from gongkai.law.delivery import Way
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from tests.answering import approved, in_hand
from tests.cast import Cast
from tests.letters import text_of
from tests.papers import png

ON = date(2024, 3, 18)


@pytest.fixture
def case(cast: Cast) -> Case:
    """Approved; its receipt and its answer wait to be served."""
    return approved(cast, in_hand(cast, on=date(2024, 3, 11)), Outcome.WITHHELD_PROCESS, on=ON)


def answer_of(case: Case) -> Letter:
    return case.letters.answers().get()


def test_it_names_the_letter_the_receiver_and_the_way(cast: Cast, case: Case) -> None:
    record = acts.issue_service_record(answer_of(case).pk, way=Way.DIRECT, by=cast.li_qiang, on=ON)
    assert (record.kind, record.number) == (LetterKind.SERVICE_RECORD, "甲文旅公开〔2024〕第1号-送")
    said = text_of(record)
    for word in (
        answer_of(case).number,
        "答复书（不予公开）",
        "王芳",
        "直接送达",
        "签收人、与受送达人的关系",
        "拒收事由",
    ):
        assert word in said


def test_a_third_partys_record_names_the_third_party_and_not_the_applicant(cast: Cast) -> None:
    case = in_hand(cast, on=date(2024, 3, 11))
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=ON)
    letter = case.letters.get(kind=LetterKind.THIRD_PARTY_CONSULTATION)
    said = text_of(acts.issue_service_record(letter.pk, way=Way.POST, by=cast.li_qiang, on=ON))
    assert "某公司" in said
    assert "王芳" not in said


def test_it_is_never_served_and_keeps_no_case_from_the_archive(cast: Cast, case: Case) -> None:
    record = acts.issue_service_record(answer_of(case).pk, way=Way.DIRECT, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="不另行送达"):
        acts.serve(record.pk, way=Way.DIRECT, sent=ON, signed=ON, by=cast.li_qiang, on=ON)
    acts.answer(case.pk, way=Way.DIRECT, sent=ON, signed=ON, signed_by="本人", by=cast.li_qiang, on=ON)
    for letter in case.letters.unserved():
        acts.serve(letter.pk, way=Way.ELECTRONIC, sent=ON, by=cast.li_qiang, on=ON)
    signed = acts.keep_signed_record(record.pk, "回证.png", io.BytesIO(png()), by=cast.li_qiang, on=ON)
    assert (signed.purpose, signed.letter) == (CaseFile.Purpose.PROOF, record)
    packed = zipfile.ZipFile(io.BytesIO(package_of(acts.archive(case.pk, by=cast.qian_jin, on=ON))))
    rows = list(csv.DictReader(io.StringIO(packed.read("卷内目录.csv").decode("utf-8-sig"))))
    mine = [r for r in rows if r["文号"] == record.number]
    assert {r["材料名称"] for r in mine} == {"送达回证", "送达凭证"}
    assert packed.read(next(r["文件"] for r in mine if r["材料名称"] == "送达凭证")) == png()
    page = packed.read("00 目录.html").decode()
    assert "2024-03-18 本人" in page


@pytest.mark.parametrize("way", [Way.ELECTRONIC])
def test_what_is_sent_electronically_has_none(cast: Cast, case: Case, way: Way) -> None:
    with pytest.raises(Refusal, match="不用送达回证"):
        acts.issue_service_record(answer_of(case).pk, way=way, by=cast.li_qiang, on=ON)


def test_a_letter_has_one_record_and_a_record_none(cast: Cast, case: Case) -> None:
    record = acts.issue_service_record(answer_of(case).pk, way=Way.DIRECT, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="已经有送达回证"):
        acts.issue_service_record(answer_of(case).pk, way=Way.DIRECT, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="不需要回证"):
        acts.issue_service_record(record.pk, way=Way.DIRECT, by=cast.li_qiang, on=ON)
    anew = acts.issue_again(record.pk, why="写错", by=cast.li_qiang, on=ON)
    assert answer_of(case).number in text_of(anew)
    assert acts.records_of(case) == {answer_of(case).number: anew}


def test_a_void_letter_has_none_and_the_way_is_the_one_on_record(cast: Cast, case: Case) -> None:
    receipt = case.letters.get(kind=LetterKind.RECEIPT)
    again = acts.issue_again(receipt.pk, why="写错", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="已经作废"):
        acts.issue_service_record(receipt.pk, way=Way.DIRECT, by=cast.li_qiang, on=ON)
    acts.serve(again.pk, way=Way.POST, sent=ON, tracking="1", address="甲市二路2号", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="请选择同样的方式"):
        acts.issue_service_record(again.pk, way=Way.DIRECT, by=cast.li_qiang, on=ON)
    assert acts.issue_service_record(again.pk, way=Way.POST, by=cast.li_qiang, on=ON)


@pytest.mark.parametrize("who", ["he_jing", "sun_jing", "wu_tao", "zhou_yang"])
def test_only_who_keeps_the_case_makes_or_signs_off_one(cast: Cast, case: Case, who: str) -> None:
    stranger = getattr(cast, who)
    with pytest.raises(Refusal):
        acts.issue_service_record(answer_of(case).pk, way=Way.DIRECT, by=stranger, on=ON)
    record = acts.issue_service_record(answer_of(case).pk, way=Way.DIRECT, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal):
        acts.keep_signed_record(record.pk, "回证.png", io.BytesIO(png()), by=stranger, on=ON)


def test_a_scan_goes_with_a_record_and_with_nothing_else(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="有效的送达回证"):
        acts.keep_signed_record(answer_of(case).pk, "回证.png", io.BytesIO(png()), by=cast.li_qiang, on=ON)


def test_withdrawing_leaves_the_record_of_what_was_served(cast: Cast) -> None:
    case = in_hand(cast, on=date(2024, 3, 11))
    receipt = case.letters.get(kind=LetterKind.RECEIPT)
    record = acts.issue_service_record(receipt.pk, way=Way.DIRECT, by=cast.li_qiang, on=ON)
    acts.withdraw(case.pk, says="电话撤回", by=cast.qian_jin, on=ON)
    record.refresh_from_db()
    assert record.cancelled_on is None
