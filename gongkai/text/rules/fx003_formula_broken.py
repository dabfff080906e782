"""FX003 重要提法残缺或者次序颠倒。

Why: 重要提法逐字逐序固定，少一项、换了次序或者配错动词，都是政治性差错。
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from gongkai.text.finding import Gravity
from gongkai.text.formulas import SERIES, VERBS, Series
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.stretches import places_of

_THOUGHT = re.compile(r"习近平(?:总书记|同志)?新?时?代?[^，。；：、“”《》\s]{0,14}?思想")
_THOUGHTS = re.compile(
    r"习近平(?:新时代中国特色社会主义(?:经济|外交|法治|生态文明|文化)?|新时代强军"
    r"|法治|经济|生态文明|外交|强军|文化|总书记.*|同志.*关于.*)思想"
)
_MEANT = re.compile(r"新时代|特色|社会")
# Of lists of everyday words only the last may be told when it is wrong: the others before it say what is meant.
_CLOSING = (
    ("富强、民主、文明、", re.compile("和(?!谐)[一-龥]"), "和谐", "社会主义核心价值观"),
    ("富强民主文明", re.compile("和(?!谐)[一-龥]"), "和谐", "社会主义核心价值观"),
    ("自由、平等、公正、", re.compile("法(?!治)[一-龥]"), "法治", "社会主义核心价值观"),
    ("自由平等公正", re.compile("法(?!治)[一-龥]"), "法治", "社会主义核心价值观"),
    ("爱国、敬业、诚信、", re.compile("友(?!善)[一-龥]"), "友善", "社会主义核心价值观"),
    ("爱国敬业诚信", re.compile("友(?!善)[一-龥]"), "友善", "社会主义核心价值观"),
    ("创新、协调、绿色、开放、", re.compile("(?!共享)[一-龥]{2}(?=的?新?发展理念)"), "共享", "新发展理念"),
)
_TOGETHER = ("四个意识", "四个自信", "两个维护")  # named together, they come in this order
_TITLE = "习近平新时代中国特色社会主义思想"
_BETWEEN = frozenset("、，和与及")
_SENTENCE_END = re.compile(r"[。；\n]")
_LONGEST = 36  # characters of the longest phrase that names 思想


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.shadow
    by_series: dict[Series, list[tuple[int, str]]] = defaultdict(list)
    for at, word in places:
        if word == "习近平":
            yield from _broken_thought(text, at)
        elif word in VERBS:
            yield from _wrong_verb(text, at, word)
        for series in _of().get(word, ()):
            by_series[series].append((at, word))
    for lead, pattern, better, name in _CLOSING:
        for at in places_of(text, lead):
            if hit := pattern.match(text, at + len(lead)):
                yield Hit(*hit.span(), better, words={"why": f"{name}应为“{better}”"})
    yield from _out_of_order_together(text, [at for at, word in places if word in _TOGETHER])
    for series, named in by_series.items():
        yield from _spoilt(text, series, named)
        for run in _runs(text, named):
            start, end = run[0][0], run[-1][0] + len(run[-1][1])
            if (why := _fault(series, [word for _, word in run])) and series.before in text[end : end + 8]:
                yield Hit(start, end, gravity=Gravity.WARNING, words={"why": f"{series.name}{why}"})


def _broken_thought(text: str, at: int) -> Iterator[Hit]:
    hit = _THOUGHT.match(text, at, at + _LONGEST)
    if hit and _MEANT.search(hit[0]) and not _THOUGHTS.fullmatch(hit[0]):
        yield Hit(*hit.span(), _TITLE, Gravity.SEVERE, words={"why": f"应为“{_TITLE}”"})


def _wrong_verb(text: str, at: int, name: str) -> Iterator[Hit]:
    right, taken = VERBS[name]
    if text[at - 1 : at] == "“":
        for verb in taken:
            if text.endswith(verb, 0, at - 1):
                start = at - 1 - len(verb)
                yield Hit(start, at - 1, right, Gravity.WARNING, words={"why": f"“{name}”前用“{right}”"})


def _out_of_order_together(text: str, places: list[int]) -> Iterator[Hit]:
    for one, two in pairwise(places):
        if not _SENTENCE_END.search(text, one, two) and _rank(text, one) > _rank(text, two):
            why = "、".join(f"“{name}”" for name in _TOGETHER)
            yield Hit(one - 1, two + 5, gravity=Gravity.WARNING, words={"why": f"次序应为{why}"})


def _rank(text: str, at: int) -> int:
    return _TOGETHER.index(text[at : at + 4])


def _spoilt(text: str, series: Series, named: list[tuple[int, str]]) -> Iterator[Hit]:
    """One phrase of a closed series misspelt between two that are right, or behind them."""
    if not series.whole or series.before:
        return
    for (one, first), (two, second) in pairwise(named):
        step = series.items.index(second) - series.items.index(first)
        start, end = one + len(first) + 1, two - 1
        if step == 1 and start == two and series.items[-1] != second:
            meant = series.items[series.items.index(second) + 1]
            start = two + len(second) + 1
            end = start + len(meant)
        elif step == 2:
            meant = series.items[series.items.index(first) + 1]
        else:
            continue
        if text[start - 1 : start] == "、" and _is_misspelt(text[start:end], meant):
            yield Hit(start, end, meant, words={"why": f"{series.name}应为“{meant}”"})


def _is_misspelt(written: str, meant: str) -> bool:
    """The same but for one character in four."""
    differ = sum(one != other for one, other in zip(written, meant, strict=False))
    return len(written) == len(meant) and 0 < differ <= len(meant) // 4


def _runs(text: str, named: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Phrases that follow each other with nothing but a mark or 和 between, three and more."""
    run: list[tuple[int, str]] = []
    for at, word in [*named, (-1, "")]:
        end = run[-1][0] + len(run[-1][1]) if run else -2
        if at == end + 1 and text[end] in _BETWEEN:
            run.append((at, word))
        else:
            if len(run) >= 3:
                yield run
            run = [(at, word)]


