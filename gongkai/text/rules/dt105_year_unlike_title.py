"""DT105 报告写的年度与标题不一致。

Why: 统计期限、首句写的年度与标题不同，多是沿用了上一年的稿子。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.report_year import Title, title
from gongkai.text.rule import Hit, Rule, Scope

_PERIOD = re.compile(
    r"(?:统计期限|统计时限|统计期间|数据期限|数据统计|所列数据)[^。\n]{0,20}?((?:19|20)\d\d)年1月1日(?:起)?(?:至|到|—{1,2}|–|-|~)((?:19|20)\d\d)年12月31日"
)
_WHOLE_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年1月1日(?:起)?(?:至|到|—{1,2}|–|-|~)((?:19|20)\d\d)年12月31日"
)
_ANNOUNCED = re.compile(
    r"(?:编制|公布|发布|形成)(?:了|本)?[^。\n《]{0,12}((?:19|20)\d\d)年(?:度)?(?:政府信息公开|政务公开)工作(?:年度)?(?:报告|总结)"
)
_FIRST_SENTENCE = re.compile(
    r"\s*((?:19|20)\d\d)年(?:度|以来|来)?，(?:[我本][局市县区镇委厅院机街]|在|全[局市县区])"
)
_HEADING = re.compile(r"\s*一、[^。，]{2,20}$")


def check(passage: Passage) -> Iterator[Hit]:
    head = passage.once(title)
    if head is None:
        return
    text = passage.prose
    spans = {hit.span(1) for pattern in (_PERIOD, _WHOLE_YEAR, _ANNOUNCED) for hit in pattern.finditer(text)}
    spans |= {hit.span(2) for pattern in (_PERIOD, _WHOLE_YEAR) for hit in pattern.finditer(text)}
    if head.is_of_disclosure:
        spans |= set(_first_sentences(passage, head))
    for start, end in sorted(spans):
        if int(text[start:end]) != head.year:
            yield Hit(start, end, str(head.year), words={"year": str(head.year)})


def _first_sentences(passage: Passage, head: Title) -> Iterator[tuple[int, int]]:
    """The year with which the report itself begins, or its first chapter."""
    below = [line for line in passage.paragraphs if line.start > head.line.start]
    for place, line in enumerate(below):
        hit = _FIRST_SENTENCE.match(passage.words(line))
        if hit and (place == 0 or _HEADING.match(passage.words(below[place - 1]))):
            yield line.start + hit.start(1), line.start + hit.end(1)


RULE = Rule(
    code="DT105",
    name="year-unlike-title",
    gravity=Gravity.WARNING,
    says="标题是{year}年的报告，此处写的是{found}年，请核对",
    source="《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
    wrong=(
        "2023年政府信息公开工作年度报告\n本报告所列数据的统计期限自2022年1月1日至2022年12月31日。",
        "某局2023年政府信息公开工作年度报告\n一、总体情况\n2022年，我局认真落实条例。",
        "2023年度政府信息公开工作年度报告\n现编制公布2022年度政府信息公开工作年度报告。",
    ),
    right=(
        "2023年政府信息公开工作年度报告\n本报告所列数据的统计期限自2023年1月1日至2023年12月31日。",
        "某局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局认真落实条例。",
        "2023年政府信息公开工作年度报告\n2022年收到申请10件，2023年收到12件。",
        "2023年政府信息公开工作年度报告\n规划期为2021年1月1日至2025年6月30日。",
        "关于印发2024年工作要点的通知\n2023年，我局认真落实条例。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("年",),
)
