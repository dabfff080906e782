"""`gongkai agency`: set up an agency to work with (office, columns, first account), its divisions, its contact."""

from __future__ import annotations

import argparse
import re
import secrets
from typing import TYPE_CHECKING, Any

from gongkai.cli.output import print_json
from gongkai.cli.program import OK, Unusable
from gongkai.law.house_rule import BY_NAME
from gongkai.law.source import Refusal

if TYPE_CHECKING:
    from gongkai.agencies.models import Agency

HELP = "新建机关（栏目、公开工作机构、第一个账号），增设科室，修改联系方式，确定内部规定"
EXAMPLE = (
    "gongkai agency add --code 11990000TEST000001 --name 某市体育局 --slug tiyu --login admin --person 张三"
)
NEEDS_DATABASE = True


CONTACT = (
    ("address", "办公地址"), ("postcode", "邮政编码"), ("phone", "联系电话"), ("fax", "传真"), ("email", "电子邮箱"),
    ("hours", "办公时间"), ("government", "本级人民政府（行政复议机关）"), ("letter-prefix", "告知书字号"), ("host", "门户域名"),
    ("site-id-code", "网站标识码"), ("icp", "ICP备案号"), ("psb", "公安备案号"),
)  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    subs = parser.add_subparsers(dest="what", required=True, metavar="add|division|contact|rule")
    add = subs.add_parser("add", help="新建一个机关", epilog=f"例：{EXAMPLE}")
    add.add_argument(
        "--code", required=True, metavar="代码", help="机构代码（统一社会信用代码），索引号由它起头"
    )
    add.add_argument("--name", required=True, metavar="全称", help="单位全称")
    add.add_argument("--short", default="", metavar="简称", help="简称，告知书字号也用它")
    add.add_argument("--slug", required=True, metavar="标识", help="网址里的标识，如 tiyu（/j/tiyu/）")
    add.add_argument(
        "--login", required=True, metavar="登录名", help="第一个账号，兼任系统管理员和工作机构负责人"
    )
    add.add_argument("--person", required=True, metavar="姓名", help="这个账号的姓名")
    add.add_argument("--json", action="store_true", help="输出JSON")
    division = subs.add_parser(
        "division",
        help="增设科室或局属单位",
        epilog="例：gongkai agency division --agency 机构代码 --code YWK --name 业务科",
    )
    division.add_argument("--agency", required=True, metavar="代码", help="机构代码")
    division.add_argument("--code", required=True, metavar="科室代码", help="机关内唯一，如 YWK")
    division.add_argument("--name", required=True, metavar="名称", help="科室名称")
    division.add_argument("--unit", action="store_true", help="是局属单位，不是科室")
    rule = subs.add_parser(
        "rule",
        help="确定内部规定（法律没有规定的数值）",
        epilog="例：gongkai agency rule --agency 机构代码 --name completion_days --value 10",
    )
    rule.add_argument("--agency", required=True, metavar="代码", help="机构代码")
    rule.add_argument("--name", required=True, choices=list(BY_NAME), help="哪一条")
    rule.add_argument("--value", required=True, type=int, metavar="N", help="数值，须在规定的范围内")
    contact = subs.add_parser(
        "contact",
        help="修改联系方式和门户信息",
        epilog="例：gongkai agency contact --agency 机构代码 --phone 0000-0000000",
    )
    contact.add_argument("--agency", required=True, metavar="代码", help="机构代码")
    for sub in (add, contact):
        for name, says in CONTACT:
            sub.add_argument(f"--{name}", metavar=says[:4], help=says)


