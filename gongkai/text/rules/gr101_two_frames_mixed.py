"""GR101 句式杂糅。

Why: 两种句式各取一半，如“原因是……造成的”“存在……有……的情况”，只应保留一种。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule

_FRAMES = (
    re.compile(r"原因(?:主要)?是(?:由于|因为)?[^，。；！？是]{2,24}(?:造成|导致|引起|所致)的?(?=[，。；]|$)"),
    re.compile(r"存在[^，。；、]{1,14}有(?![关的效限序利害所])[^，。；]{1,14}的(?:情况|问题|现象)"),
    re.compile(r"(?:根据|据)[^，。；]{2,16}(?:显示|表明)(?=，)"),
    re.compile(r"以[^，。；、以]{1,6}为主开展(?=[^，。；])"),
    re.compile(r"本着[^，。；]{2,14}为(?:原则|目的|宗旨)"),
)
_LABELS = ("原因是……造成的", "存在……有……", "根据……显示", "以……为主开展", "本着……为原则")


def check(line: str) -> Iterator[Hit]:
    for frame, label in zip(_FRAMES, _LABELS, strict=True):
        for hit in frame.finditer(line):
            yield Hit(*hit.span(), words={"frame": label})


RULE = Rule(
    code="GR101",
    name="two-frames-mixed",
    gravity=Gravity.WARNING,
    says="“{frame}”是两种句式的杂糅，请只用一种",
    source="《现代汉语词典》",
    wrong=(
        "延误的原因是由于材料不全造成的。",
        "存在部分文字内容有错别字的情况。",
        "根据统计数据显示，办件量上升。",
        "本着便民为原则开展工作。",
    ),
    right=(
        "延误的原因是材料不全。",
        "延误是由材料不全造成的。",
        "存在部分错别字的情况。",
        "统计数据显示，办件量上升。",
        "根据规定办理，结果显示正常。",
        "以条线为主的梳理工作",
        "本着便民的原则",
    ),
    check=check,
)
