"""Questions to the cases' room: what is due and for whom, and what the annual report counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, Scope
from gongkai.cases.models import Applicant, Case, CaseQuerySet, Correction, Draft, Letter, Remedy
from gongkai.cases.models.draft import mark_of
from gongkai.files import vault
from gongkai.journal.models import Entry
from gongkai.law.assessment import Measure
from gongkai.law.clock_event import What
from gongkai.law.correction_procedure import CorrectionStage
from gongkai.law.fee import Method
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import ANSWERS, Outcome
from gongkai.law.procedure import CASE, Stage
from gongkai.law.redress import PointRedress, Redress, redress_by_point
from gongkai.law.whole import outcomes_of

if TYPE_CHECKING:
    from gongkai.cases.acts import Asker

DAY = timedelta(days=1)
ASKED_TWICE_DAYS = 30
RUNNING = (Stage.IN_HAND, Stage.INCOMPLETE, Stage.UNPAID, Stage.UNDER_REVIEW, Stage.APPROVED)
# Whose division or office a case is: they answer for its day beside the one who handles it.
ANSWERS_FOR = frozenset({Hand.DIVISION_HEAD, Hand.DISCLOSURE_CLERK, Hand.OFFICE_HEAD})


def counted(cases: CaseQuerySet) -> CaseQuerySet:
    """The cases that are requests, each once, which alone are counted anywhere: not those struck out of the register,
    and not those that answer a request anew after a review or a suit (reading 0013)."""
    return cases.exclude(stage=Stage.STRUCK).filter(answers_anew__isnull=True)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def requests(agency: Agency) -> CaseQuerySet:
    """The requests of an agency, each once: whatever counts requests counts these."""
    return counted(Case.objects.filter(agency=agency))


def request_of(case: Case) -> Case:
    """The request a case is about: itself, or the one it answers anew."""
    return case if case.corrected is None else request_of(case.corrected)


def new_in(year: int) -> Q:
    """Row 一: received in the year, by the statutory day of receipt."""
    return Q(received_on__range=_year(year))


def carried_into(year: int) -> Q:
    """Row 二: received before the year and not closed before it began."""
    first, _ = _year(year)
    return Q(received_on__lt=first) & (Q(closed_on__isnull=True) | Q(closed_on__gte=first))


def closed_in(year: int) -> Q:
    """Row 三: closed in the year, whenever it arrived."""
    return Q(received_on__isnull=False, closed_on__range=_year(year))


def carried_out_of(year: int) -> Q:
    """Row 四: received by the last day and not closed by then."""
    _, last = _year(year)
    return Q(received_on__lte=last) & (Q(closed_on__isnull=True) | Q(closed_on__gt=last))


def counts(agency: Agency, year: int) -> tuple[list[dict], list[dict]]:
    """Two grouped counts: per applicant kind (new, carried_in, carried_out), and per kind and outcome (closed)."""
    cases = requests(agency).order_by()
    flows = cases.values("applicant_kind").annotate(
        new=Count("id", filter=new_in(year)),
        carried_in=Count("id", filter=carried_into(year)),
        carried_out=Count("id", filter=carried_out_of(year)),
    )
    closed = cases.filter(closed_in(year)).values("applicant_kind", "outcome").annotate(closed=Count("id"))
    return [dict(row) for row in flows], [dict(row) for row in closed]


def remedies_at_end_of(agency: Agency, year: int) -> QuerySet[Remedy]:
    """Reviews and suits that touch the year: concluded in it, or pending on its last day."""
    first, last = _year(year)
    return (
        Remedy.objects.of(agency)
        .filter(lodged_on__lte=last)
        .filter(Q(concluded_on__isnull=True) | Q(concluded_on__gte=first))
    )


def to_defend(agency: Agency) -> QuerySet[Remedy]:
    """Reviews and suits the agency has not answered yet, what is due first on top."""
    waiting = Remedy.objects.of(agency).filter(result="", defence_due__isnull=False, defended_on__isnull=True)
    return waiting.select_related("case", "correction").order_by("defence_due", "id")


def answered_in_time(agency: Agency, first: date, last: date, *, division: int | None = None) -> Measure:
    """Cases closed by an answer in the period, and how many of them by their due day."""
    answered = requests(agency).filter(closed_on__range=(first, last), events__what=What.ANSWERED)
    if division:
        answered = answered.filter(division_id=division)
    row = answered.aggregate(
        all=Count("id"), good=Count("id", filter=Q(due__isnull=True) | Q(closed_on__lte=F("due")))
    )
    return Measure(row["good"], row["all"])


def clock_strip(cases: QuerySet[Case], today: date, amber_until: date) -> dict[str, int]:
    """The desk's clock: open, amber (due by `amber_until`), red (over), standing still, to be confirmed."""
    return cases.open().aggregate(  # type: ignore[attr-defined]
        open=Count("id"),
        red=Count("id", filter=Q(due__lt=today)),
        amber=Count("id", filter=Q(due__gte=today, due__lte=amber_until)),
        stopped=Count("id", filter=Q(clock_status="stopped")),
        unconfirmed=Count("id", filter=Q(stage=Stage.SUBMITTED)),
    )


