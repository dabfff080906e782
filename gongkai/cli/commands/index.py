"""`gongkai index`: write the full-text index again from the public documents; safe to run and to stop any time."""

from __future__ import annotations

import argparse
from itertools import chain

from gongkai.cli.output import print_json
from gongkai.cli.program import OK
from gongkai.cli.progress import shown

HELP = "重建全文索引：把公开的信息和事项重新编入，撤下不再公开的（可重复运行，可随时中断）"
EXAMPLE = "gongkai index --json"
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--anew", action="store_true", help="先清空索引；索引损坏时使用，完成之前搜索结果不全"
    )
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    from gongkai.cli.indexed import KINDS
    from gongkai.search.acts import clear

    if args.anew:
        clear()
    keys = [(kind, kind.everything()) for kind in KINDS]
    total = sum(len(found) for _, found in keys)
    steps = chain.from_iterable(kind.reindex(found) for kind, found in keys)
    indexed = sum(shown(steps, total, "编入索引"))
    done = {"indexed": indexed, "removed": total - indexed}
    if args.json:
        print_json(done)
    else:
        print("编入索引{indexed}条，撤下{removed}条".format(**done))
    return OK
