"""PU126 问句末尾用句号。

Why: “……吗”“请问……”是发问，句末用问号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import hits_of, near

_ASKS = re.compile(r"(?<=[一-龥”》])吗([。；])|请问[^。？！；“”\n]{3,60}(。)")
# 问：为什么要办证。 What is asked of somebody by 请 or 想 is told.
_QUESTION = re.compile(
    r"^[ \t]*(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,2}、)?[ \t]*(?:问|记者问|网友问|市民问|读者问|群众问|企业问|提问)[：:](?P<words>[^？\n]{3,60})(?P<stop>。)(?=\s*(?:$|答))",
    re.M,
)
_ASKING = re.compile(
    "什么|为何|怎么|怎样|如何|哪|谁|多少|多久|多长|几[个天年次种项]|是否|能否|可否|有没有|是不是|能不能|可不可以|有无|何时|何地|何处|[吗呢]$"
)
_TELLING = re.compile("请[^问]|想|谈谈|说说|介绍|希望|不知|了解到|知道|建议|反映|咨询|询问|无论|不管|任何")
_WHY_SIGN = re.compile("为什么|为何|什么是|怎么|怎样才|如何才|难道")
# 什么是善本。善本是指…: the sentence behind gives the answer.
_WHY = re.compile(
    r"(?:^|(?<=[。？！\n]))[ \t]*(?:(?:为什么|为何|什么是|怎么|怎样才能|如何才能|难道)[^，。？！：；“”\n]{2,24})(。)(?=\s*(?:答：|[^。？\n]{0,12}(?:是指|因为|这是|答案|首先)))",
    re.M,
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _QUESTION.finditer(text) if "问：" in text else ():
        last = re.split("[。；！]", hit["words"])[-1]
        if _ASKING.search(last) and not _TELLING.search(last):
            yield *hit.span("stop"), "？"
    for hit in hits_of(text, near(_WHY_SIGN, text), _WHY):
        yield *hit.span(1), "？"
    for hit in _ASKS.finditer(text) if "吗" in text or "请问" in text else ():
        yield *hit.span(hit.lastindex or 0), "？"


RULE = Rule(
    code="PU126",
    name="full-stop-after-question",
    gravity=Gravity.WARNING,
    says="此句是发问，句末用问号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "外地读者可以办证吗。",
        "请问何时恢复开放。",
        "问：为什么要调整开放时间。",
        "问：借书证丢了。应当怎么办。\n答：请挂失。",
        "什么是善本。善本是指珍贵的古籍。",
    ),
    right=(
        "外地读者可以办证吗？",
        "请问何时恢复开放？",
        "已告知外地读者可以办证。",
        "问：请介绍一下为什么要调整开放时间。",
        "问：想了解如何办证。",
        "问：为什么要调整开放时间？",
        "记者：开放时间为什么调整，我们很关心。\n馆长：因为天冷。",
        "如何办证。见须知。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("吗。", "吗；", "请问", "问：", "为什么", "为何", "什么是", "怎么", "怎样", "如何"),
)
