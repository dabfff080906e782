"""Questions about an answer on its way: what its record holds, which opinions it wants, what its words are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import calendar, house_rule
from gongkai.cases.consulted import facts_known, objections, waits, was_asked
from gongkai.cases.models import Case, CaseFile, Contact, Letter, Point, Proposal
from gongkai.law.answerable import GIVES, Reason, Record
from gongkai.law.clock_event import What
from gongkai.law.giving import Giving
from gongkai.law.hand import Hand
from gongkai.law.letter import BY_CONSENT, TAKEN_BACK_AT, LetterKind
from gongkai.law.opinion import Kind, LegalReview, needed
from gongkai.law.outcome import Outcome
from gongkai.law.procedure import CONSENT, Stage
from gongkai.law.statutes import FEE_2020, OGI_2019

_SAID = (
    "order",
    "asks",
    "outcome",
    "reason",
    "open_part",
    "how",
    "giving",
    "published_at",
    "elsewhere",
    "weighed",
)

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
            return _unpaid(case) + [(f"要点{p.order}还没有决定", OGI_2019.article(36)) for p in undecided]
        case "answer_on_the_spot":
            return _unpaid(case)
        case "ask_to_complete" if case.corrected and _completion_told(case.corrected):
            return [("补正应当一次性告知，这件申请此前已经告知过", OGI_2019.article(30))]
        case "notify_fee" if case.answers_anew_id:
            return [("重新答复不收取信息处理费", FEE_2020.whole())]
        case "notify_fee" if _has_letter(case, LetterKind.FEE_NOTICE):
            return [("已经发出过收费通知；两种标准不得同时适用", FEE_2020.whole())]
        case "refuse_extension" | "drop_extension" if not case.extension_days:
            return [("没有待同意的延期申请", OGI_2019.article(33, 2))]
        case "take_back" if not to_take_back(case):
            return [("没有可以撤销的文书", OGI_2019.article(6))]
        case "archive":
            return _unfinished(case)
    if act in NEEDS_LETTER:
        kind, says, cite = NEEDS_LETTER[act]
        return [] if _has_letter(case, kind) else [(says, cite)]
    return []


def _unfinished(case: Case) -> list[Reason]:
    """What keeps a case out of the archive: afterwards its record is closed."""
    cite = OGI_2019.article(45)
    if case.archived_on:
        return [(f"已经归档：{case.archive_no}", cite)]
    reasons: list[Reason] = [
        (f"{x.get_kind_display()}（{x}）还没有登记送达，登记以后再归档", cite)
        for x in case.letters.unserved()
    ]
    if case.remedies.filter(result="").exists():
        reasons.append(("复议、诉讼还没有审结，审结以后再归档", cite))
    asked = case.contacts.filter(by__isnull=True, how=Contact.How.ONLINE, answered_by__isnull=True)
    return reasons + [(f"申请人{c.on}的留言还没有回复，回复以后再归档", cite) for c in asked]


def _completion_told(case: Case) -> bool:
    return any(e.what == What.ASK_TO_COMPLETE for e in facts_known(case))


def _unpaid(case: Case) -> list[Reason]:
    """A fee that was asked for stops the answer until it is paid, or the notice is taken back (收费办法)."""
    paid = any(e.what == What.FEE_PAID for e in case.facts)
    notices = [x for x in case.letters.all() if x.kind == LetterKind.FEE_NOTICE and x.is_valid]
    return [
        (f"收费通知书（{x.number}）还没有缴清；缴清、逾期不缴费或者撤销收费通知以后再办理", FEE_2020.whole())
        for x in notices
        if not paid
    ]


def to_take_back(case: Case, hands: Collection[Hand] = CONSENT) -> list[Letter]:
    """The letters that may be taken back where the case stands, and by these hands, in the order they were made."""
    kinds = TAKEN_BACK_AT.get(Stage(case.stage), frozenset())
    if not CONSENT & set(hands):
        kinds -= BY_CONSENT
    return [x for x in case.letters.all() if x.kind in kinds and x.is_valid]


def _has_letter(case: Case, kind: LetterKind) -> bool:
    return any(x.kind == kind and x.is_valid for x in case.letters.all())


def record_of(case: Case, point: Point, *, as_of: date | None = None) -> Record:
    """What stands on the record of a point; with `as_of`, whether somebody asked may still answer on that day."""
    facts = {e.what for e in facts_known(case)}
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
        giving=Giving(point.giving),
        files=None if as_of is None else len(handed_out(point, case.files.all())),
    )


def handed_out(point: Point, files: Iterable[CaseFile]) -> list[CaseFile]:
    """What of the case's files is handed out for a point: its own, and those for the whole case."""
    given = (f for f in files if f.purpose == CaseFile.Purpose.HANDED_OUT)
    return [f for f in given if f.point_id in (None, point.pk)]


def lacks_files(point: Point, files: Iterable[CaseFile]) -> bool:
    """Whether a point is to be given as a copy, and nothing of the case's files is there to give."""
    gives = point.outcome in GIVES and Giving(point.giving).needs_file
    return gives and not handed_out(point, files)


def _reasons_heard(case: Case, on: date | None) -> bool:
    """Whether the applicant was asked for reasons and gave them, or, on a day, let the served letter's time pass."""
    if any(c.how == Contact.How.REASONS for c in case.contacts.all()):
        return True
    asked = [x for x in case.letters.all() if x.kind == LetterKind.REASONS and x.is_valid]
    if on is None:
        return bool(asked)
    return any(
        x.served_on is not None and calendar().nth_after(x.served_on, x.facts["days"]) < on for x in asked
    )


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
