"""`gongkai import items`: what had been published elsewhere, taken in row by row; stopped, it is simply run again."""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.cli.output import print_json
from gongkai.cli.program import FINDINGS, OK, Unusable
from gongkai.cli.progress import shown

if TYPE_CHECKING:
    from gongkai.channels.intake.rows import Rows
    from gongkai.documents.importing.item import Result

HELP = "导入已经公开的信息：表格（.xlsx、.csv，模板在工作台“渠道”页下载）或者交换包（.zip）；可随时中断，再次运行接着导入；有没导入的行，退出状态为1"
EXAMPLE = (
    "gongkai import items 旧网站.xlsx --by 登录名 --dry-run --errors 问题.csv\n"
    "  gongkai import items 旧网站.xlsx --by 登录名 --source 原部门网站 --files 附件 --attest --errors 问题.csv"
)
NEEDS_DATABASE = True
BATCH = 50  # rows of one transaction: what a killed run loses at most, and does again


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["items"], help="items 已公开的信息")
    parser.add_argument("file", metavar="文件", help=".xlsx、.csv 或者 .zip（交换包）")
    parser.add_argument("--by", required=True, metavar="登录名", help="经办人；岗位要有导入的权限")
    parser.add_argument("--source", default="", metavar="来源", help="这些信息原来在哪里公开")
    parser.add_argument("--files", metavar="文件夹", help="表格里写的附件所在的文件夹")
    parser.add_argument("--attest", action="store_true", help="确认所列信息此前已经依法审查并公开")
    parser.add_argument("--dry-run", action="store_true", help="只核对，不导入")
    parser.add_argument("--errors", metavar="文件", help="没有导入的行和原因写入这个 .csv")
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    from gongkai.channels.intake.rows import each_number_once, in_order

    if not args.dry_run and not (args.attest and args.source.strip()):
        raise Unusable(
            "请用 --source 写明来源，用 --attest 确认这些信息此前已经依法审查并公开；只核对的用 --dry-run"
        )
    rows = each_number_once(_read(args))
    results = list(_taken(args, rows))
    wrong = in_order([*rows.wrong, *(one for one in results if one.error)])
    counts = {
        "rows": len(rows.items) + len(rows.wrong),
        "imported": sum(not one.error and not one.already for one in results),
        "already": sum(one.already for one in results),
        "dry_run": args.dry_run,
    }
    if args.errors:
        _write_errors(args.errors, wrong)
    _report(args, counts, wrong)
    return FINDINGS if wrong else OK


def _read(args: argparse.Namespace) -> Rows:
    from gongkai.channels.exchange.reading import read_package
    from gongkai.channels.intake.sheet import read_sheet

    path, folder = Path(args.file), Path(args.files) if args.files else None
    if folder is not None and not folder.is_dir():
        raise Unusable(f"{args.files} 不是文件夹")
    if path.suffix.lower() not in (".xlsx", ".csv", ".zip"):
        raise Unusable(f"{args.file} 应当是 .xlsx、.csv 或者 .zip（交换包）")
    try:
        content = path.open("rb")
    except OSError as wrong:
        raise Unusable(f"{args.file} 无法读取：{wrong.strerror}") from None
    if path.suffix.lower() == ".zip":
        return read_package(content)  # stays open: files are read from it when their row is taken
    with content:
        return read_sheet(path.name, content, folder)


def _taken(args: argparse.Namespace, rows: Rows) -> Iterator[Result]:
    from gongkai.cli.commands.exchange import person_named
    from gongkai.documents.importing.acts import attest, keep_numbers, take_in
    from gongkai.site.today import today

    by, on = person_named(args.by), today()
    attestation, promised = None, frozenset(item.index_no for item in rows.items if args.dry_run)
    if not args.dry_run:
        digest = _digest(Path(args.file))
        name = Path(args.file).name
        attestation = attest(by.agency, source=args.source, file=name, digest=digest, by=by, on=on).pk
        keep_numbers(by.agency, rows.items)

    def batches() -> Iterator[tuple[int, list[Result]]]:
        for start in range(0, len(rows.items), BATCH):
            items = rows.items[start : start + BATCH]
            yield len(items), take_in(attestation, by.agency, items, by=by, on=on, promised=promised)

    for batch in shown(batches(), len(rows.items), "核对" if args.dry_run else "导入"):
        yield from batch


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _write_errors(name: str, wrong: list[Result]) -> None:
    with open(name, "w", encoding="utf-8-sig", newline="") as out:
        sheet = csv.writer(out)
        sheet.writerow(("行", "索引号", "原因"))
        sheet.writerows((one.row, one.index_no.lstrip("=+-@\t"), one.error) for one in wrong)


def _report(args: argparse.Namespace, counts: dict[str, Any], wrong: list[Result]) -> None:
    if args.json:
        listed = [{"row": one.row, "index_no": one.index_no, "says": one.error} for one in wrong]
        print_json(counts | {"errors": listed})
        return
    done = "可以导入" if args.dry_run else "导入"
    print(
        f"共{counts['rows']}行，{done}{counts['imported']}行，此前已导入{counts['already']}行，没有导入{len(wrong)}行"
    )
    for one in [] if args.errors else wrong:
        print(f"■ 第{one.row}行 {one.index_no}：{one.error}")
