"""What a letter of a case states, gathered from the record: nothing of it is typed into the letter itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import calendar
from gongkai.cases.clock import expected_due
from gongkai.cases.masking import masked
from gongkai.cases.models import ANSWER_LETTERS, Case, CaseFile
from gongkai.cases.models import Point as StoredPoint
from gongkai.cases.reads import body_of, redress_for, request_of
from gongkai.files.letters.facts import Enclosure, FeeLine, LetterFacts, Point
from gongkai.law import consultation, fee_window
from gongkai.law.fee import Fee, Method, fee_for, standard
from gongkai.law.giving import Giving
from gongkai.law.letter import Addressee, LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel, Receipt
from gongkai.law.redress import redress
from gongkai.law.remedy import Track
from gongkai.law.working_day import Status
from gongkai.text.day_in_words import day_in_words

STOPS = tuple("。！？；：")
CLOSING = (*ANSWER_LETTERS, LetterKind.CEASING)
DAYS = ("due", "due_before", "sent_on", "earlier_on")


def facts_of(
    case: Case,
    kind: LetterKind,
    *,
    number: str,
    on: date,
    party: str = "",
    about: Sequence[StoredPoint] = (),
    said: dict[str, Any],
) -> LetterFacts:
    """Everything this kind of letter states about the case on a day.

    `said` is what the act decided: reason, how_to, days, due, due_before, approved_by, consulted, outcome, the method
    and count of a fee. The applicant is named to the applicant alone; who is asked about a request learns what was
    asked, not by whom, and of a request in several points only those it is asked `about`.
    """
    frame: dict[str, Any] = {
        "agency": case.agency.name, "number": number, "dated": on, "contact": contact_of(case.agency), "addressee": party,
        "asked": asked_of(case),
    }  # fmt: skip
    own = _own(case, kind, on, said)
    if own.get("due"):
        own["provisional"] = calendar().status(case.received_on or on, own["due"]) is Status.PROVISIONAL
    if kind.letter.to is not Addressee.APPLICANT:
        if (
            kind is LetterKind.SERVICE_RECORD
        ):  # it is signed by who receives the letter, and stays in the file
            return LetterFacts(**frame | own | {"addressee": party or case.applicant.name})
        asked = "\n".join(p.asks for p in about) or frame["asked"]
        hidden = {n: _nameless(case, v) for n, v in ({"asked": asked} | own).items()}
        return LetterFacts(**frame | hidden)
    request = request_of(case)
    frame |= {
        "addressee": case.applicant.name, "case_number": request.number, "channel": Channel(case.channel).label,
        "query_code": case.query_code, "registered": _registered_late(request),
        "receipt": Receipt(request.received_on, Channel(case.channel).cite) if request.received_on else None,
    }  # fmt: skip
    return LetterFacts(**frame, **own)


def _registered_late(case: Case) -> date | None:
    """The day it was registered, where that is after the day of receipt: the letter says both."""
    late = case.received_on is not None and case.registered_on > case.received_on
    return case.registered_on if late else None


def _nameless(case: Case, said: Any) -> Any:
    """A text for somebody else; numbers and days are nobody's."""
    return masked(case, said) if isinstance(said, str) else said


def _own(case: Case, kind: LetterKind, on: date, said: dict[str, Any]) -> dict[str, Any]:
    """What this kind states beyond the frame all letters share."""
    if kind in CLOSING:
        return _closing(case, kind, on, said)
    match kind:
        case LetterKind.RECEIPT:
            return {"due": expected_due(case, on)}
        case LetterKind.CONSULTATION_NOTICE:
            return {"sent_on": on} | said
        case LetterKind.SERVICE_RECORD:
            return {n: v for n, v in said.items() if n != "of"}
        case LetterKind.THIRD_PARTY_CONSULTATION:
            return _asking(case, said, consultation.THIRD_PARTY.on(on).value.days)
        case LetterKind.CO_MAKER_CONSULTATION:
            return _asking(case, said, consultation.AGENCY.on(on).value.days)
        case LetterKind.FEE_NOTICE:
            return _fee(case, said, on)
        case LetterKind.OVERRIDING_NOTICE:
            return said | {
                "redress": redress(Outcome.GRANTED.ground.row, on, body_of(case.agency)).paragraph("告知书")
            }
    return said


def _asking(case: Case, said: dict[str, Any], days: int) -> dict[str, Any]:
    """Who asks for an opinion says by when and how it is given."""
    how = (
        f"书面意见请送交或者寄至本机关（{contact_of(case.agency)}）；同意、部分同意或者不同意的，请写明理由。"
    )
    return {"reason": said["reason"], "days": days, "how_to": how}


def _fee(case: Case, said: dict[str, Any], on: date) -> dict[str, Any]:
    method, count, already = Method(said["method"]), said["count"], said.get("already", 0)
    day = case.submitted_on
    counted = {
        Method.ITEM: f"{day.year}年{day.month}月，您（单位）向本机关申请公开政府信息累计{count}件。",
        Method.PAGE: f"您（单位）本件申请需要提供的政府信息共{count}页。",
    }[method]
    before = f"其中前{already}件此前已经计收，不再重复计收。" if already else ""
    return {
        "reason": f"{counted}{before}\n{standard(method, on)}", "how_to": said["how_to"],
        "fee_method": method.label, "fee_lines": fee_lines(fee_for(method, count, on, already=already)),
        "days": fee_window.WORKING_DAYS.on(on).value,
    }  # fmt: skip


