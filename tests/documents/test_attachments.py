"""Files: known by what they are, not by what they are called."""

from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest

from gongkai.documents import acts
from gongkai.documents.files import UNPACKED_LIMIT, check
from gongkai.documents.models import Document
from gongkai.law.source import Refusal
from tests.cast import Cast
from tests.documents.conftest import ON, walk


def sheet() -> BytesIO:
    book, out = openpyxl.Workbook(), BytesIO()
    book.save(out)
    out.seek(0)
    return out


def packed(**entries: bytes) -> BytesIO:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    out.seek(0)
    return out


def test_a_sheet_is_kept_with_its_size_and_fingerprint(cast: Cast, draft: Document) -> None:
    kept = acts.attach(draft.editions.get().pk, name="名单.xlsx", content=sheet(), by=cast.li_qiang, on=ON)
    assert kept.name == "名单.xlsx"
    assert kept.size > 1000
    assert kept.file.storage.exists(kept.file.name)


def test_adding_a_file_changes_what_a_review_would_see(cast: Cast, draft: Document) -> None:
    before = draft.editions.get().digest
    acts.attach(draft.editions.get().pk, name="名单.xlsx", content=sheet(), by=cast.li_qiang, on=ON)
    assert draft.editions.get().digest != before


def test_no_file_is_added_once_the_review_began(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="submit")
    with pytest.raises(Refusal, match="只有拟稿中的版本"):
        acts.attach(draft.editions.get().pk, name="名单.xlsx", content=sheet(), by=cast.li_qiang, on=ON)


def bomb() -> BytesIO:
    return packed(xl__workbook_dot_xml=b"<x/>", big=b"0" * (UNPACKED_LIMIT + 1))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("脚本.html", lambda: BytesIO(b"<script>"), "类型不能上传"),
        ("程序.exe", lambda: BytesIO(b"MZ"), "类型不能上传"),
        ("空.pdf", lambda: BytesIO(b""), "是空文件"),
        ("假.pdf", lambda: BytesIO(b"<html>"), "与扩展名.pdf不符"),
        ("假.xlsx", lambda: BytesIO(b"PK\x03\x04broken"), "已损坏"),
        ("假.docx", lambda: packed(a=b"x"), "不是合格的.docx文件"),
        ("宏.xlsx", lambda: packed(xl__workbook_dot_xml=b"<x/>", xl__vbaProject_dot_bin=b"x"), "含有宏"),
        (
            "怪.docx",
            lambda: BytesIO(
                packed(word__document_dot_xml=b"<x/>")
                .getvalue()
                .replace(b"PK\x01\x02\x14\x03\x14\x00", b"PK\x01\x02\x14\x03\xff\x00")
            ),
            "已损坏",
        ),
        ("炸弹.xlsx", bomb, "解压后过大"),
    ],
)
def test_a_file_that_may_not_be_kept_is_refused_with_what_to_do(name: str, content, says: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Refusal, match=says):
        check(name, content())


@pytest.mark.parametrize(
    "name", ["../../etc/名单.xlsx", "C:\\temp\\名单.xlsx", "名单\u202e.xlsx", "名\x00单.xlsx"]
)
def test_a_hostile_name_is_reduced_to_a_harmless_one(name: str) -> None:
    assert check(name, sheet()).name == "名单.xlsx"
