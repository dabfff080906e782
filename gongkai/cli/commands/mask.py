"""`gongkai mask`: personal data in files, found and masked in new files."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.cli.output import is_folder, print_json, read_text_file
from gongkai.cli.program import FINDINGS, OK, UNUSABLE, Unusable
from gongkai.cli.progress import shown
from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.shapes import Cleansed, Found
from gongkai.files.why import why
from gongkai.law.source import Refusal

HELP = "个人信息遮盖：查找文件里的个人信息，遮盖后另成新文件，原文不留"
EXAMPLE = "gongkai mask 名单.xlsx -o 名单（公开）.xlsx --json\n  gongkai mask 材料 --find-only"
NEEDS_DATABASE = False
POLICIES = ("partial", "full")
DONE = {"mask": "遮盖", "remove": "移除", "keep": "保留"}


@dataclass(frozen=True)
class Work:
    """One file and where it stands below what was given."""

    path: Path
    below: Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="文件|文件夹", help="txt、md、html、csv、docx、xlsx、pdf、png、jpg"
    )
    parser.add_argument("-o", "--out", metavar="输出", help="新文件；几个文件的，给出文件夹")
    parser.add_argument("--find-only", action="store_true", help="只查找，不写文件")
    parser.add_argument(
        "--decisions", metavar="文件", help="处理决定（JSON）：遮盖、移除或者附理由和依据保留"
    )
    parser.add_argument(
        "--policy", choices=POLICIES, default="partial", help="遮盖的程度：partial 保留首尾，full 全部遮去"
    )
    parser.add_argument("--force", action="store_true", help="输出已经存在时覆盖")
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    if not args.find_only and not args.out:
        raise Unusable("请用 -o 给出新文件；只查找的，用 --find-only")
    work, decisions = _work(args.files), _decisions(args.decisions)
    many = len(work) > 1 or any(is_folder(name) for name in args.files)
    args.written = set()
    rows, status = [], OK
    for one in shown(((1, one) for one in work), len(work), "遮盖"):
        try:
            row = _find(one, args, decisions) if args.find_only else _mask(one, args, decisions, many=many)
        except (Unusable, Refusal) as wrong:
            if not many:
                raise
            print(f"{_name(one, args)}：{wrong}", file=sys.stderr)  # one bad file does not stop the others
            status = max(status, UNUSABLE if isinstance(wrong, Unusable) else FINDINGS)
            continue
        status = max(status, FINDINGS if args.find_only and row["found"] else OK)
        rows.append(row | ({"file": str(one.path)} if many else {}))
        if not args.json:
            _show(row, _name(one, args, row) if many else "")
    if args.json:
        print_json(rows if many else rows[0])
    return status


def _work(given: list[str]) -> list[Work]:
    from gongkai.files.cleansing.kinds import KINDS

    work = []
    for name in given:
        path = Path(name)
        if is_folder(name):
            inside = sorted(f for f in path.rglob("*") if f.suffix.lower() in KINDS and f.is_file())
            work += [Work(f, f.relative_to(path)) for f in inside]
        else:
            work.append(Work(path, Path(path.name)))
    if not work:
        raise Unusable("文件夹里没有可以处理的文件（txt、md、html、csv、docx、xlsx、pdf、png、jpg）")
    return work


def _decisions(path: str | None) -> Decisions:
    from gongkai.files.cleansing.deciding import read

    if path is None:
        return Decisions()
    try:
        return read(json.loads(read_text_file(path)))
    except (json.JSONDecodeError, RecursionError):
        raise Unusable("处理决定不是合格的 JSON") from None
    except Refusal as wrong:
        raise Unusable(str(wrong)) from None


def _content(path: Path) -> bytes:
    from gongkai.files.opening import LARGEST, MEGABYTE

    try:
        if path.stat().st_size > LARGEST:
            raise Unusable(f"文件超过{LARGEST // MEGABYTE} MB，不能读取")
        return path.read_bytes()
    except FileNotFoundError:
        raise Unusable("没有找到文件，请检查路径") from None
    except OSError as wrong:
        raise Unusable(f"文件无法读取：{why(wrong)}") from None


def _find(one: Work, args: argparse.Namespace, decisions: Decisions) -> dict[str, Any]:
    from gongkai.files.cleansing import masking, personal
    from gongkai.files.opening import Unreadable

    try:
        found, unread = masking.find(
            _content(one.path), one.path.name, decisions, masker=personal.masker(args.policy)
        )
    except Unreadable as wrong:
        raise Unusable(str(wrong)) from None
    return {"found": [_row(each) for each in found], "unread": unread}


def _mask(one: Work, args: argparse.Namespace, decisions: Decisions, *, many: bool) -> dict[str, Any]:
    from gongkai.files.cleansing import masking, personal
    from gongkai.files.opening import Unreadable

    if not many:
        _may_write(Path(args.out), one, args)
    try:
        done = masking.cleanse(
            _content(one.path), one.path.name, decisions, masker=personal.masker(args.policy)
        )
    except Unreadable as wrong:
        raise Unusable(str(wrong)) from None
    out = _out(one, args, done, many=many)
    _write(out, done.content)
    rows = [_row(each) for each in done.found]
    return {"found": rows, "removed": done.removed, "unread": done.unread, "out": str(out)}


def _out(one: Work, args: argparse.Namespace, done: Cleansed, *, many: bool) -> Path:
    out = Path(args.out)
    if not many and not out.is_dir():
        return out
    if many and out.exists() and not out.is_dir():
        raise Refusal(("几个文件的输出应当是文件夹", None))
    folders = [_masked(part, args) for part in one.below.parent.parts]
    place = _own_name(out.joinpath(*folders), done.name, args.written)
    _may_write(place, one, args)
    args.written.add(place)
    return place


def _own_name(folder: Path, name: str, written: set[Path]) -> Path:
    """A name of its own for each new file: two originals may be masked alike."""
    path = folder / name
    number = 1
    while path in written:
        number += 1
        path = folder / f"{Path(name).stem}（{number}）{Path(name).suffix}"
    return path


def _may_write(out: Path, one: Work, args: argparse.Namespace) -> None:
    if out.is_dir():
        return
    if out.exists() and one.path.exists() and out.samefile(one.path):
        raise Refusal(("输出不能是原文件本身，请另给一个名称", None))
    if out.exists() and not args.force:
        raise Refusal(("输出已经存在；要覆盖的，加 --force", None))
    if out.suffix.lower() != one.path.suffix.lower():
        raise Refusal((f"新文件的扩展名应当与原文件相同（{one.path.suffix}）", None))


def _write(out: Path, content: bytes) -> None:
    """Written beside and moved into place when whole."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(f"{out.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def _name(one: Work, args: argparse.Namespace, row: dict[str, Any] | None = None) -> str:
    """A file as it may be shown: what its words make known of its name is covered too."""
    folders = [_masked(part, args) for part in one.below.parent.parts]
    if row and "out" in row:
        return str(Path(*folders, Path(row["out"]).name))
    name = one.path.name
    for each in row["found"] if row else ():
        name = name if each["do"] == "keep" else name.replace(each["text"], each["masked"].replace("*", "＊"))
    return str(Path(*folders, _masked(name, args)))


def _masked(name: str, args: argparse.Namespace) -> str:
    from gongkai.files.cleansing import masking, personal

    return masking.masked_name(name, masker=personal.masker(args.policy))


def _row(one: Found) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kind": one.kind, "start": one.start, "end": one.end, "where": one.place, "text": one.text, "masked": one.masked,
        "certain": one.certain, "do": one.what,
    }  # fmt: skip
    return said | ({"reason": one.reason, "basis": one.basis} if one.what == "keep" else {})


def _show(row: dict[str, Any], name: str) -> None:
    from gongkai.files.cleansing.personal import KINDS

    head = f"{name}：" if name else ""
    for one in row["found"]:
        sure = "" if one["certain"] else "（请人工判断）"
        print(
            f"{head}{one['where']} {KINDS.get(one['kind'], one['kind'])} {one['masked']} {DONE[one['do']]}{sure}"
        )
    for said in row.get("removed", []):
        print(f"{head}已移除：{said}")
    for said in row["unread"]:
        print(f"{head}注意：{said}")
    print(f"{head}{len(row['found'])}处")