def fee_lines(fee: Fee) -> tuple[FeeLine, ...]:
    """The bands that cost something, in words: 第31—32件."""
    unit = fee.method.unit
    return tuple(FeeLine(f"第{t.first}—{t.last}{unit}", t.count, t.rate) for t in fee.tiers if t.amount)


def _closing(case: Case, kind: LetterKind, on: date, said: dict[str, Any]) -> dict[str, Any]:
    """The letters that end a request: the decisions point by point, and what may be done against them."""
    outcome = Outcome(said["outcome"])
    told = {
        "redress": redress_for(case, outcome, on).paragraph(
            "告知书" if kind is LetterKind.CEASING else "答复书"
        )
    }
    if kind is LetterKind.CEASING:
        return told | {"ended": outcome, "reason": said["reason"]}
    points = tuple(point_of(p) for p in case.points.select_related("earlier").prefetch_related("searches"))
    handed_out = case.files.filter(purpose=CaseFile.Purpose.HANDED_OUT)
    told_by_point = any(how_said(p) for p in case.points.all())
    return told | {
        "points": points, "delivery": "" if told_by_point else case.wanted_form or "书面答复",
        "enclosures": tuple(Enclosure(f.name) for f in handed_out),
    }  # fmt: skip


def point_of(point: StoredPoint) -> Point:
    """A decided point as the letter states it: the finding, the reasons, what is given or where to turn."""
    outcome = Outcome(point.outcome)
    searches = [s for s in point.case.searches.all() if s.point_id in (None, point.pk)]
    finding = [f"本机关于{day_in_words(s.on)}在{s.where}以“{s.words}”检索，结果：{s.found}" for s in searches]
    reasons = [_answered_anew(point.case), _answered_before(point), point.reason, point.weighed]
    is_given = outcome.ground.row in ("r3_1_open", "r3_2_partial")
    gives = [
        f"公开的内容：{point.open_part}" if point.open_part else "",
        f"{Giving(point.giving).where}：{point.published_at}" if point.published_at else "",
        f"提供的形式、方式和时间：{how}" if (how := how_said(point)) and is_given else "",
        f"您（单位）可以向{point.elsewhere}提出" if point.elsewhere else "",
    ]
    return Point(
        point.asks, outcome, finding=_sentences(finding), reasons=_sentences(reasons), gives=_sentences(gives)
    )


def how_said(point: StoredPoint) -> str:
    """How what is given at a point is handed over; "" where nothing is."""
    return point.how if Outcome(point.outcome).ground.row in ("r3_1_open", "r3_2_partial") else ""


def _answered_before(point: StoredPoint) -> str:
    if point.earlier is None:
        return ""
    answer = point.earlier.letters.answers().last()
    return f"您（单位）此前的申请（编号{point.earlier}），本机关已经答复" + (
        f"（{answer}）" if answer else ""
    )


def _answered_anew(case: Case) -> str:
    """Why a request that was answered once is answered again."""
    remedy = case.answers_anew
    if remedy is None or case.corrected is None:
        return ""
    decided = "行政复议决定" if remedy.track == Track.REVIEW else "裁判"
    by = f"{remedy.body}{decided}" + (f"（{remedy.result_doc_no}）" if remedy.result_doc_no else "")
    answer = case.corrected.letters.answers().last()
    return (
        "您（单位）的申请，本机关此前已经答复"
        + (f"（{answer}）" if answer else "")
        + f"；根据{by}，现重新答复"
    )


def _sentences(parts: Iterable[str]) -> str:
    """What was written, a paragraph each, every one with its full stop."""
    said = (part.strip() for part in parts)
    return "\n".join(part if part.endswith(STOPS) else f"{part}。" for part in said if part)


def asked_of(case: Case) -> str:
    """What was asked, with the document number and what was completed later."""
    number = f"文号：{case.asked_doc_no}" if case.asked_doc_no else ""
    return "\n".join(filter(None, [case.asked, number, *_completed(case)]))


def asked_in_full(case: Case) -> str:
    """What was asked and completed later, without the document number, which a case keeps apart."""
    return "\n".join([case.asked, *_completed(case)])


def _completed(case: Case) -> list[str]:
    return [f"补正内容：{e.says}" for e in case.facts if e.what == "complete" and e.says]


def contact_of(agency: Agency) -> str:
    """Where the agency is and how it is reached."""
    return "，".join(
        filter(None, (agency.address, f"邮政编码{agency.postcode}" if agency.postcode else "", agency.phone))
    )


def plain(said: dict[str, Any]) -> dict[str, Any]:
    """What an act decided, as it is kept beside the letter: plain JSON."""
    return {
        n: v.isoformat() if isinstance(v, date) else v.value if isinstance(v, Enum) else v
        for n, v in said.items()
    }


def revived(kept: dict[str, Any]) -> dict[str, Any]:
    """The same again from what was kept."""
    return {n: date.fromisoformat(v) if n in DAYS and v else v for n, v in kept.items()}
