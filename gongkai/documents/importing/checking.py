"""What is wrong with a row before it is taken: by itself, by what is there already, by numbers of somebody in it.

Numbers are found by the one check of content that everything passes that goes out (`clearing`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from gongkai.documents.clearing.parts import Part, file_part, said_parts
from gongkai.documents.clearing.reads import hits_in
from gongkai.documents.importing.item import INDEX_NO, Enclosure, Item
from gongkai.documents.importing.shelf import Shelf, likeness
from gongkai.documents.models import Document, Edition
from gongkai.files.checking import Checked, check
from gongkai.files.words import words_of
from gongkai.law.source import Refusal


def refuse_wrong(item: Item, on: date) -> None:
    """Raises Refusal with everything that is wrong with a row by itself."""
    says = []
    if not item.title.strip() or not item.title.isprintable():
        says.append("标题应当是一行文字")
    if not item.text.strip():
        says.append("正文是空的")
    if item.index_no and not INDEX_NO.fullmatch(item.index_no):
        says.append("索引号应当是“机构代码/年份-流水号”的样子；原来是别的样子的，留空由系统编号")
    if item.made_on > item.published_on:
        says.append(f"成文日期{item.made_on}晚于发布日期{item.published_on}")
    if item.published_on > on:
        says.append(f"发布日期{item.published_on}还没有到，不是已经公开的信息")
    if item.repealed_on and item.repealed_on < item.made_on:
        says.append(f"废止日期{item.repealed_on}早于成文日期{item.made_on}")
    if item.repealed_on and item.repealed_on > on:
        says.append(f"废止日期{item.repealed_on}还没有到，到时在本系统登记废止")
    if item.valid_until and item.valid_always:
        says.append("写了有效期至的，不能又是长期有效")
    if item.valid_until and item.valid_until < item.made_on:
        says.append(f"有效期至{item.valid_until}早于成文日期{item.made_on}")
    if says:
        raise Refusal(("；".join(says), None))


def refuse_known(shelf: Shelf, document: Document) -> None:
    """Nothing that is there is written over, and what is there under another number does not come a second time."""
    if document.index_no:
        if Document.objects.filter(index_no=document.index_no).exists():
            raise Refusal((f"已有索引号为 {document.index_no} 的信息，没有改动", None))
        return
    if same := shelf.same.get(likeness(document)):
        raise Refusal((f"已有标题、文号、日期都相同的信息（{same}），没有导入", None))


def refuse_numbers(edition: Edition, files: list[tuple[Checked, BinaryIO]], on: date) -> None:
    """Raises Refusal where a number of somebody stands in any line of the page or in a file. `edition`: not kept yet."""
    hits = hits_in([*said_parts(edition), *_file_parts(edition, files)], on)
    if hits:
        first = hits[0]
        where = f"附件“{first.part.name}”" if first.part.is_file else first.part.name
        more = f"等{len(hits)}处个人号码" if len(hits) > 1 else ""
        raise Refusal((f"{where}里有{first.label}（{first.shown}）{more}，请先删去或者遮盖再导入", None))


def _file_parts(edition: Edition, files: list[tuple[Checked, BinaryIO]]) -> Iterator[Part]:
    for found, content in files:
        content.seek(0)
        yield file_part(edition, None, found.name, found.digest, words_of(found.name, content))


def opened(enclosure: Enclosure) -> tuple[Checked, BinaryIO]:
    """A file of a row, checked as any file. Raises Refusal."""
    content = enclosure.open()
    return check(enclosure.name, content), content
