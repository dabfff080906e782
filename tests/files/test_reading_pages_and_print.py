"""Web pages and printed lines, read as their readers see them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.files.extract import text_of_bytes
from gongkai.files.html_text import flat, is_html, is_whole_page
from gongkai.files.paragraphs import joined

PAGE = (
    "<!doctype html><html><head><title>通知</title><style>p{color:red}</style></head><body><!-- 注 -->"
    "<p>各单位：<br>现就&nbsp;有关工作</p>\n   <script>var a = 1</script><table><tr><td>甲</td><td>1\n2</td></tr></table></body></html>"
)


def test_a_page_is_read_without_its_tags_styles_and_scripts() -> None:
    assert text_of_bytes(PAGE.encode(), "a.html") == "通知\n各单位：\n现就 有关工作\n甲|1 2|"


def test_a_page_without_its_name_is_known_by_how_it_begins() -> None:
    assert text_of_bytes(PAGE.encode()).startswith("通知\n")
    assert text_of_bytes("写作<p>时用尖括号".encode(), "a.txt") == "写作<p>时用尖括号"


@given(st.text("<>&;#x/apbrtd\"' \n甲乙12", max_size=80))
def test_every_character_of_a_flat_page_knows_a_place_in_it(page: str) -> None:
    read = flat(page)
    assert len(read.text) == len(read.at)
    assert all(0 <= at <= len(page) for at in read.at)


def of(page: str) -> str:
    return text_of_bytes(page.encode("utf-8", "surrogatepass"), "a.html")


@pytest.mark.parametrize(
    "written, read",
    [
        ("&#99999999999999;", "\ufffd"), ("&#xD800;", "\ufffd"), ("&#0;", "\ufffd"), (f"&#{'9' * 5000};", "\ufffd"),
        (f"&#x{'f' * 5000};", "\ufffd"), ("&#x110000;", "\ufffd"), ("&#150;", "–"), ("&#x80;", "€"), ("&#x4E2D;", "中"),
        (f"&#{'0' * 5000}20013;", "中"), ("&hellip;", "…"), ("&mdash;", "—"), ("&ldquo;", "“"), ("&amp;lt;", "&lt;"),
        ("&bogus;", "&bogus;"), ("AT&T", "AT&T"), ("&#x20000;", "𠀀"), ("&#;", "&#;"),
    ],
)  # fmt: skip
def test_a_character_written_as_a_reference_is_what_the_html_standard_says(written: str, read: str) -> None:
    assert of(f"<p>甲{written}乙</p>") == f"甲{read}乙"
    assert flat(f"<p>{written}</p>").text.encode()


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>密</p>", "<div style='display: none'>密<p>密</p></div>", '<span style="color:red;DISPLAY:NONE;">密</span>',
        "<b style='visibility:hidden'>密</b>", "<template><p>密</p></template>", "<noscript>密</noscript>", "<script>'密'</script>",
        "<style>密</style>", "<!-- 密 -->", "<!-- <p>密</p> -->", "<p hidden>密<p hidden>密", "<iframe>密</iframe>", "<ul><li hidden>密</ul>",
        "<ul><li hidden>密<ul><li>密</ul></ul>", "<dialog>密</dialog>", "<table><tr hidden><td>密<td>密</table>", "<![CDATA[密]]>",
        "<input type=hidden value=密>", "<datalist><option>密</datalist>", "<?密?>", "</密>", "<div hidden><br>密<img></div>",
        "<video>密</video>", "<ruby><rp>密</rp></ruby>", "<script>if (a < b) '</p>密'</script>",
    ],
)  # fmt: skip
def test_what_nobody_sees_on_a_page_is_not_read(hidden: str) -> None:
    said = of(f"<p>前</p>{hidden}<p>后</p>")
    assert "密" not in said
    assert said.replace("|", "").split() == ["前", "后"]


@pytest.mark.parametrize(
    "shown",
    [
        "<p hidden>密<p>见", "<ul><li hidden>密<li>见</ul>", "<ul><li hidden>密</ul>见", "<p style='display:block'>见</p>", "<dialog open>见</dialog>",
        "<table><tr><td hidden>密<td>见</table>", "<div hidden>密<div>密</div>密</div>见", "<p data-a='display:none'>见</p>",
        "<a href='x''>见</a>", '<a href="a>b">见</a>', "<details>见</details>", "<p hidden>密</div></p>见", "<br hidden>见", "<b hidden/>密</b>见",
        "<textarea><p>见</textarea>", "<p title='<p hidden>'>见", "<!-->见", "<!--->见", "<!-- -- -->见", "<dl><dt hidden>密<dd>见</dl>",
        "<!-- hidden -->见<!-- -->", "<div aria-hidden=true>见</div>", "<td hidden>密</table>见",
    ],
)  # fmt: skip
def test_what_stands_behind_the_unseen_is_read_again(shown: str) -> None:
    said = of(f"<div>{shown}</div>")
    assert "见" in said
    assert "密" not in said


def test_a_line_break_of_the_source_is_no_line_break_to_the_reader() -> None:
    assert of("<p>认真\n    落实</p><p>see\nthis</p>") == "认真落实\nsee this"
    assert of("<pre>甲\n乙</pre>") == "甲\n乙"
    assert of("<p>甲<br>\n乙</p>") == "甲\n乙"


def test_the_order_is_that_of_the_page_title_first() -> None:
    page = "<html><head><title>标题</title><meta content=关键词></head><body><h1>一</h1><ul><li>二<li>三</ul><table><caption>表</caption>"
    page += "<tr><th>甲<th>乙</tr><tr><td>1</td><td>2</td></tr></table><p>四</body></html>"
    assert of(page) == "标题\n一\n二\n三\n表\n甲|乙|\n1|2|\n四"


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a ", "<a b='", '<a b="c" ', "</", "<!", "<?", "<![", "&#", "<script>", '<a"', "<p hidden>", "<!---->", "<a =", "<", "</a", "</p >"],
)  # fmt: skip
def test_a_broken_page_is_walked_once(piece: str) -> None:
    """What grows faster than the page would never end here."""
    page = piece * 100_000
    assert len(flat(page, whole=True).text) <= len(page)
    assert is_whole_page(page) is False
    assert isinstance(is_html(page), bool)


@pytest.mark.parametrize("piece", ["<![", "<!<p", "<a b='", "<!-- 甲"])
def test_a_page_that_breaks_off_is_read_as_far_as_it_goes(piece: str) -> None:
    assert of(f"<p>前</p>{piece}") == "前"


def test_printed_lines_become_paragraphs_again() -> None:
    line = "各单位要认真落实工作责任制度并且按照时限要求"
    printed = f"关于检查的通知\n{line}\n{line}\n完成任务。\n项目  件数\n{line}\n另行通知。"
    assert joined(printed) == f"关于检查的通知\n{line}{line}完成任务。\n项目  件数\n{line}另行通知。"


@given(st.lists(st.text("甲乙丙。；", min_size=1, max_size=30), max_size=8))
def test_joining_loses_no_word(lines: list[str]) -> None:
    assert joined("\n".join(lines)).replace("\n", "") == "".join(lines)
