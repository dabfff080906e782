"""Rows of the catalogue of disclosure: entered, changed and retired by a division, each released by the office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right
from gongkai.documents.models import Column
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.matters.acts.hands import UNDER, Reason, line, locked, require, said, unfit
from gongkai.matters.models import CatalogueRow
from gongkai.matters.models.catalogue import RETIRE

TEXTS = {
    "first_item": "一级事项", "second_item": "二级事项", "elements": "公开内容（要素）", "basis": "公开依据",
    "within": "公开时限", "channel": "公开渠道和载体", "audience": "公开对象", "manner": "公开方式", "level": "公开层级",
}  # fmt: skip
CHANGED = ["proposed", "proposed_says", "proposed_by"]
LONGEST_REASON = 300


@transaction.atomic
def enter_row(
    agency: Agency, *, column: Column, division: Division, by: Person, on: date, **texts: str
) -> CatalogueRow:
    """Enter a row of the catalogue; it waits for a second person. `texts` are those of TEXTS. Raises Refusal."""
    hand = require(Right.KEEP_MATTERS, "登记公开目录", agency.pk, division.pk, by, on)
    given = _checked(agency, column, division, texts)
    again = same_item(agency, given)
    if again.current().exists():
        raise Refusal(("目录里已经有这个二级事项", None))
    again.filter(retired_on__isnull=True).delete()  # what was sent back or taken back before
    number = f"{on.year}-ML-{take_number(agency, 'ML', on.year):04d}"
    row = CatalogueRow.objects.create(
        agency=agency, number=number, column=column, division=division, author=by, made_on=on, **given
    )
    line(row, "enter_row", "登记公开目录", by, on, hand, column=column.key)
    return row


@transaction.atomic
def change_row(
    row_id: int, *, because: str, column: Column, division: Division, by: Person, on: date, **texts: str
) -> CatalogueRow:
    """Change a row, for a reason; of a public one the change waits for a second person. Raises Refusal."""
    row, hand = _row(row_id, "修改公开目录", by, on)
    require(Right.KEEP_MATTERS, "修改公开目录", row.agency_id, division.pk, by, on)
    reason = _reason(because)
    given = _checked(row.agency, column, division, texts)
    changed = difference(row, given | {"column": column, "division": division})
    if not changed:
        raise Refusal(("没有改动", None))
    if reasons := doubled(row, given):
        raise Refusal(*reasons)
    if row.released_on is None:
        write_row(row, changed)
        row.author, row.sent_back_on, row.sent_back_says = by, None, ""
        row.save(update_fields=[*changed, "author", "sent_back_on", "sent_back_says"])
    else:
        row.proposed, row.proposed_says, row.proposed_by = changed, reason, by
        row.save(update_fields=CHANGED)
    line(row, "change_row", "修改公开目录", by, on, hand, changed=sorted(changed), because=reason)
    return row


@transaction.atomic
def retire_row(row_id: int, *, because: str, by: Person, on: date) -> CatalogueRow:
    """Say that a public row no longer belongs to the catalogue; its end waits for a second person. Raises Refusal."""
    row, hand = _row(row_id, "停用公开目录", by, on)
    if row.released_on is None:
        raise Refusal(("这一行没有公布，不用停用；不要的，请办公室退回", UNDER))
    row.proposed, row.proposed_says, row.proposed_by = {RETIRE: True}, _reason(because), by
    row.save(update_fields=CHANGED)
    line(row, "retire_row", "停用公开目录", by, on, hand, because=row.proposed_says)
    return row


def text_faults(texts: Mapping[str, str]) -> list[Reason]:
    """Every reason why the texts of a row may not be kept: nothing there, too long, somebody's numbers."""
    given = _plain(texts)
    empty: list[Reason] = [(f"请填写{TEXTS[name]}", None) for name, text in given.items() if not text]
    return [*empty, *unfit(CatalogueRow, given)]


def same_item(agency: Agency, given: dict[str, str]) -> Any:
    """The rows of an agency with these items."""
    return CatalogueRow.objects.filter(
        agency=agency, first_item=given["first_item"], second_item=given["second_item"]
    )


def difference(row: CatalogueRow, given: dict[str, Any]) -> dict[str, Any]:
    """What of a row becomes another, as `proposed` keeps it: texts as they are, division and column by their keys."""
    plain = {name: value.pk if name in ("column", "division") else value for name, value in given.items()}
    now = {name: getattr(row, f"{name}_id" if name in ("column", "division") else name) for name in plain}
    return {name: value for name, value in plain.items() if value != now[name]}


def doubled(row: CatalogueRow, given: dict[str, Any]) -> list[Reason]:
    """Why a row may not be called so: another one has that item."""
    items = {name: given.get(name, getattr(row, name)) for name in ("first_item", "second_item")}
    other = same_item(row.agency, items).filter(retired_on__isnull=True).exclude(pk=row.pk)
    return [("目录里另有一行是这个二级事项", None)] if other.exists() else []


def write_row(row: CatalogueRow, changed: dict[str, Any]) -> None:
    """Put what `difference` gave into the row; who calls saves it."""
    for name, value in changed.items():
        setattr(row, f"{name}_id" if name in ("column", "division") else name, value)


def _row(row_id: int, doing: str, by: Person, on: date) -> tuple[CatalogueRow, Hand]:
    """A row that is not retired and of which no change waits, for who keeps it. Raises Refusal."""
    row = locked(CatalogueRow, row_id)
    hand = require(Right.KEEP_MATTERS, doing, row.agency_id, row.division_id, by, on)
    if row.retired_on is not None:
        raise Refusal((f"这一行已于{row.retired_on}停用，不能再改动", UNDER))
    if row.proposed_by_id is not None:
        raise Refusal(("这一行已有修改待公布，请先公布或者退回", UNDER))
    return row, hand


def _reason(because: str) -> str:
    reason = said("修改的原因", because, LONGEST_REASON)
    if reasons := unfit(CatalogueRow, {"proposed_says": reason}):
        raise Refusal(*reasons)
    return reason


def _checked(agency: Agency, column: Column, division: Division, texts: dict[str, str]) -> dict[str, str]:
    """The texts as they may be kept. Raises Refusal with every reason."""
    if column.agency_id != agency.pk or division.agency_id != agency.pk:
        raise Refusal(("只能选择本机关的栏目和科室", None))
    given = _plain(texts)
    if reasons := text_faults(given):
        raise Refusal(*reasons)
    return given


def _plain(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: texts.get(name, "").strip() for name in TEXTS}
