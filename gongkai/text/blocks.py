"""A text taken apart (篇章结构): title, headings by level, items of lists, paragraphs, rows of tables.

The levels are those of official documents: 一、 is 1, （一） is 2, 1. is 3, （1） is 4. What is numbered and ends like a
sentence, or goes on after its first sentence, is an item of a list and no heading.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from gongkai.text.passage import Line, Passage

LONGEST_TITLE = 60  # characters; 标题 of an official document goes over two or three lines at most
LONGEST_HEADING = 40
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"（[一二三四五六七八九十]{1,3}）"),
    re.compile(r"\d{1,2}[.、](?!\d)"),
    re.compile(r"（\d{1,2}）"),
)
_CHAPTER = re.compile(r"第[一二三四五六七八九十百]+[编章节](?:\s|$)")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"[-*•·●▪◆]\s+(?=\S)")
# What every heading and item begins with; most paragraphs do not, and need no closer look.
_BEGINS = re.compile(r"[一二三四五六七八九十（\d第#\-*•·●▪◆]")
_ENDS_A_SENTENCE = re.compile(r"[。；！？…：，]$")
_HAS_SENTENCES = re.compile(r"[。；！？]")
# Titles name what follows: 关于…的通知, …办法, …报告.
_NAMES_A_DOCUMENT = re.compile(
    r"(?:通知|公告|通告|决定|意见|报告|请示|批复|函|纪要|办法|规定|细则|方案|要点|指南|目录|公报|通报|议案|决议|命令|令|解读|总结|规划|计划|标准|条例)(?:（[^（）]{1,16}）)?$"
)


class Kind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    ROW = "row"


class Block(NamedTuple):
    """One line of a text and what it is. `level` is 1 to 4 (headings and items), 0 otherwise; `body` is where the words
    begin behind the number, an offset of the text."""

    kind: Kind
    line: Line
    level: int = 0
    body: int = 0


def blocks(passage: Passage) -> list[Block]:
    """Every line that is not blank, in order. Only the first line of words can be the title."""
    found: list[Block] = []
    for line in passage.lines:
        words = passage.words(line).lstrip()
        if not words:
            continue
        body = line.end - len(words)
        if line.is_table:
            found.append(Block(Kind.ROW, line, 0, body))
        elif not found or _BEGINS.match(words):
            found.append(_block(line, words.rstrip(), body, is_first=not found))
        else:
            found.append(Block(Kind.PARAGRAPH, line, 0, body))
    return found


def _block(line: Line, plain: str, body: int, *, is_first: bool) -> Block:
    """The block of a line, of which the words begin at `body`."""
    if mark := _MARKDOWN.match(plain):
        level = len(mark[1]) - 1
        kind = Kind.HEADING if level else Kind.TITLE
        return Block(kind, line, level, body + mark.end())
    for level, pattern in enumerate(_LEVELS, 1):
        if mark := pattern.match(plain):
            kind = Kind.HEADING if _is_heading(plain) else Kind.ITEM
            return Block(kind, line, level, body + mark.end())
    if _CHAPTER.match(plain):
        return Block(Kind.HEADING, line, 1, body)
    if mark := _BULLET.match(plain):
        return Block(Kind.ITEM, line, 1, body + mark.end())
    if (
        is_first
        and len(plain) <= LONGEST_TITLE
        and not _HAS_SENTENCES.search(plain)
        and _NAMES_A_DOCUMENT.search(plain)
    ):
        return Block(Kind.TITLE, line, 0, body)
    return Block(Kind.PARAGRAPH, line, 0, body)


def _is_heading(plain: str) -> bool:
    return (
        len(plain) <= LONGEST_HEADING
        and not _ENDS_A_SENTENCE.search(plain)
        and not _HAS_SENTENCES.search(plain)
    )
