"""The same figures printed in the ways reports are found in: the reader gives them back or says why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.forms.annual import T3_RESULT_ROWS, T3_ROWS, T4_GROUPS, Figures, form
from gongkai.reports.reading import NotAReport, read_report

FORM = form(2023)
counts = st.one_of(st.just(0), st.just(0), st.integers(0, 3), st.integers(0, 4000))


@st.composite
def tied(draw):
    """Figures that tie out, of an invented bureau."""
    figures = Figures.filled_with(0, agency="示例市文化广播电视和旅游局", year=2023)
    for row in T3_RESULT_ROWS:
        figures.t3[row][:6] = draw(st.lists(counts, min_size=6, max_size=6))
    for place in range(6):
        total = sum(figures.t3[row][place] for row in T3_RESULT_ROWS)
        figures.t3["r3_7_total"][place] = figures.t3["r1_new"][place] = total
    for row in T3_ROWS:
        figures.t3[row][6] = sum(figures.t3[row][:6])
    for group in T4_GROUPS:
        states = draw(st.lists(counts, min_size=4, max_size=4))
        figures.t4[group][:] = [*states, sum(states)]
    for grid in figures.t2.values():
        for values in grid.values():
            values[:] = [draw(counts) for _ in values]
    return figures


def labelled(figures):
    """Pieces in printed order: headings and labels as strings, rows of numbers as lists."""
    yield "示例市文化广播电视和旅游局2023年政府信息公开工作年度报告"
    for section in FORM.sections:
        yield section.heading
        for table in map(FORM.table, section.tables):
            yield from filter(None, (table.caption, table.corner))
            yield from (cell.label for row in table.header_rows for cell in row)
            if not table.header_rows:
                yield from (column.label for column in table.columns)
            if table.key == "t4":
                yield [value for group in T4_GROUPS for value in figures.t4[group]]
                continue
            for row in table.rows:
                yield row.label
                if not row.heads:
                    yield [str(value) for value in figures.grid(table.key)[row.key]]


def lines_of_values(figures):
    for piece in labelled(figures):
        yield from [piece] if isinstance(piece, str) else map(str, piece)


def one_value_a_line(figures):
    return "\n\n".join(lines_of_values(figures))


def one_value_a_line_with_bars(figures):
    return "\n".join(f"{line} |" for line in lines_of_values(figures))


def with_gaps(figures):
    gathered, out = [], []
    for piece in labelled(figures):
        if isinstance(piece, str):
            gathered.append(piece)
        else:
            *before, label = gathered or [""]
            out += [*before, f"   {label}        " + "    ".join(map(str, piece)), ""]
            gathered = []
    return "\n".join([*out, *gathered])


def piped(figures):
    gathered, out = [], []
    for piece in labelled(figures):
        if isinstance(piece, str):
            gathered.append(piece)
        else:
            *before, label = gathered or [""]
            out += [*before, f"| {label} | {' | '.join(map(str, piece))} |"]
            gathered = []
    return "\n".join([*out, *gathered])


def html(figures):
    out = ["<html><body>"]
    for piece in labelled(figures):
        if isinstance(piece, str):
            out.append(f"<table><tr><td><p><span>{piece[:3]}</span><span>{piece[3:]}</span></p></td>")
        else:
            cells = "".join(f"<td>\n<p><span>{value}</span>&nbsp;</p></td>" for value in map(str, piece))
            out.append(f"{cells}</tr></table>")
    return "".join(out)


def run_together(figures):
    out = []
    for piece in labelled(figures):
        out.append(piece if isinstance(piece, str) else "".join(map(str, piece)))
        if isinstance(piece, str) and piece in {section.heading for section in FORM.sections}:
            out[-1] = "\n" + piece
    return "".join(out).replace("年度报告", "年度报告\n", 1)


CLEAN = [one_value_a_line, one_value_a_line_with_bars, with_gaps, piped, html]


@pytest.mark.parametrize("printed", CLEAN)
@settings(max_examples=6, deadline=None)
@given(figures=tied())
def test_cells_printed_apart_are_read_one_and_all(printed, figures):
    reading = read_report(printed(figures))
    assert list(reading.figures.cells()) == list(figures.cells())
    assert reading.unsure == ()
    assert reading.faults == ()


@settings(max_examples=12, deadline=None)
@given(figures=tied())
def test_digits_run_together_are_never_read_wrong(figures):
    reading = read_report(run_together(figures))
    remarks = {one.cell for one in reading.unsure}
    for address, due in figures.cells():
        got = reading.figures.cell(address)
        assert got == due or (got is None and address in remarks), address


ZEROS = Figures.filled_with(0, agency="示例市文化广播电视和旅游局", year=2023)


def changed(old, new):
    text = piped(ZEROS)
    assert old in text
    return read_report(text.replace(old, new, 1))


def test_an_empty_cell_is_unknown_and_not_zero():
    reading = changed("| 2.重复申请 | 0 | 0 |", "| 2.重复申请 | 0 |  |")
    assert reading.figures.cell("t3.r3_5_2.business") is None
    assert [(one.cell, one.why) for one in reading.unsure] == [("t3.r3_5_2.business", "此格空白")]
    assert [(fault.code, fault.gravity) for fault in reading.faults] == [("AN005", "warning")]


@pytest.mark.parametrize("dash", ["/", "-", "—", "——", "无", "／", "－"])
def test_a_dash_is_zero_and_said_so(dash):
    reading = changed("| 2.重复申请 | 0 | 0 |", f"| 2.重复申请 | 0 | {dash} |")
    assert reading.figures.cell("t3.r3_5_2.business") == 0
    assert [one.cell for one in reading.unsure] == ["t3.r3_5_2.business"]
    assert "按0读" in reading.unsure[0].why


def test_a_number_no_one_counts_to_is_unknown():
    reading = changed("| 2.重复申请 | 0 | 0 |", f"| 2.重复申请 | 0 | {'9' * 5000} |")
    assert reading.figures.cell("t3.r3_5_2.business") is None
    assert "t3.r3_5_2.business" in [one.cell for one in reading.unsure]
    text = piped(ZEROS).replace("二、", f"收到政府信息公开申请{'9' * 5000}件。\n二、", 1)
    assert read_report(text).figures == read_report(piped(ZEROS)).figures


def test_a_row_without_numbers_is_unknown():
    reading = changed("| 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "2.重复申请")
    assert reading.figures.t3["r3_5_2"] == [None] * 7
    assert [fault.says for fault in reading.faults] == ["表三“2.重复申请”行没有数字"]


def test_a_row_that_is_not_there_is_missing():
    reading = changed("| 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n", "")
    assert reading.figures.t3["r3_5_2"] == [None] * 7
    assert [(fault.code, fault.better) for fault in reading.faults] == [("AN003", "2.重复申请")]


def test_a_row_with_a_cell_too_few_is_not_filled_up():
    reading = changed("| 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "| 2.重复申请 | 3 | 1 | 0 | 0 | 0 | 4 |")
    assert reading.figures.t3["r3_5_2"] == [None] * 7
    assert [(fault.code, fault.gravity) for fault in reading.faults] == [("AN005", "error")]


def test_a_row_whose_label_is_lost_is_read_by_its_place():
    reading = changed("| 2.重复申请 | 0 |", "|  | 5 |")
    assert reading.figures.cell("t3.r3_5_2.natural") == 5
    assert {one.why for one in reading.unsure} == {"行标签缺失，按行序读取"}
    assert [(fault.code, fault.better) for fault in reading.faults] == [("AN003", "2.重复申请")]


def test_a_cut_heading_and_a_lost_chapter_are_found():
    reading = changed("六、其他需要报告的事项", "")
    assert [(f.code, f.better) for f in reading.faults] == [("AN001", "六、其他需要报告的事项")]


def test_chapters_out_of_order_are_found():
    text = piped(ZEROS).replace("一、总体情况\n", "") + "\n一、总体情况\n无。"
    assert any(f.code == "AN001" and "排在了" in f.says for f in read_report(text).faults)


def test_a_sentence_before_the_small_tables_is_no_table():
    reading = changed(
        "二、主动公开政府信息情况\n", "二、主动公开政府信息情况\n全年办理行政许可20件，行政处罚5件。\n"
    )
    assert list(reading.figures.cells()) == list(ZEROS.cells())


def test_a_remark_torn_off_a_number_is_left_out():
    reading = changed("| 规章 | 0 | 0 | 0 |", "| 规章 | 22\n（其中修订16件） | 0 | 22 |")
    assert reading.figures.t2["t2_20_1"]["rules"] == [22, 0, 22]


def test_the_signature_names_the_agency_where_the_title_does_not():
    text = piped(ZEROS).split("\n", 1)[1] + "\n示例市文化广播电视和旅游局\n2024年1月15日\n"
    assert read_report(text).figures.agency == "示例市文化广播电视和旅游局"


def test_a_page_number_between_rows_is_no_value():
    reading = changed("| 2.重复申请 |", "\n  - 12 -\n\n| 2.重复申请 |")
    assert list(reading.figures.cells()) == list(ZEROS.cells())
    assert reading.unsure == ()


def test_the_trial_form_is_read_in_its_own_rows():
    figures = Figures.filled_with(0, agency=None, year=2020, form="2019")
    t3 = form(2020).table("t3")
    rows = [f"{row.label} | " + ("" if row.heads else "0 | " * 7) for row in t3.rows]
    text = "\n".join(
        ["示例市示例局2020年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况", *rows]
    )
    reading = read_report(text)
    assert reading.figures.form == "2019"
    assert reading.figures.t3 == figures.t3


@pytest.mark.parametrize(
    "title, agency, year",
    [
        ("示例市文化广播电视和旅游局2023年政府信息公开工作年度报告", "示例市文化广播电视和旅游局", 2023),
        ("示例市示例局\n2022 年政府信息公开工作年度报告", "示例市示例局", 2022),
        ("2021年度示例镇政府信息公开工作年度报告", "示例镇", 2021),
        ("# 示例县人民政府 2024 年 政府信息公开工作年度报告", "示例县人民政府", 2024),
        ("２０２３年示例区人民政府政府信息公开年报", "示例区人民政府", 2023),
        ("2023年工作总结\n政府信息公开", None, 2023),
    ],
)
def test_agency_and_year_are_read_from_the_title(title, agency, year):
    figures = read_report(f"{title}\n二、主动公开政府信息情况\n第二十条第（一）项").figures
    assert (figures.agency, figures.year) == (agency, year)


@pytest.mark.parametrize(
    "text", ["", "关于召开会议的通知\n请各单位参加。", "一二三四五", "0 0 0 0 0 0 0", "<p></p>"]
)
def test_a_text_that_is_no_report_is_refused_in_one_sentence(text):
    with pytest.raises(NotAReport, match="^这份文字不是政府信息公开工作年度报告：[^\n]+$"):
        read_report(text)


def test_a_report_before_the_national_form_is_refused_with_the_reason():
    with pytest.raises(NotAReport, match="2017年度的报告：2019年以前没有全国统一表格"):
        read_report("示例市2017年政府信息公开工作年度报告\n一、概述")


@settings(max_examples=60, deadline=2000)
@given(st.data())
def test_no_damage_makes_the_reader_fail(data):
    text = data.draw(st.sampled_from([piped(ZEROS), run_together(ZEROS), html(ZEROS)]))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 300))
        put = data.draw(
            st.sampled_from(["", "0", "7", "|", "\n", "<td>", "&#", "<", "-", "（", "，", "9" * 40, "年"])
        )
        text = text[:at] + put + text[at + cut :]
    try:
        reading = read_report(text)
    except NotAReport:
        return
    for fault in reading.faults:
        assert 0 <= fault.start <= fault.end <= len(text)
        assert fault.found == text[fault.start : fault.end]
