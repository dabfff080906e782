"""How a clock is told on a list: in words, with the shape its tone has on the page; never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.cases.models import Case, Correction
from gongkai.law.procedure import Stage
from gongkai.law.working_day import Status, WorkCalendar

STOPPED = "stopped"


@dataclass(frozen=True)
class Face:
    """`tone` is a style of the clock: "" in time, amber, red, stopped, waiting; `sure` False while the day may still move."""

    words: str
    tone: str
    day: date | None = None
    sure: bool = True


def face(case: Case, today: date, near: date, days: WorkCalendar) -> Face:
    """The clock of a case as a list shows it. `near`: see `agencies.reads.amber_until`."""
    if case.stage == Stage.CLOSED:
        late = case.due is not None and case.closed_on is not None and case.closed_on > case.due
        return Face("超期办结" if late else "按期办结", "red" if late else "", case.closed_on)
    if case.stage == Stage.STRUCK:
        return Face("登记作废", "waiting", case.struck_on)
    if case.stage == Stage.SUBMITTED:
        return Face("待双方确认", "waiting")
    if case.clock_status == STOPPED or case.due is None:
        return Face("暂停计时", "stopped", case.waits_until)
    return due_face(case.due, today, near, days, sure=case.clock_status != Status.PROVISIONAL.value)


def due_face(due: date, today: date, near: date, days: WorkCalendar, *, sure: bool = True) -> Face:
    """The face of a day by which something is due."""
    if due < today:
        return Face(f"超期{days.count(due, today)}个工作日", "red", due, sure)
    if due == today:
        return Face("今天到期", "amber", due, sure)
    return Face(f"剩{days.count(today, due)}个工作日", "amber" if due <= near else "", due, sure)


def reminder_face(correction: Correction, today: date) -> Face:
    """The face of a correction: no law gives it a period, so it is never red."""
    if correction.closed_on is not None:
        return Face("已办结", "", correction.closed_on)
    if correction.remind_on is None:
        return Face("没有提醒日期", "waiting")
    return Face("提醒", "amber" if correction.remind_on <= today else "", correction.remind_on)
