"""Questions to the agencies' room."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from gongkai.agencies.models import Agency, HolidayNotice, HouseRuleValue
from gongkai.law.house_rule import BY_NAME
from gongkai.law.working_day import CalendarEnds, Status, WorkCalendar, Year, seed_calendar


def calendar() -> WorkCalendar:
    """The calendar in force: the shipped notices, overlaid by the confirmed ones (the latest of a year wins)."""
    return _with(HolidayNotice.objects.in_force())


def calendar_before(notice: HolidayNotice) -> WorkCalendar:
    """The calendar as it stood before a notice came into force."""
    return _with(HolidayNotice.objects.in_force().filter(pk__lt=notice.pk))


def _with(notices: QuerySet[HolidayNotice]) -> WorkCalendar:
    latest: dict[int, Year] = {}
    for body in notices.values_list("body", flat=True):
        latest[body["year"]] = year_of(body)
    return seed_calendar().with_years(latest.values()) if latest else seed_calendar()


def year_of(body: dict) -> Year:
    """The year a notice's body draws."""
    return Year(
        body["year"],
        Status(body["status"]),
        body["notice"],
        body["issued"],
        {date.fromisoformat(d["day"]): d["name"] for d in body["off"]},
        frozenset(date.fromisoformat(d) for d in body["work"]),
        body.get("remark", ""),
    )


def house_rule(agency: Agency, name: str, on: date) -> int:
    """The agency's value of a house rule on a day, or the default."""
    rule = BY_NAME[name]
    chosen = (
        HouseRuleValue.objects.filter(agency=agency, name=name, since__lte=on)
        .order_by("-since")
        .values_list("value", flat=True)
        .first()
    )
    return rule.default if chosen is None else chosen


def amber_until(today: date, amber: int, days: WorkCalendar) -> date:
    """The last day that counts as near; plain days where the calendar of that year is not filed."""
    try:
        return days.nth_after(today, amber)
    except CalendarEnds:
        return today + timedelta(days=amber)
