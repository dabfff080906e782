"""Questions about an answer on its way: what its record holds, which opinions it wants, what its words are."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import calendar, house_rule
from gongkai.cases.clock import clock_of
from gongkai.cases.models import Case, CaseFile, Point, Proposal
from gongkai.law.answerable import Record
from gongkai.law.clock import What
from gongkai.law.consultation import Opinion
from gongkai.law.letter import LetterKind
from gongkai.law.opinion import Kind, LegalReview, needed
from gongkai.law.outcome import Outcome

_SAID = ("order", "asks", "outcome", "reason", "open_part", "how", "published_at", "elsewhere", "weighed")


def record_of(case: Case, point: Point, *, as_of: date | None = None) -> Record:
    """What stands on the record of a point; with `as_of`, whether somebody asked may still answer on that day."""
    facts = {e.what for e in case.events.all()}
    return Record(
        searches=len([s for s in case.searches.all() if s.point_id in (None, point.pk)]),
        completed=What.COMPLETE in facts,
        consulted=What.CONSULT_THIRD_PARTY in facts,
        waits=as_of is not None and _waits(case, as_of),
        reasons_asked=any(x.kind == LetterKind.REASONS and not x.cancelled_on for x in case.letters.all()),
        reason=point.reason,
        how=point.how,
        elsewhere=point.elsewhere,
        published_at=point.published_at,
        earlier=str(point.earlier or ""),
        weighed=point.weighed,
        objected=any(e.opinion == Opinion.OBJECTS for e in case.events.all()),
        open_part=point.open_part,
    )


def _waits(case: Case, on: date) -> bool:
    reading = clock_of(case, calendar(), as_of=on)
    return reading is not None and any(p.until is None for p in reading.pauses)


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