def find(agency: Agency, number: str, code: str) -> Case | None:
    """The case of a number and its query code, for the public progress page."""
    case = Case.objects.filter(agency=agency, number=number).first() or Case()
    return case if case.is_opened_by(code) else None


def repeats(case: Case) -> QuerySet[Case]:
    """Earlier cases of the agency with the same wording, answered or not."""
    earlier = (
        requests(case.agency).filter(asked=case.asked, id__lt=case.pk).exclude(outcome=Outcome.OTHER_ENDED)
    )
    return earlier if case.answers_anew_id is None else earlier.exclude(pk=request_of(case).pk)


def same_applicant(case: Case) -> QuerySet[Case]:
    """Other requests to the agency by who shows the same paper; none once the number was erased."""
    others = requests(case.agency).exclude(pk=request_of(case).pk)
    return others.filter(applicant__id_mark__in=case.applicant.id_marks)


def registered_by(person: Person) -> CaseQuerySet:
    """What somebody registered, wherever it went since."""
    lines = Entry.objects.filter(agency=person.agency_id, matter="case", act="receive", person=person)
    return Case.objects.filter(agency=person.agency_id, number__in=lines.values("key"))


def registered_before(agency: Agency, asker: Asker, asked: str, on: date) -> list[Case]:
    """What was registered for the same person with the same text in the last 30 days: by the number of the paper, or
    by name and telephone where none was shown. What was struck out does not count."""
    recent = requests(agency).filter(registered_on__range=(on - timedelta(days=ASKED_TWICE_DAYS), on))
    if asker.id_number:
        same = Q(applicant__id_mark__in=vault.marks(asker.id_number))
    else:
        same = Q(applicant__id_mark="", applicant__name=asker.name, applicant__phone=asker.phone)
    text = "".join(asked.split())
    return [c for c in recent.filter(same).order_by("pk") if "".join(c.asked.split()) == text]


def asked_in_month(case: Case) -> int:
    """How many requests this applicant filed with the agency in the calendar month of this one, itself counted."""
    day = request_of(case).submitted_on
    return 1 + same_applicant(case).filter(submitted_on__year=day.year, submitted_on__month=day.month).count()


def charged_in_month(case: Case) -> int:
    """Up to which item of the month earlier notices by item already charged this applicant; 0 for none."""
    day = case.submitted_on
    month = same_applicant(case).filter(submitted_on__year=day.year, submitted_on__month=day.month)
    notices = Letter.objects.valid().filter(
        case__in=month, kind=LetterKind.FEE_NOTICE, facts__method=Method.ITEM.value
    )
    return max(notices.values_list("facts__count", flat=True), default=0)


def asked_by_several(case: Case) -> int:
    """How many different applicants asked for the same (条例第四十四条), this one counted."""
    alike = requests(case.agency).filter(asked=case.asked).exclude(outcome=Outcome.OTHER_ENDED)
    if not vault.has_older_keys():
        return alike.values("applicant__id_mark").distinct().count()
    applicants = Applicant.objects.filter(case__in=alike)
    return len({next(iter(applicant.id_marks), "") for applicant in applicants})


def was_answered_before(earlier: Case, case: Case) -> bool:
    """Whether one case answered another request of the agency before this one came."""
    return (
        earlier.agency_id == case.agency_id
        and earlier.pk < case.pk
        and earlier.stage == Stage.CLOSED
        and earlier.outcome in ANSWERS
        and request_of(earlier) != request_of(case)
    )


def identity_due(agency: Agency, on: date, days: int) -> QuerySet[Case]:
    """Cases closed or struck out whose proofs of identity were kept long enough: nothing pending in review or court, of
    the case or of one that answers it anew."""
    before = on - timedelta(days=days)
    over = Q(stage=Stage.CLOSED, closed_on__lt=before) | Q(stage=Stage.STRUCK, struck_on__lt=before)
    ended = Case.objects.filter(over, agency=agency, applicant__erased_on__isnull=True)
    ended = ended.exclude(remedies__result="").exclude(remedies__concluded_on__gte=before)
    return ended.exclude(pk__in=_goes_on(agency, ended))


def _goes_on(agency: Agency, ended: QuerySet[Case]) -> set[int]:
    """Cases that are answered anew by one that has not ended so."""
    anew = Case.objects.filter(agency=agency, answers_anew__isnull=False)
    before: dict[int, int] = dict(anew.values_list("pk", "answers_anew__case"))
    fresh = anew.filter(applicant__erased_on__isnull=True).exclude(pk__in=ended.values("pk"))
    found: set[int] = set()
    for key in fresh.values_list("pk", flat=True):
        while key in before:
            key = before[key]
            found.add(key)
    return found


