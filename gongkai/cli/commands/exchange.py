"""`gongkai exchange export|import`: the exchange package for another portal out, its receipt in."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.output import print_json
from gongkai.cli.program import FINDINGS, OK, Unusable

if TYPE_CHECKING:
    from gongkai.agencies.models import Agency, Person
    from gongkai.channels.models import Channel

HELP = "交换包：export 把公开的信息打包送给政府门户，import 读入对方的回执 receipt.json；有用不上的行，退出状态为1"
EXAMPLE = (
    "gongkai exchange export --channel 市政府门户 --by 登录名 -o 交换包.zip\n"
    "  gongkai exchange import receipt.json --channel 市政府门户 --by 登录名 --json"
)
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["export", "import"], help="export 导出，import 读入回执")
    parser.add_argument("file", nargs="?", metavar="回执", help="import 时的 receipt.json")
    parser.add_argument("--channel", required=True, metavar="渠道", help="渠道的名称")
    parser.add_argument("--by", required=True, metavar="登录名", help="经办人；岗位要有送达的权限")
    parser.add_argument("-o", "--out", metavar="文件", help="导出的 .zip")
    parser.add_argument("--since", type=day, metavar="日期", help="只要这一天起首次发布的")
    parser.add_argument("--until", type=day, metavar="日期", help="只要到这一天首次发布的")
    parser.add_argument("--column", default="", metavar="栏目", help="只要这个栏目（标识）及其下级的")
    parser.add_argument("--all", action="store_true", help="已经送出的也再次导出；缺省只导出还没有送出的")
    parser.add_argument("--batch", default="", metavar="批次", help="再次导出此前的一个批次")
    parser.add_argument("--json", action="store_true", help="输出JSON")


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期 {text!r} 请写成 2026-11-25") from None


def run(args: argparse.Namespace) -> int:
    by = person_named(args.by)
    channel = _channel(by.agency, args.channel)
    return _export(args, channel, by) if args.what == "export" else _import(args, channel, by)


def person_named(login: str) -> Person:
    """The active account of a login. Raises Unusable."""
    from gongkai.agencies.models import Person

    person = Person.objects.select_related("agency").filter(username=login, is_active=True).first()
    if person is None:
        raise Unusable(f"没有登录名为 {login} 的在用账号")
    return person


def _channel(agency: Agency, name: str) -> Channel:
    from gongkai.channels.models import Channel

    channel = Channel.objects.filter(agency=agency, name=name).first()
    if channel is None:
        raise Unusable(f"{agency}没有名为“{name}”的渠道；请先在工作台“渠道”页开设")
    return channel


def _export(args: argparse.Namespace, channel: Channel, by: Person) -> int:
    """The package has its name only when it is whole and its deliveries are noted."""
    from gongkai.channels.acts.delivering import send_package
    from gongkai.channels.reads import Selection
    from gongkai.site.today import today

    if not args.out:
        raise Unusable("请用 -o 给出导出的文件")
    chosen = Selection(args.since, args.until, args.column, not args.all, args.batch)
    beside = Path(f"{args.out}.{os.getpid()}.part")
    try:
        with beside.open("w+b") as out:
            written = send_package(channel.pk, chosen, out, by=by, on=today())
        beside.replace(args.out)
    finally:
        beside.unlink(missing_ok=True)
    done = {"batch": written.batch, "count": written.count, "withdrawn": written.withdrawn}
    if args.json:
        print_json(done)
    else:
        print("批次{batch}：{count}条，其中告知撤下{withdrawn}条".format(**done))
    return OK


def _import(args: argparse.Namespace, channel: Channel, by: Person) -> int:
    from gongkai.channels.acts.receipts import take_receipts
    from gongkai.site.today import today

    try:
        content = Path(args.file or "").read_bytes()
    except OSError:
        raise Unusable(f"{args.file or '（没有给出回执文件）'} 无法读取，请给出 receipt.json") from None
    taken = take_receipts(channel.pk, content, by=by, on=today())
    wrong = [{"line": one.line, "index_no": one.index_no, "says": one.says} for one in taken.wrong]
    counts = {
        "received": taken.received,
        "failed": taken.failed,
        "withdrawn": taken.withdrawn,
        "same": taken.same,
    }
    if args.json:
        print_json(counts | {"errors": wrong})
    else:
        print("收到{received}条，未成功{failed}条，撤下{withdrawn}条，此前已登记{same}条".format(**counts))
        for one in wrong:
            print("■ 第{line}行 {index_no}：{says}".format(**one))
    return FINDINGS if wrong else OK
