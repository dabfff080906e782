"""Which rules take more than their share of a text twice as long: seeds repeated on one line, on many, and with blanks.

`PYTHONPATH=. .venv/bin/python fuzz/growth.py [CODE …]` prints every rule and seed whose time grows much faster than the text.
"""

from __future__ import annotations

import sys
import time

from gongkai.text.catalogue import anchors, check_passage, rules
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule
from gongkai.text.seen import Seen

SHORT, FACTOR = 6_000, 4
LEAST, STEEP = 0.05, 2.2  # seconds worth looking at, and how many times its share the longer text may take
SEEDS = (
    "的", "x", " ", "\t", "\r", "\n", "一", "1", "，", "。", "、", "（", "）", "“", "”", "《", "》", "|", "-", "…", "〔", "号", "年", "条", "第",
    "是", "1 ", "x ", "甲 1", "1.", "1,", "1件", "共1件，", "其中1件、", "1%", "（一）", "一是", "一、", "1、", "第一条 ", "2023年", "2023年1月1日",
    "〔2023〕1号", "《办法》", "“甲”", "甲（", "http://a", "a@b.cn", "13900001234", "229901198001011230", "有限公司", "张三", "联系人：", "&#",
    "<p>", "其中", "比上年增长", "合计", "附件", "示例市人民政府", "工作工作", "中华人民共和国", "根据", "通过", "使", "对", "进行",
    "公开", "政府信息公开", "2023年1月1日至", "1万元", "其他", "和", "及", "甲、乙", "甲；", "甲：", "甲|", "| 1 |", "1\t", "…\n", "号室", "1号", "省市县",
)  # fmt: skip


def seconds(rule: Rule | None, text: str) -> float:
    passage = Passage(text)
    start = time.process_time()
    if rule is None:
        check_passage(passage, rules())
    else:
        list(rule.findings(passage, Seen(passage, anchors())))
    return time.process_time() - start


def main(codes: list[str]) -> None:
    asked = [rule for rule in rules() if not codes or rule.code in codes]
    for seed in SEEDS:
        short, long = ((seed * size)[:size] for size in (SHORT, SHORT * FACTOR))
        whole = seconds(None, short)
        if not codes and whole < LEAST and seconds(None, long) < whole * FACTOR * STEEP + LEAST:
            continue
        for rule in asked:
            before, after = seconds(rule, short), seconds(rule, long)
            if after > LEAST and after > before * FACTOR * STEEP:
                print(
                    f"{rule.code} {seed!r}: {before:.3f} s, then {after:.3f} s for {FACTOR} times as much",
                    flush=True,
                )


if __name__ == "__main__":
    main(sys.argv[1:])
