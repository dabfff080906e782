"""Rows of the catalogue of disclosure: entered by a division, released by the office."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right
from gongkai.documents.models import Column
from gongkai.law.source import Refusal
from gongkai.matters.acts.hands import line, require, said, unfit
from gongkai.matters.models import CatalogueRow

TEXTS = {
    "first_item": "一级事项", "second_item": "二级事项", "elements": "公开内容（要素）", "basis": "公开依据",
    "within": "公开时限", "channel": "公开渠道和载体", "audience": "公开对象", "manner": "公开方式", "level": "公开层级",
}  # fmt: skip


@transaction.atomic
def enter_row(
    agency: Agency, *, column: Column, division: Division, by: Person, on: date, **texts: str
) -> CatalogueRow:
    """Enter a row of the catalogue; it waits for a second person. `texts` are those of TEXTS. Raises Refusal."""
    hand = require(Right.KEEP_MATTERS, "登记公开目录", agency.pk, division.pk, by, on)
    if column.agency_id != agency.pk or division.agency_id != agency.pk:
        raise Refusal(("只能选择本机关的栏目和科室", None))
    given = {name: said(label, texts.get(name, "")) for name, label in TEXTS.items()}
    if reasons := unfit(CatalogueRow, given):
        raise Refusal(*reasons)
    again = CatalogueRow.objects.filter(
        agency=agency, first_item=given["first_item"], second_item=given["second_item"]
    )
    if again.filter(sent_back_on__isnull=True).exists():
        raise Refusal(("目录里已经有这个二级事项", None))
    again.delete()  # what was sent back or taken back before
    number = f"{on.year}-ML-{take_number(agency, 'ML', on.year):04d}"
    row = CatalogueRow.objects.create(
        agency=agency, number=number, column=column, division=division, author=by, made_on=on, **given
    )
    line(row, "enter_row", "登记公开目录", by, on, hand, column=column.key)
    return row
