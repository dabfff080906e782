"""Titles of laws and administrative regulations (法律、行政法规的标题), and which of them a title was meant to be.

`lexicon/titles.txt` lists them one to a line, in full; those that begin with 中华人民共和国 may be named without it. Titles are
facts; the list is not whole, so an unknown title is nothing to report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from gongkai.text.words import LEXICON

STATE = "中华人民共和国"
SHORTEST = 5  # characters of a title that one wrong character still lets one recognise
_OTHER_THINGS = frozenset("证书卡报网刊")  # 《居民身份证》 is no law
_CARRY_OUT = ("实施条例", "实施细则", "实施办法", "实施规定")
_ENDINGS = (*_CARRY_OUT, "暂行条例", "条例", "暂行规定", "规定", "细则", "办法", "法")  # the longer first
_SHORTEST_STEM = 4
# Words that are put into a title, or left out of it, by one who quotes it from memory.
_STOCK = (
    "管理", "工作", "安全", "卫生", "环境", "保护", "防治", "监督", "促进", "保障", "处罚", "污染", "暂行", "实施", "社会",
    "市场", "行政", "国家", "专卖", "征收", "预防", "服务", "城市", "公共", "登记", "生产", "儿童", "检验", "控制", "和", "与",
    "的", "上", "权益", "义务", "基本", "若干", "试行", "质量", "设施", "事业",
)  # fmt: skip
_MOST_LEFT_OUT = 3
# What writers put into a title that holds no such word.
_PUT_IN = frozenset(
    {
        "经营",
        "管理",
        "服务",
        "程序",
        "监督",
        "工作",
        "保护",
        "促进",
        "保障",
        "服务保障",
        "监督管理",
        "经营管理",
        "实施",
    }
)
_MOST_PUT_IN = 4  # characters
_SHORTEST_LEFT = 2  # characters of a title without its ending and a stock word
_COUNTS = frozenset("一二三四五六七八九十〇0123456789")
# Titles in use, or once in use, that are one character or one stock word from another.
_EXIST_TOO = frozenset(
    [
    "城市规划法", "乡村规划法", "公务员条例", "监狱条例", "行政处分法", "行政监察法", "人民警察条例", "国家行政学院工作条例", "民族自治法", "食品卫生法", "职业病诊断法",
    "海关条例", "商标条例", "律师条例", "兵役条例", "村民委员会法", "审计条例", "会计条例", "学位条例", "测绘条例", "保险条例", "土地管理条例", "药品管理条例",
    "森林条例", "消防条例", "计量条例", "标准化条例", "盐业管理条例", "植物品种保护条例", "价格条例", "统计条例", "档案条例", "劳动条例", "保密法", "治安管理处罚条例",
    "外国人入境出境管理法", "居民身份证条例", "行政复议条例", "烟草专卖条例", "保守国家秘密法实施办法", "保密条例", "环境保护税法", "环境保护法", "婚姻登记管理条例",
    "工业产品生产许可证试行条例", "暂行海关法", "企业债券管理暂行条例", "国防计量工作管理条例", "广告管理暂行条例", "旅行社管理条例", "期货交易管理暂行条例", "行政法规制定程序暂行条例",
    "地下水保护条例", "城市供水管理条例", "志愿服务促进条例", "建设项目环境保护条例", "民族工作条例", "市容和环境卫生管理条例", "维护建设税暂行条例", "古树名木保护管理条例",
    "居民最低生活保障条例", "河道保护条例", "河道管理保护条例", "城市绿化管理条例", "企业国有资产监督管理条例", "水文管理条例", "房地产开发经营管理条例", "供水管理条例",
    "道路运输管理条例", "道路管理条例", "维护建设税法", "科技成果转化法", "中外合资经营企业法", "幼儿园条例",
    "公民出境入境管理法", "外国企业所得税法", "中外合资经营企业所得税法",
    ]
)  # fmt: skip


@cache
def full_titles() -> tuple[str, ...]:
    return tuple((LEXICON / "titles.txt").read_text("utf-8").split())


@cache
def known() -> dict[str, str]:
    """Every way to name a law, and its title in full."""
    named = {title.removeprefix(STATE): title for title in full_titles()}
    return named | {title: title for title in full_titles()}


@cache
def _by_halves() -> dict[tuple[int, int, str], list[str]]:
    """The titles by (length, which half, that half): one wrong character leaves one half whole."""
    halves: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for title in known():
        middle = len(title) // 2
        halves[len(title), 0, title[:middle]].append(title)
        halves[len(title), 1, title[middle:]].append(title)
    return halves


def meant(title: str) -> str | None:
    """The listed title from which `title` is one character away, if there is exactly one; None for a right or unknown one."""
    if len(title) < SHORTEST or title[-1] in _OTHER_THINGS or title in known():
        return None
    if title.removeprefix(STATE) in _EXIST_TOO or title.removeprefix(STATE) in known():
        return None
    if title.startswith(STATE) and (right := known().get(title.replace("工作", "", 1))):
        return right  # 政府信息公开工作条例
    if right := _other_ending(title) or _two_swapped(title) or _stock_word_off(title):
        return right
    if right := _shortened(title) or _lengthened(title):
        return right
    halves, found = _by_halves(), set()
    for length in (len(title) - 1, len(title), len(title) + 1):
        middle = length // 2
        for half in ((length, 0, title[:middle]), (length, 1, title[len(title) - (length - middle) :])):
            found |= {one for one in halves.get(half, ()) if _is_one_edit(title, one)}
    return found.pop() if len(found) == 1 else None


def _other_ending(title: str) -> str | None:
    """The one law or regulation that is called the same but for its last word: 政府采购法实施|细则 for 条例.

    Places and ministries make 条例, 规定 and 办法 of their own under such names; so only what nobody else makes is told:
    the rules to carry out a law, what bears the state's name, and what would be a law.
    """
    for ending in _ENDINGS:
        stem = title.removesuffix(ending)
        if stem == title or len(stem.removeprefix(STATE)) < _SHORTEST_STEM:
            continue
        others = _ENDINGS if ending.startswith("实施") or title.startswith(STATE) or ending == "法" else ()
        found = {known()[stem + other] for other in others if stem + other in known()}
        if len(found) == 1 and _is_told_by_ending(stem, ending, found):
            return found.pop()
        return None
    return None


def _is_told_by_ending(stem: str, ending: str, found: set[str]) -> bool:
    if ending.startswith("实施"):
        return stem.endswith("法") and all(one.endswith(_CARRY_OUT) for one in found)
    return not any(one.endswith(_CARRY_OUT) for one in found)


def _stock_word_off(title: str) -> str | None:
    """The one listed title which has a stock word more or less, or another in its place: 道路交通|管理|安全法."""
    if title.endswith("办法") or not title.endswith(("法", "条例")):
        return None
    found = {right for short in _less_a_word(title) for right in _by_less_a_word().get(short, ())}
    return found.pop() if len(found) == 1 else None


@cache
def _by_less_a_word() -> dict[str, set[str]]:
    """The titles by themselves with one stock word left out, and whole."""
    shorter: dict[str, set[str]] = defaultdict(set)
    for name, title in known().items():
        for short in _less_a_word(name):
            shorter[short].add(title)
    return shorter


def _less_a_word(title: str) -> list[str]:
    ending = next((one for one in ("条例", "法") if title.endswith(one)), "")
    stem = title.removesuffix(ending)
    rest = (stem.replace(word, "", 1) for word in _STOCK if word in stem)
    return [title, *(one + ending for one in rest if len(one.removeprefix(STATE)) >= _SHORTEST_LEFT)]


def _shortened(title: str) -> str | None:
    """The one law that is called so for short, where the state's name before it says that it stands in full: 税收征管法."""
    short = title.removeprefix(STATE)
    if short == title or not title.endswith(("法", "条例")) or not len(short) >= _SHORTEST_STEM:
        return None
    found = [one for one in full_titles() if one.startswith(STATE + short[:2]) and _is_within(title, one)]
    return found[0] if len(found) == 1 else None


