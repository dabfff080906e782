"""Ways of redress to be told in a reply (救济途径): chosen by the row the outcome falls into and the day of the reply.

Never typed. Three eras: until 2023-12-31 review or suit at the applicant's choice; from 2024-01-01 review first against
a refusal to disclose (复议法第二十三条第一款第四项); from 2025-06-01 review first is tied to refusals under 条例第十四至
十六条, while 无法提供 and 不予处理 may be sued directly (法释〔2025〕8号第一条). Reading 7: the withheld part of a severed
answer goes with the refusals, 行政查询事项 with the direct suits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.law.numeral import in_han
from gongkai.law.source import Citation, LawError, Refusal, Version, Versions
from gongkai.law.statutes import LITIGATION_2017, OGI_2019, OGI_SINCE, RECONSIDERATION_2023, SUITS_2025

REFUSALS = frozenset({"r3_2_partial", *(f"r3_3_{n}" for n in range(1, 8))})
ROWS = (
    "r3_1_open", "r3_2_partial", *(f"r3_3_{n}" for n in range(1, 9)), *(f"r3_4_{n}" for n in range(1, 4)),
    *(f"r3_5_{n}" for n in range(1, 6)), *(f"r3_6_{n}" for n in range(1, 4)),
)  # fmt: skip

# The rows against which review comes first, by the day of the reply.
REVIEW_FIRST = Versions(
    Version(OGI_SINCE, frozenset[str](), OGI_2019.article(51)),
    Version(date(2024, 1, 1), REFUSALS, RECONSIDERATION_2023.article(23, 1)),
    Version(date(2025, 6, 1), REFUSALS, SUITS_2025.article(1)),
)
REVIEW_DAYS = Versions(
    Version(OGI_SINCE, 60, OGI_2019.article(51)),
    Version(date(2024, 1, 1), 60, RECONSIDERATION_2023.article(20)),
)
SUIT_AFTER_REVIEW_DAYS, SUIT_AFTER_REVIEW = 15, LITIGATION_2017.article(45)
SUIT_MONTHS, SUIT = 6, LITIGATION_2017.article(46)


class NoSuchRow(LawError):
    """A row no reply falls into."""


@dataclass(frozen=True)
class Redress:
    """What the applicant may do: review within `review_days`; a suit within `suit_days` of the review's decision,
    or, where `suit_months` is given, directly within so many months."""

    review_first: bool
    body: str
    review_days: int
    suit_days: int
    suit_months: int | None
    because: tuple[Citation, ...]

    def paragraph(self, letter: str = "答复书") -> str:
        """The paragraph for a letter (答复书, 告知书), with its articles left to the record."""
        against = f"如对本{letter.removesuffix('书')}不服，"
        review = f"自收到本{letter}之日起{self.review_days}日内向{self.body}申请行政复议"
        if self.review_first:
            return (
                f"{against}应当先申请行政复议：{review}；"
                f"对行政复议决定仍不服的，可以自收到行政复议决定书之日起{self.suit_days}日内向人民法院提起行政诉讼。"
            )
        return f"{against}可以{review}，或者自收到本{letter}之日起{self.suit_months}个月内向人民法院提起行政诉讼。"


def redress(row: str, on: date, body: str) -> Redress:
    """The ways open against a reply of this row given on this day; `body` is the government that reviews.

    Raises NoSuchRow, NotYetLaw, Refusal where no government is named.
    """
    if row not in ROWS:
        raise NoSuchRow(f"年度报告表三没有结果行 {row}；可以用：{'、'.join(ROWS)}")
    if not body.strip():
        raise Refusal(("请写明受理行政复议的本级人民政府", RECONSIDERATION_2023.article(24)))
    first = REVIEW_FIRST.on(on)
    return _ways(body, on, first.cite if row in first.value else None)


@dataclass(frozen=True)
class PointRedress:
    """The ways against an answer some of whose points want review first: `first` against those points (counted from
    one), `direct` against the others."""

    first: Redress
    direct: Redress
    first_points: tuple[int, ...]
    direct_points: tuple[int, ...]

    @property
    def because(self) -> tuple[Citation, ...]:
        return tuple(dict.fromkeys((*self.first.because, *self.direct.because)))

    def paragraph(self, letter: str = "答复书") -> str:
        """Both ways, each with its points: 对第一项……；对第二项……。"""
        return _of(self.first_points, self.first, letter) + _of(self.direct_points, self.direct, letter)


def _of(points: tuple[int, ...], ways: Redress, letter: str) -> str:
    named = "、".join(in_han(n) for n in points)
    against = f"如对本{letter.removesuffix('书')}"
    return ways.paragraph(letter).replace(f"{against}不服", f"{against}第{named}项不服", 1)


def redress_by_point(rows: Sequence[str], on: date, body: str) -> Redress | PointRedress:
    """The ways open against an answer whose points fall into these rows: one paragraph where all go the same way.

    Review first is tied to the refusal of a point (复议法第二十三条; 法释〔2025〕8号第一条), not to the row the whole case is counted
    in. Raises as `redress`.
    """
    ways = [redress(row, on, body) for row in rows]
    first = tuple(n for n, way in enumerate(ways, start=1) if way.review_first)
    direct = tuple(n for n, way in enumerate(ways, start=1) if not way.review_first)
    if not first or not direct:
        return ways[0]
    return PointRedress(ways[first[0] - 1], ways[direct[0] - 1], first, direct)


def redress_in_corrections(on: date, body: str) -> Redress:
    """The ways open against what was decided on a correction of one's own record: review or suit (reading 11).

    Raises NotYetLaw, Refusal where no government is named.
    """
    if not body.strip():
        raise Refusal(("请写明受理行政复议的本级人民政府", RECONSIDERATION_2023.article(24)))
    return _ways(body, on, None)


def _ways(body: str, on: date, review_first: Citation | None) -> Redress:
    """Both ways; with an article that wants review first, only that one."""
    days = REVIEW_DAYS.on(on)
    because = [review_first] if review_first else []
    because += [days.cite, SUIT_AFTER_REVIEW, *([] if review_first else [SUIT])]
    months = None if review_first else SUIT_MONTHS
    cites = tuple(dict.fromkeys(because))
    return Redress(review_first is not None, body, days.value, SUIT_AFTER_REVIEW_DAYS, months, cites)
