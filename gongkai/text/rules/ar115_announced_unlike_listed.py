"""AR115 “四个科室：”之后列出的名称与所写个数不符。

Why: 冒号之后逐一列出名称，个数数得出来，与前面写的就应当一致。
"""

import re
from collections.abc import Iterator

from gongkai.text.counted import MANY, many, named
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_UNIT = "(?:大类|大|个|项|种|类|家|名|位|所|座|条|处|支|份|件|门|套|张|届|本|部|台)"
_ITEM = r"[^、，。；：！？（）“”\n|]{1,16}"
_LISTED = re.compile(
    rf"(?<![第\d.一二三四五六七八九十百千])(?P<said>{MANY}{_UNIT}[^\d、，。；：！？（）\n|]{{1,12}}?)(?:：|，?分别是：?|，?分别为：?|，?包括：?|，?即：?|，?依次为|，?有：)"
    rf"(?P<items>{_ITEM}(?:、{_ITEM}){{1,14}})(?=[。；\n]|\Z)"
)
_TITLED = re.compile(
    rf"(?<![第\d.一二三四五六七八九十百千])(?P<said>{MANY}{_UNIT}[^\d、，。；：！？（）《》“”\n|]{{1,12}}?)(?:：|，?分别是：?|，?分别为：?|，?包括：?|，?即：?)"
    r"(?P<items>《[^《》\n]{1,60}》(?:[、，和及与]?《[^《》\n]{1,60}》){0,14})(?=[。；\n]|\Z)"
)
_BARE = re.compile(
    rf"(?<![第\d.一二三四五六七八九十百千])(?P<said>{MANY}(?:部门|县|镇|乡|村|区|市|局|科室|小组|单位|校|院)[^\d、，。；：！？（）\n|]{{0,8}}?)(?:：)(?P<items>{_ITEM}(?:、{_ITEM}){{1,14}})(?=[。；\n]|\Z)"
)
# Open lists; and items that are no names, which may hold more than one.
_OPEN = re.compile(
    r"等|其他|其它|以及其|若干|各[级类]|任[选一]|或|比如|例如|每|之一|以上|以下|左右|余|多|工作日|小时|月|年$|天|方面的|提高|\d"
)
_BEGINS = re.compile(f"{_ITEM}、")
_ENDS = ("。", "；", "\n", "")
_BEFORE, _BEHIND = 24, 280  # characters: the longest announcement, and the longest list


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    for at, mark in places:
        if text.startswith("《", at + len(mark)):
            yield from _titles(text, at)
        if not _BEGINS.match(text, at + len(mark)):
            continue
        for pattern in (_LISTED, _BARE):
            for hit in pattern.finditer(text, max(0, at - _BEFORE), at + _BEHIND):
                if text[hit.end() : hit.end() + 1] in _ENDS:  # and not where the look ended
                    yield from _off(hit)


def _titles(text: str, at: int) -> Iterator[Hit]:
    """3个文件：《甲》《乙》."""
    for hit in _TITLED.finditer(text, max(0, at - _BEFORE), at + _BEHIND):
        listed = hit["items"].count("《")
        is_whole = text[hit.end() : hit.end() + 1] in _ENDS
        if is_whole and many(hit) >= 2 and listed != many(hit) and not _OPEN.search(hit["said"][1:]):
            yield Hit(*hit.span("said"), words={"count": str(listed)})


def _off(hit: re.Match[str]) -> Iterator[Hit]:
    items = hit["items"].split("、")
    if many(hit) < 2 or _OPEN.search(hit["said"][1:]) or re.search("等|其他|其它|或", hit["items"]):
        return
    least, most = named(items)
    if not least <= many(hit) <= most and _are_alike(items):
        yield Hit(*hit.span("said"), words={"count": str(len(items))})


def _are_alike(items: list[str]) -> bool:
    """Of about one length, or with one last character: names of one kind, not a sentence cut at its marks."""
    lengths = [len(item) for item in items]
    return max(lengths) - min(lengths) <= 4 or len({item[-1] for item in items}) == 1


RULE = Rule(
    code="AR115",
    name="announced-unlike-listed",
    gravity=Gravity.WARNING,
    says="“{found}”之后列出了{count}个，与所写个数不符，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "本馆内设四个科室：办公室、采编部、借阅部。",
        "设3个阅览室，分别是报刊室、古籍室、少儿室、地方文献室。",
        "由三部门联合办理：教育局、财政局、民政局、文旅局。",
        "确定五项重点：清点、修补、登记、上架。",
        "印发3项制度：《读者须知》《借阅办法》。",
        "印发两项制度，分别是《读者须知》、《借阅办法》和《赔偿办法》。",
    ),
    right=(
        "本馆内设三个科室：办公室、采编部、借阅部。",
        "设4个阅览室，分别是报刊室、古籍室、少儿室、地方文献室。",
        "由四部门联合办理：教育局、财政局、民政局、文旅局。",
        "确定五项重点：清点、修补、登记、上架等。",
        "印发2项制度：《读者须知》《借阅办法》。",
        "印发3项制度：《读者须知》《借阅办法》等。",
        "印发3项制度：《读者须知》及借阅办法、赔偿办法。",
        "设三个阅览室：报刊室、古籍室和少儿室。",
        "抓好三个环节：清点馆藏，做到账实相符、人人有责。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("：", "分别是", "分别为", "包括", "即", "依次为"),
)
