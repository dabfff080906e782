"""A spreadsheet of published items (.xlsx or .csv): a head row with the columns of the template, an item a row.

Files named in 附件 lie in one folder beside it; a name never leads out of that folder.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Font

from gongkai.channels.intake.rows import LONGEST_TEXT, Rows, day_of
from gongkai.documents.importing.item import Enclosure, Item, Result
from gongkai.documents.reads import STAGES
from gongkai.files.checking import MEGABYTE, Purpose
from gongkai.files.file_name import harmless
from gongkai.files.table import lines_of
from gongkai.law.attribute import Attribute
from gongkai.law.source import Refusal

# Column of the template → field of an item ("" for what is only looked at), whether it must be there, an example.
COLUMNS: dict[str, tuple[str, bool, str]] = {
    "索引号": ("index_no", False, ""),
    "标题": ("title", True, "关于开展活动的通知"),
    "栏目": ("column", True, "政策文件"),
    "信息类别": ("category", False, "文件"),
    "体裁": ("genre", False, "通知"),
    "发文字号": ("doc_no", False, "示文广旅发〔2023〕44号"),
    "成文日期": ("made_on", True, "2023-11-13"),
    "发布日期": ("published_on", True, "2023-11-17"),
    "有效性": ("validity", False, "有效"),
    "废止日期": ("repealed_on", False, ""),
    "有效期至": ("valid_until", False, ""),
    "长期有效": ("", False, ""),
    "公开属性": ("", False, "主动公开"),
    "规范性文件": ("normative", False, ""),
    "责任科室": ("division", False, "办公室"),
    "内容概述": ("summary", False, ""),
    "公开依据": ("basis", False, ""),
    "五公开环节": ("five_open", False, "执行、服务"),
    "解读的文件": ("interprets", False, ""),
    "正文": ("text", True, "各单位：\n\n现将有关事项通知如下。"),
    "附件": ("", False, ""),
}
DAYS = ("成文日期", "发布日期", "废止日期", "有效期至")
YES, NO = ("是", "长期", "长期有效", "true", "1"), ("", "否", "false", "0")
SHEET = Purpose("导入的表格", (".xlsx",), 100 * MEGABYTE)
CSV = Purpose("导入的表格", (".csv",), 200 * MEGABYTE)
MOST_ROWS, HEAD_WITHIN = 100_000, 5


def read_sheet(name: str, content: BinaryIO, folder: Path | None) -> Rows:
    """The items of a spreadsheet. Raises Refusal for a file or a head that cannot be used; single rows are listed."""
    purpose = CSV if name.lower().endswith(".csv") else SHEET
    lines = lines_of(name, content, purpose, widest=len(COLUMNS) + 10, longest=LONGEST_TEXT * 2)
    rows, head = Rows(), None
    for number, cells in enumerate(lines, 1):
        if head is None:
            head = _head(cells)
            if head is None and number >= HEAD_WITHIN:
                break
        elif any(str(cell or "").strip() for cell in cells):
            _add(rows, number, dict(zip(head, cells, strict=False)), folder)
        if number > MOST_ROWS:
            raise Refusal((f"表格超过{MOST_ROWS}行，请分成几个文件", None))
    if head is None:
        raise Refusal(("表格前几行里没有找到“标题”“栏目”等列名，请使用系统提供的模板", None))
    return rows


def _head(cells: list[Any]) -> list[str] | None:
    """The names of the columns, None where the row is no head. Raises Refusal for unknown or missing ones."""
    names = [str(cell or "").strip().removesuffix("（必填）") for cell in cells]
    if "标题" not in names or "栏目" not in names:
        return None
    unknown = [name for name in names if name and name not in COLUMNS]
    missing = [name for name, (_, needed, _) in COLUMNS.items() if needed and name not in names]
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    if unknown or missing or doubled:
        says = [f"{label}：{'、'.join(found)}" for label, found in (
            ("不认识的列", unknown), ("缺少的列", missing), ("重复的列", doubled)) if found]  # fmt: skip
        raise Refusal((f"列名与模板不符（{'；'.join(says)}），请按模板改正", None))
    return names


def _add(rows: Rows, number: int, cells: dict[str, Any], folder: Path | None) -> None:
    try:
        rows.items.append(_item(number, cells, folder))
    except Refusal as refused:
        said = str(cells.get("索引号") or "")[:40]
        rows.wrong.append(Result(number, said, error=str(refused)))


def _item(number: int, cells: dict[str, Any], folder: Path | None) -> Item:
    text = {name: _text(cells.get(name), name) for name in COLUMNS if name not in DAYS}
    if text["公开属性"] not in ("", Attribute.PROACTIVE.label, Attribute.PROACTIVE.value):
        raise Refusal((f"公开属性是“{text['公开属性']}”；只导入已经主动公开的信息", None))
    made_on, published_on = (
        day_of(cells.get("成文日期"), "成文日期"),
        day_of(cells.get("发布日期"), "发布日期"),
    )
    assert made_on is not None
    assert published_on is not None
    given = {field: text[name] for name, (field, _, _) in COLUMNS.items() if field and name in text}
    given["five_open"] = _stages(text["五公开环节"])  # type: ignore[assignment]
    return Item(
        row=number, made_on=made_on, published_on=published_on,
        repealed_on=day_of(cells.get("废止日期"), "废止日期", required=False),
        valid_until=day_of(cells.get("有效期至"), "有效期至", required=False), valid_always=_yes(text["长期有效"]),
        enclosures=tuple(_enclosures(text["附件"], folder)), **given,  # type: ignore[arg-type]
    )  # fmt: skip


def _text(cell: Any, label: str) -> str:
    said = "" if cell is None else str(cell).replace("\r\n", "\n").strip()
    if "\x00" in said or len(said) > LONGEST_TEXT:
        raise Refusal((f"{label}含有不能保存的字符，或者超过{LONGEST_TEXT}字", None))
    return said


def _yes(said: str) -> bool:
    if said.lower() not in (*YES, *NO):
        raise Refusal((f"长期有效“{said[:20]}”请写“是”或者留空", None))
    return said.lower() in YES


def _stages(said: str) -> tuple[str, ...]:
    found = tuple(part for part in re.split(r"[、，,;；\s]+", said) if part)
    if wrong := [part for part in found if part not in STAGES]:
        raise Refusal((f"五公开环节“{wrong[0]}”请写成：{'、'.join(STAGES)}", None))
    return found


def _enclosures(said: str, folder: Path | None) -> Iterator[Enclosure]:
    for name in (part.strip() for part in re.split(r"[;；\n]", said) if part.strip()):
        if folder is None:
            raise Refusal((f"写了附件“{name}”，请用 --files 给出附件所在的文件夹", None))
        if harmless(name) != name:
            raise Refusal((f"附件“{name}”应当只写文件名，不带文件夹和特殊字符", None))
        path = folder / name
        if path.is_symlink() or not path.is_file():
            raise Refusal((f"附件“{name}”不在给出的文件夹里", None))
        yield Enclosure(name, lambda path=path: path.open("rb"))  # type: ignore[misc]


def template() -> bytes:
    """An empty workbook with the columns, and one row that shows how they are filled in."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "已公开的信息"
    for at, (name, (_, needed, example)) in enumerate(COLUMNS.items(), 1):
        cell = sheet.cell(1, at, f"{name}（必填）" if needed else name)
        cell.font = Font(bold=True)
        sheet.cell(2, at, example or None)
        sheet.column_dimensions[cell.column_letter].width = 40 if name in ("标题", "正文") else 16
    sheet.freeze_panes = "C2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
