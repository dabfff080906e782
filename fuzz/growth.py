"""Which rules take more than their share of a longer text: seeds repeated, two by turns, and many of one before many of another.

`PYTHONPATH=. .venv/bin/python fuzz/growth.py [CODE …]` prints every rule and seed whose time grows much faster than the text,
and the same of the personal data: what is looked for, what the gate stops, what is covered.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator

from gongkai.text import personal
from gongkai.text.catalogue import anchors, check_passage, rules
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule
from gongkai.text.seen import Seen

SHORT, FACTOR = 6_000, 4
PAIRS = 400
LEAST, STEEP = 0.05, 2.2  # seconds worth looking at, and how many times its share the longer text may take
SEEDS = (
    "的", "x", " ", "\t", "\r", "\n", "一", "1", "，", "。", "、", "（", "）", "“", "”", "《", "》", "|", "-", "…", "〔", "号", "年", "条", "第",
    "是", "1 ", "x ", "甲 1", "1.", "1,", "1件", "共1件，", "其中1件、", "1%", "（一）", "一是", "一、", "1、", "第一条 ", "2023年", "2023年1月1日",
    "〔2023〕1号", "《办法》", "“甲”", "甲（", "http://a", "a@b.cn", "13900001234", "229901198001011230", "有限公司", "张三", "联系人：", "&#",
    "<p>", "其中", "比上年增长", "合计", "附件", "示例市人民政府", "工作工作", "中华人民共和国", "根据", "通过", "使", "对", "进行",
    "公开", "政府信息公开", "2023年1月1日至", "1万元", "其他", "和", "及", "甲、乙", "甲；", "甲：", "甲|", "| 1 |", "1\t", "…\n", "号室", "1号", "省市县",
    '"', "'", "<", "[", "{", "*", "&", "#", "@", "=", "/", "’", "；", "：", "！", "？", "·", "〈", "【", "\u200b", "\xa0", "\ufffd", "請", "鈥", "０",
    "。一是", "；二是", "、二是", "首先，", "“甲”、", "《甲》、", "率", "占", "约", "以上", "等。", "为", "以", "本报告", "三部分", "》示办〔2023〕1号）", "处",
)  # fmt: skip


Work = Callable[[str], object]


def seconds(work: Work, text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def everything(text: str) -> None:
    check_passage(Passage(text), rules())
    for work in PERSONAL.values():
        work(text)


def of_rule(rule: Rule) -> Work:
    def work(text: str) -> None:
        passage = Passage(text)
        list(rule.findings(passage, Seen(passage, anchors())))

    return work


PERSONAL: dict[str, Work] = {
    "look": lambda text: personal.look(text, likely=True, offices=True),
    "found": personal.found,
    "shown": personal.shown,
    "mask": lambda text: personal.mask(text, personal.look(text)),
}


def texts() -> Iterator[tuple[str, Callable[[int], str]]]:
    """A name, and the text of so many characters."""
    for seed in SEEDS:
        yield repr(seed), lambda size, seed=seed: (seed * size)[:size]  # type: ignore[misc]
    draw = random.Random(PAIRS)
    for _ in range(PAIRS):
        one, two = draw.sample(SEEDS, 2)
        both = one + two
        yield repr(both), lambda size, both=both: (both * size)[:size]  # type: ignore[misc]
        yield (
            f"{one!r} before {two!r}",
            lambda size, one=one, two=two: (one * size)[: size // 2] + (two * size)[: size // 2],  # type: ignore[misc]
        )
        yield (
            f"{two!r} within {one!r}",
            lambda size, one=one, two=two: f"{one}{(two * size)[:size]}{one}",  # type: ignore[misc]
        )


def main(codes: list[str]) -> None:
    asked = {rule.code: of_rule(rule) for rule in rules()} | PERSONAL
    asked = {code: work for code, work in asked.items() if not codes or code in codes}
    for name, text in texts():
        short, long = text(SHORT), text(SHORT * FACTOR)
        whole = seconds(everything, short)
        if not codes and seconds(everything, long) < (whole * 1.2 + LEAST) * FACTOR:
            continue
        for code, work in asked.items():
            before, after = seconds(work, short), seconds(work, long)
            if after > LEAST and after > before * FACTOR * STEEP:
                print(
                    f"{code} {name}: {before:.3f} s, then {after:.3f} s for {FACTOR} times as much",
                    flush=True,
                )


if __name__ == "__main__":
    main(sys.argv[1:])
