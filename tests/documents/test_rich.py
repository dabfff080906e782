"""Wording kept as HTML: what may stand in it, its plain text, and typing it without a script."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents.official import official
from gongkai.documents.rich import cleaned, each_text, grid, plain, tree
from gongkai.documents.typed_form import from_typed, to_typed
from gongkai.documents.wording import rich
from gongkai.files.word.reading import read
from gongkai.text.unprintable import UNPRINTABLE
from tests import words

GOLDEN = """\
<p>各单位：</p>
<h2>一、总体要求</h2>
<p>请认真做好，<strong>确保安全</strong></p>
<h3>（一）时间安排</h3>
<p>活动为期三天<sup><a href="#footnote-2" id="footnote-ref-2">[1]</a></sup>。</p>
<h4>1.准备</h4>
<p>各单位做好准备。</p>
<h5>（1）场地</h5>
<p>落实场地。</p>
<table><caption>表1 活动日程</caption><thead><tr><th scope="col">日期</th><th scope="col">内容</th><th scope="col">地点</th></tr></thead><tbody><tr><td rowspan="2">3月1日</td><td colspan="2">开幕</td></tr><tr><td>展演</td><td>广场</td></tr></tbody></table>
<p><img alt="" height="113" src="picture/NAME" width="151"></p>
<p class="signature">甲市文化和旅游局</p>
<p class="date">2024年3月1日</p>
<p>（此件公开发布）</p>
<ol class="notes"><li id="footnote-2"><p>含周末。 <a href="#footnote-ref-2">↑</a></p></li></ol>"""


def of_notice() -> str:
    return official(read(words.notice()).html)


def test_a_notice_from_word_is_this_page() -> None:
    (picture,) = read(words.notice()).pictures
    assert of_notice().replace(picture.name, "NAME") == GOLDEN


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '<p onclick="x()">字</p>',
        '<a href="javascript:alert(1)">字</a>', '<a href="data:text/html,x">字</a>', "<svg onload=alert(1)></svg>",
        '<p style="position:fixed">字</p>', "<iframe src=//x></iframe>", "<math><mtext></mtext></math>",
        '<img src="http://x.example/a.png">', '<img src="picture/../../etc/passwd">', "<form action=//x><input></form>",
        "<style>*{}</style>", '<a href="#x" id="csrf">字</a>', "<!--[if gte mso 9]><xml>x</xml><![endif]-->",
        '<table><tr><td background="http://x/">字</td></tr></table>', "<base href=//x>", "<meta http-equiv=refresh>",
    ],
)  # fmt: skip
def test_nothing_hostile_gets_through(hostile: str) -> None:
    clean = cleaned(f"<p>前</p>{hostile}<p>后</p>")
    for sign in ("script", "onerror", "onclick", "onload", "javascript", "style", "http:", "passwd", "data:", "<form",
                 "csrf", "iframe", "<svg", "mso", "background", "<base", "<meta", "<!--"):  # fmt: skip
        assert sign not in clean
    assert "<p>前</p>" in clean
    assert "<p>后</p>" in clean


PIECES = st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<th colspan=2>", "<ul>", "<li>",
    "</ul>", "<b>", "</b>", "<h1>", "</h1>", "<br>", "字", " ", "<img src=x>", "<a href=//x>", "<sup>", "</sup>", "&lt;",
    "<caption>", "<thead>", "<script>", "</script>", "<!--", "-->", "<span style=x>",
])  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=200, deadline=None)
def test_cleaning_what_is_clean_changes_nothing(html: str) -> None:
    once = cleaned(html)
    assert cleaned(once) == once


def test_words_pasted_from_an_office_program_keep_their_table_and_lose_their_looks() -> None:
    pasted = (
        '<div class="WordSection1"><p class=MsoNormal style="mso-x:1"><b><span lang=EN-US>甲<o:p></o:p></span></b></p>'
        '<table class=MsoTableGrid border=1><tr><td width=10 colspan=2 style="x"><p class=MsoNormal>乙</p></td></tr></table></div>'
    )
    assert "<strong>甲</strong>" in cleaned(pasted)
    assert '<td colspan="2">乙</td>' in cleaned(pasted)
    assert "Mso" not in cleaned(pasted)


def test_the_plain_text_has_every_word_and_the_table_its_grid() -> None:
    text = plain(of_notice())
    assert "| 3月1日 | 开幕 |  |\n|  | 展演 | 广场 |" in text
    for said in ("一、总体要求", "确保安全", "表1 活动日程", "1. 含周末。", "［图］", "（此件公开发布）"):
        assert said in text
    assert "<" not in text


def test_merged_cells_leave_their_other_places_empty() -> None:
    table = tree('<table><tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>')[0]
    assert grid(table) == [["甲", "乙"], ["", "丙"]]


def test_typing_over_a_text_from_word_and_saving_it_as_it_is_changes_nothing() -> None:
    html = of_notice()
    assert from_typed(to_typed(html), html) == html


def test_a_block_typing_cannot_say_stays_where_its_line_stays_and_goes_with_it() -> None:
    html = of_notice()
    typed = to_typed(html).replace("各单位做好准备。", "各单位抓紧准备。")
    assert "抓紧准备" in from_typed(typed, html)
    assert from_typed(typed, html).count("<table>") == 1
    kept = [line for line in typed.split("\n\n") if "表格" in line]
    assert "<table>" not in from_typed(typed.replace(kept[0], ""), html)


def test_a_line_that_names_no_block_stays_a_line() -> None:
    assert from_typed("〔保留 99：表格〕", "<p>甲</p>") == "<p>〔保留 99：表格〕</p>"


def test_a_picture_the_edition_does_not_have_is_not_shown() -> None:
    name = "a" * 64 + ".png"
    html = f'<p>甲</p><p><img src="picture/{name}" alt="乙"></p>'
    assert "<img" not in rich(html).html
    assert "<img" in rich(html, [name]).html


def test_a_word_put_right_keeps_the_shape_around_it() -> None:
    html = "<p>请<strong>布署</strong>工作</p>"
    assert each_text(html, lambda said: said.replace("布署", "部署")) == "<p>请<strong>部署</strong>工作</p>"


def test_items_of_a_list_are_no_headings_but_a_line_over_its_own_text_is_one() -> None:
    html = official(
        "<p>1.身份证</p><p>2.申请表</p><p>3.照片</p><p>以上材料齐全。</p><p>1.受理</p><p>窗口受理。</p>"
    )
    assert "<h4>1.受理</h4>" in html
    assert html.count("<h4>") == 1


def test_an_empty_line_at_the_end_of_a_block_goes_and_one_inside_stays() -> None:
    assert cleaned("<p>甲<br>乙<br></p>") == "<p>甲<br>乙</p>"
    assert (
        cleaned("<table><tr><td><br></td></tr></table>") == "<table><tbody><tr><td></td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    "hostile",
    ["<b>" * 5000 + "字", "<ul><li>" * 3000 + "字", "<table><tr><td>" * 2000 + "字",
     "<table><tr>" + "<td colspan=9999 rowspan=9999>字</td>" * 300 + "</tr></table>",
     "<table>" + ("<tr>" + "<td colspan=99 rowspan=99>字</td>" * 40 + "</tr>") * 100 + "</table>"],
)  # fmt: skip
def test_no_depth_and_no_span_takes_the_house_down(hostile: str) -> None:
    begun = time.perf_counter()
    plain(cleaned(hostile))
    assert time.perf_counter() - begun < 10


def test_words_behind_a_list_inside_an_item_are_not_lost() -> None:
    assert "末尾" in plain("<ul><li>甲<ul><li>乙</li></ul>末尾</li></ul>")


@pytest.mark.parametrize(
    "html",
    [
        "<p>\x0b一<a href='https://a.cn/&#11;x'>二</a></p>",
        f"<p>一<img src='picture/{'a' * 64}.png' alt='图&#1;示\ufffe'></p>",
        "\x01一",
        "<p>一&#\x0b11;</p>",
        "<p>一\ud800</p>",
    ],
)
def test_what_nothing_can_print_does_not_stay(html: str) -> None:
    kept = cleaned(html)
    assert "一" in kept
    assert not UNPRINTABLE.search(kept)
    assert cleaned(kept) == kept