def run(args: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError

    try:
        return {"add": _add, "division": _division, "contact": _contact, "rule": _rule}[args.what](args)
    except ValidationError as wrong:
        raise Unusable("；".join(_named(wrong))) from None
    except Refusal as refused:
        raise Unusable(str(refused)) from None


def _named(wrong: Any) -> list[str]:
    """Each message with the name of its field, shortened to what a terminal shows."""
    from gongkai.agencies.models import Agency

    said = []
    for field, messages in wrong.message_dict.items():
        label = (
            "" if field == "__all__" else f"{getattr(Agency._meta.get_field(field), 'verbose_name', field)}："
        )
        said += [f"{label}{message}"[:120] for message in messages]
    return said


def _given(args: argparse.Namespace) -> dict[str, str]:
    fields = {name.replace("-", "_"): getattr(args, name.replace("-", "_")) for name, _ in CONTACT}
    return {name: value for name, value in fields.items() if value is not None}


def _agency(code: str) -> Agency:
    from gongkai.agencies.models import Agency

    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        raise Unusable(f"没有代码为 {code} 的机关")
    return agency


def _rule(args: argparse.Namespace) -> int:
    from gongkai.journal import staffing
    from gongkai.law.hand import Hand
    from gongkai.site.today import today

    staffing.set_house_rule(_agency(args.agency), args.name, args.value, by=Hand.ADMINISTRATOR, on=today())
    print(f"自{today()}起，“{BY_NAME[args.name].label}”为{args.value}{BY_NAME[args.name].unit}")
    return OK


def _division(args: argparse.Namespace) -> int:
    from gongkai.agencies.models import Division
    from gongkai.journal import staffing
    from gongkai.law.hand import Hand
    from gongkai.site.today import today

    kind = Division.Kind.UNIT if args.unit else Division.Kind.DIVISION
    division = staffing.open_division(
        _agency(args.agency), args.code, args.name, kind=kind, by=Hand.ADMINISTRATOR, on=today()
    )
    print(f"已增设{division.name}；请到工作台“人员岗位”为它安排负责人和信息员")
    return OK


def _contact(args: argparse.Namespace) -> int:
    from gongkai.journal import staffing
    from gongkai.law.hand import Hand
    from gongkai.site.today import today

    fields = _given(args)
    if not fields:
        raise Unusable("没有写明要修改的内容；可以改的见 gongkai agency contact --help")
    staffing.set_contact(_agency(args.agency), by=Hand.ADMINISTRATOR, on=today(), **fields)
    print("已修改：" + "、".join(fields))
    return OK


def _add(args: argparse.Namespace) -> int:
    from django.db import transaction

    from gongkai.documents.acts import open_standard_columns
    from gongkai.journal import staffing
    from gongkai.law.hand import Hand
    from gongkai.site.today import today

    if not re.fullmatch(r"[-a-z0-9]+", args.slug):
        raise Unusable(f"--slug {args.slug!r} 只能用小写字母、数字和连字符")
    password = secrets.token_urlsafe(12)
    fields = {"letter_prefix": args.short or args.name} | _given(args)
    with transaction.atomic():
        agency = staffing.found_agency(
            by=Hand.ADMINISTRATOR,
            on=today(),
            code=args.code,
            name=args.name,
            short_name=args.short or args.name,
            slug=args.slug,
            **fields,
        )
        office = staffing.open_division(
            agency, "BGS", "办公室", is_disclosure_office=True, by=Hand.ADMINISTRATOR, on=today()
        )
        person = staffing.enrol(
            agency,
            args.login,
            args.person,
            password=password,
            division=office,
            by=Hand.ADMINISTRATOR,
            on=today(),
        )
        for hand in (Hand.ADMINISTRATOR, Hand.OFFICE_HEAD):
            staffing.give_post(person, hand, today(), by=Hand.ADMINISTRATOR, on=today())
        open_standard_columns(agency, by=Hand.ADMINISTRATOR, on=today())
    made = {"agency": agency.code, "portal": f"/j/{agency.slug}/", "login": args.login, "password": password}
    if args.json:
        print_json(made)
    else:
        print(f"已新建{agency.name}，门户 {'/' if agency.is_home else made['portal']}")
        print(f"账号 {args.login}，口令 {password}（只显示这一次，登录后请修改）")
    return OK
