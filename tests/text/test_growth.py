"""Texts made to be hard are read in a time in step with their length.

No clock is read: a process of its own is given so much of the processor that whatever walks a text once has several times
enough, and that whatever walks it once for each of its characters is stopped. `fuzz/growth.py` finds such texts.
"""

import os
import subprocess
import sys
from collections.abc import Iterator

CHARACTERS = 50_000  # as many as the portal takes at once
SECONDS = 60  # of the processor; ten is what they take
READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))
from gongkai.text import personal
from gongkai.text.catalogue import check_passage, rules
from gongkai.text.passage import Passage
for text in sys.stdin.buffer.read().decode().split("\\0"):
    print(repr(text[:12]), flush=True)
    check_passage(Passage(text), rules())
    personal.found(text)
    personal.shown(text)
    personal.mask(text, personal.look(text, likely=True, offices=True))
"""
SEEDS = (
    "的", " ", "合计1件", "第一条 ", "和", "“", "（", "《", "。一是", "一、甲\n", "甲|1|\n", "“甲\n", "13900001234 ", "张三、", "甲\r", "1", "。“",
)  # fmt: skip


def once() -> Iterator[str]:
    """One thing that begins something, and then a long row of another."""
    yield "共" + "1" * CHARACTERS + "件"
    yield '称"' + "的" * CHARACTERS
    yield "共1件，其中" + "率" * CHARACTERS
    yield "“" * (CHARACTERS // 2) + "）" * (CHARACTERS // 2)
    yield "1 " * (CHARACTERS // 2) + "甲"
    yield "甲 " * (CHARACTERS // 2) + "。"


def test_no_text_is_walked_over_again_and_again() -> None:
    texts = [*((seed * CHARACTERS)[:CHARACTERS] for seed in SEEDS), *once()]
    done = subprocess.run(
        [sys.executable, "-c", READ, str(SECONDS)],
        input="\0".join(texts).encode(), capture_output=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    read = done.stdout.decode().splitlines()
    assert done.returncode == 0, f"the last text begun was {read[-1:]}: {done.stderr.decode()[-500:]}"
    assert len(read) == len(texts)
