"""`gongkai`: one program, one sub-command a matter.

Exit status: 0 fine, 1 findings or a refusal, 2 the input could not be used (one sentence on stderr, no traceback).
Commands that only read the law or a text never start the framework.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from gongkai import __version__
from gongkai.cli.speaking import ChineseParser
from gongkai.law.source import LawError

# Name of the sub-command → module below gongkai.cli.commands that carries it out.
COMMANDS = (
    "due",
    "fee",
    "remedy",
    "agency",
    "calendar",
    "check",
    "mask",
    "learn",
    "report",
    "letter",
    "journal",
    "exchange",
    "import",
    "index",
    "vault",
    "clocks",
    "nightly",
    "worker",
    "demo",
    "setup",
    "serve",
)

OK, FINDINGS, UNUSABLE = 0, 1, 2


class Unusable(Exception):
    """The input could not be used; the text is one clear sentence."""


def command(name: str) -> ModuleType:
    """The module of a sub-command: `HELP`, `EXAMPLE`, `arguments(parser)`, `run(args) -> int`, `NEEDS_DATABASE`."""
    return importlib.import_module(f"gongkai.cli.commands.{name}")


def parser() -> argparse.ArgumentParser:
    top = ChineseParser(prog="gongkai", description="政府信息公开工作平台的命令行")
    top.add_argument("--version", action="version", version=f"gongkai {__version__}", help="显示版本")
    subs = top.add_subparsers(dest="command", required=True, metavar="命令")
    for name in COMMANDS:
        module = command(name)
        sub = subs.add_parser(
            name,
            help=module.HELP,
            description=module.HELP,
            epilog=f"例：\n  {module.EXAMPLE}",
        )
        module.arguments(sub)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one sub-command and return its exit status."""
    args = parser().parse_args(argv)
    module = command(args.command)
    try:
        if module.NEEDS_DATABASE:
            start_framework()
        status = _run(module, args)
        sys.stdout.flush()
        return status
    except Unusable as wrong:
        print(" ".join(str(wrong).splitlines()), file=sys.stderr)  # a name may have a break in it
        return UNUSABLE
    except LawError as refused:
        print(refused, file=sys.stderr)
        return FINDINGS
    except BrokenPipeError:
        # The reader of a pipe went away (`| head`); that is no fault of the input.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as wrong:
        # What a command reads it guards itself; what is left is an output that cannot be written.
        from gongkai.files.why import why

        print(f"输出无法写入：{why(wrong)}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNUSABLE
    except KeyboardInterrupt:
        return 130


def _run(module: ModuleType, args: argparse.Namespace) -> int:
    """Run a command; a database that is missing or was never set up becomes one sentence."""
    try:
        return int(module.run(args))
    except Exception as wrong:
        if "django.db" not in sys.modules:  # no framework was started: it is no database that failed
            raise
        from django.db import OperationalError, ProgrammingError

        if not isinstance(wrong, OperationalError | ProgrammingError):
            raise
        first = str(wrong).strip().splitlines()[0]
        raise Unusable(f"数据库无法使用，或者还没有建立（{first}）；请先运行 ./run --setup-only") from None


def start_framework() -> None:
    """Load settings and models. Raises Unusable when a setting or the database cannot be used."""
    import django

    from gongkai.site.environment import BadSetting

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
    try:
        django.setup()
    except BadSetting as wrong:
        raise Unusable(str(wrong)) from None


if __name__ == "__main__":
    # Started with -m this file is a second module: the commands know the errors of the first.
    sys.exit(importlib.import_module("gongkai.cli.program").main())
