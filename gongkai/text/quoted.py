"""Which documents a text names: titles between book marks, and document numbers (转引的文件).

A number is 机关代字〔年份〕序号号, with any kind of bracket, of any width, and with spaces where writers put them; or
机关代字年份年序号号. In a running text nothing tells where its letters begin (`number_keys`). Both are compared by a key: titles from their first 关于 on, so that it does not matter whether the issuer stands before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from gongkai.text.bigrams import fold

TITLE = re.compile(r"《([^《》\n]{2,200})》")
NESTED = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){2,200})》")
LETTERS, YEAR, ORDER = (
    r"([\u4e00-\u9fff]{2,20}?)",
    r"((?:19|20|１９|２０)[0-9０-９]{2})",
    r"(?:第\s*)?([0-9０-９]{1,5})\s*号",
)
NUMBERS = (
    re.compile(rf"{LETTERS}\s*[\[［(（【「〔〖{{｛]\s*{YEAR}\s*[\]］)）】」〕〗}}｝]\s*{ORDER}"),
    re.compile(rf"{LETTERS}(?<=[发函字办规])\s*{YEAR}\s*年\s*{ORDER}"),  # the way it is said
)
DOUBLED = str.maketrans("〈〉", "《》")
LEAST = 8  # characters of a title that is looked for without its book marks
# What stands before the letters of an office in running text, and is none of them: words, wherever they stand, and then
# single letters that lead. Some of these begin the letters of an office (和政、呼和、经信、将乐), and then they stay.
BEFORE = re.compile(
    r"(?:.*(?:根据|依据|按照|依照|参照|遵照|对照|请按|现将|执行|贯彻|落实|转发|印发|文件|通知|以及|关于|详见|"
    r"(?<!呼)和(?![政田平县硕林静龙])|与|的|见|由))?"
    r"(?:(?:按|及|以|经(?![信开济管贸营])|将(?!乐))(?=..))*"
)


@dataclass(frozen=True)
class Quoted:
    """A document a text names: where, what stands there, the key of its title or of its number ("" for the other)."""

    start: int
    end: int
    said: str
    title_key: str = ""
    number_key: str = ""


def title_key(title: str) -> str:
    """A title as it is compared: 〈〉 in a quoted title are the 《》 it has when it stands alone."""
    plain = re.sub(r"[\s＂＇]", "", fold(title)).translate(DOUBLED)
    at = plain.find("关于")
    return plain[at:] if at > 0 else plain


def number_key(number: str) -> str:
    """A document number as it is compared: 国办发〔2019〕5号 → 国办发（2019）5号. "" for what is none."""
    return next((key for shape in NUMBERS for m in shape.finditer(number) if (key := _key(m))), "")


def number_keys(key: str) -> list[str]:
    """What a key from a running text may be the key of, the longest first: 按省厅示文发（2024）3号 ends in 示文发（2024）3号."""
    letters, mark, rest = key.partition("（")
    return [letters[at:] + mark + rest for at in range(len(letters) - 1)]


def _before(found: re.Match[str]) -> int:
    """How many of the letters found belong to the sentence."""
    before = BEFORE.match(found[1])
    return before.end() if before else 0


def _key(found: re.Match[str]) -> str:
    letters = found[1][_before(found) :]
    return f"{letters}（{fold(found[2])}）{int(fold(found[3]))}号" if len(letters) > 1 else ""


def quoted(text: str) -> list[Quoted]:
    """Every title between book marks, nested ones too, and every document number, in order."""
    hits = {
        (m.start(), m.end()): Quoted(m.start(), m.end(), m[0], title_key=title_key(m[1]))
        for shape in (TITLE, NESTED)
        for m in shape.finditer(text)
    }
    for m in (m for shape in NUMBERS for m in shape.finditer(text)):
        start = m.start() + _before(m)
        if key := _key(m):
            hits[start, m.end()] = Quoted(start, m.end(), text[start : m.end()], number_key=key)
    return [hits[place] for place in sorted(hits)]


def named(text: str, titles: dict[str, str]) -> list[Quoted]:
    """Where titles stand without book marks. `titles`: key → title as registered; short ones are not looked for.

    One walk over the text, whatever the number of titles: they are told apart by their first LEAST characters.
    """
    by_head: dict[str, list[str]] = defaultdict(list)
    for key in titles:
        if len(key) >= LEAST:
            by_head[key[:LEAST]].append(key)
    plain = [
        (at, said)
        for at, char in enumerate(text)
        for said in fold(char).translate(DOUBLED)
        if said not in " ＂＇"
    ]
    shadow = "".join(said for _, said in plain)
    return [
        Quoted(plain[at][0], plain[at + len(key) - 1][0] + 1, titles[key], title_key=key)
        for at in range(len(shadow) - LEAST + 1 if by_head else 0)
        for key in by_head.get(shadow[at : at + LEAST], ())
        if shadow.startswith(key, at)
    ]
