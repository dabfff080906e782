"""Words read in the wrong encoding (乱码): where they are, and what they were."""

from __future__ import annotations

import re
from collections.abc import Iterator

# UTF-8 read as GBK: common words become rare characters, of which these turn up in nearly every line.
_SEEDS = re.compile("[鈥銆锛锝鐨鏀鍏淇鎭涓绛鍜浜鍦鏄鍔鍒勬湇冨簻]")
_RUN = re.compile("[^\x00-\x7f\\s]{4,}")
_FEWEST = 2  # seeds in a run
# UTF-8 read as Latin-1 or its Windows sister: a letter with an accent and one to three signs for each character.
_SIGN = "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
_LATIN = re.compile(f"(?:[\xc2-\xf4][{_SIGN}]{{1,3}}){{2,}}")
_LEAD = re.compile("[\xc2-\xf4]")
# Behind a foreign letter dashes and quotation marks are just these: café——, “é”.
_NO_MARK = re.compile(f"(?![\xb7—‘’“”…])[{_SIGN}]")
_CHINESE = re.compile("[一-龥，。；：、！？（）《》“”‘’—…·〔〕]")
# What a program writes over bytes it could not read.
_LOST = re.compile("锟斤拷[锟斤拷]*|斤拷锟[斤拷锟]*|烫烫烫+|屯屯屯+|锘锘锘+")
_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4}){2,}")


def mojibake(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Start and end of each run of garbled words, and the words they were; None where they cannot be had back."""
    for hit in _LOST.finditer(text):
        yield *hit.span(), None
    for hit in _ESCAPES.finditer(text) if "\\u" in text else ():
        yield *hit.span(), re.sub(r"\\u(....)", lambda one: chr(int(one[1], 16)), hit[0])
    if _LEAD.search(text):
        for hit in _LATIN.finditer(text):
            is_chinese, words = _read(_bytes_of(hit[0]))
            if is_chinese and _NO_MARK.search(hit[0]):
                yield *hit.span(), words
    if _SEEDS.search(text):
        for hit in _RUN.finditer(text):
            is_chinese, words = _read(hit[0].encode("gb18030", "ignore"))
            if is_chinese and len(_SEEDS.findall(hit[0])) >= _FEWEST:
                yield *hit.span(), words


def _bytes_of(words: str) -> bytes:
    return b"".join(
        one.encode("latin-1") if ord(one) < 0x100 else one.encode("cp1252", "ignore") for one in words
    )


def _read(garbled: bytes) -> tuple[bool, str | None]:
    """Whether the bytes are Chinese words in UTF-8, and the words if not one byte of them is lost."""
    words = garbled.decode("utf-8", "ignore")
    chinese = len(_CHINESE.findall(words))
    is_chinese = chinese >= 2 and 3 * chinese >= 0.8 * len(garbled) and chinese >= 0.8 * len(words)
    return is_chinese, words if words.encode("utf-8") == garbled else None
