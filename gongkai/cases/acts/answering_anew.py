"""Answering anew after a corrected review or suit: a case of its own that is the same request (重新答复).

The first case keeps its answer and its row of the annual report; the new one is decided, reviewed, served and, if need be,
disputed like any other, and is counted as no request (`cases.reads.requests`; ADR 12, reading 0013).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar
from gongkai.agencies.scope import Right
from gongkai.cases.acts.taking import MATTER, line, locked, require, set_clock
from gongkai.cases.letter_facts import asked_in_full
from gongkai.cases.models import Applicant, Case, Point, Remedy
from gongkai.journal.acts import note
from gongkai.law import answering_anew as law
from gongkai.law.procedure import Stage
from gongkai.law.remedy import Track
from gongkai.law.source import Refusal

SAME = (
    "agency",
    "code_mark",
    "code_sealed",
    "applicant_kind",
    "channel",
    "asked_doc_no",
    "wanted_form",
    "help_needed",
)
WHO = ("name", "id_kind", "id_sealed", "id_mark", "erased_on", "contact", "phone", "email", "address")


@transaction.atomic
def answer_anew(remedy_id: int, *, received: date, by: Person, on: date, term: date | None = None) -> Case:
    """Open the case that answers anew, once for a remedy that ended in a correction; again where that one was struck out.

    `received` is the day the decision reached the agency, `term` the last day it states to answer by. The points are those
    of the case that was corrected, undecided. Raises Refusal.
    """
    remedy = Remedy.objects.select_related("case__agency").get(pk=remedy_id)
    if remedy.case_id is None:
        raise Refusal(("更正申请的复议诉讼被纠正的，在更正申请上重新办理", law.cite_of(Track(remedy.track))))
    corrected = locked(remedy.case_id)
    require(by, corrected.agency, Right.RECORD_REMEDY, "登记重新答复", on)
    remedy.refresh_from_db(fields=["result", "concluded_on"])
    cite = law.cite_of(Track(remedy.track))
    reasons = law.refused(Track(remedy.track), remedy.result, remedy.concluded_on, received, term, on)
    if corrected.stage != Stage.CLOSED:
        reasons.append((f"{corrected}还没有办结，请在原申请上答复", cite))
    if opened := remedy.reanswer:
        reasons.append((f"已经登记重新答复：{opened}", cite))
    if reasons:
        raise Refusal(*reasons)
    case = _opened(remedy, corrected, received, term, on)
    told: dict[str, Any] = {
        "remedy": remedy.track,
        "doc_no": remedy.result_doc_no,
        "received": received,
        "term": term,
    }
    note(
        case.agency, MATTER, case.number, "answer_anew", label=f"登记重新答复（原申请{corrected}）", under=cite, by=by, on=on,
        due=case.due, corrected=corrected.number, **told,
    )  # fmt: skip
    line(corrected, "answer_anew", f"登记重新答复：{case}", by, on, under=cite, anew=case.number, **told)
    return case


def _opened(remedy: Remedy, corrected: Case, received: date, term: date | None, on: date) -> Case:
    """The same request under a number of its own, with who asked and what was asked, nothing decided."""
    case = Case(
        number=f"{on.year}-YSQ-{take_number(corrected.agency, 'YSQ', on.year):04d}",
        submitted_on=received, registered_on=on, received_on=received, asked=asked_in_full(corrected), stage=Stage.RECEIVED,
        answers_anew=remedy, term=term, **{n: getattr(corrected, n) for n in SAME},
    )  # fmt: skip
    set_clock(case, calendar(), on)
    case.save(force_insert=True)
    Applicant.objects.create(case=case, **{n: getattr(corrected.applicant, n) for n in WHO})
    Point.objects.bulk_create(Point(case=case, order=p.order, asks=p.asks) for p in corrected.points.all())
    return case
