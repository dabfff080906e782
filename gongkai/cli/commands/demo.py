"""`gongkai demo`: load the demonstration year into an empty installation."""

from __future__ import annotations

import argparse

from gongkai.cli.program import OK

HELP = "载入演示数据（示例市文化广播电视和旅游局的一年），只用于空的系统"
EXAMPLE = "gongkai demo"
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--if-empty", action="store_true", help="已有数据时安静地跳过")
    parser.add_argument("--logins", action="store_true", help="只列出演示账号")


def run(args: argparse.Namespace) -> int:
    from gongkai.agencies.models import Agency
    from gongkai.cli.demonstration.load import load
    from gongkai.law.source import Refusal
    from gongkai.site.today import today

    if args.logins:
        return _logins()
    if Agency.objects.exists():
        if args.if_empty:
            return OK
        raise Refusal(("系统里已经有机关，演示数据只能载入空的系统；请另设 GONGKAI_HOME", None))
    load(today())
    print("演示数据已载入")
    return OK


def _logins() -> int:
    """The accounts of a demonstration, with the password they share; silent where there is none."""
    from gongkai.agencies.models import Agency, Person
    from gongkai.cli.demonstration.people import PASSWORD

    if not Agency.objects.exists():
        print("系统里还没有机关，请先设立：.venv/bin/gongkai agency add --help")
    people = Person.objects.filter(agency__is_demonstration=True, is_active=True).order_by("pk")
    # They share one hash: checking it once tells for all whether the password is still the printed one.
    first = people.first()
    rows = [(p.username, p.name, p.title) for p in people if first and p.password == first.password]
    if not first or not first.check_password(PASSWORD):
        return OK
    print(f"演示账号（口令都是 {PASSWORD}）：")
    for username, name, title in rows:
        print(f"  {username:<6}{name} {title}")
    return OK
