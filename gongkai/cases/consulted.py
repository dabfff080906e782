"""Who was asked about which point of a request, and what they said of it (逐要点征求意见)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.agencies.reads import calendar
from gongkai.cases.clock import clock_of, points_of
from gongkai.cases.models import Case, CaseEvent, Point
from gongkai.law.answerable import Reason
from gongkai.law.clock_event import ANSWER_TO, What
from gongkai.law.clock_reading import Pause
from gongkai.law.consultation import AGENCY, THIRD_PARTY, Opinion, meet
from gongkai.law.letter import LetterKind
from gongkai.law.procedure import Stage
from gongkai.law.statutes import OGI_2019
from gongkai.law.working_day import WorkCalendar

ASKED_BY = {What.CONSULT_THIRD_PARTY: THIRD_PARTY, What.CONSULT_AGENCY: AGENCY}


@dataclass(frozen=True)
class Asked:
    """One consultation: the letter's fact, the opinions that came, and how it stands where none did."""

    event: CaseEvent
    said: tuple[CaseEvent, ...]
    unanswered: str


def concerns(event: CaseEvent, point: Point | None) -> bool:
    """Whether a consultation or an opinion is about a point; about the case at all for None."""
    if point is None:
        return True
    if event.case_id != point.case_id:
        return _was_said_of(event, point)
    return meet(points_of(event), {point.pk})


def _was_said_of(event: CaseEvent, point: Point) -> bool:
    """Whether what was said before an answer given anew was said of this point: by its words, which were copied. Where
    none of the words is left, it may be about any."""
    words = {p.asks for p in event.about.all()} if event.party else set()
    return point.asks in words or words.isdisjoint(p.asks for p in point.case.points.all())


def facts_known(case: Case) -> list[CaseEvent]:
    """The facts of a case, those of the answer it gives anew before them: an opinion once given stays on record."""
    return case.facts if case.corrected is None else facts_known(case.corrected) + case.facts


def was_asked(case: Case, point: Point) -> bool:
    """Whether a third party was asked in writing about this point."""
    return any(e.what == What.CONSULT_THIRD_PARTY and concerns(e, point) for e in facts_known(case))


def objections(case: Case, point: Point | None = None) -> list[CaseEvent]:
    """What third parties said against disclosing a point; an agency's opinion binds by other rules (第三十四条)."""
    said = (e for e in facts_known(case) if e.what == What.THIRD_PARTY_ANSWERED and concerns(e, point))
    return [e for e in said if e.opinion == Opinion.OBJECTS]


def waits(case: Case, point: Point, on: date) -> bool:
    """Whether somebody asked about this point may still answer on a day."""
    reading = clock_of(case, calendar(), as_of=on)
    return reading is not None and any(p.until is None and meet(p.about, {point.pk}) for p in reading.pauses)


def answers_to(event: CaseEvent, facts: list[CaseEvent]) -> tuple[CaseEvent, ...]:
    """The opinions of who was asked by this letter, about one of its points."""
    about = points_of(event)
    return tuple(
        e
        for e in facts
        if ANSWER_TO.get(What(e.what)) == event.what and e.party == event.party and meet(points_of(e), about)
    )


def unserved_consultations(case: Case) -> list[Reason]:
    """Third parties whose letter is not on record as served: their silence means nothing yet (第三十二条)."""
    facts = case.facts
    return [
        (f"发给{x.party}的第三方意见征询书还没有登记送达（对方收到）", OGI_2019.article(32))
        for x in case.letters.select_related("event")
        if x.kind == LetterKind.THIRD_PARTY_CONSULTATION
        and x.is_valid
        and x.served_on is None
        and not (x.event and answers_to(x.event, facts))
    ]


def why_held(case: Case, act: str, on: date) -> list[Reason]:
    """Who may still answer, and whose letter is on its way, on a day: nothing is answered on the spot meanwhile."""
    if act != "answer_on_the_spot":
        return []
    reading = clock_of(case, calendar(), as_of=on)
    held: list[Reason] = [
        (f"正在征求{p.party or '对方'}的意见（最迟{p.ends_by}），不能当场答复；对方答复、逾期或者撤销征求意见以后再办理", p.because)
        for p in (reading.pauses if reading else ()) if p.until is None
    ]  # fmt: skip
    waited = {p.party for p in (reading.pauses if reading else ()) if p.until is None}
    return held + [
        (f"发给{x.party}的{x.get_kind_display()}（{x}）还没有登记送达，送达或者撤销以后再当场答复", OGI_2019.article(33, 3))
        for x in case.letters.all()
        if x.is_valid and x.served_on is None and x.party and x.party not in waited and not x.is_for_file
    ]  # fmt: skip


def asked_about(case: Case, points: Iterable[Point], days: WorkCalendar, on: date) -> dict[int, list[Asked]]:
    """By the key of a point everybody asked about it, in the order of the letters, as it stands on a day."""
    facts = case.facts
    asking = [e for e in facts if e.what in ASKED_BY]
    reading = clock_of(case, days, as_of=None if case.stage == Stage.CLOSED else on) if asking else None
    pauses = reading.pauses if reading else ()
    return {
        point.pk: [_asked(case, event, point, facts, pauses) for event in asking if concerns(event, point)]
        for point in points
    }


def _asked(
    case: Case, event: CaseEvent, point: Point, facts: list[CaseEvent], pauses: tuple[Pause, ...]
) -> Asked:
    said = tuple(e for e in answers_to(event, facts) if concerns(e, point))
    return Asked(event, said, "" if said else _unanswered(case, event, pauses))


def _unanswered(case: Case, event: CaseEvent, pauses: tuple[Pause, ...]) -> str:
    """How a letter without an answer stands: still awaited, or silent, and what silence means."""
    about = points_of(event)
    pause = next(
        (
            p
            for p in pauses
            if (p.what, p.party, p.since, p.about) == (event.what, event.party, event.on, about)
        ),
        None,
    )
    if pause is not None and pause.until is None:
        return "办结时没有答复" if case.stage == Stage.CLOSED else f"等待答复，最迟{pause.ends_by}"
    if pause is None or any(
        x.event_id == event.pk and x.kind == LetterKind.ASSISTANCE for x in case.letters.all()
    ):
        return "没有答复"
    if pause.until != pause.ends_by:
        return "就其他要点答复了，没有提到这个要点"
    return f"逾期没有答复，{ASKED_BY[What(event.what)].on(event.on).value.silence.label}"
