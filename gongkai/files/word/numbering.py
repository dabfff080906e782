"""Numbers Word counts by itself (一、 （一） 1. （1）) written out as letters: in an official text they are wording."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from gongkai.files.word.parts import Parts, W, paragraphs, value

DIGITS = "零一二三四五六七八九"
CHINESE = frozenset({
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting",
    "taiwaneseCountingThousand", "japaneseDigitalTenThousand", "chineseLegalSimplified",
})  # fmt: skip
CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})


@dataclass(frozen=True)
class Level:
    """How one level counts: from where, in which figures, in which pattern (`%1、`)."""

    start: int
    figures: str
    pattern: str


@dataclass
class Counting:
    """The levels of one numbered list and where each of them stands."""

    levels: dict[int, Level]
    at: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int) -> str:
        """The next number of a level, as letters; deeper levels begin again."""
        level = self.levels[depth]
        self.at[depth] = self.at.get(depth, level.start - 1) + 1
        self.at = {d: n for d, n in self.at.items() if d <= depth}

        def shown(found: re.Match[str]) -> str:
            other = int(found[1]) - 1
            its = self.levels.get(other, level)
            return written(self.at.get(other, its.start), its.figures)

        return re.sub(r"%(\d)", shown, level.pattern)


def written(number: int, figures: str) -> str:
    """A number in the figures of a level; below a hundred in Chinese ones, as official texts need."""
    if figures in CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")
    if figures in CIRCLED and 0 < number <= 20:
        return chr(0x245F + number)
    if figures in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr((96 if figures == "lowerLetter" else 64) + number)
    return str(number)


def write_out(parts: Parts) -> None:
    """Put the numbers of every list that is not a plain 1. 2. 3. or a bullet before its paragraphs."""
    lists = _lists(parts.other("word/numbering.xml"))
    by_style = _of_styles(parts.other("word/styles.xml"))
    for paragraph in paragraphs(parts.body):
        look = paragraph.find(W + "pPr")
        counted = None if look is None else look.find(W + "numPr")
        key, depth = _place(counted, by_style.get(value(look, "pStyle")))
        counting = lists.get(key)
        if counting is None or depth not in counting.levels or _is_plain(counting.levels[depth]):
            continue
        _put(paragraph, counting.next(depth))
        if look is not None and counted is not None:
            look.remove(counted)


def _is_small(said: str) -> bool:
    return said.isdecimal() and len(said) < 6


def _is_plain(level: Level) -> bool:
    """What a web page's own list counts as well."""
    return level.figures in ("bullet", "none") or (
        level.figures == "decimal" and re.fullmatch(r"%\d[.．]?", level.pattern) is not None
    )


def _place(counted: etree._Element | None, of_style: tuple[str, int] | None) -> tuple[str, int]:
    if counted is None:
        return of_style or ("", 0)
    key, depth = value(counted, "numId"), value(counted, "ilvl")
    key = key or (of_style[0] if of_style else "")
    return key, int(depth) if _is_small(depth) else (of_style[1] if of_style else 0)


def _of_styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    """Styles that number their paragraphs, such as headings of a template."""
    found: dict[str, tuple[str, int]] = {}
    for style in [] if styles is None else styles.iter(W + "style"):
        counted = style.find(f"{W}pPr/{W}numPr")
        if counted is not None:
            found[style.get(W + "styleId", "")] = _place(counted, None)
    return found


def _lists(root: etree._Element | None) -> dict[str, Counting]:
    if root is None:
        return {}
    plans = {
        plan.get(W + "abstractNumId", ""): {
            int(level.get(W + "ilvl", "0")): Level(
                int(value(level, "start")) if _is_small(value(level, "start")) else 1,
                value(level, "numFmt"),
                value(level, "lvlText"),
            )
            for level in plan.iter(W + "lvl")
            if _is_small(level.get(W + "ilvl", "0"))
        }
        for plan in root.iter(W + "abstractNum")
    }
    return {
        num.get(W + "numId", ""): Counting(plans.get(value(num, "abstractNumId"), {}))
        for num in root.iter(W + "num")
    }


def _put(paragraph: etree._Element, letters: str) -> None:
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "t").text = letters
    look = paragraph.find(W + "pPr")
    paragraph.insert(0 if look is None else paragraph.index(look) + 1, run)
