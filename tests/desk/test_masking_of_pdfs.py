"""Masking a PDF at the desk: the list of files and the page of masking read alike, and a file with nothing in it says so."""

from __future__ import annotations

from typing import Any

from pikepdf import String

from gongkai.documents.models import Document
from tests.cast import Cast
from tests.desk.test_masking import at
from tests.documents.test_masking_files import attached
from tests.files.cleansing import drawn
from tests.files.cleansing.test_pdf_tables import HEAD, ROWS, paper, table

BUTTON = "按选择处理"


def clean(*, title: str = "") -> bytes:
    pdf = drawn.new()
    drawn.page(pdf, drawn.said("第二页，没有。", 20, 200))
    if title:
        pdf.trailer.Info = pdf.make_indirect({"/Title": String(title)})  # type: ignore[arg-type]
    return drawn.saved(pdf)


def test_the_list_and_the_page_find_the_same(cast: Cast, draft: Document, enter: Any) -> None:
    content = paper(table((HEAD, *ROWS), padding=1, lines=True))
    kept = attached(cast, draft, content, "名单.pdf")
    desk = enter(cast.li_qiang)
    assert "名单.pdf：有公民身份号码、手机号码、姓名" in desk.get(f"/desk/doc/{draft.address}/edit/").text
    page = desk.get(at(draft, kept)).text
    for said in ("公民身份号码", "手机号码", "姓名", "李某", "遮盖全部（6处）", BUTTON):
        assert said in page


def test_where_nothing_is_found_the_page_says_so_and_offers_no_choice(
    cast: Cast, draft: Document, enter: Any
) -> None:
    kept = attached(cast, draft, clean(), "通知.pdf")
    page = enter(cast.li_qiang).get(at(draft, kept)).text
    assert "没有发现个人信息" in page
    assert BUTTON not in page
    assert "换成新文件</button>" not in page


def test_what_only_goes_unseen_is_called_so(cast: Cast, draft: Document, enter: Any) -> None:
    kept = attached(cast, draft, clean(title="内部底稿"), "通知.pdf")
    desk = enter(cast.li_qiang)
    page = desk.get(at(draft, kept))
    assert "没有发现要遮盖的个人信息" in page.text
    assert BUTTON not in page.text
    assert "去掉上面列出的内容，换成新文件" in page.text
    done = desk.post(
        at(draft, kept),
        {"m-state": page.context["look"].state, "state": page.context["look"].state},
        follow=True,
    )
    assert "没有遮盖文字，只去掉了看不见的内容，已换成新文件" in done.text
