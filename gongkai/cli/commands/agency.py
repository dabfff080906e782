"""`gongkai agency add`: set up an agency to work with: its office, its columns, its first account."""

from __future__ import annotations

import argparse
import re
import secrets

from gongkai.cli.output import print_json
from gongkai.cli.program import OK, Unusable

HELP = "新建机关：开设栏目、公开工作机构和第一个账号"
EXAMPLE = (
    "gongkai agency add --code 11990000TEST000001 --name 某市体育局 --slug tiyu --login admin --person 张三"
)
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    subs = parser.add_subparsers(dest="what", required=True, metavar="add")
    add = subs.add_parser("add", help="新建一个机关", epilog=f"例：{EXAMPLE}")
    add.add_argument(
        "--code", required=True, metavar="代码", help="机构代码（统一社会信用代码），索引号由它起头"
    )
    add.add_argument("--name", required=True, metavar="全称")
    add.add_argument("--short", default="", metavar="简称")
    add.add_argument("--slug", required=True, metavar="标识", help="网址里的标识，如 tiyu（/j/tiyu/）")
    add.add_argument("--government", default="", metavar="政府", help="本级人民政府（行政复议机关）")
    add.add_argument(
        "--login", required=True, metavar="登录名", help="第一个账号，兼任系统管理员和工作机构负责人"
    )
    add.add_argument("--person", required=True, metavar="姓名")
    add.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from gongkai.agencies import acts
    from gongkai.agencies.models import Person
    from gongkai.documents.acts import open_standard_columns
    from gongkai.law.hand import Hand
    from gongkai.site.today import today

    if not re.fullmatch(r"[-a-z0-9]+", args.slug):
        raise Unusable(f"--slug {args.slug!r} 只能用小写字母、数字和连字符")
    if Person.objects.filter(username=args.login).exists():
        raise Unusable(f"登录名 {args.login} 已经有人用了，请换一个")
    password = secrets.token_urlsafe(12)
    try:
        with transaction.atomic():
            agency = acts.found_agency(
                code=args.code, name=args.name, short_name=args.short or args.name, slug=args.slug,
                government=args.government, letter_prefix=args.short or args.name,
            )  # fmt: skip
            office = acts.open_division(agency, "BGS", "办公室", is_disclosure_office=True)
            person = acts.enrol(agency, args.login, args.person, password=password, division=office)
            for hand in (Hand.ADMINISTRATOR, Hand.OFFICE_HEAD):
                acts.give_post(person, hand, today())
            open_standard_columns(agency)
    except ValidationError as wrong:
        raise Unusable("；".join(wrong.messages)) from None
    made = {"agency": agency.code, "portal": f"/j/{agency.slug}/", "login": args.login, "password": password}
    if args.json:
        print_json(made)
    else:
        print(f"已新建{agency.name}，门户 {'/' if agency.is_home else made['portal']}")
        print(f"账号 {args.login}，口令 {password}（只显示这一次，登录后请修改）")
    return OK
