"""Narrowing a list to a period and a division, so that every number can open the rows it was counted from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q

from gongkai.agencies.models import Division

ASKED = {"since": None, "until": None, "division": None}


def narrowed(by: dict[str, str], day: str, division: str = "division_id") -> Q:
    """The condition `since`, `until` and `division` make; `day` names the date that counts. Nonsense is dropped."""
    which = Q()
    for name, comparison in (("since", "gte"), ("until", "lte")):
        try:
            which &= Q(**{f"{day}__{comparison}": date.fromisoformat(by[name])}) if by[name] else Q()
        except ValueError:
            by[name] = ""
    if by["division"].isdecimal() and len(by["division"]) < 10:
        which &= Q(**{division: int(by["division"])})
    else:
        by["division"] = ""
    return which


def said(by: Mapping[str, str], agency: int) -> dict[str, Any]:
    """What the list was narrowed to, for the line above it: `period` in words, and the `division`."""
    ends = by["since"] or by["until"]
    return {
        "period": f"{by['since'] or '最早'} 至 {by['until'] or '现在'}" if ends else "",
        "division": Division.objects.filter(pk=int(by["division"]), agency=agency).first()
        if by["division"] else None,
    }  # fmt: skip


def address(base: str, **asked: object) -> str:
    """The address of a list with its filters; empty ones are left out."""
    return f"{base}?{urlencode({name: value for name, value in asked.items() if value not in (None, '')})}"


def is_year(text: str) -> bool:
    """Whether a filter names a year a record can have; anything else is dropped."""
    return len(text) == 4 and text.isascii() and text.isdecimal() and int(text) >= 1900
