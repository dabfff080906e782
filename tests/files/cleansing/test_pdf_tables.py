"""Tables in PDFs: cells as near to each other as letters are, with and without lines, drawn in any order, and numbers glued together."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from gongkai.files.cleansing import masking, personal
from gongkai.files.cleansing.leftovers import leftovers
from gongkai.files.cleansing.slipped import slipped
from gongkai.law.source import Refusal
from tests.files.cleansing import drawn

SIZE, DIGIT = 12, 12 * 0.556
SCALE = 2  # dots to a point
HEAD = ("姓名", "身份证号", "手机")
ROWS = (("李小红", "110105194912310021", "13900001111"), ("王大明", "11010519491231002X", "13812345678"))
ORIGINALS = {word for row in ROWS for word in row}


def width(text: str) -> float:
    return sum(DIGIT if c.isdigit() else 8.004 if c == "X" else SIZE for c in text)


def table(
    rows: Sequence[Sequence[str]],
    *,
    padding: float,
    lines: bool,
    backwards: bool = False,
    singly: bool = False,
) -> str:
    """Cells `padding` points from each other; `backwards`: drawn from the last to the first; `singly`: letter by letter."""
    columns = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    lefts = [20 + sum(columns[:at]) + padding * at for at in range(len(columns) + 1)]
    cells = [
        (text, lefts[at], 200 - 20 * number) for number, row in enumerate(rows) for at, text in enumerate(row)
    ]
    out = []
    for text, x, y in reversed(cells) if backwards else cells:
        if singly:
            out += [drawn.said(c, x + width(text[:at]), y, SIZE) for at, c in enumerate(text)]
        else:
            out.append(drawn.said(text, x, y, SIZE))
    if lines:
        low, high = 200 - 20 * len(rows) + 12, 216
        out += [f"{x - padding / 2} {low} m {x - padding / 2} {high} l S\n" for x in lefts]
        out += [
            f"{lefts[0]} {high - 20 * at} {lefts[-1] - lefts[0]} 0.5 re f\n" for at in range(len(rows) + 1)
        ]
    return "".join(out)


def paper(*drawings: str, **more: object) -> bytes:
    pdf = drawn.new()
    for drawing in drawings:
        drawn.page(pdf, drawing, **more)  # type: ignore[arg-type]
    return drawn.saved(pdf)


def found(content: bytes) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in masking.find(content, "a.pdf")[0]]


LAYOUTS = {
    "narrow with lines": {"padding": 1.0, "lines": True},
    "narrow without lines": {"padding": 2.5, "lines": False},
    "wide without lines": {"padding": 30, "lines": False},
    "drawn from right to left": {"padding": 2.5, "lines": True, "backwards": True},
    "letter by letter": {"padding": 2.5, "lines": False, "singly": True},
    "letter by letter from right to left": {"padding": 1.5, "lines": True, "singly": True, "backwards": True},
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_cell_is_found_by_itself(layout: str) -> None:
    content = paper(table((HEAD, *ROWS), **LAYOUTS[layout]))  # type: ignore[arg-type]
    assert {text for _, text in found(content)} == ORIGINALS
    assert sorted(kind for kind, _ in found(content)) == sorted(["name", "id_card", "phone"] * 2)
    done = masking.cleanse(content, "a.pdf")
    assert leftovers(done.content, ORIGINALS) == []
    assert pypdfium2.PdfDocument(done.content)[0].get_textpage().get_text_range() == ""


@pytest.mark.parametrize("glued", ["11010519491231002X13812345678", "1110105194912310038", "1381234567813900001111", "2311010519491231002X1"])  # fmt: skip
def test_numbers_with_nothing_between_them_are_found(glued: str) -> None:
    kinds = {kind for kind, _ in found(paper(drawn.said(glued, 20, 200, SIZE)))}
    assert kinds == (
        {"phone"} if glued.startswith("138") else {"id_card", "phone"} if len(glued) == 29 else {"id_card"}
    )


@pytest.mark.parametrize(
    "said", ["6222021234567890000 20240113800001111", "20260315213045000123", "流水号2026031521301380000123"]
)
def test_a_long_number_of_a_thing_stays(said: str) -> None:
    assert found(paper(drawn.said(said, 20, 200, SIZE))) == []


def test_names_are_found_as_in_other_files() -> None:
    content = paper(drawn.said("王小明，身份证号：11010519491231002X。", 20, 200, SIZE))
    assert found(content) == [("name", "王小明"), ("id_card", "11010519491231002X")]


def test_a_cell_of_two_lines_does_not_end_the_table() -> None:
    rows = (
        ("姓名", "住址"),
        ("李小红", "示例市示例区幸福路"),
        ("", "18号3单元402室"),
        ("王　明", "示例市示例区幸福里"),
    )
    names = [text for kind, text in found(paper(table(rows, padding=3, lines=True))) if kind == "name"]
    assert names == ["李小红", "王明"]


def boxed(rows: Sequence[Sequence[str]], *, between: bool = True) -> str:
    """A table with lines around its cells, whose lines (parted by `/`) stand in the middle of the height of their row;
    `between`: also below each row, not under the head alone."""
    lefts, top, out, ruled = [20 + 90 * at for at in range(len(rows[0]) + 1)], 280, [], [280]
    for number, row in enumerate(rows):
        cells = [cell.split("/") for cell in row]
        height = 6 + 15 * max(map(len, cells))
        for left, lines in zip(lefts, cells, strict=False):
            begin = top - (height - 15 * len(lines)) / 2 - 12
            out += [drawn.said(text, left + 3, begin - 15 * at, SIZE) for at, text in enumerate(lines)]
        top -= height
        ruled += [top] if between or number in (0, len(rows) - 1) else []
    out += [f"{x} {top} m {x} 280 l S\n" for x in lefts]
    return "".join([*out, *(f"{lefts[0]} {y} m {lefts[-1]} {y} l S\n" for y in ruled)])


@pytest.mark.parametrize(
    "rows",
    [
        [("姓名", "类别"), ("欧阳娜/娜", "低保"), ("司马/相如", "特困")],
        [("姓名", "类别"), ("欧阳娜/娜", "低保/二级"), ("司马/相如", "特困/一级")],
        [("类别", "姓名"), ("低保/二级/复核", "欧阳娜/娜"), ("特困", "司马/相如")],
        [("姓/名", "类别"), ("欧阳娜/娜", "低保"), ("司马/相如", "特困")],
    ],
)  # fmt: skip
def test_a_name_that_wraps_in_its_cell_is_covered_whole(rows: list[tuple[str, str]]) -> None:
    content = paper(boxed(rows))
    assert {text for kind, text in found(content) if kind == "name"} == {"欧阳娜娜", "司马相如"}
    others = [tuple(cell.replace("娜", "安").replace("相如", "青衫") for cell in row) for row in rows]
    masked = [dark(masking.cleanse(paper(boxed(one)), "a.pdf").content) for one in (rows, others)]
    assert masked[0] == masked[1]  # nothing of the letters is to be seen


@pytest.mark.parametrize(
    "rows",
    [
        [("姓名", "类别"), ("赵铁柱", "低保"), ("王小明", "特困"), ("李大海", "特困")],
        [("姓名", "类别"), ("赵铁柱", "低保"), ("王小明", "特困")],
    ],
)
@pytest.mark.parametrize("between", [True, False])
def test_names_below_each_other_are_not_one(rows: list[tuple[str, str]], between: bool) -> None:
    names = sorted(text for kind, text in found(paper(boxed(rows, between=between))) if kind == "name")
    assert names == sorted(row[0] for row in rows[1:])


@pytest.mark.parametrize("lines", [True, False])
def test_a_table_that_goes_on_on_the_next_page_keeps_its_head(lines: bool) -> None:
    head, first, second = ("姓名", "类别", "金额"), ("李小红", "低保", "370"), ("王大明", "特困", "740")
    content = paper(
        *(
            table(rows, padding=12, lines=lines)
            for rows in ((head, first, second), (("赵铁柱", "低保", "111"),))
        )
    )
    places = [(one.place, one.text) for one in masking.find(content, "a.pdf")[0]]
    assert places == [("第1页", "李小红"), ("第1页", "王大明"), ("第2页", "赵铁柱")]


def test_a_stretched_name_is_one_cell() -> None:
    rows = (("姓　名", "身份证号"), ("王　明", "110105194912310038"))
    assert found(paper(table(rows, padding=8, lines=False))) == [
        ("id_card", "110105194912310038"),
        ("name", "王明"),
    ]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_table_on_a_page_that_is_turned(turn: int) -> None:
    matrix = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 300 0", 180: "-1 0 0 -1 400 300", 270: "0 -1 1 0 0 400"}[turn]
    content = paper(f"q {matrix} cm {table((HEAD, *ROWS), padding=2, lines=True)} Q", Rotate=turn)
    assert {text for _, text in found(content)} == ORIGINALS


def test_an_address_over_two_lines_is_covered_to_its_last_character() -> None:
    drawing = drawn.said("住址：示例市示例区幸福路15号3单元", 20, 200, SIZE) + drawn.said(
        "402室。", 20, 184, SIZE
    )
    assert [text for kind, text in found(paper(drawing)) if kind == "address"] == [
        "示例市示例区幸福路15号3单元402室"
    ]


def test_every_letter_is_covered_and_no_other() -> None:
    """The black begins and ends with what is hidden, and every dot of that is under it; the words beside are as they were."""
    before, hidden, after = "住址：", "示例市示例区幸福路15号3单元402室", "。谢谢"
    start, end = 20 + width(before), 20 + width(before + hidden)
    beside = drawn.said(before, 20, 200, SIZE) + drawn.said(after, end, 200, SIZE)
    words = drawn.said(hidden, start, 200, SIZE)
    done = masking.cleanse(paper(beside + words), "a.pdf")
    rest, secret, masked = (dark(content) for content in (paper(beside), paper(words), done.content))
    assert secret
    assert secret <= masked
    black = {x for x, y in masked if y == round(SCALE * (300 - 211))}  # above the letters, within the margin
    assert {x for x in range(800) if SCALE * start <= x <= SCALE * end} - black <= {
        round(SCALE * start),
        round(SCALE * end),
    }
    assert SCALE * (start - 3) < min(black)
    assert max(black) < SCALE * (end + 3)
    outside = {(x, y) for x, y in rest if x < min(black) or x > max(black)}
    assert len(outside & masked) > 0.7 * len(outside)


def dark(content: bytes) -> set[tuple[int, int]]:
    """The dots of the first page that are not white."""
    image = pypdfium2.PdfDocument(content)[0].render(scale=SCALE).to_pil().convert("L")
    return {(at % image.width, at // image.width) for at, dot in enumerate(image.tobytes()) if dot < 128}


def radicals() -> tuple[bytes, str]:
    """A page whose font calls 二 and 人 radicals, as browsers write them, and a second one with a number."""
    pdf = drawn.new()
    drawn.page(pdf, "")
    fonts = drawn.fonts(pdf)
    table = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar\n<41> <2F06>\n<42> <2EDA>\nendbfchar 1 beginbfrange <43> <44> <2F08> endbfrange 1 beginbfrange <45> <46> [<4E2A> <7B2C>] endbfrange endcmap"
    letters = Dictionary(**{c: Stream(pdf, b"1000 0 0 0 800 800 d1 0 0 800 800 re f") for c in "ABCDEF"})
    fonts.F3 = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 800, 800], FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=65,
                   LastChar=70, Widths=[1000] * 6, CharProcs=letters, ToUnicode=Stream(pdf, table),
                   Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, *(Name(f"/{c}") for c in "ABCDEF")])))
    )  # fmt: skip
    said = "/Span <</ActualText <FEFF4E8C>>> BDC BT /F3 12 Tf 20 200 Td (FABEC) Tj ET EMC"
    pdf.pages[0].Resources = Dictionary(Font=fonts)
    pdf.pages[0].Contents = Stream(pdf, said.encode())
    drawn.page(pdf, drawn.said("电话13812345678", 20, 200))
    return drawn.saved(pdf), "第二页个人"


def test_the_words_of_a_page_that_is_copied_are_characters() -> None:
    content, words = radicals()
    done = masking.cleanse(content, "a.pdf")
    assert pypdfium2.PdfDocument(done.content)[0].get_textpage().get_text_range() == words
    with pikepdf.open(BytesIO(done.content)) as new:
        assert b"ActualText" not in new.pages[0].Contents.read_bytes()


def test_a_number_no_reading_found_is_refused() -> None:
    content = paper(drawn.said("ab11010519491231002X", 20, 200, SIZE))
    assert slipped(content, (), personal.find) == ["第1页"]
    assert slipped(content, ["11010519491231002X"], personal.find) == []
    with pytest.raises(Refusal, match="第1页仍能找到原文"):
        masking.cleanse(content, "a.pdf", finder=lambda text: personal.find(text) if len(text) == 18 else [])


def test_what_is_left_with_blanks_between_is_seen() -> None:
    content = paper(drawn.said("赵 铁 柱 138 1234 5678", 20, 200, SIZE))
    assert leftovers(content, ["赵铁柱"]) == ["第1页"]
    assert leftovers(content, ["13812345678"])
