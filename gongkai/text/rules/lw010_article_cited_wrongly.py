"""LW010 条、款、项的写法不对。

Why: 条、款不加括号，项用“第（一）项”；少了“第”，括号错了位，或者把条写进书名号，读者找不到所引的是哪一条。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import hits_of, near

_N = "[一二三四五六七八九十百零]{1,6}"
_ARTICLE = rf"(?:第(?:{_N}|\d{{1,4}})条)"
_BY = r"(?:依据|根据|按照|依照|违反|符合|适用|参照)(?:了)?"
_PATTERNS = (
    # 第九条第（二）款: a paragraph has no number in brackets
    re.compile(rf"(?<=条)第（({_N})）款"),
    # 第九条第（二款）
    re.compile(rf"第（({_N})([款项])）"),
    # 第九条（二）项
    re.compile(rf"(?<=[条款])（({_N})）项"),
    # 第九条第（二）
    re.compile(rf"(?<=条)第（({_N})）(?=[，。；、的])"),
    # 《档案法第九条》
    re.compile(rf"(?<=[法例定])({_ARTICLE}(?:第{_N}款)?)》(?!第)"),
    # 依据《档案法》九条的规定
    re.compile(rf"{_BY}《[^《》\n]{{2,40}}[法例]》({_N})条(?=的?规定|第|之规定|[，、])"),
)  # fmt: skip
# What every one of these holds: 第（, 条（, 款（, 条》, 款》, 》九条.
_SIGN = re.compile("（(?<=[第条款]（)|》(?<=[条款]》)|》(?=[一二三四五六七八九十])")
_WITHIN = re.compile(r"《[^《》\n]{0,40}$")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    stretches = near(_SIGN, text)
    for number, pattern in enumerate(_PATTERNS) if stretches else ():
        for hit in hits_of(text, stretches, pattern):
            if number == 4 and (
                not (title := _WITHIN.search(text, max(0, hit.start() - 42), hit.start()))
                or "关于" in title[0]
                or "〈" in title[0]
            ):
                continue
            yield _mended(hit, number)


def _mended(hit: re.Match[str], number: int) -> tuple[int, int, str]:
    start, end = hit.span()
    match number:
        case 0:
            return start, end, f"第{hit[1]}款"
        case 1:
            return start, end, f"第{hit[1]}款" if hit[2] == "款" else f"第（{hit[1]}）项"
        case 2:
            return start, end, f"第（{hit[1]}）项"
        case 3:
            return start, end, f"第（{hit[1]}）项"
        case 4:
            return start, end, f"》{hit[1]}"
        case _:
            return hit.start(1), end, f"第{hit[1]}条"


RULE = Rule(
    code="LW010",
    name="article-cited-wrongly",
    gravity=Gravity.WARNING,
    says="“{found}”写法有误，宜为“{better}”",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "依据《公共图书馆法》第九条第（二）款的规定办理。",
        "依据《公共图书馆法》第九条第（二项）办理。",
        "符合《公共图书馆法》第三十条（二）项的情形。",
        "依据《公共图书馆法》第三十条第（二），不予外借。",
        "根据《公共图书馆法第九条》的规定。",
        "根据《公共图书馆法》九条的规定，本馆免费开放。",
    ),
    right=(
        "依据《公共图书馆法》第九条第二款的规定办理。",
        "符合《公共图书馆法》第三十条第（二）项的情形。",
        "属于第三十条第一款第二项的情形。",
        "《关于〈公共图书馆法〉第九条的解释》",
        "《关于公共图书馆法第九条》",
        "依据《公共图书馆法》三十余条规定修订。",
        "第九条（一）本馆免费开放。",
        "落实《读者服务条例》十条措施。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("条第（", "第（", "条（", "款（", "条》", "款》", "》"),
)
