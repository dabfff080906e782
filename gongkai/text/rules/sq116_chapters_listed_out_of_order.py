"""SQ116 一句中列举的章、条、附件序号跳号、重号。

Why: “分为第一章、第二章、第四章三个部分”，列举有头有尾，中间不会缺一章。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import hits_of, near

_NTH = "[一二三四五六七八九]|[1-9]"
_CHAPTERS = re.compile(
    rf"(?:分为|包括|包含|由|设|共)[^。；\n第]{{0,16}}(?P<list>第(?:{_NTH})(?P<noun>章|节|部分|编|篇|单元|卷|册)[^。；、\n第]{{0,14}}(?:[、，和及]第(?:{_NTH})(?P=noun)[^。；、，\n第]{{0,14}}){{2,}})"
)
_POINTS = re.compile(
    r"(\d(?<![^；。：，、\s].)\d?)\.(\d{1,2})(?=[、 ]?[一-龥“《])(?![个项元万亿倍米吨亩人年月公平立千百个级度岁分小户家次件周多余亿版条])",
    re.M,
)
_ANSWER = re.compile(r"([一二三四五])(?<![^；。：，\n].)([来则])(?=[一-龥]{2,})")
_RESPONSE = re.compile(
    r"(?P<at>[第一二三四五六\d](?<![^；。：，、\n].)(?:(?<=第)[一二三四五六\d]|(?<!第)))(?P<noun>号楼|号线|标段|组|期|号仓|等奖|号馆|级响应|档|(?<=第.)(?:条(?=[为是])|项|名|位|季度|站|场|课|讲|轮|道|部分|方面|招|关))(?=[一-龥\d，：])",
    re.M,
)
_STEMS = re.compile(
    r"([甲乙丙丁戊])(?<![^；。：，、\n].)(组|方|队|类|级|班|区|线|标段|公司|片|路|包)(?=[一-龥])"
)
_HAN = re.compile(r"([一二三四五六七八九])(?<![^；。：\n].)(、)(?=[一-龥]{2,})")
# All lists of chapters that are looked at begin with the first.
_FIRST = re.compile("第[一1](?:章|节|部分|编|篇|单元|卷|册)")
_LONGEST = 400  # characters of a list
_LEAST = 2


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in hits_of(text, near(_FIRST, text, 24, _LONGEST), _CHAPTERS):
        numbers = [
            (one.start(), one.end(), _number(one[1]))
            for one in re.finditer(rf"第({_NTH}){hit['noun']}", hit["list"])
        ]
        if numbers[0][2] == 1:
            for before, one in zip(numbers, numbers[1:], strict=False):
                if one[2] != before[2] + 1:
                    at = hit.start("list")
                    yield at + one[0], at + one[1], None
                    break
    yield from _runs(
        text, ((one, one[2], "甲乙丙丁戊".index(one[1]) + 1) for one in _STEMS.finditer(text)), least=2
    )
    yield from _runs(text, ((one, one[2], _number(one[1])) for one in _HAN.finditer(text)), least=2)
    yield from _runs(text, ((one, (one[1], "."), int(one[2])) for one in _POINTS.finditer(text)), least=2)
    yield from _runs(text, ((one, one[2], _number(one[1])) for one in _ANSWER.finditer(text)), least=1)
    yield from _runs(
        text, ((one, one["noun"], _number(one["at"][-1])) for one in _RESPONSE.finditer(text)), least=2
    )


def _runs(
    text: str, found: Iterator[tuple[re.Match[str], object, int]], *, least: int
) -> Iterator[tuple[int, int, str | None]]:
    """Items of one kind in one line, the first `least` in order: where the next repeats the last or leaves one out."""
    run: list[tuple[int, int]] = []
    kind: object = None
    for hit, what, number in found:
        follows = (
            run
            and what == kind
            and "\n" not in text[run[-1][0] : hit.start()]
            and hit.start() - run[-1][0] >= _LEAST
        )
        if not follows:
            run, kind = ([(hit.end(), number)] if number == 1 else []), what
            continue
        expected = run[-1][1] + 1
        if number == expected:
            run.append((hit.end(), number))
            continue
        if len(run) >= least and number in (expected - 1, expected + 1) and number > 1:
            yield *hit.span(), None
        run = []


def _number(words: str) -> int:
    return int(words) if words.isdigit() else value_of(words) or 0


_ANCHORS = (
    "章", "节", "部分", "编", "篇", "单元", "卷", "册", ".1", "三来", "三则", "二来", "二则", "号楼", "号线", "标段", "等奖", "级响应", "档",
    "组", "期", "第二", "第2", "乙", "；二、", "。二、",
)  # fmt: skip


RULE = Rule(
    code="SQ116",
    name="chapters-listed-out-of-order",
    gravity=Gravity.WARNING,
    says="“{found}”的序号与前面不连续，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "本办法分为第一章总则、第二章借阅、第四章赔偿三个部分。",
        "3.1馆藏清点；3.2旧报修补；3.4登记造册。",
        "一来方便读者，三来节省经费。",
        "一等奖2名，二等奖3名，二等奖5名。",
    ),
    right=(
        "本办法分为第一章总则、第二章借阅、第三章赔偿三个部分。",
        "3.1馆藏清点；3.2旧报修补；3.3登记造册。",
        "一来方便读者，二来节省经费。",
        "一等奖2名，二等奖3名，三等奖5名。",
        "涉及第一章、第二章和第四章的修改。",
        "长3.1米，宽3.2米，高3.4米。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=_ANCHORS,
)
