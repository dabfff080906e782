"""`gongkai setup`: bring the database, the index and the static files to this version; safe to run any time."""

from __future__ import annotations

import argparse

from gongkai.cli.program import OK
from gongkai.cli.progress import shown

HELP = "升级数据库，补全全文索引，收集静态文件（可重复运行）"
EXAMPLE = "gongkai setup"
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="只在出错或者要等待时说话")


def run(args: argparse.Namespace) -> int:
    from django.core.management import call_command

    from gongkai.cli.indexed import KINDS

    level = 0 if args.quiet else 1
    call_command("migrate", interactive=False, verbosity=level)
    for kind in KINDS:
        keys = kind.misplaced()
        sum(shown(kind.reindex(keys), len(keys), "编入索引"))
    call_command("collectstatic", interactive=False, verbosity=0)
    return OK
