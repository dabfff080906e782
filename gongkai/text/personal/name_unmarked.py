"""Names right behind what somebody is, with no mark between (当事人任丹, 选手张伟): whether they stand out, and those that begin like a word."""

from __future__ import annotations

import re

from gongkai.text.personal.name_shape import (
    FOLLOWS,
    is_given,
    is_han,
    is_likely,
    is_name,
    is_short_name,
    surname_length,
    words_like_names,
)
from gongkai.text.personal.national import national_end
from gongkai.text.personal.places import LIKE_NAMES
from gongkai.text.personal.surnames import COMMON, GIVEN, HARDLY_A_WORD, KNOWN_TO_ALL

_NOT_LAST = frozenset("方家区地上下中内外")
_SURELY_BEHIND = frozenset("的称")
_RATHER_WORDS = frozenset("任万楼容应于")
_COUNTED = re.compile("等[\\d一二三四五六七八九十]")


def of_a_word(plain: str, at: int) -> int | None:
    """The end of a name that begins like a word (许可馨) or is that of somebody known to all (李强): all up to the next mark."""
    said = plain[at : at + 3]
    if said[:2] in KNOWN_TO_ALL and not is_han(plain[at + 2 : at + 3]):
        return at + 2
    if said[:1] in COMMON and said[:2] in words_like_names() and is_given(said[1:]):
        is_closed = not is_han(plain[at + 3 : at + 4]) and said[-1] not in _NOT_LAST
        return at + 3 if is_closed and is_name(said, announced=True) else None
    return rather_a_word(plain, at)


def rather_a_word(plain: str, at: int) -> int | None:
    """The end of a name whose surname mostly begins a word (任丹, 万家骏): all between the label and the next mark."""
    if plain[at : at + 1] not in _RATHER_WORDS or plain[at : at + 2] in words_like_names():
        return None
    for end in (at + 3, at + 2):
        if end <= len(plain) and is_given(plain[at + 1 : end]):
            follows = FOLLOWS.match(plain, end)
            if (
                follows
                and end - at == 2
                and plain[at] == "于"
                and follows[0] not in _SURELY_BEHIND
                and len(follows[0]) == 1
            ):
                return None
            return end if follows or not is_han(plain[end : end + 1]) else None
    return None


def stands_out(plain: str, start: int, end: int) -> bool:
    """Whether what a mere turn of speech announces looks like a name by itself."""
    said, follows = plain[start:end], FOLLOWS.match(plain, end)
    is_cut = is_han(plain[end : end + 1])
    if "·" in said[1:-1]:
        return True
    if is_cut and not follows:
        return False
    if is_likely(said) or national_end(plain, start) or surname_length(said, 0) > 1:
        return True
    if is_given(said[1:]) and is_name(said) and (len(said) == 3 or (said[0] in HARDLY_A_WORD and not is_cut)):
        return True
    is_told = follows is not None and (follows.end() - end > 1 or _COUNTED.match(plain, end))
    if len(said) == 2 and is_told and said[1] in GIVEN and said not in LIKE_NAMES:
        return is_name(said)
    return is_short_name(said) and (not is_cut or plain[end] in "为系")
