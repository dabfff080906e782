"""GR109 两面对一面。

Why: 前面说“能否”，后面只说“关键是做好”，前后不相应。“能否成功，关键在人”说的是一件事，不算。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_TWO = r"(?:能否|能不能|会不会|是否|是不是|可否)"
# Said as done, not as something that may be or not be.
_DONE = (
    "压实|加强|强化|做好|抓好|办好|搞好|用好|管好|落实|提高|提升|增强|加大|加快|深化|推进|推动|完善|健全|建立|优化|保证|保障|确保|坚持|落细|抓住|打通"
    "|取得|实现|完成|赢得|打赢|打造|防止|防范|避免|解决|化解|破解|守住|发挥|激发|调动|凝聚|形成|营造"
)
_BOTH = (
    r"(?![^。；\n]{0,40}(?:能否|是否|与否|能不能|会不会|高低|好坏|程度|多少|大小|如何|怎样|成败|快慢|强弱))"
)
_FRAMES = (
    # 能否……，关键是压实责任
    re.compile(
        rf"{_TWO}[^，。；\n]{{2,24}}，(?:其|最)?(?:关键|前提|根本|核心|基础)(?:的?一[点环条])?(?:就|还)?(?:是|在于|在|是要|要){_BOTH}(?:{_DONE})[^，。；\n]{{2,20}}(?=[，。；]|$)",
        re.M,
    ),
    # 能否落实责任是做好工作的关键
    re.compile(
        rf"{_TWO}[^，。；\n]{{2,24}}，?是{_BOTH}(?:我们|各地)?(?:{_DONE})[^，。；\n]{{0,20}}的(?:关键|前提|保证|条件|基础)(?=[，。；]|$)",
        re.M,
    ),
)


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    for at, _ in places:
        for frame in _FRAMES:
            if hit := frame.match(passage.prose, at):
                yield *hit.span(), None


RULE = Rule(
    code="GR109",
    name="one-side-against-two",
    gravity=Gravity.ADVICE,
    says="“{found}”前面说两面，后面只说一面，请核对",
    source="《现代汉语词典》",
    wrong=(
        "能否落实责任是做好政务公开的关键。",
        "工作能否见效，关键在于加强监督。",
        "是否认真登记，是做好借阅工作的基础。",
    ),
    right=(
        "落实责任是做好政务公开的关键。",
        "工作能否见效，关键在于监督是否到位。",
        "核实是否属于政府信息。",
        "是否认真登记，是衡量借阅工作的标准。",
        "书展能否成功，关键在人。",
        "能否按时开馆，关键是能否落实责任。",
        "落实责任，是旧报能否保住的关键。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("能否", "能不能", "会不会", "是否", "是不是", "可否"),
)
