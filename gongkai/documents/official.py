"""What Word shows by looks, said in HTML: official numbering as headings, captions, the signature and the day."""

from __future__ import annotations

import re

from lxml import html as lxml_html
from lxml.html import HtmlElement

from gongkai.documents.rich import cleaned, tree, written

# 一、 （一） 1. （1）: the four levels of an official text, h2 to h5.
CHINESE = "一二三四五六七八九十百"
LEVELS = (
    ("h2", re.compile(rf"[{CHINESE}]{{1,4}}、")),
    ("h3", re.compile(rf"[（(][{CHINESE}]{{1,4}}[）)]")),
    ("h4", re.compile(r"\d{1,2}[.．、]\s?(?!\d)")),
    ("h5", re.compile(r"[（(]\d{1,2}[）)]")),
)
LONGEST_HEADING = 40
SIGN = "\ue001"  # a private character no text has: this line is a caption by its style
DAY = re.compile(
    r"(\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
CAPTION = re.compile(r"表\s?[\d一二三四五六七八九十]{1,3}(?!\d).{0,60}")


def official(html: str) -> str:
    """Converted or pasted HTML as a text of the house: clean, and shaped as official texts are."""
    root = tree(_marked(html))
    _headings(root)
    _captions(root)
    sign(root)
    _notes(root)
    return cleaned(written(root))


def _marked(html: str) -> str:
    """Clean, with the converter's own classes carried over by a sign that cleaning leaves alone."""
    html = re.sub(r'<p class="right">', '<p class="signature">', html)
    return cleaned(re.sub(r'<p class="caption">(.*?)</p>', rf"<p>{SIGN}\1</p>", html, flags=re.DOTALL))


def _level(node: HtmlElement) -> int | None:
    """Which level a paragraph would head, by its number; None where it is no heading."""
    line = node.text_content().strip()
    if (
        node.tag != "p"
        or node.get("class")
        or len(line) > LONGEST_HEADING
        or re.search(r"[。；;!！?？]", line)
    ):
        return None
    return next((at for at, (_, number) in enumerate(LEVELS) if number.match(line)), None)


def _headings(root: HtmlElement) -> None:
    """A numbered line heads what follows; of 1. and （1） only where something does follow, or it is an item of a list."""
    nodes = list(root)
    levels = [_level(node) for node in nodes]
    for at, (node, level) in enumerate(zip(nodes, levels, strict=True)):
        if level is None or node.text_content().strip().endswith(("：", ":", "，")):
            continue
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        heads = after is not None and (levels[at + 1] is None or (levels[at + 1] or 0) > level)
        if level < 2 or heads and not _beside(nodes, at, level):
            node.tag = LEVELS[level][0]


def _beside(nodes: list[HtmlElement], at: int, level: int) -> bool:
    """Whether a paragraph of the same numbering stands right before or behind: then both are items, not headings."""
    around = (nodes[place] for place in (at - 1, at + 1) if 0 <= place < len(nodes))
    number = LEVELS[level][1]
    return any(node.tag == "p" and number.match(node.text_content().strip()) for node in around)


def _captions(root: HtmlElement) -> None:
    """The line above a table that names it belongs to it."""
    for table in root.findall("table"):
        line = table.getprevious()
        if line is None or line.tag != "p":
            continue
        words = line.text_content().strip()
        if not words.startswith(SIGN) and not CAPTION.fullmatch(words):
            continue
        caption = lxml_html.Element("caption")
        caption.text = words.lstrip(SIGN).strip()
        table.insert(0, caption)
        line.drop_tree()
    for line in root.iter("p"):
        if line.text and line.text.startswith(SIGN):
            line.text = line.text[1:]


def sign(root: HtmlElement) -> None:
    """Who signed and when: on the right by its look, or the last two lines by what they say."""
    nodes = [node for node in root if node.tag == "p"]
    for node in nodes:
        if node.get("class") == "signature" and DAY.fullmatch(_tight(node)):
            node.set("class", "date")
    tail = nodes[-3:]
    for organ, day in zip(tail, tail[1:], strict=False):
        if DAY.fullmatch(_tight(day)) and day.get("class") != "date" and organ.getnext() is day:
            day.set("class", "date")
            if 2 <= len(_tight(organ)) <= 60 and not re.search(r"[。！？；：]", organ.text_content()):
                organ.set("class", "signature")


def _tight(node: HtmlElement) -> str:
    return re.sub(r"\s", "", node.text_content())


def _notes(root: HtmlElement) -> None:
    """The list of footnotes says that it is one."""
    for notes in root.xpath(".//ol[li[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]]"):
        notes.set("class", "notes")
