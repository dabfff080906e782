"""What XML and HTML have in common here: attributes that say something, and addresses written with percent signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import quote, unquote

from lxml import etree

from gongkai.files.cleansing.line import Line, Place, Slot
from gongkai.text.unprintable import printable

# A value without any of these holds no personal data: colours, sizes, names of styles.
SAYS_SOMETHING = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff０-９@＠]|(?:\d[\s.·‐–—-]*){7}|%[0-9A-Fa-f]{2}"
)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
LONG = 5  # signs; shorter ones are in no number of anybody
# The check sign of an identity number is no letter beside it.
BESIDE_NUMBER = re.compile(r"(?<=[A-Za-z_])(?=\d)|(?<=\d)(?=[A-WYZa-wyz_])|(?<=[Xx])(?=_)")
Slots = Callable[[etree._Element, str, str], list[Slot]]
# Attributes whose number may be somebody's; any other number is a measure or a mark.
WORDS = frozenset(
    {"descr", "title", "name", "alt", "tooltip", "prompt", "promptTitle", "error", "errorTitle", "display", "formatCode",
     "displayName", "instr", "string", "content", "value", "placeholder", "href", "label", "summary", "tel"}
)  # fmt: skip


def local(node: etree._Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def attribute_lines(
    root: etree._Element,
    place: Callable[[etree._Element], Place],
    slots: Slots | None = None,
    *,
    measures: bool = True,
) -> Iterator[Line]:
    """Every attribute that says something, each as a line. `measures`: any other long number is one, and stays a number."""
    make = slots or attribute_slots
    for node in root.iter(etree.Element):
        for key, value in node.attrib.items():
            if not is_measure(str(key), value):
                if SAYS_SOMETHING.search(value):
                    yield Line(place(node), make(node, str(key), value))
            elif len(value) >= LONG:
                zero = partial(_zero, node, str(key))
                yield (
                    Line(place(node), [Slot(value, zero)], measure=True)
                    if measures
                    else Line(place(node), make(node, str(key), value))
                )


def is_measure(key: str, value: str) -> bool:
    """Whether an attribute is a number and none that may be somebody's."""
    name = key.rpartition("}")[2]
    return bool(NUMBER.fullmatch(value)) and name not in WORDS and not name.startswith("data-")


def _zero(node: etree._Element, key: str, new: str) -> None:
    """A schema may ask for a number here."""
    node.set(key, "0")


def attribute_slots(node: etree._Element, key: str, value: str) -> list[Slot]:
    """An address is read as it is meant, and written again with percent signs."""
    said = unquote(value) if "%" in value else value
    if "\ufffd" in said:
        said = value
    if said == value:
        return [Slot(value, lambda new: node.set(key, printable(new)))]
    return [Slot(said, lambda new: node.set(key, quote(new, safe="/:?&=#@,;+*()[]!~'$|")))]


def mark_slots(node: etree._Element, key: str, value: str) -> list[Slot]:
    """A mark others refer to (a bookmark): letters before and behind a number are no part of it, and a mask has no stars."""
    stretches = BESIDE_NUMBER.split(value)

    def put(at: int, text: str) -> None:
        stretches[at] = text.replace("*", "_")
        node.set(key, printable("".join(stretches)))

    slots = [Slot("\n") for _ in range(2 * len(stretches) - 1)]
    slots[::2] = [Slot(said, partial(put, at)) for at, said in enumerate(stretches)]
    return slots


def text_slot(node: etree._Element) -> Slot:
    """The text of an element."""

    def put(text: str) -> None:
        node.text = printable(text)

    return Slot(node.text or "", put)


def tail_slot(node: etree._Element) -> Slot:
    """What follows an element."""

    def put(text: str) -> None:
        node.tail = printable(text)

    return Slot(node.tail or "", put)


def told_by(node: etree._Element) -> Iterator[str]:
    """What an element and all below it say, before it goes."""
    for one in node.iter(etree.Element):
        said = [
            one.text or "",
            *(value for key, value in one.attrib.items() if not is_measure(str(key), value)),
        ]
        yield from (text for text in said if SAYS_SOMETHING.search(text))


def take_out(node: etree._Element) -> None:
    """Remove an element; what follows it stays."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = printable((before.tail or "") + node.tail)
        else:
            parent.text = printable((parent.text or "") + node.tail)
    parent.remove(node)


def unwrap(node: etree._Element) -> None:
    """Put what an element holds in its place. Its own text is none: these are elements of elements."""
    parent = node.getparent()
    if parent is None:
        return
    at = parent.index(node)
    for child in reversed(list(node)):
        parent.insert(at, child)
    parent.remove(node)