def _lengthened(title: str) -> str | None:
    """The one law of whose title all stands in this, with a word put between that writers put in: 农村土地承包|经营|法.

    Any other word may make a law of its own: 突发|公共卫生|事件应对法.
    """
    name = title.removeprefix(STATE)
    if name == title or not name.endswith("法") or name.endswith("办法"):
        return None
    found = {
        law
        for more in range(2, _MOST_PUT_IN + 1)
        for at in range(len(name) - more)
        if name[at : at + more] in _PUT_IN
        and len(law := STATE + name[:at] + name[at + more :]) >= len(STATE) + _SHORTEST_STEM
        and law in known()
    }
    return found.pop() if len(found) == 1 else None


def _is_within(short: str, title: str) -> bool:
    """Whether all characters of the one stand in the other in that order, few of which are left out."""
    left = iter(title)
    return 0 < len(title) - len(short) <= _MOST_LEFT_OUT and all(one in left for one in short)


def _two_swapped(title: str) -> str | None:
    """The listed title of which two neighbours have changed places."""
    for at in range(len(title) - 1):
        if title[at] != title[at + 1]:
            turned = title[:at] + title[at + 1] + title[at] + title[at + 2 :]
            if turned in known():
                return known()[turned]
    return None


def _is_one_edit(words: str, right: str) -> bool:
    same = 0
    while same < min(len(words), len(right)) and words[same] == right[same]:
        same += 1
    if len(words) == len(right):
        two = {words[same], right[same]}
        return words[same + 1 :] == right[same + 1 :] and not two <= _COUNTS
    longer, shorter = (words, right) if len(words) > len(right) else (right, words)
    return longer[same + 1 :] == shorter[same:] and longer[same] not in _COUNTS


def bracketed(text: str) -> list[tuple[int, int]]:
    """Where titles stand within 《》, without the marks; inner 〈〉 belong to the title."""
    return [hit.span(1) for hit in re.finditer(r"《([^《》\n]{2,80})》", text)]
