"""`gongkai vault rotate|check|sweep`: everything sealed brought under the newest key, opened on trial, swept of what no
record names."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from gongkai.cli.output import print_json
from gongkai.cli.program import FINDINGS, OK
from gongkai.cli.progress import shown
from gongkai.law.source import Refusal

if TYPE_CHECKING:
    from gongkai.cases.sealed import Kept, Thing

HELP = "密存：rotate 把加密的内容全部换用最新的密钥（可重复运行，可随时中断），check 逐一试开，sweep 清理一天以前写入、没有登记的文件；有打不开的，退出状态为1"
EXAMPLE = "gongkai vault rotate --json\n  gongkai vault check\n  gongkai vault sweep"
NEEDS_DATABASE = True
Result = tuple[str, str]  # what became of a thing, and of one that failed where it is and why


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", choices=["rotate", "check", "sweep"], help="rotate 换用最新的密钥，check 试开，sweep 清理"
    )
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    if args.what == "sweep":
        return _sweep(args)
    from gongkai.cases.sealed import how_many

    one, label = (_rotate_one, "换用密钥") if args.what == "rotate" else (_check_one, "试开")
    counts: Counter[str] = Counter()
    failed = []
    for result, says in shown(_each(one), how_many(_kept()), label):
        counts[result] += 1
        if says:
            failed.append(says)
    found = _report(args.what, counts) | {"failed": failed}
    if args.json:
        print_json(found)
    else:
        _print(args.what, found)
    return FINDINGS if failed else OK


def _sweep(args: argparse.Namespace) -> int:
    from gongkai.cli.jobs import vault
    from gongkai.journal.jobs import Unfinished
    from gongkai.site.today import today

    try:
        found = vault.run(today())
    except Unfinished as refused:
        raise Refusal((str(refused), None)) from None
    if args.json:
        print_json(found)
    else:
        print(vault.JOB.says.format(**found))
    return OK


def _kept() -> tuple[Kept, ...]:
    """Every column of every room that holds something sealed."""
    from gongkai.cases.sealed import KEPT, Kept
    from gongkai.channels.models import Channel
    from gongkai.matters.models import Sender

    call = "voice__call__agency__code", "voice__call__number"
    return (
        *KEPT,
        Kept(Channel, "sealed", "渠道密钥", "agency__code", "name"),
        Kept(Sender, "name_sealed", "意见提出人", *call),
        Kept(Sender, "contact_sealed", "意见提出人联系方式", *call),
    )


def _each(one: Callable[[Thing], str]) -> Iterator[tuple[int, Result]]:
    """Each sealed thing once; one that fails is named, and the rest goes on."""
    from gongkai.cases.sealed import things

    for thing in things(_kept()):
        try:
            yield 1, (one(thing), "")
        except Refusal as refused:
            yield 1, ("failed", f"{thing}：{refused}")
        except OSError as wrong:  # no space, no right: the old seal still stands
            yield 1, ("failed", f"{thing}：{wrong.strerror}")


def _rotate_one(thing: Thing) -> str:
    from gongkai.cases.acts.sealing import reseal

    if thing.is_current():
        return "already"
    if not reseal(thing):
        return "gone"
    return "files" if thing.kept.is_file else "texts"


def _check_one(thing: Thing) -> str:
    thing.try_opening()
    return "current" if thing.is_current() else "older"


def _report(what: str, counts: Counter[str]) -> dict[str, Any]:
    if what == "rotate":
        return {name: counts[name] for name in ("texts", "files", "already", "gone")}
    return {
        "opened": counts["current"] + counts["older"],
        "older_key": counts["older"],
        "unnamed_files": _unnamed(),
    }


def _unnamed() -> int:
    """Files in the vault no row names: left by a process killed between sealing a file and keeping its name."""
    from gongkai.cases.sealed import things
    from gongkai.files.vault import kept_files

    there = kept_files()
    return len(there - {thing.sealed for thing in things() if thing.kept.is_file})


def _print(what: str, found: dict[str, Any]) -> None:
    if what == "rotate":
        print("重新加密文字{texts}个、文件{files}个；已经是最新密钥的{already}个".format(**found))
    else:
        print(
            "打开{opened}个，其中仍用旧密钥的{older_key}个；没有登记的文件{unnamed_files}个".format(**found)
        )
    for says in found["failed"]:
        print(f"■ {says}")
