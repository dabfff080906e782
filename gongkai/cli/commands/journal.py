"""`gongkai journal verify`: whether the journal still says what it said."""

from __future__ import annotations

import argparse

from gongkai.cli.output import print_json
from gongkai.cli.program import FINDINGS, OK

HELP = "核验留痕：逐行核对摘要链"
EXAMPLE = "gongkai journal verify --json"
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["verify"])
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    from gongkai.journal.reads import verify

    result = verify()
    broken = result.first_broken
    if args.json:
        first = {"agency": broken[0], "number": broken[1]} if broken else None
        print_json({"rows": result.rows, "ok": result.ok, "first_broken": first})
    elif broken:
        print(f"第{broken[1]}行（{broken[0]}）与记录时不符")
    else:
        print(f"{result.rows}行全部相符")
    return OK if result.ok else FINDINGS
