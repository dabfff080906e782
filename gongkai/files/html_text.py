"""An HTML page as lines (网页文字): blocks and rows to lines, cells to `|`, what nobody sees to nothing.

Every character knows where it stood in the page, so that what is found in the text can be shown there. A page is walked
once from end to end, however broken it is: a comment or a tag that never ends takes the rest with it, as it does in a browser.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from unicodedata import east_asian_width

from gongkai.files.unseen import Unseen, is_unseen

_HTML = re.compile(r"<(?:table|tr|td|p|div|span|html|body|br)\b[^<>]*>", re.I)
_WHOLE = re.compile(r"\s*+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html\b)", re.I | re.S)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "title",
        "ul",
    ]
)
# What stands in these is not read as tags; of them only the last two are shown.
_RAW = frozenset(["script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title"])
_SHOWN_RAW = frozenset(["xmp", "textarea", "title"])
# A quotation mark counts behind `=` alone: `<a href="x"">` ends where it seems to.
_TAG = re.compile(r"""([^\s/>]++)((?:[^>=]|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s/>=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?""")
_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]+);?|#([0-9]+);?|[A-Za-z][A-Za-z0-9]{0,40};?)")
_BREAK = re.compile(r"[ \t\r\f]*\n[ \t\r\n\f]*")
_MOST_DIGITS = 7  # of a character's number; a longer one is none
_NONE = "\ufffd"


@dataclass(frozen=True)
class Flat:
    """`text` to read; `at[i]` is where its i-th character stood in the page."""

    text: str
    at: list[int]


def is_html(text: str) -> bool:
    """Whether a text has the tags of a page, whole or in part."""
    return _HTML.search(text) is not None


def is_whole_page(text: str) -> bool:
    """Whether a text begins as a page does."""
    return _WHOLE.match(text) is not None


def flat(page: str, *, whole: bool = False) -> Flat:
    """The words of a page. In a `whole` one line breaks of the source are blanks; of a text with some tags in it they stay."""
    reader = _Reader(page, whole=whole)
    reader.read()
    return Flat("".join(reader.out), reader.at)


def character(reference: str) -> str:
    """What `&…;` stands for, by the tables of the HTML standard: numbers of no character are U+FFFD, unknown names themselves."""
    found = _REFERENCE.fullmatch(reference)
    digits = found and (found[1] or found[2])
    if not found or not digits:
        return html.unescape(reference)
    digits = digits.lstrip("0") or "0"
    return _NONE if len(digits) > _MOST_DIGITS else html.unescape(f"&#{'x' if found[1] else ''}{digits};")


class _Reader:
    """Tags to separators: rows to lines, cells to `|`, blocks outside tables to lines, the rest to nothing."""

    def __init__(self, page: str, *, whole: bool) -> None:
        self.page, self.whole = page, whole
        self.out: list[str] = []
        self.at: list[int] = []
        self._in_cell = False
        self._kept = 0  # elements around whose line breaks stay
        self._unseen: Unseen | None = None

    def read(self) -> None:
        place, page = 0, self.page
        while (sign := page.find("<", place)) >= 0:
            self._text(place, sign)
            place = self._markup(sign)
        self._text(place, len(page))

    def _markup(self, sign: int) -> int:
        """Read what begins with `<`; where to go on."""
        page = self.page
        if page.startswith("<!--", sign):
            return self._after("-->", sign + 2 if page.startswith(("<!-->", "<!--->"), sign) else sign + 4)
        begin = sign + 2 if page.startswith("</", sign) else sign + 1
        letter = page[begin : begin + 1]
        if letter in ("!", "?") or begin == sign + 2 and letter and not _is_letter(letter):
            return self._after(">", begin)
        if not _is_letter(letter):
            self._put("<", sign)
            return sign + 1
        tag = _TAG.match(page, begin)
        if tag is None:
            return len(page)
        name = tag[1].lower()
        if begin == sign + 2:
            self._end(name, sign)
            return tag.end()
        self._start(name, tag[2], sign)
        return self._raw(name, tag.end()) if name in _RAW else tag.end()

    def _after(self, end: str, start: int) -> int:
        found = self.page.find(end, start)
        return len(self.page) if found < 0 else found + len(end)

    def _raw(self, name: str, start: int) -> int:
        """Words up to the end tag."""
        end = re.compile(rf"</{name}(?=[\s/>])", re.I).search(self.page, start)
        stop = len(self.page) if end is None else end.start()
        if name in _SHOWN_RAW:
            self._kept += name != "title"
            self._text(start, stop)
            self._kept -= name != "title"
        return stop

    def _start(self, name: str, attributes: str, here: int) -> None:
        if self._unseen is not None and not self._unseen.start(name):
            self._unseen = None
        if self._unseen is not None:
            return
        if is_unseen(name, _attributes(attributes) if attributes else {}):
            self._unseen = Unseen.beginning(name)
        elif name == "tr":
            self._in_cell = False
            self._put("\n", here)
        elif name in ("td", "th"):
            self._put("|" if self._in_cell else "", here)
            self._in_cell = True
        elif name in _BLOCKS:
            self._put(" " if self._in_cell else "\n", here)
        self._kept += name == "pre"

    def _end(self, name: str, here: int) -> None:
        if self._unseen is not None:
            goes_on, is_own = self._unseen.end(name)
            self._unseen = self._unseen if goes_on else None
            if goes_on or is_own:
                return
        if name == "pre":
            self._kept = max(0, self._kept - 1)
        if name in ("td", "th"):
            self._in_cell = False
            self._put("|", here)
        elif name in ("tr", "table"):
            self._put("|\n" if self._in_cell else "\n", here)
            self._in_cell = False
        elif name in _BLOCKS and not self._in_cell:
            self._put("\n", here)

    def _text(self, start: int, stop: int) -> None:
        if self._unseen is not None or start >= stop:
            return
        at = start
        for found in _REFERENCE.finditer(self.page, start, stop):
            self._words(at, found.start())
            self._put(_blank(character(found[0])), found.start())
            at = found.end()
        self._words(at, stop)

    def _words(self, start: int, stop: int) -> None:
        if not (self.whole or self._in_cell) or self._kept and not self._in_cell:
            self._spread(self.page[start:stop], start)
            return
        at = start
        for found in _BREAK.finditer(self.page, start, stop):
            self._spread(self.page[at : found.start()], at)
            if not self.whole:  # as many characters as there were
                self._spread(found[0].replace("\n", " "), found.start())
            elif not self._is_between_wide(found.start(), found.end()):
                self._put(" ", found.start())
            at = found.end()
        self._spread(self.page[at:stop], at)

    def _is_between_wide(self, start: int, stop: int) -> bool:
        """Between two wide characters a line break of the source is nothing (CSS Text 3, 4.1.3)."""
        around = self.page[start - 1 : start], self.page[stop : stop + 1]
        return start > 0 and all(one and east_asian_width(one) in "WF" for one in around)

    def _spread(self, text: str, start: int) -> None:
        self.out.append(text)
        self.at += range(start, start + len(text))

    def _put(self, text: str, here: int) -> None:
        self.out.append(text)
        self.at += [here] * len(text)


def _is_letter(said: str) -> bool:
    return said.isascii() and said.isalpha()


def _blank(said: str) -> str:
    return " " if said == "\xa0" or said and said < " " else said


def _attributes(said: str) -> dict[str, str]:
    """The attributes of a tag; of two of one name the first counts."""
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(said):
        found.setdefault(one[1].lower(), (one[2] or "").strip("\"'"))
    return found