def corrector_due(agency: Agency, on: date, days: int) -> QuerySet[Correction]:
    """Ended corrections whose proofs of identity were kept long enough: nothing pending in review or court."""
    before = on - timedelta(days=days)
    ended = Correction.objects.filter(
        agency=agency, stage=CorrectionStage.CLOSED, closed_on__lt=before, applicant__erased_on__isnull=True
    )
    return ended.exclude(remedies__result="").exclude(remedies__concluded_on__gte=before)


def parties_of(case: Case, kinds: Iterable[What]) -> list[str]:
    """Who was asked by these letters, each once."""
    wanted = set(kinds)
    return list(dict.fromkeys(e.party for e in case.facts if e.what in wanted))


def whole_of(case: Case) -> tuple[Outcome, ...]:
    """The outcomes the whole case may have by its decided points."""
    return outcomes_of(Outcome(p.outcome) for p in case.points.all() if p.outcome)


def redress_of(case: Case) -> Redress | PointRedress | None:
    """What the applicant may do against the answer of a case, under the law of the day it was given."""
    if not case.outcome or case.closed_on is None:
        return None
    told = case.letters.answers().values_list("issued_on", flat=True).last()  # as the letter told it
    return redress_for(case, Outcome(case.outcome), told or case.closed_on)


def redress_for(case: Case, outcome: Outcome, on: date) -> Redress | PointRedress:
    """What the applicant may do against this outcome told on this day: by its points where it is an answer."""
    points = [Outcome(p.outcome) for p in case.points.all() if p.outcome] if outcome in ANSWERS else []
    return redress_by_point([o.ground.row for o in points or [outcome]], on, body_of(case.agency))


def body_of(agency: Agency) -> str:
    """The government that reviews what an agency did (复议法第二十四条)."""
    return agency.government or "本级人民政府"


@dataclass(frozen=True)
class CaseDigest:
    """The cases one person has to see to on a day, each list with what is due first on top."""

    over: tuple[Case, ...]
    today: tuple[Case, ...]
    near: tuple[Case, ...]
    confirm: tuple[Case, ...]
    hand_out: tuple[Case, ...]
    unopened: tuple[Case, ...]
    moved: tuple[Case, ...]
    consent: tuple[Case, ...]
    refused: tuple[Case, ...]


def standing_on(day: date) -> CaseQuerySet:
    """The open cases whose clocks can be read as of a day: those that came or moved after it were read later already."""
    return Case.objects.open().filter(submitted_on__lte=day).exclude(events__on__gt=day)


def cases_in_hand(agency: Agency) -> list[Case]:
    """The open cases of an agency for `digest_for`: numbers, days and hands, not who asked nor for what."""
    rows = Case.objects.filter(agency=agency).open().order_by(F("due").asc(nulls_last=True), "id")
    return list(
        rows.only(
            "number", "stage", "due", "division_id", "handler_id", "received_on", "opened_on", "clock_status",
            "due_was", "due_moved_on", "extension_days", "extension_refused_on",
        )
    )  # fmt: skip


def digest_for(
    scope: Scope, day: date, near: date, cases: Iterable[Case], *, unopened: Collection[int] = frozenset()
) -> CaseDigest:
    """What of an agency's `cases` (see `cases_in_hand`) concerns one person; asks the database nothing.

    A due day concerns who handles the case and whose division or office answers for it; a waiting case who may take
    its next step. `near` is the last amber day; `unopened` the keys of cases their handlers have not opened yet.
    """
    may = scope.may(Right.SEE_CASES)
    mine = [(c, c.handler_id == scope.person, scope.hands(c.division_id)) for c in cases if may]
    ours = [c for c, own, hands in mine if c.stage in RUNNING and (own or hands & ANSWERS_FOR)]

    def due(first: date, last: date) -> tuple[Case, ...]:
        return tuple(c for c in ours if c.due and first <= c.due <= last)

    def waiting(act: str) -> tuple[Case, ...]:
        return tuple(c for c, _, hands in mine if act in [m.act for m in CASE.open_to(Stage(c.stage), hands)])

    return CaseDigest(
        over=due(date.min, day - DAY),
        today=due(day, day),
        near=due(day + DAY, near),
        confirm=waiting("confirm_receipt"),
        hand_out=waiting("accept"),
        unopened=tuple(c for c, own, _ in mine if own and c.pk in unopened),
        moved=tuple(c for c, own, _ in mine if own and c.due_moved_on),
        consent=tuple(c for c in waiting("extend") if c.extension_days),
        refused=tuple(c for c, own, _ in mine if own and c.extension_refused_on),
    )


def draft_of(agency: Agency, token: str, on: date) -> Draft | None:
    """The draft of a token, written or already submitted; None once its days are over."""
    found = Draft.objects.filter(agency=agency, token_mark=mark_of(token), kept_until__gte=on)
    return found.select_related("case").first()
