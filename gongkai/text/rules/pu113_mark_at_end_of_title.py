"""PU113 标题末尾有标点。

Why: 公文标题和单独成行的一级标题末尾不用标点。
"""

import re
from collections.abc import Iterator

from gongkai.text.blocks import LONGEST_TITLE, blocks
from gongkai.text.finding import Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_TITLE = re.compile(
    r"\S{0,30}关于[^。；：]{4,50}的(?:通知|公告|通告|决定|意见|报告|请示|批复|函|通报|议案|决议|说明|办法|方案)([。，；、：])$"
)
_ALONE = re.compile(
    r"(?P<who>[一-龥（）]{2,24}(?:局|委|委员会|政府|厅|办|办公室|馆|院|中心|学校|部|会|公司|集团|处|大队|支队|总队|街道|区|县|市|省))关于[^。；：，？！\n]{4,50}的(?:通知|公告|通告|决定|意见|报告|请示|批复|函|复函|通报|议案|决议|公示|实施意见|指导意见|情况报告)[。，；、：]"
)
_TOLD = re.compile(
    "根据|按照|依据|转发|印发|收到|现将|贯彻|落实|下发|执行|传达|学习|见|是|这|该|以|对|经|报|向|据|及|和|原|本办法|[、]"
)
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、[^，。；：]{2,18}([。，；、])$")
_HAN_NUMBERS = frozenset("一二三四五六七八九十")
_PLAIN = re.compile(r"[一二三四五六七八九十]{1,3}、[^，。；：]{2,18}[一-龥）”》]$")


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    found = passage.once(blocks)
    if len(found) == 1:
        # A line by itself that names its office first and does nothing is a title, too.
        alone = _ALONE.fullmatch(passage.words(found[0].line).strip())
        if alone and not _TOLD.search(alone["who"]):
            yield _last(passage, found[0].line.start, found[0].line.end)
    if len(found) > 1:
        first = found[0].line
        title = passage.words(first).strip()
        if len(title) <= LONGEST_TITLE and _TITLE.match(title):
            yield _last(passage, first.start, first.end)
    lines = [
        (block.line, passage.words(block.line).strip())
        for block in found
        if block.level == 1 or passage.shadow[block.body : block.body + 1] in _HAN_NUMBERS
    ]
    # Whether 一、… is a heading or an item in a list its sisters tell: most of them must end in words.
    marked = [line for line, words in lines if _HEADING.match(words)]
    plain = sum(1 for _, words in lines if _PLAIN.match(words))
    if len(marked) < plain:
        yield from (_last(passage, line.start, line.end) for line in marked)


def _last(passage: Passage, start: int, end: int) -> tuple[int, int, str]:
    at = start + len(passage.shadow[start:end].rstrip()) - 1
    return at, at + 1, ""


RULE = Rule(
    code="PU113",
    name="mark-at-end-of-title",
    gravity=Gravity.WARNING,
    says="标题末尾不用标点",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "示例市图书馆关于调整开放时间的通知。\n各分馆：\n现将有关事项通知如下。",
        "一、总体要求\n坚持开放。\n二、主要任务\n做好登记。\n三、保障措施。\n抓好落实。",
        "示例市图书馆关于做好2025年读书节工作的通知。",
    ),
    right=(
        "示例市图书馆关于调整开放时间的通知\n各分馆：\n现将有关事项通知如下。",
        "一、总体要求\n坚持开放。\n二、主要任务\n做好登记。",
        "一、做好登记。\n二、做好消毒。\n三、做好开放。",
        "根据示例市图书馆关于调整开放时间的通知。",
        "示例市图书馆印发文化局关于调整开放时间的通知。",
        "示例市图书馆关于调整开放时间的通知",
        "一、《读者须知》\n二、《办证指南》",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PASSAGE,
)
