"""The registers as workbooks: the columns of the paper form, the filters of the list, nobody's identity."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.agencies.models import Person
from gongkai.cases import acts
from gongkai.cases.acts import corrections
from gongkai.cases.models import Case, Letter
from gongkai.law.fee import Method
from gongkai.law.hand import Hand
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Track
from tests.answering import answered
from tests.cast import WANG_FANG, Cast
from tests.correcting import checked
from tests.desk.conftest import ON, TODAY, case_of

REGISTER, LETTERS, REMEDIES = (f"/desk/ysq/{name}export.xlsx" for name in ("", "letters/", "remedies/"))
PRIVATE = ("王芳", WANG_FANG.id_number, WANG_FANG.phone, WANG_FANG.email)
# The order of the paper form.
FORM = [
    "编号", "收到日期", "登记日期", "收到渠道", "确认方式", "确认时间", "申请人类型", "内容摘要", "申请要点", "形式要求", "补正告知发出", "补正收到",
    "承办科室", "承办人", "办理期限", "延期", "征询起止", "答复类型", "答复日期", "答复文号", "送达方式", "送达日期", "收费", "复议诉讼",
    "归档号", "登记作废",
]  # fmt: skip


def sheet(answer: Any) -> Worksheet:
    assert answer.status_code == 200
    return load_workbook(BytesIO(answer.content)).worksheets[0]


def lines(answer: Any) -> list[dict[str, Any]]:
    """Each line by the labels of its columns."""
    head, *rest = list(sheet(answer).iter_rows(min_row=2, values_only=True))
    return [dict(zip(map(str, head), row, strict=True)) for row in rest]


def text_of(answer: Any) -> str:
    return " ".join(str(cell) for row in sheet(answer).iter_rows(values_only=True) for cell in row)


def day(value: Any) -> date:
    return value.date()


@pytest.fixture
def full(cast: Cast) -> Case:
    """Completed, consulted, extended, answered in part, served, taken to review."""
    case = case_of(cast)
    acts.ask_to_complete(case.pk, says="请写明年份", by=cast.li_qiang, on=ON)
    acts.complete(case.pk, says="2023年", by=Hand.APPLICANT, on=date(2024, 3, 12))
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=date(2024, 3, 13))
    acts.third_party_answered(case.pk, says="不同意", by=cast.li_qiang, on=date(2024, 3, 15))
    acts.extend(case.pk, days=5, reason="涉及多个年度", by=cast.zhao_min, on=date(2024, 3, 15))
    answered(cast, case, Outcome.GRANTED_IN_PART, on=date(2024, 3, 18))
    acts.lodge_remedy(
        case.pk, track=Track.REVIEW, body="甲市人民政府", doc_no="甲复〔2024〕1号", by=cast.qian_jin, on=TODAY
    )
    return Case.objects.get(pk=case.pk)


def test_the_register_has_the_columns_of_the_paper_form(cast: Cast, full: Case, enter: Any) -> None:
    answer = enter(cast.qian_jin).get(f"{REGISTER}?stage=all")
    assert answer["Content-Disposition"] == 'attachment; filename="ysq-2024-03-18.xlsx"'
    (line,) = lines(answer)
    assert list(line) == FORM
    assert (line["编号"], line["收到渠道"], line["申请人类型"]) == (full.number, "当面提交", "自然人")
    assert (day(line["补正告知发出"]), day(line["补正收到"])) == (ON, date(2024, 3, 12))
    assert line["征询起止"] == "征求第三方意见 2024-03-13至2024-03-15"
    assert line["延期"] == "2024-03-15 延期5个工作日"
    assert (line["答复类型"], day(line["答复日期"])) == ("部分公开", date(2024, 3, 18))
    assert line["答复文号"] == "甲文旅公开〔2024〕第1号-答"
    assert (line["送达方式"], day(line["送达日期"])) == ("电子形式发送", date(2024, 3, 18))
    assert line["复议诉讼"] == "行政复议 2024-03-18受理，尚未审结"
    assert day(line["办理期限"]) == full.due


def test_a_confirmed_request_shows_how_and_when(cast: Cast, enter: Any) -> None:
    case = case_of(cast, channel=Channel.ONLINE)
    acts.confirm_receipt(case.pk, by=cast.qian_jin, on=date(2024, 3, 12))
    unconfirmed = case_of(cast, channel=Channel.FAX)
    first, second = lines(enter(cast.qian_jin).get(REGISTER))
    assert (first["确认方式"], day(first["确认时间"])) == ("电话", date(2024, 3, 12))
    assert second["编号"] == unconfirmed.number
    assert (second["收到日期"], second["确认方式"], second["确认时间"], second["办理期限"]) == (None,) * 4


def test_a_fee_is_told_with_its_sum(cast: Cast, enter: Any) -> None:
    case = case_of(cast)
    acts.notify_fee(case.pk, method=Method.PAGE, count=40, how_to_pay="缴入国库", by=cast.li_qiang, on=ON)
    (line,) = lines(enter(cast.qian_jin).get(REGISTER))
    assert line["收费"] == "100元，未缴"


def test_no_register_names_who_asked(cast: Cast, full: Case, enter: Any) -> None:
    corrections.correct(checked(cast, on=ON).pk, says="已改。", by=cast.zhao_min, on=ON)
    client = enter(cast.qian_jin)
    for address in (f"{REGISTER}?stage=all", LETTERS, REMEDIES):
        text = text_of(client.get(address))
        assert not [private for private in PRIVATE if private in text]


def test_the_register_keeps_the_filters_of_the_list(cast: Cast, full: Case, enter: Any) -> None:
    open_case = case_of(cast, asked="另一件")
    client = enter(cast.qian_jin)
    assert f"{REGISTER}?stage=all&amp;" in client.get("/desk/ysq/?stage=all").text
    assert [x["编号"] for x in lines(client.get(REGISTER))] == [open_case.number]
    assert len(lines(client.get(f"{REGISTER}?stage=all"))) == 2
    assert [x["编号"] for x in lines(client.get(f"{REGISTER}?q=另一件"))] == [open_case.number]
    assert lines(client.get(f"{REGISTER}?year=2023")) == []


def test_everybody_exports_what_they_see_and_no_more(
    cast: Cast, full: Case, outsider: Person, enter: Any
) -> None:
    for stranger in (outsider, cast.zhou_yang):
        for address in (f"{REGISTER}?stage=all", LETTERS, REMEDIES):
            assert lines(enter(stranger).get(address)) == []
    assert len(lines(enter(cast.li_qiang).get(f"{REGISTER}?stage=all"))) == 1
    for address in (REGISTER, LETTERS, REMEDIES):
        assert enter(cast.qian_jin).post(address).status_code == 405


def test_a_post_without_cases_exports_nothing(administrator: Person, enter: Any) -> None:
    for address in (REGISTER, LETTERS, REMEDIES):
        assert enter(administrator).get(address).status_code == 403


@pytest.mark.parametrize("asked", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "a\x0bb"])
def test_what_somebody_typed_is_no_formula_and_breaks_no_file(cast: Cast, enter: Any, asked: str) -> None:
    case_of(cast, asked=asked)
    page = sheet(enter(cast.qian_jin).get(REGISTER))
    cell = page.cell(3, FORM.index("内容摘要") + 1)
    assert cell.data_type == "s"
    assert cell.value == asked.replace("\x0b", "")


def test_the_ledger_of_numbers_holds_void_letters_and_those_of_corrections(cast: Cast, enter: Any) -> None:
    case = case_of(cast)
    acts.issue_again(case.letters.get().pk, why="收件人有误", by=cast.qian_jin, on=ON)
    corrections.correct(checked(cast, on=ON).pk, says="已改。", by=cast.zhao_min, on=ON)
    rows = lines(enter(cast.qian_jin).get(LETTERS))
    assert [(x["文号"], x["申请编号"], x["状态"]) for x in rows] == [
        ("甲文旅公开〔2024〕第1号-受", "2024-YSQ-0001", "作废"),
        ("甲文旅公开〔2024〕第1号-受-2", "2024-YSQ-0001", "未登记送达"),
        ("甲文旅公开〔2024〕第1号-正", "2024-GZ-0001", "未登记送达"),
    ]
    assert rows[0]["作废、撤销原因"] == "收件人有误"
    assert {x["文号"] for x in lines(enter(cast.qian_jin).get(f"{LETTERS}?state=void"))} == {rows[0]["文号"]}


def test_reviews_and_suits_come_with_their_days(cast: Cast, full: Case, enter: Any) -> None:
    (row,) = lines(enter(cast.qian_jin).get(f"{REMEDIES}?result=pending"))
    assert (row["申请编号"], row["途径"], row["案号"], row["结果"]) == (
        full.number,
        "行政复议",
        "甲复〔2024〕1号",
        "尚未审结",
    )
    assert lines(enter(cast.qian_jin).get(f"{REMEDIES}?result=upheld")) == []


@pytest.mark.parametrize("address", [f"{REGISTER}?stage=all", LETTERS, REMEDIES])
def test_a_longer_register_asks_no_more_questions(cast: Cast, full: Case, enter: Any, address: str) -> None:
    client = enter(cast.qian_jin)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _ in range(4):
        other = case_of(cast)
        answered(cast, other, on=TODAY)
        acts.lodge_remedy(other.pk, track=Track.REVIEW, by=cast.qian_jin, on=TODAY)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
    assert Letter.objects.count() > 8
