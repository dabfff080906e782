"""Word files as people send them, made by python-docx: bytes in, so that reading is tried on the real thing."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def png(width: int = 4, height: int = 3) -> bytes:
    """A red picture, with the words a camera leaves in it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    dots = zlib.compress((b"\0" + b"\xff\0\0" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    made_by = chunk(b"tEXt", b"Author\0Zhang San, 43.8N 125.3E")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + made_by + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


def saved(word: Word) -> bytes:
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def made(write: Callable[[Word], object]) -> bytes:
    """The bytes of a Word file written by a function."""
    word = Document()
    write(word)
    return saved(word)


def notice() -> bytes:
    """A notice with everything: title, number, four levels, a merged table, a picture, a footnote, the signature."""
    word = Document()
    placed(word, "关于开展活动的通知", ALIGN.CENTER)
    placed(word, "甲文旅发〔2024〕3号", ALIGN.CENTER)
    word.add_paragraph("各单位：")
    word.add_heading("一、总体要求", 1)
    word.add_paragraph("请认真做好，").add_run("确保安全").bold = True
    word.add_paragraph("（一）时间安排")
    noted = word.add_paragraph("活动为期三天")
    word.add_paragraph("1.准备")
    word.add_paragraph("各单位做好准备。")
    word.add_paragraph("（1）场地")
    word.add_paragraph("落实场地。")
    word.add_paragraph("表1 活动日程")
    table = word.add_table(3, 3)
    for at, name in enumerate(("日期", "内容", "地点")):
        table.cell(0, at).text = name
    table.cell(1, 0).merge(table.cell(2, 0)).text = "3月1日"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "开幕"
    table.cell(2, 1).text, table.cell(2, 2).text = "展演", "广场"
    word.add_picture(BytesIO(png()), width=Cm(4))
    placed(word, "甲市文化和旅游局", ALIGN.RIGHT)
    placed(word, "2024年3月1日", ALIGN.RIGHT)
    word.add_paragraph("（此件公开发布）")
    footnote(word, noted, "含周末。")
    return saved(word)


def placed(word: Word, text: str, where: ALIGN) -> None:
    word.add_paragraph(text).alignment = where


def footnote(word: Word, paragraph: Paragraph, text: str) -> None:
    """python-docx makes none, so the part is made by hand as Word makes it."""
    body = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, body.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    paragraph.add_run("。")


def tracked(word: Word) -> None:
    """A paragraph with wording put in and wording taken out, a comment, and hidden letters."""
    paragraph = word.add_paragraph("活动")
    for tag, inside, letters in (("w:ins", "w:t", "延期"), ("w:del", "w:delText", "取消")):
        change, run, said = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inside)
        change.set(qn("w:id"), "9")
        said.text = letters
        run.append(said)
        change.append(run)
        paragraph._p.append(change)
    hidden = paragraph.add_run("内部掌握")
    hidden.font.hidden = True
    shown = paragraph.add_run("举行。")
    word.add_comment(shown, text="这里要不要改？", author="张三", initials="张")


def numbered(word: Word) -> None:
    """Paragraphs Word numbers by itself: 一、 and （一）, as official templates do."""
    numbering = word.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, text in enumerate(("%1、", "（%2）"))
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text, level in (("目标", 0), ("近期", 1), ("远期", 1), ("措施", 0), ("宣传", 1)):
        paragraph = word.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
        word.add_paragraph(f"关于{text}的内容。")


def repacked(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """A Word file with its parts changed by hand, as somebody hostile would."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return out.getvalue()
