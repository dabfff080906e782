"""A Word file taken apart, and written anew with nothing that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.files.cleansing.asides import account, asides
from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.line import Line, Piece
from gongkai.files.cleansing.markup import take_out
from gongkai.files.cleansing.package import OFFICE, Package, Part
from gongkai.files.cleansing.word.changes import PLACE as CHANGE
from gongkai.files.cleansing.word.changes import accept
from gongkai.files.cleansing.word.fields import flatten
from gongkai.files.cleansing.word.hidden import PLACE as HIDDEN
from gongkai.files.cleansing.word.hidden import hidden_styles, take_hidden
from gongkai.files.cleansing.word.names import W
from gongkai.files.cleansing.word.reading import lines_of
from gongkai.files.cleansing.word.stripping import only_settings, strip
from gongkai.files.opening import Unreadable

MAIN = "word/document.xml"
WORD = f"{OFFICE}wordprocessingml."
KNOWN = {
    "officeDocument": ("document.xml", f"{WORD}document.main+xml"),
    "hyperlink": ("", ""),
} | {
    kind: (f"{kind}{number}.xml", f"{WORD}{kind}+xml")
    for kind, number in (
        ("styles", ""), ("settings", ""), ("numbering", ""), ("fontTable", ""), ("footnotes", ""), ("endnotes", ""), ("header", "{}"),
        ("footer", "{}"),
    )
}  # fmt: skip
CALLED = {
    "officeDocument": "", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注", "chart": "图表", "numbering": "编号",
    "styles": "样式", "settings": "文档设置", "fontTable": "字体表", "theme": "主题",
}  # fmt: skip
TEXT = frozenset({"officeDocument", "header", "footer", "footnotes", "endnotes", "numbering"})
UNREAD = "图片{}个，里面的文字机器读不出，请人工查看"
BLANKED = "矢量图或打不开的图片{}个，换成了空白"


class Word:
    """Raises Unreadable for a file that is none."""

    def __init__(self, content: bytes) -> None:
        self.dropped: list[Piece] = []
        self._styles: frozenset[str] = frozenset()
        self._package = Package(content, KNOWN, self._strip)
        self._package.read(MAIN)
        behind = self._package.left_behind()
        self.dropped += [*self._package.dropped, *asides(behind)]
        changes = sum(piece.place == CHANGE for piece in self.dropped)
        hidden = sum(piece.place == HIDDEN for piece in self.dropped)
        self.removed = [
            *account(behind), *self._package.removed,
            *([f"修订记录{changes}处（已按接受处理）"] if changes else []),
            *([f"隐藏文字{hidden}处"] if hidden else []),
            *([BLANKED.format(self._package.blanked)] if self._package.blanked else []),
        ]  # fmt: skip
        seen = self._package.pictures - self._package.blanked
        self.unread = [UNREAD.format(seen)] if seen else []

    def _strip(self, part: Part) -> None:
        root = part.root
        assert root is not None
        if part.kind == "officeDocument":
            if root.tag != W + "document":
                raise Unreadable("文件是严格的 Open XML 格式或者不是文档，请另存为普通的 docx 后再试")
            self._styles = hidden_styles(self._package.related(part, "styles"))
        if part.kind == "settings":
            self.dropped += [Piece("文档变量", node.get(W + "val", "")) for node in root.iter(W + "docVar")]
            for variables in list(root.iter(W + "docVars")):
                take_out(variables)
            self.dropped += only_settings(root)
        if part.kind in TEXT:
            self.dropped += accept(root)
            self.dropped += strip(root)
            self.dropped += take_hidden(root, self._styles)
            self.dropped += flatten(root)
        else:
            self.dropped += strip(root)

    def lines(self) -> Iterator[Line]:
        for part in self._package.parts.values():
            if part.root is not None:
                yield from lines_of(part.root, CALLED.get(part.kind, "图示"))
        yield from self._package.link_lines()

    def write(self) -> bytes:
        return self._package.write("word")


def opened(content: bytes, decisions: Decisions) -> Word:
    """Raises Unreadable."""
    return Word(content)
