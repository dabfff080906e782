"""What the acts of this room share: whose hand it is, the lock, the line in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model

from gongkai.agencies.models import Person
from gongkai.agencies.scope import MAY, Right, scope_of
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import DECISION_2019, OGI_2019, OPENNESS_2016
from gongkai.matters.models import Call, CatalogueRow, Event, Matter, Picture, Progress, Statement
from gongkai.text import personal

CONTACT = "联系方式"
UNDER = OPENNESS_2016.whole()
RELEASED_UNDER = OGI_2019.article(19)
CONSULTED_UNDER = DECISION_2019.whole()
KINDS = {Matter: "matter", Call: "call", Event: "event", CatalogueRow: "catalogue"}
# The words of each that anyone may read once it is public; all of them pass `unfit`.
WORDS: dict[type[Model], tuple[str, ...]] = {
    Matter: ("title", "summary"),
    Statement: ("text",),
    Progress: ("text",),
    Picture: ("says",),
    Call: ("title", "says", "short_because", "channel", "contact"),
    Event: ("topic", "place", "speakers"),
    CatalogueRow: (
        "first_item", "second_item", "elements", "basis", "within", "channel", "audience", "manner", "level",
    ),
}  # fmt: skip
Reason = tuple[str, Citation | None]
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


def said(label: str, text: str, most: int | None = None) -> str:
    """A text without what stands around it. Raises Refusal where nothing is left, or more than `most` characters."""
    words = text.strip()
    if not words:
        raise Refusal((f"请填写{label}", None))
    if reasons := too_long(label, words, most):
        raise Refusal(*reasons)
    return words


def too_long(label: str, text: str, most: int | None) -> list[Reason]:
    """Nothing is cut off silently: who wrote it shortens it."""
    return [(f"{label}不超过{most}字，现在有{len(text)}字", None)] if most and len(text) > most else []


def for_public(label: str, text: str, most: int | None = None) -> str:
    """A text that will be public. Raises Refusal where it is empty, too long, or names somebody's number."""
    words = said(label, text, most)
    if reasons := numbers_in(label, words):
        raise Refusal(*reasons)
    return words


def numbers_in(label: str, text: str) -> list[Reason]:
    """Numbers of persons in a text: identity, bank card, mobile. An office's own telephone is nobody's."""
    kinds = dict.fromkeys(personal.KINDS[span.kind] for span in personal.found(text))
    if not kinds:
        return []
    what = "、".join(kinds)
    if label == CONTACT and list(kinds) == [personal.KINDS["phone"]]:
        return [(f"{label}里有{what}，请改用办公电话", UNDER)]
    return [(f"{label}里有{what}，请删去以后再提交", UNDER)]


def unfit(model: type[Model], texts: Mapping[str, str]) -> list[Reason]:
    """Why the words of something, by the names of its fields, may not be public: too long, or somebody's numbers."""
    reasons: list[Reason] = []
    for name, text in texts.items():
        field = model._meta.get_field(name)
        label = str(field.verbose_name)  # type: ignore[union-attr]
        reasons += too_long(label, text, field.max_length)  # type: ignore[union-attr]
        reasons += numbers_in(label, text)
    return reasons


def words_of(one: Model) -> dict[str, str]:
    """What anyone would read of a piece, by the names of its fields."""
    return {name: getattr(one, name) for name in WORDS.get(type(one), ())}


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
