"""What changes in the agencies' room: the only writer of its tables."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Agency, Division, HolidayNotice, HouseRuleValue, Person, Post, Series
from gongkai.law.hand import Hand
from gongkai.law.house_rule import BY_NAME
from gongkai.law.source import Refusal
from gongkai.law.working_day import Year, read_year


def found_agency(**fields: Any) -> Agency:
    """Set up an agency. The first one of an installation becomes its home portal."""
    with transaction.atomic():
        fields.setdefault("is_home", not Agency.objects.exists())
        agency = Agency(**fields)
        agency.full_clean()
        agency.save(force_insert=True)
        return agency


CONTACT = (
    "address",
    "postcode",
    "phone",
    "fax",
    "email",
    "hours",
    "government",
    "letter_prefix",
    "host",
    "site_id_code",
    "icp",
    "psb",
)


@transaction.atomic
def set_contact(agency: Agency, **fields: str) -> Agency:
    """Change how an agency is reached and named on its portal (keys of CONTACT). Raises ValidationError."""
    unknown = set(fields) - set(CONTACT)
    if unknown:
        raise ValueError(f"not a contact field: {sorted(unknown)}")
    row = Agency.objects.select_for_update().get(pk=agency.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    row.full_clean()
    row.save(update_fields=list(fields))
    return row


def open_division(agency: Agency, code: str, name: str, **fields: Any) -> Division:
    return Division.objects.create(agency=agency, code=code, name=name, **fields)


def enrol(
    agency: Agency, username: str, name: str, *, password: str | None = None, encoded: str = "", **fields: Any
) -> Person:
    """Make an account with a password, or an already `encoded` one. With neither it cannot log in."""
    person = Person(agency=agency, username=username, name=name, **fields)
    if encoded:
        person.password = encoded
    elif password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.save(force_insert=True)
    return person


def give_post(
    person: Person,
    hand: Hand,
    since: date,
    *,
    division: Division | None = None,
    until: date | None = None,
    covers: Person | None = None,
) -> Post:
    """Give a post from a day on. A substitute's post names whom it covers and when it ends."""
    if division is not None and division.agency_id != person.agency_id:
        raise Refusal((f"{person}不是{division.agency}的人员", None))
    if covers is not None and until is None:
        raise Refusal(("代行岗位要写明截止日期", None))
    return Post.objects.create(
        person=person, hand=hand, since=since, division=division, until=until, covers=covers
    )


def set_house_rule(agency: Agency, name: str, value: int, *, since: date) -> HouseRuleValue:
    """Choose a value where the law is silent; earlier values stay for earlier days."""
    if name not in BY_NAME:
        raise Refusal((f"没有名为“{name}”的内部规定", None))
    row, _ = HouseRuleValue.objects.update_or_create(
        agency=agency, name=name, since=since, defaults={"value": BY_NAME[name].accept(value)}
    )
    return row


def file_notice(text: str, *, by: str, on: date) -> tuple[HolidayNotice, Year]:
    """File a holiday notice (TOML text). The latest notice of a year rules from now on.

    Raises Refusal naming what is wrong with the notice; nothing is kept then. Recomputing open cases is the
    caller's next step.
    """
    try:
        fields = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise Refusal((f"放假通知不是合格的TOML文件：{wrong}", None)) from wrong
    year = read_year(fields)
    body = {
        "year": year.year,
        "status": year.status.value,
        "notice": year.notice,
        "issued": year.issued,
        "remark": year.remark,
        "off": [{"day": d.isoformat(), "name": n} for d, n in sorted(year.off.items())],
        "work": [d.isoformat() for d in sorted(year.work)],
    }
    return HolidayNotice.objects.create(year=year.year, body=body, filed_on=on, filed_by=by), year


def take_number(agency: Agency, series: str, year: int) -> int:
    """The next number of a series, without gaps: it rolls back with the act that took it."""
    with transaction.atomic():
        Series.objects.get_or_create(agency=agency, name=series, year=year)
        row = Series.objects.select_for_update().get(agency=agency, name=series, year=year)
        row.last += 1
        row.save(update_fields=["last"])
        return row.last
