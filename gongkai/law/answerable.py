"""What the record must hold before a decision may be given (答复的前提).

Every decision names its precondition and the article it comes from, so a refusal to send a letter lists all that is
missing at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gongkai.law.giving import Giving
from gongkai.law.outcome import Outcome
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019

Reason = tuple[str, Citation | None]


@dataclass(frozen=True)
class Record:
    """What stands on the record of a point and its case.

    `searches` counts search records; `completed` tells whether the request was completed once; `consulted` whether a
    third party was asked in writing about this point, `waits` whether somebody asked about it may still answer;
    `reasons_asked` whether the applicant was asked for reasons. The texts are what the handler wrote: `reason`, `how` it is handed over,
    `elsewhere` the agency that may hold it, `published_at` where it is public, `earlier` the number of the case
    answered before, `weighed` the weighing of the public interest, `objected` whether a third party objects to the
    disclosure of this point as a whole, `open_part` what a severed answer gives, `giving` by which way; `files` counts what
    is handed out, None while it is not asked yet: a point may be decided before its files are there, but not put forward.
    """

    searches: int = 0
    completed: bool = False
    consulted: bool = False
    waits: bool = False
    reasons_asked: bool = False
    reason: str = ""
    how: str = ""
    elsewhere: str = ""
    published_at: str = ""
    earlier: str = ""
    weighed: str = ""
    objected: bool = False
    open_part: str = ""
    giving: Giving = Giving.COPY
    files: int | None = None

    @property
    def overrides(self) -> bool:
        """Whether what touches a third party is given because the public interest weighs more."""
        return overrides(self.weighed)


# How a weighing begins where what is given touches no third party.
UNTOUCHED = "不涉及"


def overrides(weighed: str) -> bool:
    """Whether a weighing lets the public interest go before a third party's rights."""
    return bool(weighed.strip()) and not weighed.strip().startswith(UNTOUCHED)


_a = OGI_2019.article
_OVER_OBJECTION = "第三方不同意公开：公开的内容不涉及第三方权益的，写明“不涉及”；涉及的，写明不公开可能对公共利益造成重大影响的理由"
_ASK_FIRST = (
    "公开的内容涉及第三方权益的，先就这个要点书面征求第三方的意见；不涉及的，公共利益的权衡以“不涉及”开头"
)
_SEARCHED = "先登记检索记录：在哪里检索、用什么词、谁检索、什么时候"

_NEEDS: dict[Outcome, tuple[tuple[Callable[[Record], bool], str, Citation], ...]] = {
    Outcome.STILL_UNCLEAR: (
        (lambda r: r.completed, "没有补正过的申请不能答复“补正后仍不明确”，请先告知补正", _a(30)),
    ),
    Outcome.NOT_HELD_ABSENT: ((lambda r: r.searches > 0, _SEARCHED, _a(36, item=4)),),
    Outcome.NEEDS_MAKING: ((lambda r: r.searches > 0, _SEARCHED, _a(38)),),
    Outcome.DECLINED_REPEATED: ((lambda r: bool(r.earlier), "写明已经答复过的申请编号", _a(36, item=6)),),
    Outcome.DECLINED_EXCESSIVE: (
        (
            lambda r: r.reasons_asked,
            "先要求申请人说明理由（说明理由告知书），收到理由或者送达后期满再定",
            _a(35),
        ),
    ),
    Outcome.ALREADY_PUBLIC: (
        (lambda r: bool(r.published_at), "写明获取该政府信息的方式、途径", _a(36, item=1)),
    ),
    Outcome.GRANTED: (
        (lambda r: bool(r.weighed) or not r.objected, _OVER_OBJECTION, _a(32)),
        (lambda r: r.consulted or not r.overrides, _ASK_FIRST, _a(32)),
        (lambda r: bool(r.how), "写明提供的形式、方式和时间", _a(36, item=2)),
    ),
    Outcome.GRANTED_IN_PART: (
        (lambda r: bool(r.weighed) or not r.objected, _OVER_OBJECTION, _a(32)),
        (lambda r: r.consulted or not r.overrides, _ASK_FIRST, _a(32)),
        (lambda r: bool(r.open_part), "写明公开的是哪些部分", _a(37)),
        (lambda r: bool(r.how), "写明提供的形式、方式和时间", _a(36, item=2)),
    ),
    Outcome.WITHHELD_THIRD_PARTY: (
        (lambda r: r.consulted, "先就这个要点书面征求第三方的意见", _a(32)),
        (lambda r: bool(r.weighed), "写明是否对公共利益造成重大影响的权衡", _a(32)),
    ),
}

# What a sheet asks for; the rest of a record must be there before it is filled in.
_WRITTEN = dict.fromkeys(
    ("reason", "how", "elsewhere", "published_at", "earlier", "weighed", "open_part"), UNTOUCHED
)


def beforehand(outcome: Outcome, record: Record) -> list[Reason]:
    """What is missing for a decision that no words on its sheet can mend: a search, a consultation, a completion."""
    return missing(outcome, replace(record, **_WRITTEN))  # type: ignore[arg-type]


# What a person must be told besides: the reason of every decision that does not simply give what was asked.
_PLAIN = frozenset({Outcome.GRANTED, Outcome.ALREADY_PUBLIC})


GIVES = frozenset({Outcome.GRANTED, Outcome.GRANTED_IN_PART})


def _not_there(record: Record) -> bool:
    """Whether what is disclosed, or the place to get it, is missing."""
    return record.files == 0 if record.giving.needs_file else not record.published_at.strip()


def missing(outcome: Outcome, record: Record) -> list[Reason]:
    """All that still stands against giving this decision; empty when nothing does."""
    reasons: list[Reason] = [
        (says, cite) for holds, says, cite in _NEEDS.get(outcome, ()) if not holds(record)
    ]
    if outcome not in _PLAIN and not record.reason.strip():
        reasons.append((f"写明{outcome.ground.must_tell}", outcome.ground.cite))
    if outcome in GIVES and _not_there(record):
        reasons.append((record.giving.lacks, record.giving.cite))
    if record.waits:
        reasons.append(("征求意见还没有答复，也没有到期；对方答复或者到期后再定", _a(33, 3)))
    return reasons
