"""Time limits for publishing proactively (主动公开期限).

Within twenty working days from the day the information is formed or changed, unless a law or regulation sets another
period (条例第二十六条). Decisions on licences and sanctions: seven working days stand in the model catalogues of openness
at the grass roots (基层政务公开标准目录), not in a law, so they are a house rule; likewise the same day for warnings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.law.source import Citation, Version, Versions
from gongkai.law.statutes import OGI_2019, OGI_SINCE
from gongkai.law.working_day import WorkCalendar

WORKING_DAYS = Versions(Version(OGI_SINCE, 20, OGI_2019.article(26)))
# Amber from three quarters of a limit on: the fifteenth of twenty days.
AMBER = (3, 4)


@dataclass(frozen=True)
class Row:
    """A limit: for which types of document and which genres (a part of the genre's name is enough), from where.

    `house_rule` names the rule with which an agency sets the days; empty where the law does.
    """

    code: str
    label: str
    kinds: tuple[str, ...]
    genres: tuple[str, ...]
    house_rule: str
    source: str


ORDINARY = Row("ordinary", "一般信息", (), (), "", str(WORKING_DAYS.all[0].cite))
ROWS = (
    Row("warning", "预警信息", ("warning",), ("预警",), "limit_warning", "本机关规定，当日公开"),
    Row(
        "decision", "许可、处罚决定", ("sanction",), ("许可决定", "处罚决定"), "limit_decision",
        "本机关规定，参照基层政务公开标准目录",
    ),
    ORDINARY,
)  # fmt: skip


def row_of(kind: str, genre: str) -> Row:
    """The row of a document: the first that names its type or a part of its genre, else the ordinary one."""
    return next((r for r in ROWS if kind in r.kinds or any(g in genre for g in r.genres)), ORDINARY)


@dataclass(frozen=True)
class Clock:
    """Where a document stands against its limit on a day, in working days. `late_by` may be 0 on a day off after `due`."""

    row: Row
    limit: int
    formed: date
    due: date
    used: int
    amber_on: date
    late_by: int
    on: date

    @property
    def is_late(self) -> bool:
        return self.on > self.due

    @property
    def tone(self) -> str:
        """red once it is late, amber on its last quarter, else ""."""
        return "red" if self.is_late else "amber" if self.on >= self.amber_on else ""

    @property
    def cite(self) -> Citation:
        """The article an openness limit stands under, whatever the days are."""
        return WORKING_DAYS.all[0].cite


def read(row: Row, limit: int, formed: date, on: date, days: WorkCalendar) -> Clock:
    """The clock on a day of what was formed, or changed, on `formed`. Raises CalendarEnds where no calendar tells."""
    due = days.nth_after(formed, limit) if limit else formed
    near = -(-limit * AMBER[0] // AMBER[1])
    return Clock(
        row, limit, formed, due, days.count(formed, on) if on > formed else 0,
        days.nth_after(formed, near) if near else formed, days.count(due, on) if on > due else 0, on,
    )  # fmt: skip
