"""Masks for what is of persons on a sheet: previewed in the panel, put in by one press where nothing has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gongkai.documents.proofing.places import BODY, HEADS
from gongkai.files.cleansing.personal import is_asked
from gongkai.text.finding import Edit
from gongkai.text.lists import Lists
from gongkai.text.passage import Passage
from gongkai.text.personal import LABELS, POLICY, Personal, Register, cover, found, look


@dataclass(frozen=True)
class TextMask:
    """One mask: the key of its place, where it stands in words, what it is, and the change. `edit.words` is the mask."""

    key: str
    place: str
    label: str
    edit: Edit


def masks_over(text: str, heads: Mapping[str, str], lists: Lists) -> list[TextMask]:
    """What is to be covered in the short texts above a text and in it, the same person under one name throughout.

    What may be the office's own (its telephones, its firm's code) is nobody's to cover without a look, and is left out.
    """
    texts = [(name, said) for name, said in heads.items() if said] + [(BODY, text)]
    there = [(key, said, _persons(said, lists)) for key, said in texts]
    register, policy = Register(), {**POLICY, **dict(lists.masks)}
    register.know(said[one.start : one.end] for _, said, rows in there for one in rows if one.kind == "name")
    return [
        TextMask(
            key,
            _place(key, said, one.start),
            LABELS[one.kind],
            Edit(one.start, one.end, cover(said[one.start : one.end], one.kind, policy, register)),
        )
        for key, said, rows in there
        for one in rows
    ]


def _persons(text: str, lists: Lists) -> list[Personal]:
    """What the content check stops at, and what else is found; none over another."""
    numbers = [Personal(one.start, one.end, one.kind, True, "shape") for one in found(text)]
    more = [
        one
        for one in look(text, lists=lists)
        if not is_asked(one) and not any(one.start < n.end and n.start < one.end for n in numbers)
    ]
    return sorted([*numbers, *more])


def _place(key: str, text: str, at: int) -> str:
    return HEADS[key] if key != BODY else "正文第{}行第{}字".format(*Passage(text).line_column(at))


def key_of(masks: Iterable[TextMask]) -> str:
    """What stands for exactly these changes."""
    told = "\n".join(f"{one.key} {one.edit}" for one in masks)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def those_that_go_in(
    edits: Sequence[Edit], put: Callable[[Sequence[Edit]], str | None]
) -> tuple[str | None, int]:
    """The text with all edits that can be made exactly, and how many could not: one that crosses bold letters stays."""
    whole = put(edits)
    if whole is not None:
        return whole, 0
    good = [one for one in edits if put([one]) is not None]
    return (put(good) if good else None), len(edits) - len(good)
