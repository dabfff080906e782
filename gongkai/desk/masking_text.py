"""Masks for what is of persons on a sheet: previewed in the panel, put in by one press where nothing has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gongkai.documents.masking.persons import register_after
from gongkai.documents.proofing.places import BODY, HEADS
from gongkai.documents.rich_edits import with_edits, within_pieces
from gongkai.files.cleansing.personal import is_asked
from gongkai.text.finding import Edit
from gongkai.text.lists import Lists
from gongkai.text.passage import Passage
from gongkai.text.personal import LABELS, POLICY, Personal, cover, found, look


@dataclass(frozen=True)
class TextMask:
    """One mask: the key of its place, where it stands in words, what it is, and the change. `edit.words` is the mask."""

    key: str
    place: str
    kind: str
    edit: Edit

    @property
    def label(self) -> str:
        return LABELS[self.kind]


@dataclass(frozen=True)
class TextMasks:
    """All masks of a sheet that can be put in, and how many cannot (`left`): what runs over bold letters or cells.

    `persons`: how persons are called then, by mark; `key` stands for exactly these changes.
    """

    rows: Sequence[TextMask] = ()
    persons: Mapping[str, str] = field(default_factory=dict)
    left: int = 0

    @property
    def key(self) -> str:
        told = "\n".join(f"{one.key} {one.edit}" for one in self.rows)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def __len__(self) -> int:
        return len(self.rows)


def masks_over(text: str, heads: Mapping[str, str], lists: Lists, given: Mapping[str, str]) -> TextMasks:
    """What is to be covered in the short texts above a text and in it, the same person under one name throughout.

    What may be the office's own (its telephones, its firm's code) is nobody's to cover without a look, and is left out.
    `given`: the masks persons of the document have.
    """
    texts = [(name, said) for name, said in heads.items() if said] + [(BODY, text)]
    there = list(_apart(texts, _persons("\n".join(said for _, said in texts), lists)))
    register, policy = register_after(given), {**POLICY, **dict(lists.masks)}
    register.know(said[one.start : one.end] for _, said, rows in there for one in rows if one.kind == "name")
    body = Passage(text)
    masks = [
        TextMask(
            key,
            HEADS[key] if key != BODY else f"正文{body.place(one.start)}",
            one.kind,
            Edit(one.start, one.end, cover(said[one.start : one.end], one.kind, policy, register)),
        )
        for key, said, rows in there
        for one in rows
    ]
    return TextMasks(masks, register.masks)


def _apart(
    texts: Sequence[tuple[str, str]], whole: Sequence[Personal]
) -> Iterator[tuple[str, str, list[Personal]]]:
    """What was found in texts read as one, so that a name known by one of them is known in all, by its text again."""
    begin = 0
    for key, said in texts:
        end = begin + len(said)
        yield (
            key,
            said,
            [
                one._replace(start=one.start - begin, end=one.end - begin)
                for one in whole
                if begin <= one.start and one.end <= end
            ],
        )
        begin = end + 1


def _persons(text: str, lists: Lists) -> list[Personal]:
    """What the content check stops at, and what else is found; none over another."""
    numbers = [Personal(one.start, one.end, one.kind, True, "shape") for one in found(text)]
    more = [
        one
        for one in look(text, lists=lists)
        if not is_asked(one) and not any(one.start < n.end and n.start < one.end for n in numbers)
    ]
    return sorted([*numbers, *more])


def those_that_go_in(masks: TextMasks, html: str) -> TextMasks:
    """The masks without those of the text that cannot be put into its HTML exactly, which are counted.

    Each is judged by where it stands; that they go in together is then proved once, however many they are.
    """
    body = [one.edit for one in masks.rows if one.key == BODY]
    good = set(within_pieces(html, body)) if body else set()
    if good and with_edits(html, good) is None:
        good = set()
    rows = [one for one in masks.rows if one.key != BODY or one.edit in good]
    return replace(masks, rows=rows, left=len(body) - len(good))
