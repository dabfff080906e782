"""Web pages and printed lines, read as their readers see them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.files.extract import text_of_bytes
from gongkai.files.html_text import flat
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


def test_printed_lines_become_paragraphs_again() -> None:
    line = "各单位要认真落实工作责任制度并且按照时限要求"
    printed = f"关于检查的通知\n{line}\n{line}\n完成任务。\n项目  件数\n{line}\n另行通知。"
    assert joined(printed) == f"关于检查的通知\n{line}{line}完成任务。\n项目  件数\n{line}另行通知。"


@given(st.lists(st.text("甲乙丙。；", min_size=1, max_size=30), max_size=8))
def test_joining_loses_no_word(lines: list[str]) -> None:
    assert joined("\n".join(lines)).replace("\n", "") == "".join(lines)
