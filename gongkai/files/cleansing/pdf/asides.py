"""What a PDF says beside its pages: properties, XMP, files within, scripts, fields, notes, structure, outlines, old versions.

All of it is told and none of it comes along, but for outlines and links to the web, which are made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from gongkai.files.cleansing.leaves_of_pdf import joined
from gongkai.files.cleansing.line import Piece
from gongkai.files.cleansing.markup import SAYS_SOMETHING
from gongkai.files.cleansing.picture import words_in

PROPERTIES = {"/Author": "作者", "/Title": "标题", "/Subject": "主题", "/Keywords": "关键词", "/Creator": "制作程序", "/Producer": "生成程序", "/Company": "单位", "/Manager": "经理", "/Category": "类别", "/Comments": "备注", "/Trapped": "陷印"}  # fmt: skip
OWN_PROPERTY = "自定义属性"
MOST_THINGS, DEEPEST = 200_000, 60
# Branches of the catalogue → what people call them. Pages and outlines are read by themselves.
BRANCHES = {
    "/Metadata": "文档属性（XMP）", "/Names": "附件、脚本和名称", "/AcroForm": "表单域", "/StructTreeRoot": "结构标记和替代文字", "/OCProperties": "图层",
    "/OpenAction": "打开时的动作", "/AA": "动作", "/Dests": "名称", "/PageLabels": "页码标签", "/Threads": "文章线索", "/PieceInfo": "程序私有数据",
    "/AF": "附件", "/Collection": "附件", "/Perms": "签名", "/DSS": "签名", "/URI": "链接基址", "/Extensions": "扩展", "/Legal": "法律声明",
}  # fmt: skip
NOTE = "批注"
OLD = "旧版本和没有用到的对象"
QUIET = frozenset({"/URI", "/Extensions", "/Dests", "/PageLabels"})
# Pictures and fonts say no words; tables of objects repeat what the objects say, and hold numbers of their own.
NO_WORDS = ("/Image", "/Type1C", "/CIDFontType0C", "/OpenType")
TABLES = ("/ObjStm", "/XRef")
DRAWS, MOST_WORDS = re.compile(rb"\bBT\b|\b(?:cm|re|Do)\b"), 1 << 20
OF_PAGE = ("/Metadata", "/PieceInfo", "/AA", "/Thumb", "/B")


class Asides:
    """Everything said beside the pages: `pieces`, and `removed` for the account."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.pieces: list[Piece] = []
        self.removed: list[str] = []
        self._told: set[tuple[int, int]] = set()
        self._left = MOST_THINGS
        properties = document.trailer.get("/Info")
        for key, value in properties.items() if isinstance(properties, pikepdf.Dictionary) else ():
            if isinstance(value, pikepdf.String) and not key.endswith("Date"):
                self._take(f"文档属性“{PROPERTIES.get(key, OWN_PROPERTY)}”", [str(value)])
        for key, value in document.Root.items():
            if key in BRANCHES:
                self._take(BRANCHES[key], self._strings(value), always=key not in QUIET)
        for number, page in enumerate(document.pages, 1):
            self._page(page, number)
        self._rest(document)

    def _page(self, page: pikepdf.Page, number: int) -> None:
        notes = page.obj.get("/Annots")
        for note in notes if isinstance(notes, pikepdf.Array) else []:
            if isinstance(note, pikepdf.Dictionary) and note.get("/Subtype") != "/Link":
                self._take(f"第{number}页 {NOTE}", self._strings(note), said=NOTE)
        for key in OF_PAGE:
            if key in page.obj:
                self._take(f"第{number}页 附带数据", self._strings(page.obj[key]), said="页面附带数据")

    def _rest(self, document: pikepdf.Pdf) -> None:
        """Objects nothing leads to: what was replaced by a later version, or never used."""
        used = _reached(document.trailer)
        for thing in document.objects:
            if isinstance(thing, pikepdf.Object) and thing.objgen not in used:
                self._take(OLD, self._strings(thing, alone=True), said=OLD)

    def _take(
        self, place: str, strings: Iterator[str] | list[str], said: str = "", *, always: bool = False
    ) -> None:
        found = [one for one in strings if one.strip()]
        self.pieces += [Piece(place, one) for one in found]
        name = said or place
        if (found or always) and name not in self.removed:
            self.removed.append(name)

    def _strings(self, thing: object, *, alone: bool = False) -> Iterator[str]:
        """All strings below a thing, its streams' words too; not what belongs to the pages."""
        waiting: list[tuple[object, int]] = [(thing, 0)]
        while waiting and self._left > 0:
            one, depth = waiting.pop()
            self._left -= 1
            if isinstance(one, pikepdf.String):
                yield str(one)
            if not isinstance(one, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream) or depth > DEEPEST:
                continue
            if one.is_indirect:
                if one.objgen in self._told or one is not thing and alone:
                    continue
                self._told.add(one.objgen)
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream) and one.get("/Type") in (
                "/Page",
                "/Pages",
                "/Catalog",
            ):
                continue
            if isinstance(one, pikepdf.Stream):
                yield from _words(one)
            values = (
                list(one)
                if isinstance(one, pikepdf.Array)
                else [v for k, v in one.items() if k not in ("/P", "/Parent", "/Pg")]
            )
            waiting += [(value, depth + 1) for value in values]


def _words(stream: pikepdf.Stream) -> Iterator[str]:
    """What a stream says: an attached file's text, XMP, a script; of drawing only its strings, its numbers are measures."""
    if stream.get("/Subtype") in NO_WORDS or stream.get("/Type") in TABLES or "/Length1" in stream:
        return
    try:
        body = stream.read_bytes()[:MOST_WORDS]
    except pikepdf.PdfError:
        body = stream.read_raw_bytes()[:MOST_WORDS]
    if DRAWS.search(body):
        yield from words_in(joined(body))
    elif b"begincmap" not in body:
        yield from (said for said in words_in(body) if SAYS_SOMETHING.search(said))


def _reached(trailer: pikepdf.Object) -> set[tuple[int, int]]:
    used: set[tuple[int, int]] = set()
    waiting: list[object] = [trailer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Object) and one.is_indirect:
            if one.objgen in used:
                continue
            used.add(one.objgen)
        if isinstance(one, pikepdf.Array):
            waiting += [value for value in one if _is_more(value)]
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            waiting += [value for _, value in one.items() if _is_more(value)]
    return used


def _is_more(value: object) -> bool:
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream)
