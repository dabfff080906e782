"""Wording kept as HTML: what may stand in it, and the plain text of it.

`cleaned` is the one door: whatever comes from an editor, from the clipboard or from a Word file passes it before it is
kept, and passing it twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3
from lxml import html as lxml_html
from lxml.html import HtmlElement

from gongkai.documents.table_places import CELLS, places
from gongkai.text.unprintable import printable

TAGS = {
    "p", "br", "h2", "h3", "h4", "h5", "strong", "em", "sup", "sub", "a", "ul", "ol", "li", "img",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "id"}, "li": {"id"}, "ol": {"start"}, "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"},
}  # fmt: skip
CLASSES = {"p": {"signature", "date"}, "ol": {"notes"}}
# What people paste says the same in other words.
SAME = {"b": "strong", "i": "em", "h1": "h2", "h6": "h5", "div": "p", "section": "p"}
PICTURE = re.compile(r"picture/[0-9a-f]{64}\.(?:png|jpg)")
PLACE = re.compile(r"(foot|end)note-(ref-)?[0-9]{1,4}")
NUMBER = re.compile(r"[1-9][0-9]{0,3}")
BACK = ("#footnote-ref-", "#endnote-ref-")  # the arrow from a note back to its place
LINK = re.compile(r"(?i)(https?|mailto|tel):")
BLOCKS = ("p", "h2", "h3", "h4", "h5", "table", "ul", "ol")
TEXTS = ("p", "h2", "h3", "h4", "h5", "li", "caption")
ROUNDS = 6


def cleaned(html: str) -> str:
    """The HTML with nothing in it but what an official text needs. What is not allowed loses its tags, a script all."""
    # Once before it is read and once after: a reference such as &#11; becomes a character by reading.
    shaped = _shape(printable(_allowed(_renamed(printable(html)))))
    for _ in range(ROUNDS):  # a block inside a word comes apart only when it is read again
        again = _shape(shaped)
        if again == shaped:
            return shaped
        shaped = again
    return _shape("".join(f"<p>{nh3.clean_text(line)}</p>" for line in plain(shaped).splitlines()))


def _allowed(html: str) -> str:
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, allowed_classes=CLASSES, attribute_filter=_may, link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
        clean_content_tags={"script", "style", "title", "noscript", "iframe", "object", "svg", "math", "template"},
    )  # fmt: skip


def _may(tag: str, name: str, said: str) -> str | None:
    """The value an attribute keeps, or None where it goes."""
    if name == "src":
        return said if PICTURE.fullmatch(said) else None
    if name == "href":
        return said if LINK.match(said) or said[:1] == "#" and PLACE.fullmatch(said[1:]) else None
    if name == "id":
        return said if PLACE.fullmatch(said) else None
    if name in ("colspan", "rowspan") and said == "1":
        return None
    if name in ("colspan", "rowspan", "width", "height", "start"):
        return said if NUMBER.fullmatch(said) else None
    if name == "scope":
        return said if said in ("col", "row", "colgroup", "rowgroup") else None
    return said


def _renamed(html: str) -> str:
    """`b` is `strong`, a `div` is a paragraph; conditional comments and namespaces of office programs fall away later."""
    for old, new in SAME.items():
        html = re.sub(rf"(?i)<(/?){old}(?=[\s>/])", rf"<\1{new}", html)
    return html


def tree(html: str) -> HtmlElement:
    """The HTML under one `div`."""
    return (
        lxml_html.fragment_fromstring(html, create_parent="div") if html.strip() else lxml_html.Element("div")
    )


def written(root: HtmlElement) -> str:
    """What stands under the `div`, a block a line."""
    inside = (root.text or "").strip()
    blocks = [lxml_html.tostring(child, encoding="unicode", with_tail=False) for child in root]
    return "\n".join([inside, *blocks] if inside else blocks)


def _shape(html: str) -> str:
    """Loose text in paragraphs, no empty paragraphs, a header cell that says what it heads, pictures only with a file."""
    root = tree(html)
    _no_loose_text(root)
    for picture in root.xpath(".//img[not(@src)]"):
        picture.drop_tree()
    for link in root.xpath(".//a[not(@href) and not(@id)]"):
        link.drop_tag()
    for last in root.xpath(".//br[not(following-sibling::*)]"):
        if not (last.tail or "").strip() and last.getparent().tag in (*TEXTS, *CELLS):
            last.drop_tree()
    for cell in root.iter(*CELLS):
        _plain_cell(cell)
    for head in root.xpath(".//th[not(@scope)]"):
        head.set("scope", "col" if head.xpath("ancestor::thead") else "row")
    for empty in root.xpath(".//p|.//h2|.//h3|.//h4|.//h5|.//li|.//strong|.//em|.//sup|.//sub"):
        if not empty.text_content().strip(" \t\r\n\xa0\u3000\u200b") and not empty.xpath(".//img"):
            empty.drop_tag() if empty.tag in ("strong", "em", "sup", "sub") else empty.drop_tree()
    return _allowed(written(root))


def _no_loose_text(root: HtmlElement) -> None:
    """Letters and inline pieces outside every block become paragraphs of their own; a block in a paragraph comes out."""
    gathered: list[HtmlElement] = []
    if (root.text or "").strip():
        gathered.append(_paragraph(root.text or ""))
    root.text = None
    is_open = bool(gathered)
    for child in list(root):
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS:
            gathered.append(child)
            is_open = False
        else:
            if not is_open:
                gathered.append(_paragraph(""))
                is_open = True
            gathered[-1].append(child)
        if (tail or "").strip():
            if is_open:
                child.tail = tail
            else:
                gathered.append(_paragraph(tail or ""))
                is_open = True
    root[:] = gathered


def _paragraph(text: str) -> HtmlElement:
    made = lxml_html.Element("p")
    made.text = text.strip()
    return made


def _plain_cell(cell: HtmlElement) -> None:
    """A cell with one paragraph holds its words itself."""
    inside = list(cell)
    if len(inside) == 1 and inside[0].tag == "p" and not (cell.text or "").strip() and not inside[0].tail:
        inside[0].drop_tag()


def pictures_in(html: str) -> list[str]:
    """The names of the pictures a text shows, each once, in order."""
    shown = (found.removeprefix("picture/") for found in PICTURE.findall(html))
    return list(dict.fromkeys(shown))


def pictures_shown(html: str) -> list[tuple[str, str]]:
    """Each picture a text shows, with the words for it ("" where none are)."""
    if "<img" not in html:
        return []
    return [
        (shown.get("src", "").removeprefix("picture/"), shown.get("alt", ""))
        for shown in tree(html).iter("img")
    ]


def each_text(html: str, change: Callable[[str], str]) -> str:
    """The HTML with its letters changed, its shape as it was. A word that changes its look in the middle is not found."""
    root = tree(html)
    for node in root.iter():
        node.text = change(node.text) if node.text else node.text
        node.tail = change(node.tail) if node.tail else node.tail
    return cleaned(written(root))


def with_pictures_at(html: str, place: str) -> str:
    """The HTML with its pictures at the addresses that begin with `place`."""
    return re.sub(r'(<img [^>]*?src=")picture/', rf"\g<1>{place}", html)


def plain(html: str) -> str:
    """The words of a text, a block a paragraph, tables in pipes: for search, for the rules of writing, to compare."""
    return "\n\n".join(block for node in tree(html) for block in _plain_block(node) if block)


def _plain_block(node: HtmlElement) -> list[str]:
    if node.tag == "table":
        return [_words(node.find("caption")) if node.find("caption") is not None else "", _plain_table(node)]
    if node.tag in ("ul", "ol"):
        return ["\n".join(_plain_list(node))]
    return [_words(node)]


def _words(node: HtmlElement) -> str:
    """The letters of a block, lines kept; a picture by the words for it."""
    parts = [node.text or ""]
    for child in node:
        if child.tag == "br":
            parts.append("\n")
        elif child.get("href", "").startswith(BACK):
            pass
        elif child.tag == "img":
            parts.append(f"［图：{child.get('alt')}］" if child.get("alt") else "［图］")
        else:
            parts.append(_words(child))
        parts.append(child.tail or "")
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _plain_table(table: HtmlElement) -> str:
    rows = ["| " + " | ".join(cells) + " |" for cells in grid(table)]
    if table.find("thead") is not None and rows:
        rows.insert(1, "|" + " --- |" * len(grid(table)[0]))
    return "\n".join(rows)


def grid(table: HtmlElement) -> list[list[str]]:
    """The words of a table's cells, row by row; a merged cell has its words at its first place and none at the others.

    A cell reaches no further than the table's rows and `WIDEST` columns, whatever it says of itself; words beyond
    stand in the last column.
    """
    placed = places(table)
    rows = [[""] * width for width in placed.widths]
    for place in placed.cells:
        words, row = _words(place.cell).replace("\n", " ").replace("|", "｜"), rows[place.row]
        row[place.column] = f"{row[place.column]} {words}" if place.is_shared else words
    return rows


def _plain_list(node: HtmlElement, depth: int = 0) -> list[str]:
    lines: list[str] = []
    first = int(node.get("start", "1"))
    for number, item in enumerate(node.findall("li"), first):
        below = [child for child in item if child.tag in ("ul", "ol")]
        for child in below:
            child.tail = f" {child.tail or ''}"
            child.drop_tree()  # what stands behind it stays
        sign = "• " if node.tag == "ul" else f"{number}. "
        lines.append("  " * depth + sign + _words(item).replace("\n", " "))
        for child in below:
            lines += _plain_list(child, depth + 1)
    return lines
