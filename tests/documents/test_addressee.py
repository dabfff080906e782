"""The line of the addressees stands at the margin, on the pages as in Word; what is stored stays as it is."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.addressee import is_addressee, with_addressee
from tests.cast import Cast
from tests.documents.conftest import draft_of, walk


@pytest.mark.parametrize(
    "line",
    [
        "各县（市、区）文化广播电视和旅游局：",
        "各县、区人民政府，市政府各部门：",
        "局属各单位:",
        " 省文化和旅游厅： ",
    ],
)
def test_who_is_addressed_is_known(line: str) -> None:
    assert is_addressee(line)


@pytest.mark.parametrize(
    "line",
    [
        "现将有关事项公告如下：", "根据条例第二十条，现公布：", "为了方便群众，规定如下：", "延时开放。时间：", "各县（市、区）局", "", "问：",
        "我局制定了下列措施，具体如下：",
    ],
)  # fmt: skip
def test_a_sentence_that_ends_with_a_colon_addresses_nobody(line: str) -> None:
    assert not is_addressee(line)


@given(st.text("<p>/ab各县：\n", max_size=40))
def test_only_the_look_of_the_first_line_changes(html: str) -> None:
    shown = with_addressee(html)
    assert shown.replace(' class="addressee"', "", 1).strip() == html.strip()


def test_the_pages_put_it_at_the_margin_and_the_signed_text_stays(cast: Cast) -> None:
    document = draft_of(cast, text="各县（市、区）文化和旅游局：\n\n请认真执行：\n\n一、延时开放。")
    walk(cast, document)
    document.refresh_from_db()
    edition = document.live_edition
    assert edition is not None
    assert "addressee" not in edition.html
    text = Client().get(f"/doc/{document.address}/").content.decode()
    assert text.count('<p class="addressee">各县（市、区）文化和旅游局：</p>') == 1
    assert text.count("addressee") == 1
