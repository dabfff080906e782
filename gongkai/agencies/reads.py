"""Questions to the agencies' room."""

from __future__ import annotations

from datetime import date, timedelta

from gongkai.agencies.models import Agency, HolidayNotice, HouseRuleValue
from gongkai.law.house_rule import BY_NAME
from gongkai.law.working_day import CalendarEnds, Status, WorkCalendar, Year, seed_calendar


def calendar() -> WorkCalendar:
    """The calendar in force: the shipped notices, overlaid by the filed ones (the latest of a year wins)."""
    latest: dict[int, Year] = {}
    for body in HolidayNotice.objects.order_by("id").values_list("body", flat=True):
        latest[body["year"]] = _year(body)
    return seed_calendar().with_years(latest.values()) if latest else seed_calendar()


def _year(body: dict) -> Year:
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
