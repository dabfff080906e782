"""The acts of the agencies' room, each with its line: that room stands below the journal and cannot write it itself.

Faces call these, never `agencies.acts`. `by` is a person, or ADMINISTRATOR for who works at the machine's own terminal.
An agency names its working body and its duties (条例第四条).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies import acts
from gongkai.agencies.models import Agency, Division, HolidayNotice, HouseRuleValue, Person, Post
from gongkai.agencies.scope import Right, scope_of
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.house_rule import BY_NAME
from gongkai.law.source import Refusal
from gongkai.law.statutes import HOLIDAYS_2024, OGI_2019
from gongkai.law.working_day import Year

UNDER = OGI_2019.article(4)
By = Person | Hand


@transaction.atomic
def found_agency(*, by: By, on: date, **fields: Any) -> Agency:
    agency = acts.found_agency(**fields)
    _line(agency, "agency", agency.code, "found_agency", "设立机关", by, on)
    return agency


@transaction.atomic
def open_division(agency: Agency, code: str, name: str, *, by: By, on: date, **fields: Any) -> Division:
    division = acts.open_division(agency, code, name, **fields)
    _line(agency, "agency", agency.code, "open_division", "增设科室", by, on, division=code)
    return division


@transaction.atomic
def set_contact(agency: Agency, *, by: By, on: date, **fields: str) -> Agency:
    changed = acts.set_contact(agency, **fields)
    _line(agency, "agency", agency.code, "set_contact", "修改联系方式", by, on, fields=sorted(fields))
    return changed


@transaction.atomic
def set_house_rule(agency: Agency, name: str, value: int, *, by: By, on: date) -> HouseRuleValue:
    row = acts.set_house_rule(agency, name, value, since=on)
    _line(
        agency,
        "agency",
        agency.code,
        "set_house_rule",
        f"确定内部规定：{BY_NAME[name].label}",
        by,
        on,
        rule=name,
        value=value,
    )
    return row


@transaction.atomic
def enrol(agency: Agency, username: str, name: str, *, by: By, on: date, **fields: Any) -> Person:
    person = acts.enrol(agency, username, name, **fields)
    _line(agency, "account", username, "enrol", "开设账号", by, on)
    return person


@transaction.atomic
def give_post(person: Person, hand: Hand, since: date, *, by: By, on: date, **fields: Any) -> Post:
    post = acts.give_post(person, hand, since, **fields)
    _line(
        person.agency, "account", person.username, "give_post", "授予岗位", by, on,
        post=post.hand, since=post.since, until=post.until,
    )  # fmt: skip
    return post


@transaction.atomic
def end_post(post_id: int, *, until: date, by: By, on: date) -> Post:
    post = acts.end_post(post_id, until=until)
    person = post.person
    _line(
        person.agency, "account", person.username, "end_post", "终止岗位", by, on, post=post.hand, until=until
    )
    return post


@transaction.atomic
def stop_account(person_id: int, *, by: By, on: date) -> Person:
    person = acts.stop_account(person_id)
    _line(person.agency, "account", person.username, "stop_account", "停用账号", by, on)
    return person


@transaction.atomic
def set_email(person_id: int, email: str, *, by: By, on: date) -> Person:
    """The line says that the address was set, not which it is."""
    person = acts.set_email(person_id, email)
    label = "登记工作邮箱" if email else "撤销工作邮箱"
    _line(person.agency, "account", person.username, "set_email", label, by, on)
    return person


@transaction.atomic
def reset_password(person_id: int, password: str, *, by: By, on: date) -> Person:
    person = acts.reset_password(person_id, password)
    _line(person.agency, "account", person.username, "reset_password", "重设口令", by, on)
    return person


@transaction.atomic
def file_notice(text: str, *, by: By, on: date) -> Year:
    """File a holiday notice for the installation at the machine's terminal, in force at once; every agency's journal
    says so, for every clock may move."""
    notice, year = acts.file_notice(text, by=_name(by), on=on)
    _tell_all(notice, "file_notice", "录入放假通知", by, on, Hand.ADMINISTRATOR)
    return year


@transaction.atomic
def propose_notice(fields: dict[str, Any], *, by: Person, on: date, **more: Any) -> HolidayNotice:
    """File a holiday notice at the desk; nothing moves until somebody else confirms it. Raises Refusal."""
    hand = _for_all(by, Right.FILE_NOTICE, "录入放假通知", on)
    notice, _ = acts.propose_notice(fields, by=by.name, filer=by, on=on, **more)
    _tell(by.agency, notice, "propose_notice", "录入放假通知，待确认", by, on, hand)
    return notice


@transaction.atomic
def confirm_notice(notice_id: int, *, by: Person, on: date) -> HolidayNotice:
    """Bring a notice into force, by another than who filed it; every agency's journal says so. Raises Refusal."""
    hand = _for_all(by, Right.CONFIRM_NOTICE, "确认放假通知", on)
    notice = acts.confirm_notice(notice_id, by=by.name, confirmer=by, on=on)
    label = "确认更正放假通知" if notice.corrects_id else "确认放假通知"
    _tell_all(notice, "confirm_notice", label, by, on, hand, filed_by=notice.filed_by)
    return notice


@transaction.atomic
def drop_notice(notice_id: int, *, by: Person, on: date) -> HolidayNotice:
    """Take back a notice that waits to be confirmed. Raises Refusal."""
    hand = _for_all(by, Right.FILE_NOTICE, "撤销放假通知的录入", on)
    notice = acts.drop_notice(notice_id, by=by.name, on=on)
    _tell(by.agency, notice, "drop_notice", "撤销放假通知的录入", by, on, hand)
    return notice


def _for_all(by: Person, right: Right, doing: str, on: date) -> Hand:
    """The hand by which somebody of the home agency acts for the whole installation. Raises Refusal."""
    if not by.agency.is_home:
        raise Refusal((f"放假通知对全系统生效，{doing}由默认门户所属机关办理", HOLIDAYS_2024.whole()))
    return scope_of(by, on).require(right, doing)


def _name(by: By) -> str:
    return by.name if isinstance(by, Person) else by.label


def _tell_all(
    notice: HolidayNotice, act: str, label: str, by: By, on: date, hand: Hand, **facts: Any
) -> None:
    for agency in Agency.objects.order_by("pk"):
        _tell(agency, notice, act, label, by, on, hand, **facts)


def _tell(
    agency: Agency, notice: HolidayNotice, act: str, label: str, by: By, on: date, hand: Hand, **facts: Any
) -> None:
    if notice.corrects_id:
        facts |= {"corrects": notice.corrects_id, "why": notice.why}
    note(
        agency, "calendar", str(notice.year), act, label=label, under=HOLIDAYS_2024.whole(), by=by, on=on, hand=hand,
        notice=notice.body["notice"], status=notice.body["status"], **facts,
    )  # fmt: skip


def _line(
    agency: Agency, matter: str, key: str, act: str, label: str, by: By, on: date, **facts: Any
) -> None:
    hand = Hand.ADMINISTRATOR
    note(agency, matter, key, act, label=label, under=UNDER, by=by, on=on, hand=hand, **facts)
