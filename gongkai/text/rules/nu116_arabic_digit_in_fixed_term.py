"""NU116 固定词语里的汉字数字写成阿拉伯数字。

Why: “一带一路”“十四五”这样定型的词语，里面的数字只用汉字。
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_TERMS = (
    "一带一路", "三农问题", "三农工作", "十二五", "十三五", "十四五", "十五五", "二十四节气", "四个意识", "四个自信", "四个全面", "两个确立",
    "五位一体", "一国两制", "两学一做", "三会一课", "三重一大", "八项规定", "一网通办", "一网统管", "一票否决", "一把手", "一次性告知",
    "五保户", "五一劳动节", "六一儿童节", "四好农村路", "三支一扶", "第一书记", "第一时间", "第三方", "第一产业", "第二产业", "第三产业",
    "一刀切", "一卡通", "一岗双责",  "四史", "三公经费", "七五普法", "八五普法", "两不愁三保障", "第一责任人", "一村一品",
    "十二生肖", "四大发明", "五湖四海", "一窗受理", "一件事一次办", "万无一失", "三包责任", "一心一意",
)  # fmt: skip
_HAN = "〇一二三四五六七八九"
_AS_USED = frozenset({"一线", "四风"})
_PLAN = re.compile(r"第([一二三四五六七八九十]{1,3})个(\d)年(?=规划|计划)|第(\d{1,2})个五年(?=规划|计划)")


@cache
def _written() -> dict[str, str]:
    """Every way to write one or more of a term's Han digits in Arabic ones, and the term."""
    found: dict[str, str] = {}
    for term in _TERMS:
        ways = [{sign, str(_HAN.index(sign))} if sign in _HAN else {sign} for sign in term]
        for way in product(*ways):
            word = "".join(way)
            if word != term:
                found[word] = term
        if "十" in term:
            number = re.search("[一二三四五六七八九]?十[一二三四五六七八九]?", term)
            if number and "五" not in term:
                found[term.replace(number[0], str(_value(number[0])))] = term
    return found


def _value(han: str) -> int:
    tens, _, ones = han.partition("十")
    return 10 * (_HAN.index(tens) if tens else 1) + (_HAN.index(ones) if ones else 0)


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.shadow
    for at, word in places:
        if word.startswith("个"):
            for hit in _PLAN.finditer(text, max(0, at - 4), at + 8):
                yield *hit.span(), (f"第{hit[1]}个{_HAN[int(hit[2])]}年" if hit[1] else None)
            continue
        if not (text[at - 1 : at].isdigit() and word[0].isdigit()) and text[at - 1 : at] != ".":
            yield at, at + len(word), _written()[word]


RULE = Rule(
    code="NU116",
    name="arabic-digit-in-fixed-term",
    gravity=Gravity.WARNING,
    says="“{found}”是固定词语，其中的数字用汉字",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "编制第十三个5年规划。",
        "服务“1带1路”建设。",
        "“十4五”期间新建分馆。",
        "举办24节气展览。",
        "严格执行中央8项规定。",
    ),
    right=(
        "编制第十三个五年规划。",
        "服务“一带一路”建设。",
        "“十四五”期间新建分馆。",
        "实施3年行动计划。",
        "共有28项规定已经修改。",
        "举办5年规划图片展。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=lambda: (*_written(), "个5年", "个10年", "个五年"),
)
