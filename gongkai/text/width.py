"""Width folding: a shadow of equal length in which full and half width are one (全半角归一).

Marks become full-width, digits, letters and arithmetic signs half-width: a rule is then written once.
Marks that belong to a number (1,200; 10:30) or to an address (https://…) keep their half-width form. Whatever ends a line
(换行符), a carriage return alone or a separator of Unicode, becomes a line feed, so that everything agrees on what a line is.
"""

import re

from gongkai.text.automaton import whole

_MARKS = dict(zip(",;:()?!", "，；：（）？！", strict=True))
_LETTERS = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if chr(code).isalnum()}
_SIGNS = dict(zip("％．［］～－／＋＝＆＃　\u00a0", "%.[]~-/+=&#  ", strict=True))
_FOLD = _MARKS | _LETTERS | _SIGNS
_WIDE = re.compile("[" + re.escape("".join(_FOLD)) + "]")

# The line ends of `str.splitlines`, but for \r\n, which is one already.
_LINE_END = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029](?!(?<=\r)\n)")
ANY_LINE_END = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029](?!(?<=\r)\n)")

# A mark behind an address belongs to the sentence: （见http://…/a.htm）, unless it closes a bracket within.
ADDRESS = re.compile(r"(?:https?://|www\.)(?:[!-~]*\([!-'*-~]*\)|[!-~]*[^\s,;:()?!.](?<=[!-~]))")
_THOUSANDS = re.compile(r"，(?<=\d，)(?=\d{3}(?!\d))")
_CLOCK = re.compile(r"：(?<=\d：)(?=\d\d(?!\d))")


def fold(text: str) -> str:
    """The shadow: same length, so that an offset in it is an offset in `text`."""
    text = whole(text)
    shadow = _LINE_END.sub("\n", text)
    for sign in set(
        _WIDE.findall(text)
    ):  # many times quicker than translate, which asks its table for every sign
        shadow = shadow.replace(sign, _FOLD[sign])
    shadow = _CLOCK.sub(":", _THOUSANDS.sub(",", shadow))
    pieces, last = [], 0
    for address in ADDRESS.finditer(text):
        pieces += [shadow[last : address.start()], address[0]]
        last = address.end()
    return "".join([*pieces, shadow[last:]])
