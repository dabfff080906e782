"""Real published reports, cell by cell against their decoded tables; measured floors, not wishes."""

import csv
import re
from collections import Counter, defaultdict

import pytest

from gongkai.law.forms.annual import T3_ROWS
from gongkai.law.forms.tie_out import check
from gongkai.reports.reading import NotAReport, read_report

RIGHT = 7048  # cells of 7094 decoded ones; 16 more are rightly empty
EMPTY = 30  # table 4 of two reports whose text lost its columns


def text_of_sample(path):
    text = path.read_text("utf-8")
    first = re.compile(r"\A<!--.*?-->", re.S) if text.startswith("<!--") else re.compile(r"\A# SOURCE.*\n")
    return first.sub("", text)


@pytest.fixture(scope="module")
def annual(shared):
    return shared("data", "annual")


@pytest.fixture(scope="module")
def decoded(annual):
    """File name → cell address → number or None, as decoded by hand."""
    cells = defaultdict(dict)
    with (annual / "DECODED.tsv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = "r3_6" if line["label"].startswith("（六）") else T3_ROWS[int(line["row"]) - 1]
            for place in range(1, 8 if line["table"] == "3" else 16):
                value = (line[f"c{place}"] or "").strip()
                where = key if line["table"] == "3" else "t4"
                cells[line["file"]][where, place - 1] = int(value) if value else None
    return cells


def read_cell(figures, where, place):
    if where == "t4":
        return [value for row in figures.t4.values() for value in row][place]
    return figures.t3[where][place]


def test_no_cell_of_the_real_reports_is_read_wrong(annual, decoded):
    tally = Counter()
    wrong = []
    for name, cells in decoded.items():
        figures = read_report(text_of_sample(annual / name)).figures
        for (where, place), due in cells.items():
            got = read_cell(figures, where, place)
            if got is None:
                tally["rightly empty" if due is None else "empty"] += 1
            elif got == due:
                tally["right"] += 1
            else:
                wrong.append((name, where, place, got, due))
    assert wrong == []
    assert tally["right"] >= RIGHT
    assert tally["empty"] <= EMPTY


def test_every_cell_not_read_says_why(annual, decoded):
    for name in decoded:
        reading = read_report(text_of_sample(annual / name))
        named = {one.cell for one in reading.unsure}
        assert {address for address, value in reading.figures.cells() if value is None} <= named, name


def test_two_extractions_of_one_report_give_the_same_figures(annual):
    for layout, raw in (
        ("001-huaian-2024-pdf-layout", "002-huaian-2024-pdf-raw"),
        ("003-hongze-2023-pdf-layout", "004-hongze-2023-pdf-raw"),
    ):
        one, other = (read_report(text_of_sample(annual / f"{name}.txt")) for name in (layout, raw))
        assert one.figures == other.figures


def test_a_whole_report_without_faults_gives_no_false_alarm(annual):
    for name in ("001-huaian-2024-pdf-layout.txt", "002-huaian-2024-pdf-raw.txt"):
        assert read_report(text_of_sample(annual / name)).faults == ()


def test_a_misprinted_label_of_a_real_report_is_found(annual):
    for name in (
        "003-hongze-2023-pdf-layout.txt",
        "004-hongze-2023-pdf-raw.txt",
        "005-hongze-2024-pdf-layout.txt",
    ):
        (fault,) = read_report(text_of_sample(annual / name)).faults
        assert (fault.code, fault.found[:2]) == ("AN002", "2.")
        assert fault.better == "2.其他法律行政法规禁止公开"


def test_sums_of_the_real_reports_fail_where_a_person_found_them_failing(annual, decoded):
    """16 is a list of four rows, no report; what 表四 of 06 and 07 printed cannot be read."""
    with (annual / "TIEOUT.tsv").open(encoding="utf-8", newline="") as file:
        verdicts = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    columns = {
        "一+二=三（七）+四（逐列）": ("C1", "t3."),
        "三各分项和=（七）总计（逐列）": ("C2", "t3."),
        "行内六列和=总计": ("C3", "t3."),
        "表四复议": ("C4", "t4.review"),
        "表四未经复议直接起诉": ("C4", "t4.suit_direct"),
        "表四复议后起诉": ("C4", "t4.suit_after_review"),
    }
    judged = 0
    for line in verdicts:
        if line["file"] not in decoded:
            continue
        figures = read_report(text_of_sample(annual / line["file"])).figures
        faults = [(fault.rule, fault.cell) for fault in check(figures)]
        for column, (rule, where) in columns.items():
            if rule == "C4" and line["file"][:3] in {"006", "007"}:
                continue
            fails = any(one == rule and cell.startswith(where) for one, cell in faults)
            assert fails == line[column].startswith("FAIL"), (line["file"], column)
            judged += 1
    assert judged > 200


def test_a_real_text_is_read_or_refused_in_one_sentence(annual):
    refused = []
    samples = [path for path in annual.iterdir() if path.suffix in {".txt", ".md", ".html"}]
    for path in samples:
        try:
            read_report(path.read_text("utf-8"))
        except NotAReport as refusal:
            refused.append(str(refusal))
    assert len(refused) < len(samples) / 4
    assert all("\n" not in sentence for sentence in refused)
