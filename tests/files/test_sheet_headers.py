"""The codes of a sheet's header: what is seen, and every way to read a size with a number behind it."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from gongkai.files.extract import file_text_of_bytes, text_of_bytes
from gongkai.files.sheet_headers import readings, shown, stretches

PHONE = "13800000000"


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("示例市&B文旅局&B", "示例市文旅局"), ("&L左&C中&R右", "\n左\n中\n右"), ("&l左&r右", "\n左\n右"), ("第&P页，共&N页", "第\n页，共\n页"),
        ("&D &T &F &A &Z &G", "\n \n \n \n \n \n"), ('&"宋体,常规"&12关于&K01+000公开&KFF0000的', "关于公开的"),
        ("甲&&乙", "甲&乙"), ("&&&B甲&&B", "&甲&B"), ("&9甲", "甲"), ("&123甲", "甲"), ("&12 2024", " 2024"), ("&122024年", "2024年"),
        (f"&12{PHONE}", PHONE), (f"&8{PHONE}", PHONE), (f"&120{PHONE}", PHONE), (f"&8{PHONE}&R&120{PHONE}", f"{PHONE}\n{PHONE}"),
        ("没有码", "没有码"), ("", ""), ("&", "&"), ("&甲", "&甲"), ('&"没有完', '&"没有完'),
    ],
)  # fmt: skip
def test_the_words_are_read_as_they_are_seen(said: str, seen: str) -> None:
    assert shown(said) == seen
    assert "".join(stretches(said)) == said
    assert len(stretches(said)) % 2 == 1


def test_another_reading_is_told_where_it_makes_a_number_of_somebody() -> None:
    assert readings(f"&12{PHONE}") == [PHONE]
    assert readings("&12某某") == ["某某"]
    assert readings(f'&"{PHONE}"某某') == ["某某", f'&"{PHONE}"某某']


def test_headers_of_sheets_are_checked_behind_the_cells_each_third_by_itself() -> None:
    book, out = openpyxl.Workbook(), BytesIO()
    for sheet in (book.active, book.create_sheet()):
        sheet.append(["工作", "进度"])
        sheet.oddHeader.left.text, sheet.oddHeader.center.text = "甲市文旅局", "工作已布署"
        sheet.oddFooter.center.text = "第&P页，共&N页"
    book.save(out)
    said = file_text_of_bytes(out.getvalue())
    assert said.body == text_of_bytes(out.getvalue())
    assert said.beside == "甲市文旅局\n工作已布署"
