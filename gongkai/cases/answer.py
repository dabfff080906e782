"""Questions about an answer on its way: what its record holds, which opinions it wants, what its words are."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import calendar, house_rule
from gongkai.cases.consulted import objections, waits, was_asked
from gongkai.cases.models import Case, CaseFile, Contact, Point, Proposal
from gongkai.law.answerable import Reason, Record
from gongkai.law.clock import What
from gongkai.law.letter import LetterKind
from gongkai.law.opinion import Kind, LegalReview, needed
from gongkai.law.outcome import Outcome
from gongkai.law.statutes import FEE_2020, OGI_2019

_SAID = ("order", "asks", "outcome", "reason", "open_part", "how", "published_at", "elsewhere", "weighed")

# Acts that follow a letter of the agency's own, and what is said while there is none.
NEEDS_LETTER = {
    "give_reasons": (LetterKind.REASONS, "没有要求说明理由，无法登记", OGI_2019.article(35)),
    "postpone": (LetterKind.REASONS, "先要求申请人说明理由（说明理由告知书）", OGI_2019.article(35)),
    "fee_notified": (LetterKind.FEE_NOTICE, "还没有发出收费通知书", FEE_2020.whole()),
}


def not_yet(case: Case, act: str) -> list[Reason]:
    """What the record still lacks for an act, as far as it can be told before anything is written on its sheet."""
    match act:
        case "propose":
            undecided = [p for p in case.points.all() if not p.outcome]
            return [(f"要点{p.order}还没有决定", OGI_2019.article(36)) for p in undecided]
        case "notify_fee" if _has_letter(case, LetterKind.FEE_NOTICE):
            return [("已经发出过收费通知；两种标准不得同时适用", FEE_2020.whole())]
        case "archive" if case.archived_on:
            return [(f"已经归档：{case.archive_no}", OGI_2019.article(45))]
    if act in NEEDS_LETTER:
        kind, says, cite = NEEDS_LETTER[act]
        return [] if _has_letter(case, kind) else [(says, cite)]
    return []


def _has_letter(case: Case, kind: LetterKind) -> bool:
    return any(x.kind == kind and not x.cancelled_on for x in case.letters.all())


def record_of(case: Case, point: Point, *, as_of: date | None = None) -> Record:
    """What stands on the record of a point; with `as_of`, whether somebody asked may still answer on that day."""
    facts = {e.what for e in case.events.all()}
    return Record(
        searches=len([s for s in case.searches.all() if s.point_id in (None, point.pk)]),
        completed=What.COMPLETE in facts,
        consulted=was_asked(case, point),
        waits=as_of is not None and waits(case, point, as_of),
        reasons_asked=_reasons_heard(case, as_of),
        reason=point.reason,
        how=point.how,
        elsewhere=point.elsewhere,
        published_at=point.published_at,
        earlier=str(point.earlier or ""),
        weighed=point.weighed,
        objected=bool(objections(case, point)),
        open_part=point.open_part,
    )


def _reasons_heard(case: Case, on: date | None) -> bool:
    """Whether the applicant was asked for reasons and gave them, or, on a day, let the served letter's time pass."""
    if any(c.how == Contact.How.REASONS for c in case.contacts.all()):
        return True
    asked = [x for x in case.letters.all() if x.kind == LetterKind.REASONS and not x.cancelled_on]
    if on is None:
        return bool(asked)
    days = house_rule(case.agency, "completion_days", on)
    return any(x.served_on is not None and calendar().nth_after(x.served_on, days) < on for x in asked)


def legal_review_of(agency: Agency, on: date) -> LegalReview:
    """When the agency wants a legal opinion, by its house rule."""
    return LegalReview(house_rule(agency, "legal_review", on))


def wanted_opinions(case: Case, proposal: Proposal, legal: LegalReview) -> list[Kind]:
    """The opinions a proposal still wants, in the order they are given."""
    given = {o.kind for o in proposal.opinions.all() if o.agrees}
    return [k for k in needed((Outcome(p.outcome) for p in case.points.all()), legal) if k not in given]


def content_digest(case: Case) -> str:
    """SHA-256 over the very words of an answer and the files handed out with it."""
    points = [
        {name: getattr(p, name) for name in _SAID} | {"earlier": str(p.earlier or "")}
        for p in case.points.select_related("earlier")
    ]
    files = list(
        case.files.filter(purpose=CaseFile.Purpose.HANDED_OUT)
        .order_by("digest")
        .values_list("digest", flat=True)
    )
    said = json.dumps([points, files], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
