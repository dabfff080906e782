"""ST004 句子过长。

Why: 一句话超过一百二十字，读者难以抓住主干，也容易丢失主语、前后不搭配。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope

LONGEST = 120  # characters
# Title marks and quotations hold names; a list counted off is many sentences in one.
# What has no stop behind it is taken too, so that it is walked over once.
_SENTENCE = re.compile(r"[^。！？；：…\n]++[。！？]?")
_NAMES = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|[ \t]+")
_COUNTED = re.compile(r"[二三]是|[二三]要|（[二三]）|其次，|②")
_MANY_NAMES = 12  # marks between names: a list of places or articles is long by nature


def check(text: str) -> Iterator[Hit]:
    for hit in _SENTENCE.finditer(text):
        if hit.end() - hit.start() <= LONGEST or hit[0][-1] not in "。！？":
            continue
        plain = _NAMES.sub("", hit[0])
        if len(plain) > LONGEST and plain.count("、") < _MANY_NAMES and not _COUNTED.search(plain):
            start = hit.start() + len(hit[0]) - len(hit[0].lstrip())
            yield Hit(start, hit.end(), words={"length": str(len(plain))})


RULE = Rule(
    code="ST004",
    name="very-long-sentence",
    gravity=Gravity.ADVICE,
    says="这句话有{length}字，宜断成几句",
    source="《党政机关公文处理工作条例》",
    wrong=("本馆" + "进一步完善读者服务的各项工作制度和流程，" * 7 + "取得成效。",),
    right=(
        "本馆" + "进一步完善读者服务的各项工作制度和流程。" * 7,
        "本馆" + "进一步完善读者服务的各项工作制度和流程；" * 7,
        "本馆收藏" + "《读者服务工作制度和流程汇编》、" * 12 + "等。",
        "本馆做好工作，一是" + "完善读者服务制度，" * 8 + "二是" + "完善读者服务流程，" * 8 + "取得成效。",
    ),
    check=check,
    scope=Scope.PROSE,
)
