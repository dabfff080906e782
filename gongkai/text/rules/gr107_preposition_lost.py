"""GR107 漏介词“在”“将”。

Why: “保证数量的同时”“很大程度上”要由“在”引出来；口语里可以省，公文里不省。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import around, hits_of

_AT = re.compile(
    r"(?:^|(?<=[，。；：\s]))(?=((?:(?:保证|确保|做好|抓好|加强|推进|完成|提高|提升|注重|加大|坚持|开展)[^，。；\n]{1,14}的同时)(?:，|确保|做好|注重|加强|积极|切实|进一步|还)"
    r"|(?:很大|一定|较大|某种)程度上(?!的|讲|说)))",
    re.M,
)


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.prose
    for hit in hits_of(text, around((at for at, _ in places), len(text)), _AT):
        start = hit.start(1)
        end = start + 2
        yield start, end, "在" + text[start:end]


RULE = Rule(
    code="GR107",
    name="preposition-lost",
    gravity=Gravity.ADVICE,
    says="此处漏“在”，宜为“{better}……”",
    source="《现代汉语词典》",
    wrong=(
        "严格审核，保证数量的同时确保质量。",
        "及时回应关切，很大程度上避免了误读。",
    ),
    right=(
        "在保证数量的同时确保质量。",
        "在很大程度上避免了误读。",
        "这样做的同时，还要注意安全。",
        "很大程度上的改善有赖于此。",
        "保证书的同时提交不是必要的。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("的同时", "程度上"),
)
