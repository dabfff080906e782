"""PU117 分项之前没有标点。

Why: “（三）”“二是”另起一项，前一项没有句号或分号，两项就连成了一句。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_COUNT = "一二三四五六七八"
_BRACKETED = tuple(f"（{number}）" for number in _COUNT[1:])
_WORDS = tuple(f"{number}是" for number in _COUNT[1:5])
_FORM = "予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|总计"
# 解释（二）, 附件（三） and 小（二）型 name something; 第三条（二）项 cites.
_NAMES = frozenset("第条款项至和与及或按属即见原旧解释规定意见办法方案标准图表件期批类号级段组部区厂小")
_CITED = re.compile(rf"(?:{_FORM})|[项款目类期号级条型]|\s*[、和至与及或（）》，。；：]|[^一-龥]")
_NOT_COUNTING = frozenset("第之其者一二三四五六七八九十数年月日百")
_HAN = re.compile("[一-龥]")
_CLAUSES = re.compile(r"[，。；]")
# A flattened table has labels and numbers, but no sentences that run on to the next label.
_CITATION = re.compile(r"第[一二三四五六七八九十百]+条[^，。；]*$")
_REACH, _LONGEST_ITEM = 60, 500


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.shadow
    for at, words in places:
        line = passage.line_at(at)
        start = line.start
        if at == start or not _HAN.match(text, at - 1) or line.is_table:
            continue
        if words in _BRACKETED:
            before = text[max(start, at - _REACH) : at]
            is_item = not _CITED.match(text, at + len(words)) and text[at - 1] not in _NAMES
            if is_item and _CLAUSES.search(before) and not _CITATION.search(before):
                yield at - 1, at, text[at - 1] + "。"
        elif text[at - 1] not in _NOT_COUNTING:
            before = text[max(start, at - _LONGEST_ITEM) : at]
            counted = _COUNT[_COUNT.index(words[0]) - 1] + "是"
            if re.search(rf"(?:^|[。；：，、]){counted}[^。；]{{4,}}$", before):
                yield at - 1, at, text[at - 1] + "。"


RULE = Rule(
    code="PU117",
    name="no-mark-before-counted-item",
    gravity=Gravity.WARNING,
    says="分项之前缺少标点：{better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "（一）整理图书。清点馆藏，登记造册。（二）修补旧报。逐页检查，及时修补，延长使用寿命（三）登记读者。",
        "一是整理图书，登记造册二是修补旧报，逐页检查。",
    ),
    right=(
        "（一）整理图书。清点馆藏。（二）修补旧报。逐页检查。（三）登记读者。",
        "依据第二十条（二）项、第三十条（三）项，不予提供。",
        "适用法律若干问题的解释，以及有关劳动争议的解释（二）施行后，不再适用。",
        "兴建水库，必须符合标准，兴建小（二）型水库须报批。",
        "（一）予以公开（二）部分公开（三）不予公开",
        "一是整理图书，登记造册；二是修补旧报，逐页检查。",
        "一是一、二是二，有一说一。",
        "这是第一要务，也是之二是之三的前提。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=_BRACKETED + _WORDS,
)
