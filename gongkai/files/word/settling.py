"""What is not for the reader is taken out of a Word file first: comments, hidden text, struck-out wording."""

from __future__ import annotations

from lxml import etree

from gongkai.files.word.parts import Parts, W, drop, is_on, value

COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")


def settle(parts: Parts) -> list[str]:
    """Accept what was changed in tracked mode, drop comments and hidden text; one sentence for each that was there."""
    hidden = _hidden_styles(parts.other("word/styles.xml"))
    changed = commented = unseen = 0
    for root in parts.texts.values():
        changed += _accept(root)
        commented += _without_comments(root)
        unseen += _without_hidden(root, hidden)
    notes = [
        (changed, f"文件里有{changed}处修订，已按接受修订后的文字读入"),
        (commented, f"文件里有{commented}处批注，没有读入"),
        (unseen, f"文件里有{unseen}处隐藏文字，没有读入"),
    ]
    return [sentence for number, sentence in notes if number]


def _accept(root: etree._Element) -> int:
    """Tracked changes as accepted: what was taken out goes, what was put in stays."""
    seen = 0
    for mark in list(root.iter(W + "trPr")):
        if mark.find(W + "del") is not None:
            seen += 1
            drop(mark.getparent())
    for node in list(root.iter(W + "del", W + "moveFrom")):
        if (
            node.getparent() is not None and node.getparent().tag != W + "rPr"
        ):  # the mark of a joined paragraph
            seen += 1
            drop(node)
    for node in list(root.iter(W + "ins", W + "moveTo")):
        seen += 1
        parent = node.getparent()
        if parent.tag in (W + "rPr", W + "trPr"):
            drop(node)
            continue
        at = parent.index(node)
        parent[at : at + 1] = list(node)
    return seen


def _without_comments(root: etree._Element) -> int:
    found = sum(1 for _ in root.iter(W + "commentReference"))
    for node in list(root.iter(*(W + name for name in COMMENTS))):
        drop(node)
    return found


def _hidden_styles(styles: etree._Element | None) -> frozenset[str]:
    if styles is None:
        return frozenset()
    return frozenset(
        style.get(W + "styleId", "")
        for style in styles.iter(W + "style")
        if is_on(style.find(W + "rPr"), "vanish")
    )


def _without_hidden(root: etree._Element, styles: frozenset[str]) -> int:
    seen = 0
    for run in list(root.iter(W + "r")):
        look = run.find(W + "rPr")
        paragraph = next(run.iterancestors(W + "p"), None)
        outer = None if paragraph is None else paragraph.find(W + "pPr")
        by_style = value(look, "rStyle") in styles or value(outer, "pStyle") in styles
        if is_on(look, "vanish") or by_style:
            seen += 1
            drop(run)
    return seen
