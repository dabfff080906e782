"""The registers of requests as workbooks: what was asked and answered, the letters, the reviews and suits.

The columns of the first are those of 依申请公开登记表, in its order; of the applicant only the kind, and what was
asked masked. Whatever a row needs is read beforehand (`REGISTER_READS`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.cases.clock import clock_of
from gongkai.cases.masking import masked
from gongkai.cases.models import ANSWER_LETTERS, Case, Letter, Remedy
from gongkai.desk.sheet import Column
from gongkai.law.clock_event import What
from gongkai.law.fee import Method, fee_for
from gongkai.law.letter import LetterKind
from gongkai.law.procedure import Stage
from gongkai.law.receipt import Channel
from gongkai.law.working_day import WorkCalendar

REGISTER_READS = ("applicant", "events__about", "points", "contacts", "letters", "remedies")
CLOSING = (*ANSWER_LETTERS, LetterKind.CEASING)


def register_columns(days: WorkCalendar, today: date) -> Sequence[Column[Case]]:
    """The columns of the register, its clocks read as of a day."""
    return (
        Column("编号", 16, lambda c: f"{c.number}（重新答复）" if c.answers_anew_id else c.number),
        Column("收到日期", 12, lambda c: c.received_on),
        Column("登记日期", 12, lambda c: c.registered_on),
        Column("收到渠道", 14, lambda c: c.get_channel_display()),
        Column("确认方式", 10, _confirmed_how),
        Column("确认时间", 12, lambda c: c.received_on if Channel(c.channel).needs_confirmation else None),
        Column("申请人类型", 12, lambda c: c.get_applicant_kind_display()),
        Column("内容摘要", 40, lambda c: masked(c, c.asked)),
        Column("申请要点", 40, _points),
        Column("形式要求", 16, lambda c: masked(c, c.wanted_form)),
        Column("补正告知发出", 12, lambda c: _day_of(c, What.ASK_TO_COMPLETE)),
        Column("补正收到", 12, lambda c: _day_of(c, What.COMPLETE)),
        Column("承办科室", 14, lambda c: c.division.name if c.division else ""),
        Column("承办人", 10, lambda c: c.handler.name if c.handler else ""),
        Column("办理期限", 12, lambda c: c.due or ("暂停" if not c.is_over and c.received_on else None)),
        Column("延期", 22, _extensions),
        Column("征询起止", 30, lambda c: _pauses(c, days, today)),
        Column("答复类型", 20, lambda c: c.result),
        Column("答复日期", 12, lambda c: c.closed_on),
        Column("答复文号", 28, lambda c: _closing(c).number),
        Column("送达方式", 14, lambda c: _closing(c).get_way_display()),
        Column("送达日期", 12, lambda c: _closing(c).served_on),
        Column("收费", 20, _fee),
        Column("复议诉讼", 30, _remedies),
        Column("归档号", 20, lambda c: c.archive_no),
        Column("登记作废", 30, _struck),
    )  # fmt: skip


def _struck(case: Case) -> str:
    """Why an entry is no request: its number stays in the register, and counts nowhere."""
    same = f"，与{case.same_as}重复登记" if case.same_as else ""
    return f"{case.struck_on}作废{same}：{masked(case, case.struck_why)}" if case.struck_on else ""


def _confirmed_how(case: Case) -> str:
    """How both sides confirmed: the first contact of the agency on the day of receipt."""
    if not Channel(case.channel).needs_confirmation or case.received_on is None:
        return ""
    told = (c for c in case.contacts.all() if c.by_id and c.reached and c.on == case.received_on)
    first = next(told, None)
    return first.get_how_display() if first else ""


def _points(case: Case) -> str:
    return "\n".join(f"{p.order}. {masked(case, p.asks)}" for p in case.points.all())


def _day_of(case: Case, what: What) -> date | None:
    return next((e.on for e in case.facts if e.what == what), None)


def _extensions(case: Case) -> str:
    longer = [e for e in case.facts if e.what in (What.EXTEND, What.POSTPONE)]
    return "；".join(f"{e.on} {e.get_what_display()}{e.days}个工作日" for e in longer)


def _pauses(case: Case, days: WorkCalendar, today: date) -> str:
    """Each consultation from its letter to its end; who was asked stays with the case."""
    if case.stage == Stage.STRUCK:
        return ""
    reading = clock_of(case, days, as_of=None if case.stage == Stage.CLOSED else today)
    pauses = reading.pauses if reading else ()
    return "；".join(f"{p.what.label} {p.since}至{p.until or '未回复'}" for p in pauses)


def _closing(case: Case) -> Letter:
    """The letter that ended the case; a blank one where none did."""
    sent = [x for x in case.letters.all() if x.kind in CLOSING and x.is_valid]
    return sent[-1] if sent and case.closed_on else Letter()


def _fee(case: Case) -> str:
    """The fee of the last notice, and when it was paid."""
    notices = [x for x in case.letters.all() if x.kind == LetterKind.FEE_NOTICE and x.is_valid]
    if not notices:
        return ""
    said = notices[-1].facts
    fee = fee_for(
        Method(said["method"]), said["count"], notices[-1].issued_on, already=said.get("already", 0)
    )
    paid = _day_of(case, What.FEE_PAID)
    return f"{fee.amount}元" + (f"，{paid}缴清" if paid else "，未缴")


def _remedies(case: Case) -> str:
    return "；".join(
        f"{r.get_track_display()} {r.lodged_on}受理，{r.get_result_display() or '尚未审结'}"
        for r in case.remedies.all()
    )


def _why_void(letter: Letter) -> str:
    return masked(letter.case, letter.cancelled_why) if letter.case else letter.cancelled_why


def _standing(letter: Letter) -> str:
    """Where a letter stands, in one word of the register."""
    if letter.cancelled_on:
        return "作废"
    if letter.withdrawn_on:
        return "撤销"
    if letter.served_on:
        return "已送达"
    return "存卷" if letter.is_for_file else "未登记送达"


LETTERS: Sequence[Column[Letter]] = (
    Column("文号", 30, lambda x: x.number),
    Column("文书", 20, lambda x: x.get_kind_display()),
    Column("申请编号", 16, lambda x: str(x.case or x.correction)),
    Column("收件人", 20, lambda x: x.party or "申请人"),
    Column("制发日期", 12, lambda x: x.issued_on),
    Column("制发人", 10, lambda x: x.issued_by.name if x.issued_by else ""),
    Column("送达方式", 14, lambda x: x.get_way_display()),
    Column("送出日期", 12, lambda x: x.sent_on),
    Column("送达日期", 12, lambda x: x.served_on),
    Column("邮件号码", 18, lambda x: x.tracking),
    Column("状态", 10, _standing),
    Column("作废、撤销日期", 14, lambda x: x.cancelled_on or x.withdrawn_on),
    Column("作废、撤销原因", 24, _why_void),
)  # fmt: skip

REMEDIES: Sequence[Column[Remedy]] = (
    Column("申请编号", 16, lambda r: r.matter.number),
    Column("途径", 24, lambda r: r.get_track_display()),
    Column("复议机关或者法院", 24, lambda r: r.body),
    Column("案号", 24, lambda r: r.doc_no),
    Column("受理日期", 12, lambda r: r.lodged_on),
    Column("收到副本日期", 12, lambda r: r.copy_received_on),
    Column("答复（答辩）期限", 14, lambda r: r.defence_due),
    Column("提交答复（答辩）日期", 14, lambda r: r.defended_on),
    Column("前一程序", 24, lambda r: f"{r.follows.get_track_display()} {r.follows.doc_no}".strip() if r.follows else ""),
    Column("结果", 12, lambda r: r.get_result_display() or "尚未审结"),
    Column("审结日期", 12, lambda r: r.concluded_on),
    Column("决定（裁判）文号", 24, lambda r: r.result_doc_no),
)  # fmt: skip
