"""Names told by what somebody does, owns or has done to him: 张伟遗失身份证, 对张伟罚款, 张伟、李丽两户, 请张伟到, 张伟 收.

Each deed is looked for as a word, and the name read backwards from it: it must look like one and begin where a word does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongkai.text.automaton import Longest
from gongkai.text.personal.name_back import foreign_start, is_role
from gongkai.text.personal.name_frames import fits, looks
from gongkai.text.personal.name_shape import is_han
from gongkai.text.personal.national import PARTS
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.usual import is_usual, rather_a_place

# What only somebody can do or own, and what does not follow it then.
_DONE = {
    "遗失": "的了物品", "丢失": "的了率", "驾驶": "员人证培许执操资的室舱", "驾车": "", "名下": "", "家住": "", "租住": "的",
    "户实施": "", "户享受": "", "户申请": "", "户领取": "", "户获得": "", "户房屋": "", "户住房": "", "户补助": "",
}  # fmt: skip
# What a story tells as well.
_TOLD = frozenset({"经营的", "开办的", "开设的"})
_AGAINST = frozenset(
    ["罚款", "处以", "予以罚款", "予以警告", "予以训诫", "予以取缔", "予以行政", "予以治安", "行政拘留", "处行政拘留", "治安拘留", "给予行政处罚", "作出行政处罚"]
)  # fmt: skip
_SERVED = frozenset({"送达", "公告送达"})
_MOVED = frozenset({"转入", "转学", "转至", "转到"})
_COUNTS = "二两三四五六七八九十23456789"
_HOUSES, _PERSONS = (
    {f"{count}户" for count in _COUNTS},
    {f"{count}{of}" for count in _COUNTS for of in "名人位"},
)

_HOW = re.compile("(?:不慎|无证|酒后|醉酒|饮酒)+$")
_LED_TO = re.compile(
    "(?:入|至|在|到|由|为|对|给|将|被|与|和|及|向|因|经|查明|发现|[员者人主属]|[\\d一二三四五六七八九十][号室组])$"
)
_HAN = "\u4e00-\u9fff"
_TO_WHOM = re.compile(f"向(?P<name>[{_HAN}·]{{2,12}})(?:\\([^()\n]{{1,60}}\\))?(?:依法)?$")
_FROM_CLASS = re.compile(
    f"(?P<name>[{_HAN}]{{2,4}})(?=[由从][^,，。;:\n]{{0,12}}(?:班|年级|校|小学|中学|高中|专业|学院)$)"
)
_ROW = re.compile(f"(?:[{_HAN}·]{{2,9}}[、和与]){{1,9}}[{_HAN}·]{{2,9}}?(?=(?:等|共)?$)")
_ONE_OF_ROW = re.compile(f"[{_HAN}·]+?(?=[、和与]|$)")
_OF_FIRMS = re.compile("(?:等|共)?(?:企业|商户|商家|公司|单位|厂家|店铺)")
_RECEIVES = re.compile(r"(?: (?:亲|启)?收|\((?:亲)?收\))(?=[ 。]{0,2}(?:\n|$))")
_ASKED = re.compile(
    rf"请(?<![{_HAN}]请)(?P<name>[{_HAN}·]{{2,12}}?)(?=到|于|在|携|持|前来|前往|尽[快早]|速|及时|凭|务必|抓紧)"
)
# Pupils and forms of a school, towns and firms that look like names, and 于 of 对于 and 由于.
_NOBODY = re.compile("高[一二三][生班]|初[一二三]班|张家港|连云港|谷歌|安利|于.+")
FARTHEST = 40


def hits(shadow: Shadow) -> Iterator[Personal]:
    plain = shadow.plain
    for start, deed in _deeds().places(plain):
        end = start + len(deed)
        if deed in _DONE:
            if plain[end : end + 1] not in _DONE[deed] or end == len(plain):
                yield from _ending(plain, start)
        elif deed in _TOLD:
            yield from (one._replace(certain=False, reason="among_persons") for one in _ending(plain, start))
        elif deed in _AGAINST:
            yield from _against(plain, start)
        elif deed in _HOUSES or deed in _PERSONS:
            if not _OF_FIRMS.match(plain, end):
                yield from _counted(plain, start, certain=deed in _HOUSES)
        else:
            yield from _by_shape(plain, start, _TO_WHOM if deed in _SERVED else _FROM_CLASS)
    for word in _RECEIVES.finditer(plain):
        yield from _ending(plain, word.start())
    for word in _ASKED.finditer(plain):
        if len(word["name"]) > 2 and _is_somebody(word["name"]):
            yield Personal(*word.span("name"), "name", True, "shape")


@cache
def _deeds() -> Longest:
    return Longest({*_DONE, *_TOLD, *_AGAINST, *_SERVED, *_MOVED, *_HOUSES, *_PERSONS})


def _ending(plain: str, deed: int) -> Iterator[Personal]:
    """Whoever is named right before a deed, where something says that his name begins there."""
    how = _HOW.search(plain, max(0, deed - 4), deed)
    end = how.start() if how else deed
    if (start := foreign_start(plain, max(0, end - 20), end)) is not None:
        yield Personal(start, end, "name", True, "shape")
        return
    for start in range(max(0, end - 4), end - 1):
        if _is_somebody(plain[start:end]) and _begins(plain, start):
            yield Personal(start, end, "name", True, "shape")
            return


def _begins(plain: str, start: int) -> bool:
    lead = plain[max(0, start - 7) : start]
    return not is_han(lead[-1:]) or bool(_LED_TO.search(lead)) or is_role(lead)


def _is_somebody(said: str) -> bool:
    is_family = len(said) == 2 and said[1] == "家"  # 张家经营的
    return (
        "\n" not in said
        and not is_family
        and not _NOBODY.fullmatch(said)
        and (looks(said) or (len(said) == 3 and fits(said)))
    )


def _against(plain: str, end: int) -> Iterator[Personal]:
    """对张伟罚款: all between 对 and the deed."""
    start = plain.rfind("对", max(0, end - 5), end) + 1
    said = plain[start:end]
    if (
        start
        and len(said) > 1
        and "\n" not in said
        and not rather_a_place(said)
        and not _NOBODY.fullmatch(said)
        and (looks(said) or fits(said))
    ):
        yield Personal(start, end, "name", True, "shape")


def _counted(plain: str, end: int, *, certain: bool) -> Iterator[Personal]:
    """Names with 、 between, and how many households or persons they are."""
    row = _ROW.search(plain, max(0, end - FARTHEST), end)
    names = [_of_row(plain, *one.span()) for one in _ONE_OF_ROW.finditer(plain, *row.span())] if row else []
    found = [name for name in names if name]
    if len(found) > 1 and all(names[1:]) and any(end - start > 2 for start, end in found):
        reason = "shape" if certain else "among_persons"
        yield from (Personal(*span, "name", certain, reason) for span in found)


def _of_row(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The name that a piece of such a row is, or ends with behind a word that leads to it."""
    if (foreign := foreign_start(plain, start, end)) is not None:
        return foreign, end
    if plain[start:end] in PARTS:
        return start, end
    for at in range(max(start, end - 4), end - 1):
        said, is_whole = plain[at:end], at == start
        is_cut = is_whole or _begins(plain, at) or is_usual(plain[at - 2 : at])
        if is_cut and not rather_a_place(said) and (_is_somebody(said) or (is_whole and fits(said))):
            return at, end
    return None


def _by_shape(plain: str, end: int, shape: re.Pattern[str]) -> Iterator[Personal]:
    m = shape.search(plain, max(0, end - FARTHEST), end)
    if m is None:
        return
    start, said = m.start("name"), m["name"]
    is_led = shape is _TO_WHOM or _begins(plain, start)
    if is_led and not rather_a_place(said) and (looks(said) or fits(said)):
        yield Personal(start, m.end("name"), "name", True, "shape")
