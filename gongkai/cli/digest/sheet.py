"""What stands in a digest: sections of numbers with their day. Never who asked, what for, or a title under review.

Mail leaves the house and lies about in other people's servers; who wants to read opens the desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.reads import amber_until, house_rule
from gongkai.agencies.rights import MAY
from gongkai.agencies.scope import Right, Scope, scopes_of
from gongkai.cases.answer import legal_review_of
from gongkai.cases.models import Case, Remedy
from gongkai.cases.reads import cases_in_hand, digest_for, to_defend
from gongkai.cases.waiting import Waiting, answers_for, under_review, unopened_since
from gongkai.documents.acts.after import CHECKERS, CONFIRMERS
from gongkai.documents.acts.attribute import LEADERS
from gongkai.documents.cleaning.acts import PROPOSERS
from gongkai.documents.cleaning.reads import to_propose
from gongkai.documents.clearing.reads import KEEPERS, ending_by
from gongkai.documents.counting.models import CountingDecision
from gongkai.documents.counting.reads import waiting_decisions
from gongkai.documents.interpreting.reads import Standing, owing, waiting_waivers
from gongkai.documents.models import Allowance, CleanUpItem, Document, Edition, Schedule, Waiver
from gongkai.documents.reads import to_check, to_confirm, to_reassess, to_review, unpublished
from gongkai.documents.release.limits import Limits, limit_clock
from gongkai.documents.release.reads import alarms
from gongkai.documents.validity.acts import REGISTRARS
from gongkai.documents.validity.standing import expiring
from gongkai.law.chain import chains
from gongkai.law.hand import Hand
from gongkai.law.rectification import FindingStage
from gongkai.law.review import LABELS, EditionStage, open_stages
from gongkai.law.working_day import CalendarEnds, Status, WorkCalendar
from gongkai.matters.late import Late, late
from gongkai.matters.models import Call, Event, Matter
from gongkai.quality.models import Finding

# Who is reminded of what is online without its interpretation: who drafts it, and who watches over disclosure.
OWED = frozenset({Hand.DIVISION_HEAD, Hand.DISCLOSURE_CLERK})
SOON = 14  # days before an exception ends at which it is announced


@dataclass(frozen=True)
class Line:
    """One matter: its number, what is to be said of it, the address of its page below the desk."""

    number: str
    says: str
    opens: str


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Sheet:
    """The digest of one person; without sections there is nothing to do."""

    person: Person
    sections: tuple[Section, ...]


def sheets(agency: Agency, day: date, days: WorkCalendar) -> Iterator[Sheet]:
    """The digests of everybody in active service. The database is asked about the agency, not about each person;
    only who reviews documents costs a question of their own."""
    near = amber_until(day, house_rule(agency, "amber_days", day), days)
    cases, since = cases_in_hand(agency), unopened_since(agency, day, days)
    unopened = {
        c.pk for c in cases if c.handler_id and not c.opened_on and c.received_on and c.received_on <= since
    }
    reviewed, legal = under_review(Case.objects.filter(agency=agency)), legal_review_of(agency, day)
    defences = list(to_defend(agency))
    own, limits = Document.objects.filter(agency=agency), Limits(agency, day, days)
    alarmed = list(alarms(own))
    unreleased = list(unpublished(own).prefetch_related("editions"))
    findings = Finding.objects.filter(agency=agency, stage=FindingStage.ASSIGNED).order_by("due", "id")
    to_mend = list(findings.only("number", "due", "owner_id"))
    ends = _OnValidity.of(agency, day)
    overdue = late(agency, day)
    for person, scope in scopes_of(Person.objects.filter(agency=agency, is_active=True), day):
        found = digest_for(scope, day, near, cases, unopened=unopened)
        mend = [f for f in to_mend if f.owner_id == person.pk and scope.may(Right.SEE_LEDGER)]
        sections = (
            _cases("申请：已超期", found.over, day, days),
            _cases("申请：今天到期", found.today, day, days),
            _cases("申请：随后到期", found.near, day, days),
            _cases("申请：待双方确认收到", found.confirm, day, days),
            _cases("申请：待受理分办", found.hand_out, day, days),
            _cases("申请：交给您、还没有打开", found.unopened, day, days),
            _cases("申请：期限重新计算", found.moved, day, days),
            _cases("申请：没有同意延期", found.refused, day, days),
            _cases("申请：延期等您同意", found.consent, day, days),
            Section(
                "答复：等您审核、签批",
                tuple(_answer(w, day, days) for w in answers_for(scope, reviewed, legal)),
            ),
            Section(
                "复议、诉讼：待答复",
                tuple(_defence(r, day, days) for r in defences if scope.may(Right.RECORD_REMEDY)),
            ),
            Section("稿件：等您审核", tuple(map(_review, _reviews(person, scope)))),
            *_after_release(person, scope, day, days),
            *_of_release(person, scope, day, limits, alarmed, unreleased),
            *ends.sections(scope),
            Section(
                "五公开事项：已经逾期",
                tuple(_late(o, day, days) for o in overdue if _concerns(o, person, scope)),
            ),
            Section("差错：由您整改", tuple(_finding(f, day, days) for f in mend)),
        )
        yield Sheet(person, tuple(s for s in sections if s.lines))


def _answer(waiting: Waiting, day: date, days: WorkCalendar) -> Line:
    case = waiting.case
    return Line(
        case.number, f"{waiting.what}，{_of_case(case, day, days)}", reverse("desk:case", args=[case.number])
    )


def _of_case(case: Case, day: date, days: WorkCalendar) -> str:
    """Its day, whether that may still move, and from which day it was moved."""
    said = _left(case.due, day, days)
    sure = "（暂定）" if said and case.clock_status == Status.PROVISIONAL else ""
    return f"{said}{sure}" + (f"，原为{case.due_was}" if case.due_was else "")


def _defence(remedy: Remedy, day: date, days: WorkCalendar) -> Line:
    matter = remedy.matter
    page = "desk:case" if remedy.case else "desk:correction"
    return Line(
        matter.number,
        f"{remedy.get_track_display()}，{_left(remedy.defence_due, day, days)}",
        reverse(page, args=[matter.number]),
    )


def _cases(title: str, cases: Iterable[Case], day: date, days: WorkCalendar) -> Section:
    return Section(
        title,
        tuple(Line(c.number, _of_case(c, day, days), reverse("desk:case", args=[c.number])) for c in cases),
    )


def _finding(finding: Finding, day: date, days: WorkCalendar) -> Line:
    return Line(finding.number, _left(finding.due, day, days), reverse("desk:finding", args=[finding.number]))


def _late(one: Late, day: date, days: WorkCalendar) -> Line:
    pages = {Matter: "desk:matter", Call: "desk:call", Event: "desk:event"}
    says = f"{one.what.label}，{_left(one.due, day, days)}"
    return Line(one.of.number, says, reverse(pages[type(one.of)], args=[one.of.number]))


def _concerns(one: Late, person: Person, scope: Scope) -> bool:
    """Who answers for a matter, and who keeps matters of its division."""
    return one.owner == person.pk or bool(MAY[Right.KEEP_MATTERS] & scope.hands(one.division))


def _review(edition: Edition) -> Line:
    document = edition.document
    stage = LABELS[EditionStage(edition.stage)]
    return Line(document.index_no, stage, reverse("desk:document", args=[document.address]))


def _reviews(person: Person, scope: Scope) -> Iterable[Edition]:
    if not any(open_stages(kind, scope.all_hands()) for kind in chains()):
        return ()
    return to_review(Document.objects.visible_to(scope), person, scope)


def _after_release(person: Person, scope: Scope, day: date, days: WorkCalendar) -> Iterator[Section]:
    """Checks, confirmations and new looks that are due, for whose hand they are."""
    hands = scope.all_hands()
    own = Document.objects.visible_to(scope)
    if scope.divisions is not None:
        own = own.filter(division_id__in=scope.divisions)
    if hands & CONFIRMERS:
        found = to_confirm(own, person)
        yield Section(
            "紧急发布：等您确认", tuple(_after(e.document, e.confirm_due, day, days) for e in found)
        )
    if hands & CHECKERS:
        due = to_check(own, person).filter(check_due__lte=day)
        yield Section("发布后核对：到期", tuple(_after(e.document, e.check_due, day, days) for e in due))
    if hands & MAY[Right.DECIDE_WAIVER]:
        yield Section("免予解读：等您审批", tuple(_waiver(w) for w in waiting_waivers(own, person)))
    if hands & MAY[Right.CONFIRM_COUNTING]:
        yield Section("计数提议：等您确认", tuple(_counting(d) for d in waiting_decisions(own, person)))
    if hands & OWED:
        never = owing(own).filter(standing=Standing.NEVER).order_by("published_on", "id")
        yield Section("解读：已发布、还没有解读", tuple(_owed(d) for d in never))
    if hands & LEADERS:
        looks = to_reassess(own, day)
        yield Section("不予公开：到期评估", tuple(_after(d, d.reassess_on, day, days) for d in looks))


def _waiver(waiver: Waiver) -> Line:
    document = waiver.document
    return Line(
        document.index_no, f"{waiver.asked_on}申请", reverse("desk:document", args=[document.address])
    )


def _counting(decision: CountingDecision) -> Line:
    document = decision.document
    said = f"{decision.on}提出{decision.get_act_display()}"
    return Line(document.index_no, said, reverse("desk:document", args=[document.address]))


def _owed(document: Document) -> Line:
    said = f"{document.published_on}发布"
    return Line(document.index_no, said, reverse("desk:document", args=[document.address]))


def _of_release(
    person: Person,
    scope: Scope,
    day: date,
    limits: Limits,
    alarmed: list[Schedule],
    unreleased: list[Document],
) -> Iterator[Section]:
    """Alarms of scheduled releases, and what is near or over its limit: to the office, and to whose document it is."""
    office = scope.may(Right.SCHEDULE)
    yield Section(
        "定时发布：警示",
        tuple(
            Line(
                s.document.index_no,
                "晚发布" if s.is_late else "没有发布",
                reverse("desk:document", args=[s.document.address]),
            )
            for s in alarmed
            if office or s.by_id == person.pk
        ),
    )
    own = [d for d in unreleased if office or d.owner_id == person.pk]
    clocks = [(d, clock) for d in own if (clock := limit_clock(d, None, day, limits)) and clock.tone]
    yield Section("公开期限：临近、超期", tuple(_after(d, c.due, day, limits.days) for d, c in clocks))


@dataclass(frozen=True)
class _OnValidity:
    """What comes to an end in an agency: normative documents, exceptions, the time for proposals of a clean-up."""

    expiring: list[Document]
    allowances: list[Allowance]
    proposals: list[CleanUpItem]

    @classmethod
    def of(cls, agency: Agency, day: date) -> _OnValidity:
        until = day + timedelta(days=house_rule(agency, "expiry_days", day))
        ends = ending_by(agency, day + timedelta(days=SOON))
        return cls(list(expiring(agency, day, until)), list(ends), list(to_propose(agency)))

    def sections(self, scope: Scope) -> Iterator[Section]:
        """For who registers or decides all of it, for a division's people their own."""
        hands = scope.all_hands()
        if hands & (REGISTRARS | LEADERS | {Hand.DIVISION_HEAD}):
            all_of_it = bool(hands & (REGISTRARS | LEADERS))
            rows = [d for d in self.expiring if all_of_it or d.division_id in scope.at]
            yield Section(
                "规范性文件：即将到期", tuple(_last_day(d, f"有效期至{d.valid_until}") for d in rows)
            )
        if hands & (KEEPERS | REGISTRARS):
            ends = tuple(_last_day(a.document, f"截止{a.until}") for a in self.allowances)
            yield Section("例外公开：即将到期，到期自动下线", ends)
        waits = [i for i in self.proposals if scope.at.get(i.document.division_id, frozenset()) & PROPOSERS]
        yield Section(
            "规范性文件清理：等您提出意见", tuple(_last_day(i.document, f"{i.round.until}前") for i in waits)
        )


def _last_day(document: Document, says: str) -> Line:
    return Line(document.index_no, says, reverse("desk:document", args=[document.address]))


def _after(document: Document, due: date | None, day: date, days: WorkCalendar) -> Line:
    return Line(document.index_no, _left(due, day, days), reverse("desk:document", args=[document.address]))


def _left(due: date | None, day: date, days: WorkCalendar) -> str:
    """The day and how far off it is, in working days where the calendar of its year is filed."""
    if due is None:
        return ""
    if due == day:
        return f"期限{due}，今天到期"
    try:
        many = days.count(due, day) if due < day else days.count(day, due)
    except CalendarEnds:
        return f"期限{due}"
    return f"期限{due}，{'超期' if due < day else '还剩'}{many}个工作日"
