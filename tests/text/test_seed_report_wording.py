"""The bureau's own report names its misprints and loose wording as its first problem; here they are."""

from pathlib import Path

import pytest

from gongkai.text.catalogue import check
from gongkai.text.finding import Finding, Gravity
from gongkai.text.passage import Passage

Found = list[tuple[int, Finding]]


@pytest.fixture(scope="module")
def found(seed_report: str) -> Found:
    passage = Passage(seed_report)
    return [(passage.line_column(one.start)[0], one) for one in check(seed_report, profile="report")]


@pytest.mark.parametrize(
    "line, code, fragment",
    [
        (98, "QB102", "("),
        (126, "QB101", "“"),
        (126, "SQ104", "3"),
        (1, "PU109", ","),
        (3, "PU109", ","),
        (144, "FX001", "属于三类内容事务信息"),
        (3, "CN101", "处室"),
        (346, "CN101", "科室"),
        (344, "SQ103", "。"),
        (9, "ST005", "组织推动办公室政府信息公开工作"),
        (14, "CN102", "政府访谈"),
        (5, "CN102", "依法、依规"),
        (8, "TM201", "省市县镇四级"),
        (1, "PU001", ","),
        (1, "ST001", "2"),
        (353, "ST002", "。"),
        (16, "CH003", " "),
        (10, "LW003", "政府信息公开条例"),
        (351, "GR105", "中"),
        (349, "GR104", "强化"),
        (351, "GR104", "做好"),
    ],
)
def test_a_known_fault_is_found_on_its_line(found: Found, line: int, code: str, fragment: str) -> None:
    assert (line, code, fragment) in [(at, one.code, one.found) for at, one in found]


def test_mixed_names_of_divisions_are_counted(found: Found) -> None:
    (says,) = {one.says for _, one in found if one.code == "CN101"}
    assert "“处室”2处（第3行）" in says
    assert "“科室”3处（第3、346行）" in says


def test_half_width_marks_are_reported_once_with_their_number(found: Found) -> None:
    assert [one.says for _, one in found if one.code == "PU001"] == ["全文有118处半角标点，中文应当用全角"]


def test_nothing_else_is_reported(found: Found) -> None:
    right = {
        12: "52条 is 27 and 25",
        14: "“五公开” has its five",
        61: "the form's own words",
        70: "the table counts its own 一 to 四",
        255: "the form's own words",
        353: "无。 is a paragraph",
    }
    harmless = {"PU001", "CN102", "ST002"}
    assert [(at, one.code, one.found) for at, one in found if at in right and one.code not in harmless] == []
    assert {one.code for _, one in found if one.gravity in (Gravity.SEVERE, Gravity.ERROR)} == {
        "FX001",
        "QB101",
        "QB102",
        "SQ104",
    }


@pytest.mark.parametrize(
    "text",
    [
        "一把手挂帅、副职领导具体抓",
        "“谁起草、谁解读”",
        "信息52条，其中公开文件27条、公共文化体育领域内容25条。",
    ],
)
def test_usual_wording_is_left_alone(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    "text, gravities",
    [
        ("中华人民共合国", {Gravity.SEVERE}),
        ("示例市人民攻府", {Gravity.SEVERE}),
        ("2023年2月30日", {Gravity.ERROR}),
        ("示文广旅发[2023]7号", {Gravity.ERROR}),
        ("共52条，其中文件28条、文化体育25条", {Gravity.ERROR}),
        ("收费金额0.5元（表头单位万元）", {Gravity.ADVICE}),
        ("进一步步加强", {Gravity.ERROR}),
        ("全国第一的最佳景区", {Gravity.ADVICE}),
    ],
)
def test_each_family_of_faults_has_its_gravity(text: str, gravities: set[Gravity]) -> None:
    assert {one.gravity for one in check(text)} == gravities


def alarms(text: str, profile: str = "document") -> list[tuple[str, str]]:
    return [
        (one.code, one.found) for one in check(text, profile=profile) if one.gravity is not Gravity.ADVICE
    ]


def test_right_lines_that_tempt_a_checker_are_left_alone(shared: Path) -> None:
    text = (shared / "data" / "text" / "clean_traps.txt").read_text("utf-8")
    assert alarms(text) == []
    for profile in ("document", "report", "guide", "web"):
        assert {line: found for line in text.splitlines() if (found := alarms(line, profile))} == {}


def test_most_lines_with_a_known_fault_are_reported(shared: Path) -> None:
    rows = (shared / "data" / "text" / "faulty_sentences.tsv").read_text("utf-8").splitlines()
    missed = [row.split("\t")[1] for row in rows if not check(row.split("\t")[1])]
    assert len(missed) <= 3, missed
