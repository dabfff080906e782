"""What the acts of this room share: whose hand it is, the lock, the line in the journal."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Model

from gongkai.agencies.models import Person
from gongkai.agencies.scope import MAY, Right, scope_of
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import DECISION_2019, OGI_2019, OPENNESS_2016
from gongkai.matters.models import Call, CatalogueRow, Event, Matter
from gongkai.text.personal import has_identity_or_card

UNDER = OPENNESS_2016.whole()
RELEASED_UNDER = OGI_2019.article(19)
CONSULTED_UNDER = DECISION_2019.whole()
KINDS = {Matter: "matter", Call: "call", Event: "event", CatalogueRow: "catalogue"}
M = TypeVar("M", bound=Model)


def locked(model: type[M], key: int) -> M:
    """A row nobody else changes until the transaction ends."""
    return model._default_manager.select_for_update(of=("self",)).get(pk=key)


def require(right: Right, doing: str, agency: int, division: int, by: Person, on: date) -> Hand:
    """The hand by which somebody may do this over a division's matter. Raises Refusal naming the posts that may."""
    scope = scope_of(by, on)
    held = MAY[right] & scope.hands(division) if scope.agency == agency else frozenset()
    if not held:
        who = "、".join(sorted(h.label for h in MAY[right]))
        raise Refusal((f"{doing}由责任科室和办公室的{who}办理", UNDER))
    return min(held)


def open_matter_locked(key: int, doing: str, by: Person, on: date) -> tuple[Matter, Hand]:
    """A matter that is not closed, for who keeps it. Raises Refusal."""
    matter = locked(Matter, key)
    hand = require(Right.KEEP_MATTERS, doing, matter.agency_id, matter.division_id, by, on)
    require_open(matter)
    return matter, hand


def require_open(matter: Matter) -> None:
    """Raises Refusal for a closed matter."""
    if matter.closed_on is not None:
        raise Refusal((f"事项{matter.number}已于{matter.closed_on}办结，不能再改动", UNDER))


def said(label: str, text: str) -> str:
    """A text without what stands around it. Raises Refusal where nothing is left."""
    if not text.strip():
        raise Refusal((f"请填写{label}", None))
    return text.strip()


def for_public(label: str, text: str) -> str:
    """A text that will be public. Raises Refusal where it is empty or names an identity number or a bank card."""
    words = said(label, text)
    if has_identity_or_card(words):
        raise Refusal((f"{label}里有身份证号或者银行卡号，请删去以后再提交", UNDER))
    return words


def line(
    of: Matter | Call | Event | CatalogueRow,
    act: str,
    label: str,
    by: Person | Hand,
    on: date,
    hand: Hand | None = None,
    under: Citation = UNDER,
    **facts: Any,
) -> None:
    """A journal line about a matter, a call, an event or a row of the catalogue: never what a member of the public wrote."""
    note(
        of.agency, KINDS[type(of)], of.number, act, label=label, under=under, by=by, on=on, hand=hand, **facts,
    )  # fmt: skip
