"""Hidden text (隐藏文字): what its own look or its style hides goes and is told. Fields keep their frame."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongkai.files.cleansing.line import Piece
from gongkai.files.cleansing.markup import take_out
from gongkai.files.cleansing.word.names import OFF, W, w

SAYS = w("t", "instrText", "delText")
# Of a hidden run only the frame of a field stays: without it a field would never end.
STAYS = w("rPr", "fldChar")
PLACE = "隐藏文字"


def hidden_styles(styles: etree._Element | None) -> frozenset[str]:
    """The styles that hide, by themselves or by what they are based on."""
    if styles is None:
        return frozenset()
    own: dict[str, bool | None] = {}
    base: dict[str, str] = {}
    for style in styles.iter(W + "style"):
        name = style.get(W + "styleId", "")
        own[name] = _hides(style.find(W + "rPr"))
        based = style.find(W + "basedOn")
        base[name] = based.get(W + "val", "") if based is not None else ""
    return frozenset(name for name in own if _by_base(name, own, base))


def _by_base(name: str, own: dict[str, bool | None], base: dict[str, str]) -> bool:
    for _ in range(20):
        if own.get(name) is not None:
            return bool(own[name])
        name = base.get(name, "")
    return False


def _hides(look: etree._Element | None) -> bool | None:
    """Whether a look says it hides; None where it says nothing of it."""
    if look is None:
        return None
    said = [look.find(W + "vanish"), look.find(W + "specVanish")]
    known = [one.get(W + "val", "1") not in OFF for one in said if one is not None]
    return any(known) if known else None


def unhide_marks(root: etree._Element) -> None:
    """Marks of paragraphs are not text."""
    for mark in [
        *root.iterfind(f".//{W}pPr/{W}rPr/{W}vanish"),
        *root.iterfind(f".//{W}pPr/{W}rPr/{W}specVanish"),
    ]:
        take_out(mark)


def take_hidden(root: etree._Element, styles: frozenset[str]) -> Iterator[Piece]:
    """Remove what is hidden in a part; it comes back as pieces, one a paragraph."""
    unhide_marks(root)
    for paragraph in root.iter(W + "p"):
        by_paragraph = _style(paragraph.find(f"{W}pPr/{W}pStyle")) in styles
        said = []
        for run in paragraph.iter(W + "r"):
            look = run.find(W + "rPr")
            own = _hides(look)
            styled = by_paragraph or look is not None and _style(look.find(W + "rStyle")) in styles
            if own if own is not None else styled:
                said += [node.text or "" for node in run.iter(*SAYS)]
                for child in list(run):
                    if child.tag not in STAYS:
                        take_out(child)
        if "".join(said).strip():
            yield Piece(PLACE, "".join(said))


def _style(node: etree._Element | None) -> str:
    return "" if node is None else node.get(W + "val", "")
