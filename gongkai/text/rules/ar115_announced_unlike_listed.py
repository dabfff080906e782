"""AR115 “四个科室：”之后列出的名称与所写个数不符。

Why: 冒号之后逐一列出名称，个数数得出来，与前面写的就应当一致。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.rule import Hit, Rule, Scope

_MANY = r"(?P<many>[二两三四五六七八九十]|\d{1,2})"
_UNIT = "(?:大类|大|个|项|种|类|家|名|位|所|座|条|处|支|份|件|门|套|张|届|本|部|台)"
_ITEM = r"[^、，。；：！？（）“”\n|]{1,16}"
_LISTED = re.compile(
    rf"(?<![第\d.一二三四五六七八九十百千])(?P<said>{_MANY}{_UNIT}[^\d、，。；：！？（）\n|]{{1,12}}?)(?:：|，?分别是：?|，?分别为：?|，?包括：?|，?即：?|，?依次为|，?有：)"
    rf"(?P<items>{_ITEM}(?:、{_ITEM}){{1,14}})(?=[。；\n]|\Z)"
)
_BARE = re.compile(
    rf"(?<![第\d.一二三四五六七八九十百千])(?P<said>{_MANY}(?:部门|县|镇|乡|村|区|市|局|科室|小组|单位|校|院)[^\d、，。；：！？（）\n|]{{0,8}}?)(?:：)(?P<items>{_ITEM}(?:、{_ITEM}){{1,14}})(?=[。；\n]|\Z)"
)
# Open lists; and items that are no names, which may hold more than one.
_OPEN = re.compile(
    r"等|其他|其它|以及其|若干|各[级类]|任[选一]|或|比如|例如|每|之一|以上|以下|左右|余|多|工作日|小时|月|年$|天|方面的|提高|\d"
)
_AND = re.compile(r"[和与及]")


def check(text: str) -> Iterator[Hit]:
    for pattern in (_LISTED, _BARE):
        for hit in pattern.finditer(text):
            many = (
                int(hit["many"]) if hit["many"].isdigit() else value_of(hit["many"].replace("两", "二")) or 0
            )
            items = hit["items"].split("、")
            if many < 2 or _OPEN.search(hit["said"][1:]) or re.search("等|其他|其它|或", hit["items"]):
                continue
            # A list may end in 甲、乙和丙, and a name may hold 和.
            least, most = len(items), len(items) + len(_AND.findall(hit["items"]))
            if not least <= many <= most and _are_alike(items):
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
    ),
    right=(
        "本馆内设三个科室：办公室、采编部、借阅部。",
        "设4个阅览室，分别是报刊室、古籍室、少儿室、地方文献室。",
        "由四部门联合办理：教育局、财政局、民政局、文旅局。",
        "确定五项重点：清点、修补、登记、上架等。",
        "设三个阅览室：报刊室、古籍室和少儿室。",
        "抓好三个环节：清点馆藏，做到账实相符、人人有责。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("：", "分别是", "分别为", "包括", "即", "依次为"),
)
