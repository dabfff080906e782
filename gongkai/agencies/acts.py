"""What changes in the agencies' room: the only writer of its tables."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gongkai.agencies.models import Agency, Division, HolidayNotice, HouseRuleValue, Person, Post, Series
from gongkai.law.hand import Hand
from gongkai.law.house_rule import BY_NAME
from gongkai.law.source import Refusal
from gongkai.law.working_day import Year, read_year

CODE = re.compile(r"[0-9A-Z]{6,18}")
ONE_WAITS = "{}年已有一份放假通知等待确认，请先确认或者撤销它"
LOGIN = re.compile(r"[a-z][a-z0-9._-]{1,39}")


def found_agency(**fields: Any) -> Agency:
    """Set up an agency. The first one of an installation becomes its home portal.

    Raises Refusal for a code that cannot begin an index number or a name that is no name, ValidationError for
    what is taken or too long.
    """
    if not CODE.fullmatch(str(fields.get("code", ""))):
        raise Refusal(("机构代码应当是6至18位数字和大写字母（统一社会信用代码）", None))
    _one_line("单位全称", fields.get("name", ""))
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


def _one_line(label: str, text: str) -> None:
    """A name has something in it and stands on one line."""
    if not text.strip() or not text.isprintable():
        raise Refusal((f"请填写{label}，一行文字，不含换行和制表符", None))


def open_division(agency: Agency, code: str, name: str, **fields: Any) -> Division:
    """A division or unit. Raises Refusal for a blank name or a code the agency has already."""
    _one_line("科室名称", name)
    _one_line("科室代码", code)
    if Division.objects.filter(agency=agency, code=code).exists():
        raise Refusal((f"科室代码 {code} 在这个机关已经有了，请换一个", None))
    return Division.objects.create(agency=agency, code=code, name=name, **fields)


def enrol(
    agency: Agency, username: str, name: str, *, password: str | None = None, encoded: str = "", **fields: Any
) -> Person:
    """Make an account with a password, or an already `encoded` one. With neither it cannot log in.

    Raises Refusal for a login or a name that is none, or a login somebody has.
    """
    if not LOGIN.fullmatch(username):
        raise Refusal(("登录名用小写字母、数字和 . _ -，字母开头，2至40位", None))
    _one_line("姓名", name)
    if Person.objects.filter(username=username).exists():
        raise Refusal((f"登录名 {username} 已经有人用了，请换一个", None))
    person = Person(agency=agency, username=username, name=name, **fields)
    _address(person.email)
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


@transaction.atomic
def end_post(post_id: int, *, until: date) -> Post:
    """The last day of a post. Raises Refusal when it ended before, or had not begun."""
    post = Post.objects.select_for_update(of=("self",)).select_related("person").get(pk=post_id)
    if until < post.since:
        raise Refusal((f"止日不能早于起日（{post.since}）", None))
    if post.until is not None and post.until <= until:
        raise Refusal((f"这个岗位到{post.until}已经终止", None))
    post.until = until
    post.save(update_fields=["until"])
    return post


@transaction.atomic
def stop_account(person_id: int) -> Person:
    """Nobody logs in with this account any more; what it did stays under its name."""
    person = Person.objects.select_for_update().get(pk=person_id)
    if not person.is_active:
        raise Refusal((f"{person}的账号已经停用", None))
    person.is_active = False
    person.save(update_fields=["is_active"])
    return person


@transaction.atomic
def set_email(person_id: int, email: str) -> Person:
    """Where the daily digest of an account goes; empty: nowhere. Raises Refusal for what is no address."""
    _address(email)
    person = Person.objects.select_for_update().get(pk=person_id)
    person.email = email
    person.save(update_fields=["email"])
    return person


def _address(email: str) -> None:
    try:
        Person._meta.get_field("email").run_validators(email)
    except ValidationError:
        raise Refusal(("工作邮箱请写成 name@example.gov.cn 这样的地址", None)) from None


@transaction.atomic
def reset_password(person_id: int, password: str) -> Person:
    """A new password for who forgot theirs; sessions under the old one end."""
    person = Person.objects.select_for_update().get(pk=person_id)
    person.set_password(password)
    person.save(update_fields=["password"])
    return person


def set_house_rule(agency: Agency, name: str, value: int, *, since: date) -> HouseRuleValue:
    """Choose a value where the law is silent; earlier values stay for earlier days."""
    if name not in BY_NAME:
        raise Refusal((f"没有名为“{name}”的内部规定", None))
    row, _ = HouseRuleValue.objects.update_or_create(
        agency=agency, name=name, since=since, defaults={"value": BY_NAME[name].accept(value)}
    )
    return row


def file_notice(text: str, *, by: str, on: date) -> tuple[HolidayNotice, Year]:
    """File a holiday notice (TOML text) at the machine's own terminal: it rules from now on.

    Raises Refusal as `propose_notice`, or for what is no TOML. Recomputing open cases is the caller's next step.
    """
    try:
        fields = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise Refusal((f"放假通知不是合格的TOML文件：{wrong}", None)) from wrong
    with transaction.atomic():
        notice, year = propose_notice(fields, by=by, on=on)
        return confirm_notice(notice.pk, by=by, on=on), year


@transaction.atomic
def propose_notice(
    fields: dict[str, Any],
    *,
    by: str,
    on: date,
    filer: Person | None = None,
    corrects: HolidayNotice | None = None,
    why: str = "",
) -> tuple[HolidayNotice, Year]:
    """File a holiday notice, which rules once it is confirmed.

    Raises Refusal naming what is wrong with the notice, while another one of its year waits, and for a correction
    without its reason or of what never came into force; nothing is kept then.
    """
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
    if HolidayNotice.objects.waiting().filter(year=year.year).exists():
        raise Refusal((ONE_WAITS.format(year.year), None))
    if corrects is not None:
        if corrects.year != year.year or corrects.confirmed_on is None:
            raise Refusal((f"只能更正{year.year}年已经生效的放假通知", None))
        if not why.strip():
            raise Refusal(("请写明更正的原因：原来的录入错在哪里", None))
    notice = HolidayNotice(
        year=year.year, body=body, filed_on=on, filed_by=by, filer=filer, corrects=corrects, why=why.strip()
    )
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:  # somebody else filed one at the same moment
        raise Refusal((ONE_WAITS.format(year.year), None)) from None
    return notice, year


@transaction.atomic
def confirm_notice(notice_id: int, *, by: str, on: date, confirmer: Person | None = None) -> HolidayNotice:
    """Bring a waiting notice into force. Raises Refusal for who filed it, and when it waits no more."""
    notice = _waiting(notice_id)
    if confirmer is not None and confirmer.pk == notice.filer_id:
        raise Refusal(("放假通知要由录入人以外的另一人核对确认", None))
    if notice.year < on.year:
        raise Refusal((f"{notice.year}年已经过去，期限和文书都按当时的安排计算，请撤销这份录入", None))
    notice.confirmed_on, notice.confirmed_by, notice.confirmer = on, by, confirmer
    notice.save(update_fields=["confirmed_on", "confirmed_by", "confirmer"])
    return notice


@transaction.atomic
def drop_notice(notice_id: int, *, by: str, on: date) -> HolidayNotice:
    """Take back a notice that waits; it never ruled. Raises Refusal when it waits no more."""
    notice = _waiting(notice_id)
    notice.dropped_on, notice.dropped_by = on, by
    notice.save(update_fields=["dropped_on", "dropped_by"])
    return notice


def _waiting(notice_id: int) -> HolidayNotice:
    notice = HolidayNotice.objects.select_for_update().get(pk=notice_id)
    if notice.confirmed_on:
        raise Refusal((f"这份通知已经由{notice.confirmed_by}确认，{notice.confirmed_on}起生效", None))
    if notice.dropped_on:
        raise Refusal((f"这份录入已经由{notice.dropped_by}撤销", None))
    return notice


def keep_number(agency: Agency, series: str, year: int, number: int) -> None:
    """A number that was given elsewhere is not given again here: the series goes on behind it."""
    with transaction.atomic():
        Series.objects.get_or_create(agency=agency, name=series, year=year)
        row = Series.objects.select_for_update().get(agency=agency, name=series, year=year)
        if row.last < number:
            row.last = number
            row.save(update_fields=["last"])


def take_number(agency: Agency, series: str, year: int) -> int:
    """The next number of a series, without gaps: it rolls back with the act that took it."""
    with transaction.atomic():
        Series.objects.get_or_create(agency=agency, name=series, year=year)
        row = Series.objects.select_for_update().get(agency=agency, name=series, year=year)
        row.last += 1
        row.save(update_fields=["last"])
        return row.last
