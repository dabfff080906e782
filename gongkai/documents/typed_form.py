"""Wording kept as HTML shown as text one can type, and back: for writing without a script.

A block that typing cannot say (a merged table, a picture, a footnote) stands as one line, 〔保留 3：表格…〕. Where the
line stays, the block stays as it was; where it is moved or taken out, the block is too.
"""

from __future__ import annotations

import re

from lxml import html as lxml_html
from lxml.html import HtmlElement

from gongkai.documents.markup import to_html
from gongkai.documents.official import sign
from gongkai.documents.rich import cleaned, grid, tree, written

KEPT = re.compile(r"〔保留 ?(\d{1,4})(：[^〕]*)?〕")
KINDS = {"table": "表格", "ul": "列表", "ol": "列表", "p": "段落"}


def to_typed(html: str) -> str:
    """The text of a textarea for this HTML."""
    return "\n\n".join(_typed(node, number) for number, node in enumerate(tree(html), 1))


def from_typed(text: str, before: str) -> str:
    """The HTML of what was typed; kept lines stand for blocks of `before`, what the writer began from."""
    blocks = [_alone(node) for node in tree(before)]
    made: list[str] = []
    gathered: list[str] = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        found = KEPT.fullmatch(part.strip())
        if found and 0 < int(found[1]) <= len(blocks):
            made += [to_html("\n\n".join(gathered)), blocks[int(found[1]) - 1]]
            gathered = []
        else:
            gathered.append(part)
    root = tree(cleaned("\n".join([*made, to_html("\n\n".join(gathered))])))
    sign(root)
    return cleaned(written(root))


def _typed(node: HtmlElement, number: int) -> str:
    """A block as one types it, if typing gives the same block again; otherwise its line."""
    words = _table(node) if node.tag == "table" else _inline(node)
    bare = re.sub(r' class="(signature|date)"', "", _alone(node))
    if node.tag in ("p", "h2", "h3", "table") and cleaned(to_html(words)) == bare:
        return words
    said = re.sub(r"[〔〕\s]+", " ", node.text_content()).strip()[:12] or "图片"
    kind = "图片" if node.xpath(".//img") and node.tag == "p" else KINDS.get(node.tag, "标题")
    return f"〔保留 {number}：{kind} {said}〕"


def _alone(node: HtmlElement) -> str:
    return str(lxml_html.tostring(node, encoding="unicode", with_tail=False))


def _inline(node: HtmlElement) -> str:
    parts = [node.text or ""]
    for child in node:
        inside = _inline(child)
        match child.tag:
            case "strong":
                parts.append(f"**{inside}**")
            case "em":
                parts.append(f"*{inside}*")
            case "a":
                parts.append(f"[{inside}]({child.get('href', '')})")
            case "br":
                parts.append("" if (child.tail or "").startswith("\n") else "\n")
            case _:
                parts.append(inside)
        parts.append(child.tail or "")
    return "".join(parts)


def _table(node: HtmlElement) -> str:
    rows = ["| " + " | ".join(cells) + " |" for cells in grid(node)]
    if rows:
        rows.insert(1, "|" + " --- |" * len(grid(node)[0]))
    return "\n".join(rows)
