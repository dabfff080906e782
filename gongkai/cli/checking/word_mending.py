"""`--fix` for Word: what is safe is put right inside the paragraphs, each letter in the format of the one it replaces.

Only the paragraphs of the body are touched. Words in tables, notes, headers, fields and tracked changes stay as they are: what
is found there is told by the check and put right by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest
from os.path import commonprefix
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from gongkai.files.extract import text_of_bytes
from gongkai.files.word_text import lines_of_element
from gongkai.text.finding import Edit, Finding, Fix
from gongkai.text.mending import MOST_ROUNDS

_ONE_CHARACTER = {qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")}


@dataclass(frozen=True)
class Letter:
    """A character of a paragraph: the element that holds it and where in that element's text; no place for tabs and breaks."""

    element: Any
    at: int | None


def mend_word(
    content: bytes, findings_in: Callable[[str], Iterable[Finding]]
) -> tuple[bytes, tuple[Finding, ...]]:
    """The document with what is safe put right, and what that was. Offsets are those of the extracted text."""
    done: list[Finding] = []
    for _ in range(MOST_ROUNDS):
        text = text_of_bytes(content)
        document = docx.Document(BytesIO(content))
        spans = list(_spans(document, text))
        now = [
            one for one in findings_in(text) if one.fix is Fix.SAFE and one.edits and _put_right(one, spans)
        ]
        if not now:
            break
        done += now
        out = BytesIO()
        document.save(out)
        content = out.getvalue()
    return content, tuple(done)


@dataclass
class _Span:
    """A paragraph and where its text stands in the whole; a paragraph is changed once a round, so that offsets hold."""

    start: int
    end: int
    paragraph: Paragraph
    changed: bool = False


def _spans(document: Any, text: str) -> Iterator[_Span]:
    """The paragraphs that read the same to both libraries; the others, with tracked changes in them, are passed over."""
    at = 0
    for block in document.element.body:
        lines = lines_of_element(etree.tostring(block, with_tail=False))
        words = "\n".join(lines)
        if not text.startswith(words, at):
            return
        paragraph = Paragraph(block, document) if block.tag == qn("w:p") else None
        if paragraph is not None and paragraph.text == words:
            yield _Span(at, at + len(words), paragraph)
        at += len(words) + 1 if lines else 0


def _put_right(one: Finding, spans: list[_Span]) -> bool:
    """Make all edits of a finding, or none of them."""
    homes = [next((s for s in spans if s.start <= e.start and e.end <= s.end), None) for e in one.edits]
    if any(home is None or home.changed for home in homes):
        return False
    letters = {id(home): _letters(home.paragraph) for home in homes if home}
    placed = [
        (home, _changed_part(home, edit), letters[id(home)])
        for home, edit in zip(homes, one.edits, strict=True)
        if home
    ]
    if not all(_can(home, edit, held) for home, edit, held in placed):
        return False
    for home, edit, held in sorted(placed, key=lambda each: (each[0].start, each[1]), reverse=True):
        _change(held, edit)
        home.changed = True
    return True


def _changed_part(home: _Span, edit: Edit) -> Edit:
    """What of an edit is another letter than before, counted from the beginning of the paragraph."""
    start, end, words = edit.start - home.start, edit.end - home.start, edit.words
    before = home.paragraph.text[start:end]
    same = len(commonprefix([before, words]))
    start, before, words = start + same, before[same:], words[same:]
    same = len(commonprefix([before[::-1], words[::-1]]))
    return Edit(start, end - same, words[: len(words) - same])


def _can(home: _Span, edit: Edit, letters: list[Letter]) -> bool:
    if len(letters) != home.end - home.start or not letters:
        return False
    touched = letters[edit.start : edit.end] or letters[max(0, edit.start - 1) : edit.start] or letters[:1]
    return all(letter.at is not None for letter in touched)


def _letters(paragraph: Paragraph) -> list[Letter]:
    """Every character of `paragraph.text` in order."""
    found: list[Letter] = []
    for run in paragraph._p.xpath("./w:r | ./w:hyperlink/w:r"):
        for element in run:
            if element.tag == qn("w:t"):
                found += [Letter(element, at) for at in range(len(element.text or ""))]
            elif element.tag in _ONE_CHARACTER:
                found.append(Letter(element, None))
    return found


def _change(letters: list[Letter], edit: Edit) -> None:
    """A letter takes the place, and the format, of the one it replaces; one put in has that of the letter before it."""
    old = letters[edit.start : edit.end]
    if old:
        new = [*edit.words[: len(old) - 1], edit.words[len(old) - 1 :]]
        for letter, words in reversed(list(zip_longest(old, new, fillvalue=""))):
            _write(letter.element, letter.at or 0, 1, words)
    elif edit.start:
        before = letters[edit.start - 1]
        _write(before.element, (before.at or 0) + 1, 0, edit.words)
    else:
        _write(letters[0].element, 0, 0, edit.words)


def _write(element: Any, at: int, length: int, words: str) -> None:
    text = element.text or ""
    element.text = text[:at] + words + text[at + length :]
    if element.text != element.text.strip():
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if not element.text:
        _take_away(element)


def _take_away(element: Any) -> None:
    """An element without letters, and the run and the link that held nothing else."""
    for tag in (qn("w:r"), qn("w:hyperlink"), None):
        parent = element.getparent()
        parent.remove(element)
        if parent.tag != tag or any(child.tag != qn("w:rPr") for child in parent):
            return
        element = parent
