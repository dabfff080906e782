"""What waits for whom among the cases: answers to review or sign, extensions to consent to, cases nobody opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import house_rule
from gongkai.agencies.scope import Scope
from gongkai.cases.acts.proposing import HAND_OF
from gongkai.cases.answer import wanted_opinions
from gongkai.cases.models import Case, CaseQuerySet, Contact, RemedyQuerySet
from gongkai.cases.reads import counted
from gongkai.law.hand import Hand
from gongkai.law.opinion import LegalReview
from gongkai.law.procedure import CASE, CONSENT, Stage
from gongkai.law.working_day import WorkCalendar

SIGNERS = frozenset[Hand]().union(*(m.by for m in CASE.moves if m.act == "approve"))


@dataclass(frozen=True)
class Waiting:
    """An answer that waits for somebody, and what for."""

    case: Case
    what: str


def under_review(cases: CaseQuerySet) -> list[Case]:
    """The cases whose answer is under review, with what `answers_for` reads; what is due first on top."""
    found = cases.filter(stage=Stage.UNDER_REVIEW).select_related("agency", "applicant").order_by("due", "id")
    return list(found.prefetch_related("points", "proposals__opinions"))


def answers_for(scope: Scope, cases: Iterable[Case], legal: LegalReview) -> list[Waiting]:
    """Of the cases `under_review`, those whose next step is this person's: an opinion of theirs, or the signature once
    all opinions are given. Asks the database nothing."""
    hands = scope.all_hands()
    found = []
    for case in cases:
        proposal = next((p for p in case.proposals.all() if not p.ended), None)
        if proposal is None or proposal.by_id == scope.person:
            continue
        wanted = wanted_opinions(case, proposal, legal)
        mine = [kind for kind in wanted if HAND_OF[kind] in hands]
        if mine:
            found.append(Waiting(case, mine[0].label))
        elif (
            not wanted
            and hands & SIGNERS
            and not any(o.by_id == scope.person for o in proposal.opinions.all())
        ):
            found.append(Waiting(case, "签批"))
    return found


def unopened_since(agency: Agency, on: date, days: WorkCalendar) -> date:
    """The last day of receipt after which a case nobody opened is not yet pointed out (house rule unopened_days)."""
    since = on
    for _ in range(house_rule(agency, "unopened_days", on)):
        since = days.previous(since - timedelta(days=1))
    return since


def asks_to_extend(scope: Scope) -> Q:
    """The cases whose extension waits, for who handles them and who may consent."""
    mine = Q(handler_id=scope.person)
    if scope.everywhere & CONSENT:
        return Q(extension_days__isnull=False)
    over = [division for division, hands in scope.at.items() if hands & CONSENT]
    return Q(extension_days__isnull=False) & (mine | Q(division_id__in=over))


@dataclass(frozen=True)
class Watch:
    """What nobody should forget: how many, for the list behind each number."""

    unopened: int
    extensions: int
    questions: int
    defences: int
    moved: int
    refused: int


def watch(
    cases: CaseQuerySet, remedies: RemedyQuerySet, agency: Agency, on: date, days: WorkCalendar, scope: Scope
) -> Watch:
    """Cases handed out and not opened for the house's days, extensions asked for that concern this person, those refused to
    them, questions of applicants without an answer, reviews and suits not answered, due days that moved and whose handler
    has not seen it."""
    since = unopened_since(agency, on, days)
    row = cases.open().aggregate(
        unopened=Count("id", filter=Q(handler__isnull=False, opened_on__isnull=True, received_on__lte=since)),
        extensions=Count("id", filter=asks_to_extend(scope)),
        refused=Count("id", filter=Q(extension_refused_on__isnull=False, handler_id=scope.person)),
        moved=Count("id", filter=Q(due_moved_on__isnull=False)),
    )
    asked = Contact.objects.filter(
        case__in=counted(cases).values("pk"),
        by__isnull=True,
        how=Contact.How.ONLINE,
        answered_by__isnull=True,
    )
    defences = remedies.filter(result="", defence_due__isnull=False, defended_on__isnull=True)
    return Watch(
        row["unopened"], row["extensions"], asked.count(), defences.count(), row["moved"], row["refused"]
    )
