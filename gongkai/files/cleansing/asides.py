"""What an office package carries beside its pages and leaves behind: notes, properties, files within, scripts, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.kinds import SHEET, WORD, kind_of, opened
from gongkai.files.cleansing.line import Piece
from gongkai.files.cleansing.markup import SAYS_SOMETHING, local
from gongkai.files.cleansing.picture import words_in
from gongkai.files.opening import Unreadable, xml

# Names of parts, as every program writes them → what people call them.
CALLED = (
    (re.compile(r"comments|threadedComments", re.IGNORECASE), "批注"),
    (re.compile(r"people|persons/"), "批注人"),
    (re.compile(r"docProps/thumbnail"), "缩略图"),
    (re.compile(r"docProps/"), "文档属性"),
    (re.compile(r"vba|macrosheets|activeX|ctrlProps", re.IGNORECASE), "宏和控件"),
    (re.compile(r"embeddings|afchunk", re.IGNORECASE), "嵌入的文件"),
    (re.compile(r"glossary"), "文档部件库"),
    (re.compile(r"customXml|customProperty"), "自定义数据"),
    (re.compile(r"printerSettings"), "打印设置"),
    (re.compile(r"externalLinks|connections|queryTables"), "外部数据和连接"),
    (re.compile(r"pivot"), "数据透视表的底数"),
    (re.compile(r"worksheets|chartsheets|dialogsheets"), "工作表"),
    (re.compile(r"fonts/"), "嵌入的字体"),
    (re.compile(r"media/"), "没有用到的图片"),
)
OTHER = "其他部件"
PROPERTIES = {
    "creator": "作者", "lastModifiedBy": "最后修改者", "title": "标题", "subject": "主题", "description": "备注", "keywords": "关键词",
    "category": "类别", "contentStatus": "内容状态", "contentType": "内容类型", "identifier": "标识", "language": "语言", "version": "版本",
    "revision": "修订次数", "created": "创建时间", "modified": "修改时间", "lastPrinted": "打印时间",
    "Company": "单位", "Manager": "经理", "Template": "模板", "HyperlinkBase": "超链接基础", "Application": "程序", "AppVersion": "程序版本",
    "PresentationFormat": "演示格式", "TotalTime": "编辑时间", "Pages": "页数", "Words": "字数", "Characters": "字符数",
    "CharactersWithSpaces": "字符数（计空格）", "Lines": "行数", "Paragraphs": "段落数", "Slides": "幻灯片数", "Notes": "备注页数",
    "HiddenSlides": "隐藏的幻灯片数", "MMClips": "多媒体数", "DocSecurity": "保护", "ScaleCrop": "缩略图裁剪", "LinksUpToDate": "链接更新",
    "SharedDoc": "共享", "HyperlinksChanged": "链接更改", "HeadingPairs": "标题列表", "TitlesOfParts": "部件标题", "HLinks": "超链接",
    "DigSig": "数字签名", "property": "自定义属性",
}  # fmt: skip
OTHER_PROPERTY = "其他"
# The type of a value; what holds it says which property it is.
TYPES_SPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
# Parts that say nothing of anybody: they are made anew without a word in the account.
SILENT = re.compile(
    r"webSettings|calcChain|stylesWithEffects|sharedStrings|metadata\.xml|fontTable|theme/|styles\.xml"
)
PACKED = b"PK\x03\x04"
MOST = 1 << 20
BLOCKS = frozenset({"p", "comment", "threadedComment", "text", "si", "row", "c", "r", "m", "s", "lpwstr"})


def asides(parts: Mapping[str, bytes]) -> Iterator[Piece]:
    """What can be read in parts that are left behind, file within file."""
    for name, body in parts.items():
        called = of(name)
        if name.endswith((".xml", ".vml")):
            yield from _of_xml(called, body)
        elif body.startswith(PACKED):
            yield from _within(called, body)
        else:
            yield from (Piece(called, said) for said in words_in(body[:MOST]))


def account(parts: Mapping[str, bytes]) -> list[str]:
    """A sentence for each sort of thing left behind."""
    counts: dict[str, int] = {}
    for name in parts:
        if not SILENT.search(name):
            counts[of(name)] = counts.get(of(name), 0) + 1
    return [called if number == 1 else f"{called}（{number}个部件）" for called, number in counts.items()]


def of(name: str) -> str:
    """What people call a part."""
    return next((called for shape, called in CALLED if shape.search(name)), OTHER)


def _of_xml(called: str, body: bytes) -> Iterator[Piece]:
    try:
        root = xml(body)
    except Unreadable:
        yield from (Piece(called, said) for said in words_in(body[:MOST]))
        return
    for number, said in enumerate(_texts(root), 1):
        yield Piece(_place(called, *said, number), said[1])
    for node in root.iter(etree.Element):
        for value in node.attrib.values():
            if SAYS_SOMETHING.search(value):
                yield Piece(called, value)


def _texts(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The paragraphs of a part, or what its elements say: the element's name and the words."""
    told: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            told += [node.text] if node.text and node.text.strip() else []
        elif told and (
            local(node) in BLOCKS or node.getparent() is root or len(node) == 0 and not _runs(node)
        ):
            yield _name_of(node), "".join(told)
            told = []


def _name_of(node: etree._Element) -> str:
    while str(node.tag).startswith(TYPES_SPACE) and (holder := node.getparent()) is not None:
        node = holder
    return local(node)


def _runs(node: etree._Element) -> bool:
    return local(node) in ("t", "delText", "instrText")


def _place(called: str, element: str, text: str, number: int) -> str:
    if called == "文档属性":
        return f"文档属性“{PROPERTIES.get(element, OTHER_PROPERTY)}”"
    return f"{called}第{number}条" if called == "批注" else called


def _within(called: str, body: bytes) -> Iterator[Piece]:
    try:
        kind = kind_of(body)
        if kind not in (WORD, SHEET):
            return
        file = opened(body, "x.docx" if kind == WORD else "x.xlsx", Decisions())
    except (Unreadable, RecursionError):
        return
    for line in file.lines():
        yield from (Piece(f"{called} {piece.place}", piece.text) for piece in line.pieces())
    yield from (Piece(f"{called} {piece.place}", piece.text) for piece in file.dropped)
