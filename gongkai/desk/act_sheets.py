"""Sheets of acts given as a table: which act, whose right, which form, what it does. One place shows and takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, may_over, reasons_of
from gongkai.desk.forms.matters import ActSheet
from gongkai.desk.once import made_once
from gongkai.law.source import LawError

Take = Callable[[Any, dict[str, Any], Person, date], object]


@dataclass(frozen=True)
class Offer:
    """An act on offer: `fits` says whether it makes sense for the thing as it stands."""

    act: str
    label: str
    form: type[ActSheet]
    right: Right
    take: Take
    fits: Callable[[Any], bool] = lambda of: True
    grave: bool = False


@dataclass(frozen=True)
class Shown:
    """An offer with its form, fresh or as it was sent."""

    offer: Offer
    form: ActSheet
    is_open: bool


Bound = tuple[str, ActSheet]


def shown(
    request: DeskRequest, offers: Sequence[Offer], of: Any, division: int, bound: Bound | None
) -> list[Shown]:
    """The sheets open to who sits here, over that division; the one sent stays open with what was filled in."""
    found = []
    for offer in offers:
        sent = bound[1] if bound and bound[0] == offer.act else None
        if sent is None and not (may_over(request.scope, offer.right, division) and offer.fits(of)):
            continue
        form = sent or offer.form(of=of, scope=request.scope, slip=offer.act)
        found.append(Shown(offer, form, sent is not None))
    return found


def taken(
    request: DeskRequest,
    offers: Sequence[Offer],
    act: str,
    of: Any,
    then: str,
    page: Callable[..., HttpResponse],
) -> HttpResponse:
    """Take a sheet once and go to `then`, or show the page again with what is wrong."""
    offer = next((one for one in offers if one.act == act), None)
    if offer is None:
        raise Http404
    form = offer.form(request.POST, request.FILES, of=of, scope=request.scope, slip=act)
    if not form.is_valid():
        return page(422, bound=(act, form))
    given = form.facts()

    def make() -> str:
        offer.take(of, given, request.user, request.day)
        return of.number

    try:
        made_once(request, form, make)
    except LawError as refused:
        return page(409, bound=(act, form), reasons=reasons_of(refused))
    messages.success(request, f"已办理：{offer.label}")
    return redirect(then, of.number)
