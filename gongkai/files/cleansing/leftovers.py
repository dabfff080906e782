"""Proof on the new file: whether an original still stands in it anywhere, in any coding, part, stream, or name (核验).

Only the place of what is left is told, never the words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from gongkai.files.cleansing.leaves import leaves
from gongkai.text import radicals
from gongkai.text.automaton import whole

CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
# Fewer bytes than these are in any picture by chance; such words are looked for in what reads as text.
LEAST_BYTES = 6
LEAST_DIGITS = 7  # a number that long is looked for without what stands between its digits
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
ONE_WIDTH = {0xFF01 + at: 0x21 + at for at in range(94)} | {0x3000: 0x20, 0xA0: 0x20}
BETWEEN = re.compile(r"[ \t\u00a0\u3000‐‑‒–—−.·•・-]")
ENDS = re.compile(
    r"</(?:\w+:)?(?:p|c|si|row|tr|td|th|li|div|h\d|title|comment|pt|v|f|option|dt|dd|caption)>"
    r"|<(?:\w+:)?(?:br|tab|cr)\b[^>]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"<[^<>]*>")
ODD_SHARE = 20


def leftovers(content: bytes, originals: Iterable[str], name: str = "") -> list[str]:
    """Where originals are left in a file or its name, in words for a person; empty where nothing is left."""
    words = {one for one in originals if len(one.strip()) > 1}
    if not words:
        return []
    search, found = _Search(words), dict[str, None]()
    if search.is_in_text(name):
        found["文件名"] = None
    for where, what in leaves(content):
        if where not in found and search.is_in(what):
            found[where] = None
    return list(found)


class _Search:
    def __init__(self, words: set[str]) -> None:
        forms = {form for word in words for form in (whole(word), whole(plain(word)))}
        numbers = {bare(whole(word)) for word in words}
        numbers = {one for one in numbers if sum(c.isdigit() for c in one) >= LEAST_DIGITS}
        coded = {form.encode(coding) for form in forms | numbers for coding in CODINGS}
        long = [one for one in coded if len(one) >= LEAST_BYTES]
        self._forms = AhoCorasick(sorted(forms))
        self._numbers = AhoCorasick(sorted(numbers)) if numbers else None
        self._coded = BytesAhoCorasick(sorted(long)) if long else None

    def is_in(self, what: bytes | str) -> bool:
        if isinstance(what, str):
            return self.is_in_text(what)
        if self._coded is not None and self._coded.find_matches_as_indexes(what):
            return True
        return any(self.is_in_text(text) for text in _read(what))

    def is_in_text(self, text: str) -> bool:
        return any(self._is_in_form(whole(form)) for form in _forms(text))

    def _is_in_form(self, text: str) -> bool:
        if self._forms.find_matches_as_indexes(text):
            return True
        return bool(self._numbers is not None and self._numbers.find_matches_as_indexes(bare(text)))


def plain(text: str) -> str:
    """Of one width, without characters nobody sees, characters for radicals."""
    return text if text.isascii() else radicals.plain(UNSEEN.sub("", text).translate(ONE_WIDTH))


def bare(text: str) -> str:
    """Without what parts the digits of a number; lines stay apart."""
    return BETWEEN.sub("", plain(text)).upper()


def _forms(text: str) -> Iterator[str]:
    """A text as it stands, as it is read, and without its tags."""
    yield text
    read = plain(text)
    if read != text:
        yield read
    if "&" in text or "%" in text:
        read = html.unescape(unquote(read))
        yield read
    if "<" in text:
        yield TAG.sub("", ENDS.sub("\n", read))


def _read(content: bytes) -> Iterator[str]:
    """The bytes as text, where they are text."""
    try:
        yield content.decode("utf-8")
        return
    except UnicodeDecodeError:
        pass
    for coding in ("utf-16", "gb18030"):
        if coding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        text = content.decode(coding, "replace")
        if len(re.findall(r"[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]", text)) * ODD_SHARE <= len(text):
            yield text
