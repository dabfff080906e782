"""What shows that a text is the account of somebody who spoke, of a talk held on a day, or a table. Pure, over words."""

from __future__ import annotations

import re

DAY = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*(?:年\s*(?:1[0-2]|0?[1-9])\s*月\s*(?:3[01]|[12]\d|0?[1-9])\s*日|-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])(?!\d))"
)
# 解读专家：李明，某大学公共管理学院教授 — the name, and after it the unit.
EXPERT = re.compile(
    r"^\s*(?:解读)?(?:专家|解读人)\s*[:：]\s*[\u4e00-\u9fff·]{2,15}\s*[，,、（(\s]\s*[^\s，。（）()]{4,}",
    re.M,
)
TURN = re.compile(r"^\s*[\u4e00-\u9fff·]{2,15}\s*[:：]\s*\S{4,}", re.M)
RULE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*$")
LEAST_TURNS, LEAST_WORDS = 2, 60  # turns of a talk that is told; characters of an account in running words


def names_an_expert(text: str) -> bool:
    """Whether a line names the expert and the unit."""
    return EXPERT.search(text) is not None


def says_something(text: str) -> bool:
    """Whether there is more than the line of the expert: the opinion itself."""
    return len("".join(EXPERT.sub("", text).split())) >= LEAST_WORDS


def names_a_day(text: str) -> bool:
    return DAY.search(text) is not None


def is_told(text: str) -> bool:
    """Whether a talk is told in turns (主持人：… 嘉宾：…), or in running words of some length."""
    return len(TURN.findall(text)) >= LEAST_TURNS or len("".join(text.split())) >= LEAST_WORDS


def has_table(text: str, html: str) -> bool:
    """A table of two columns and a row at least, as typed (| … | … |) or as the editor keeps it."""
    lines = text.split("\n")
    typed = any(
        RULE.match(line) and at and "|" in lines[at - 1] and at + 1 < len(lines) and "|" in lines[at + 1]
        for at, line in enumerate(lines)
    )
    return typed or any(
        body.count("<tr") >= 2 and body.count("<td") >= 2
        for body in re.findall(r"<table.*?</table>", html, re.S)
    )