@cache
def _of() -> dict[str, list[Series]]:
    of: dict[str, list[Series]] = defaultdict(list)
    for series in SERIES:
        for phrase in series.items:
            of[phrase].append(series)
    return of


def _fault(series: Series, named: list[str]) -> str:
    order = [series.items.index(phrase) for phrase in named]
    if len(set(order)) < len(order):
        return ""
    if order != sorted(order):
        # Two of many may be named in any order; all of them, or all but one, are the formula.
        return f"的次序是{'、'.join(series.items)}" if len(order) >= len(series.items) - 1 else ""
    if series.whole and {0, len(series.items) - 1} <= set(order) and len(order) < len(series.items):
        missing = [phrase for at, phrase in enumerate(series.items) if at not in order]
        return f"缺少{'、'.join(missing)}"
    return ""


RULE = Rule(
    code="FX003",
    name="formula-broken",
    gravity=Gravity.ERROR,
    says="“{found}”有误：{why}",
    source="《中国共产党章程》和中国共产党历次全国代表大会报告",
    wrong=(
        "践行自由、平等、公正、法制的理念。",
        "贯彻创新、协调、绿色、开放、发展的新发展理念。",
        "深入学习贯彻习近平新时代中国社会主义思想。",
        "以习近平新时代特色社会主义思想为指导。",
        "贯彻习近平新时代中国特色社会思想。",
        "坚定“四个意识”，做好工作。",
        "坚持马克思列宁主义、毛泽东思想、邓小平理论、科学发展观、习近平新时代中国特色社会主义思想。",
        "树立政治意识、核心意识、大局意识、看齐意识。",
        "贯彻创新、绿色、协调、开放、共享的新发展理念。",
        "做到“两个维护”，坚定“四个自信”，增强“四个意识”。",
        "协调推进“五位一体”总体布局。",
        "提高政治判断力、政治执行力、政治领悟力。",
        "做到乡风文明、治理有序、生活富裕。",
        "坚持科学立法、严格执法、公证司法。",
        "落实节水优先、空间平衡、系统治理、两手发力的治水思路。",
    ),
    right=(
        "践行自由、平等、公正、法治的理念，爱国、敬业、诚信、友善。",
        "创新、协调、绿色、开放、共享的新发展理念；创新、协调、绿色、开放、包容的合作",
        "富强、民主、文明、和谐美丽",
        "深入学习贯彻习近平新时代中国特色社会主义思想。",
        "学习习近平法治思想、习近平生态文明思想。",
        "习近平总书记关于全面依法治国的重要思想",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "坚持马克思列宁主义、毛泽东思想、邓小平理论。",
        "增强政治意识、大局意识、核心意识、看齐意识。",
        "坚持创新、协调、绿色、开放、共享的新发展理念。",
        "推动开放、共享、创新的文化氛围。",
        "统筹推进“五位一体”总体布局，协调推进“四个全面”战略布局。",
        "增强大局意识、服务意识、政治意识。",
        "推进经济建设、社会建设和文化建设。",
        "做到乡风文明、治理有效、生活富裕。",
        "坚持科学立法、严格执法、规范司法。",
        "习近平新时代强军思想",
        "落实节水优先、空间均衡、系统治理、两手发力的治水思路。",
        "做到保护第一、加强管理，让文物活起来。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=lambda: ("习近平", *VERBS, *_of()),
)
