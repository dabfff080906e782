"""Taking a published document back (撤回): why, by when, and what is said in public.

A published sanction that was changed, revoked, or found unlawful or void comes off within three working days, with its
reasons given in public (处罚法第四十八条第二款；“三日”按第八十五条是工作日). For the other causes no law sets days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.source import Citation, Refusal, Version, Versions
from gongkai.law.statutes import OGI_2019, SANCTION_2021
from gongkai.law.working_day import CalendarEnds, WorkCalendar

WORKING_DAYS = Versions(Version(date(2021, 7, 15), 3, SANCTION_2021.article(48, 2)))
RIGHT = OGI_2019.article(6)


class Cause(StrEnum):
    """Why something comes off the portal."""

    WRONG = "wrong"
    NOT_PUBLIC = "not_public"
    REVOKED = "revoked"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Cause.WRONG: "内容有差错",
    Cause.NOT_PUBLIC: "不应公开",
    Cause.REVOKED: "行政处罚决定被变更、撤销、确认违法或者无效",
    Cause.OTHER: "其他",
}


@dataclass(frozen=True)
class Retraction:
    """How something is taken back. `notice` is what the public reads in its place, `why_silent` why it reads nothing;
    `changed_on` the day the decision behind it was changed or revoked."""

    cause: Cause
    notice: str = ""
    why_silent: str = ""
    changed_on: date | None = None

    def check(self, on: date) -> None:
        """Raises Refusal with everything that is missing."""
        reasons: list[tuple[str, Citation | None]] = []
        if self.cause is Cause.REVOKED:
            cite = WORKING_DAYS.all[0].cite
            if not self.notice.strip():
                reasons.append(("撤回行政处罚决定信息，应当公开说明理由，请填写公开说明", cite))
            if self.changed_on is None:
                reasons.append(("请填写行政处罚决定被变更、撤销、确认违法或者无效的日期", cite))
            elif self.changed_on > on:
                reasons.append(("决定被变更、撤销的日期不能晚于今天", cite))
        elif not self.notice.strip() and not self.why_silent.strip():
            reasons.append(("请填写公开说明；不作公开说明的，写明理由", RIGHT))
        if reasons:
            raise Refusal(*reasons)

    def due(self, days: WorkCalendar) -> date | None:
        """The last day to take it off; None where no law sets one, or no calendar tells."""
        if self.cause is not Cause.REVOKED or self.changed_on is None:
            return None
        limit = WORKING_DAYS.on(max(self.changed_on, WORKING_DAYS.all[0].since))
        try:
            return days.nth_after(self.changed_on, limit.value)
        except CalendarEnds:
            return None
