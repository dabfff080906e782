"""Reasons asked of who applies far more often than is reasonable (说明理由)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar, house_rule
from gongkai.cases.acts.letters import issue
from gongkai.cases.acts.taking import By, opened, take
from gongkai.cases.answer import not_yet
from gongkai.cases.models import Case, Contact
from gongkai.law.letter import LetterKind
from gongkai.law.source import Refusal


@transaction.atomic
def ask_for_reasons(case_id: int, *, says: str, by: Person, on: date) -> Case:
    """Ask why the applicant asks for so much or so often; the clock runs on (条例第三十五条)."""
    case, row = opened(case_id, "ask_for_reasons", by, on)
    case = take(case, row, by, on)
    days = house_rule(case.agency, "reason_days", on)
    issue(case, LetterKind.REASONS, by=by, on=on, reason=says, days=days, due=calendar().nth_after(on, days))
    return case


@transaction.atomic
def give_reasons(case_id: int, *, says: str, by: By, on: date, via: Contact.Via | None = None) -> Case:
    """The applicant's reasons arrived: on the progress page from the applicant, else `via` what staff registers."""
    case, row = opened(case_id, "give_reasons", by, on)
    if lacks := not_yet(case, row.act):
        raise Refusal(*lacks)
    staff = by if isinstance(by, Person) else None
    via = via if staff else Contact.Via.PORTAL
    if via is None or staff and via == Contact.Via.PORTAL:
        raise Refusal(("请写明理由是当面、来信还是以其他方式说明的", row.under))
    case.contacts.create(on=on, how=Contact.How.REASONS, says=says, by=staff, via=via)
    return take(case, row, by, on, told={"via": via.value})
