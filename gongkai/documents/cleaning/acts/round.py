"""What every act on a round begins and ends with: the round locked, a hand that may, a line in the journal."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.cleaning.models import CleanUpRound
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.succession import UNDER

MATTER = "clean_up"
URGENT = "急需废止、宣布失效的，在那份文件上单独登记，写明依据"


def locked_round(round_id: int, by: Person, on: date) -> tuple[CleanUpRound, Hand]:
    found = CleanUpRound.objects.select_for_update(of=("self",))
    round_ = found.select_related("agency", "result__live_edition").get(pk=round_id)
    return round_, cleaner(round_.agency, by, on)


def cleaner(agency: Agency, by: Person, on: date) -> Hand:
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    return scope.require(Right.CLEAN_UP, "规范性文件清理")


def note_round(
    round_: CleanUpRound,
    act: str,
    label: str,
    by: Person,
    on: date,
    hand: Hand | None = None,
    **facts: object,
) -> None:
    note(
        round_.agency,
        MATTER,
        str(round_.year),
        act,
        label=label,
        under=UNDER,
        by=by,
        on=on,
        hand=hand,
        **facts,
    )
