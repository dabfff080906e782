"""The review of an edition on paper: what was said at every step, every piece's verdict, the attribute."""

from __future__ import annotations

import io
from typing import Any

import docx
import pypdfium2

from gongkai.documents import acts
from tests.cast import Cast
from tests.documents.conftest import draft_of, walk
from tests.documents.test_counting_items import ON


def words(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_released_document_has_its_whole_review_on_paper(cast: Cast, enter: Any) -> None:
    document = draft_of(cast)
    walk(cast, document, on=ON)
    desk = enter(cast.qian_jin)
    assert "/slip/1.docx" in desk.get(f"/desk/doc/{document.address}/").content.decode()
    said = words(desk.get(f"/desk/doc/{document.address}/slip/1.docx").content)
    for wanted in (
        "科室初审",
        "保密审查表",
        "可公开",
        "签发确定",
        "此件公开发布",
        document.index_no,
        cast.sun_jing.name,
    ):
        assert wanted in said
    made = desk.get(f"/desk/doc/{document.address}/slip/1.pdf").content
    assert "信息发布审签单" in pypdfium2.PdfDocument(made)[0].get_textpage().get_text_bounded()


def test_what_was_not_done_says_so(cast: Cast, enter: Any) -> None:
    document = draft_of(cast)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    said = words(enter(cast.li_qiang).get(f"/desk/doc/{document.address}/slip/1.docx").content)
    assert "（未办理）" in said
    assert "（尚未审查）" in said
    assert "（未发布）" in said


def test_another_division_reads_no_opinions(cast: Cast, enter: Any) -> None:
    document = draft_of(cast)
    walk(cast, document, on=ON)
    assert enter(cast.zhou_yang).get(f"/desk/doc/{document.address}/slip/1.docx").status_code == 404
    assert enter(cast.li_qiang).get(f"/desk/doc/{document.address}/slip/9.docx").status_code == 404
    assert enter(cast.li_qiang).get(f"/desk/doc/{document.address}/slip/1.odt").status_code == 404
