from decimal import Decimal

from gongkai.text.blocks import Kind, blocks
from gongkai.text.passage import Passage
from gongkai.text.tables import Table, tables_at


def tables(passage: Passage) -> list[Table]:
    return list(tables_at(passage, (line.start for line in passage.lines)))


def kinds(text: str) -> list[tuple[Kind, int]]:
    return [(one.kind, one.level) for one in blocks(Passage(text))]


def test_an_official_document_is_taken_apart() -> None:
    text = (
        "示例市人民政府关于印发《政务公开工作要点》的通知\n\n各县（区）人民政府：\n一、总体要求\n（一）指导思想\n"
        "坚持公开为常态。\n1.做好主动公开。\n（1）及时更新\n| 事项 | 件数 |\n"
    )
    assert kinds(text) == [
        (Kind.TITLE, 0), (Kind.PARAGRAPH, 0), (Kind.HEADING, 1), (Kind.HEADING, 2), (Kind.PARAGRAPH, 0),
        (Kind.ITEM, 3), (Kind.HEADING, 4), (Kind.ROW, 0),
    ]  # fmt: skip


def test_a_numbered_sentence_is_an_item_and_no_heading() -> None:
    assert kinds("（一）加强领导。各单位要落实责任") == [(Kind.ITEM, 2)]
    assert kinds("2.5倍") == [(Kind.PARAGRAPH, 0)]


def test_markdown_says_its_levels_itself() -> None:
    assert kinds("# 工作要点\n## 总体要求\n- 甲\n* 乙") == [
        (Kind.TITLE, 0), (Kind.HEADING, 1), (Kind.ITEM, 1), (Kind.ITEM, 1),
    ]  # fmt: skip


def test_the_body_begins_behind_the_number() -> None:
    passage = Passage("  （一）加强领导")
    (one,) = blocks(passage)
    assert passage.shadow[one.body :] == "加强领导"


def test_only_the_first_line_can_be_the_title() -> None:
    assert kinds("说明\n关于放假的通知") == [(Kind.PARAGRAPH, 0), (Kind.PARAGRAPH, 0)]


def test_bars_and_tabs_make_rows_whose_cells_say_where_they_stand() -> None:
    for text in (
        "| 事项 | 件数 |\n| --- | --- |\n| 咨询 | 1,200 |\n| 投诉 | — |",
        "事项\t件数\n咨询\t1,200\n投诉\t—",
    ):
        (table,) = tables(Passage(text))
        assert [[cell.words for cell in row] for row in table.rows] == [
            ["事项", "件数"],
            ["咨询", "1,200"],
            ["投诉", "—"],
        ]
        assert all(text[cell.start : cell.end] == cell.words for row in table.rows for cell in row)
        assert [row[1].number for row in table.rows] == [None, Decimal(1200), None]


def test_two_tables_with_a_line_between_are_two() -> None:
    text = "| 甲 | 1 |\n| 乙 | 2 |\n另表\n| 丙 | 3 |\n| 丁 | 4 |"
    assert [len(table.rows) for table in tables(Passage(text))] == [2, 2]


def test_one_row_and_cells_on_lines_of_their_own_are_no_table_to_add_up() -> None:
    assert list(tables(Passage("| 甲 | 1 |"))) == []
    assert list(tables(Passage("合计 |\n12 |\n||"))) == []
