"""Radicals (⼆, ⼈, ⻚) and compatibility forms made the characters they look like: they come out of PDF files in their place.

A font names one character for each of its shapes, and where a radical has the same shape it may be the radical. Of equal
length with the text. The Kangxi radicals and the compatibility forms by Unicode (NFKC); the supplement by its
EquivalentUnifiedIdeograph, of which those that are characters by themselves.
"""

from __future__ import annotations

import re
import unicodedata

RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺆⺊⺎⺒⺓⺗⺜⺝⺟⺠⺧⺩⺪⺬⺮⺶⺻⺼⺽⻁⻃⻄⻅⻆⻇⻉⻊⻋⻍⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳",
        "厂乙冂卜兀巳幺心日月母民牛王疋示竹羊聿肉臼虎西西见角角贝足车辶長长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟",
        strict=True,
    )
)


def plain(text: str) -> str:
    """The text with characters instead of radicals."""
    return text if text.isascii() else RADICAL.sub(_character, text)


def _character(radical: re.Match[str]) -> str:
    said = _SUPPLEMENT.get(radical[0]) or unicodedata.normalize("NFKC", radical[0])
    return said if len(said) == 1 else radical[0]
