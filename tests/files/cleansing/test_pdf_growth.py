"""Streams of a PDF made to be hard are read in a time in step with their length.

No clock is read: a process of its own is given so much of the processor that whatever walks a stream once has several times
enough, and that whatever walks it again from each of its begins is stopped.
"""

import os
import subprocess
import sys

import pytest

from gongkai.files.cleansing.leaves_of_pdf import joined
from gongkai.files.cleansing.pdf.told_letters import MOST, written

SECONDS = 60  # of the processor; ten are what they take
READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))
from gongkai.files.cleansing.leaves_of_pdf import joined
from gongkai.files.cleansing.pdf.told_letters import written
for stream in sys.stdin.buffer.read().split(b"\\0"):
    print(stream[:40], flush=True)
    written(stream)
    joined(stream)
"""
SEEDS = (b"beginbfchar ", b"beginbfrange<41> <", b"<41> <2F 06>\n", b"<00> <FF> <2F08>\n", b"<00> <FF> <0041>\n", b"[", b"<", b"\\(", b"(", b"(\\", b"(<")  # fmt: skip


def test_no_stream_is_walked_over_again_and_again() -> None:
    streams = [
        before + (seed * MOST)[: MOST - 40] + after
        for seed in SEEDS
        for before, after in (
            (b"", b""),
            (b"(", b""),
            (b"beginbfchar ", b" endbfchar"),
            (b"beginbfrange ", b" endbfrange"),
        )
    ]
    done = subprocess.run(
        [sys.executable, "-c", READ, str(SECONDS)],
        input=b"\0".join(streams), capture_output=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    read = done.stdout.splitlines()
    assert done.returncode == 0, f"the last stream begun was {read[-1:]}: {done.stderr.decode()[-500:]}"
    assert len(read) == len(streams)


@pytest.mark.parametrize(
    ("table", "new"),
    [
        (b"beginbfchar <41> <2F06> endbfchar", b"beginbfchar <41> <4E8C> endbfchar"),
        (b"beginbfchar beginbfchar <41> <2F 06> endbfchar <41> <2F06>", b"beginbfchar beginbfchar <41> <4E8C> endbfchar <41> <2F06>"),
        (b"beginbfrange <43> <44> <2F07> endbfrange", b"beginbfrange <43> <44> [<4EA0> <4EBA>] endbfrange"),
        (b"beginbfrange < > <0\x0c1> <2F06 \x0c> endbfrange", b"beginbfrange < > <0\x0c1> [<4E8C> <4EA0>] endbfrange"),
        (b"beginbfrange <45> <46> [<2F06> <7B2C>] endbfrange", b"beginbfrange <45> <46> [<4E8C> <7B2C>] endbfrange"),
    ],
)  # fmt: skip
def test_radicals_in_a_table_are_characters(table: bytes, new: bytes) -> None:
    assert written(table) == new


@pytest.mark.parametrize(
    "table",
    [
        b"beginbfchar <41> <2F06>",
        b"beginbfchar < > < > endbfchar",
        b"beginbfrange <00> <01> < > endbfrange",
        b"beginbfrange <00> <01> <2F06D7FF> endbfrange",
        b"beginbfrange <00> <FF> <" + b"2F06" * 300 + b"> endbfrange",
        b"beginbfrange " + b"<00> <FF> <2F08>\n" * 50_000 + b"endbfrange",
    ],
    ids=range(6),
)
def test_tables_that_are_none_and_those_that_would_grow_stay(table: bytes) -> None:
    assert written(table) == table


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        (rb"(a\(b\)) Tj <41 4> Tj", b"a(b)A@"),
        (rb"(a\(<42>b(c)d", b"Bc"),
        (rb"(a<42>", b"B"),
        (b"(a\\", b""),
        (b"()<>(", b""),
    ],
)  # fmt: skip
def test_the_strings_of_a_drawing_are_read_closed_or_not(drawing: bytes, said: bytes) -> None:
    assert joined(drawing) == said
