"""A row of the standard catalogue of disclosure (公开标准目录)."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, Scope
from gongkai.documents.models import Column
from gongkai.matters.models.matter import reach_of
from gongkai.matters.models.released import Released, ReleasedQuerySet

RETIRE = "retire"


class CatalogueRowQuerySet(ReleasedQuerySet["CatalogueRow"]):
    def public(self) -> Self:
        """What anyone may read: released and not retired."""
        return self.released().current()

    def current(self) -> Self:
        """Rows of the catalogue as it stands, public or not: neither sent back nor retired."""
        return self.filter(sent_back_on__isnull=True, retired_on__isnull=True)

    def waiting(self) -> Self:
        """What waits for a second person: a new row, or the change or end of one that is public."""
        return self.filter(
            Q(released_on__isnull=True, sent_back_on__isnull=True) | Q(proposed_by__isnull=False)
        )

    def holding(self, words: str) -> Self:
        """Rows whose items, elements or basis hold these words."""
        return self.filter(
            Q(first_item__icontains=words)
            | Q(second_item__icontains=words)
            | Q(elements__icontains=words)
            | Q(basis__icontains=words)
        )

    def visible_to(self, scope: Scope) -> Self:
        """What a member of staff may see."""
        own, divisions = self.filter(agency_id=scope.agency), reach_of(scope, Right.SEE_MATTERS)
        return own if divisions is None else own.filter(division_id__in=divisions)


class CatalogueRow(Released):
    """What is to be disclosed: under which item, on which basis, by when, by whom, where; `column` holds the records.

    `proposed` is a change of a public row that waits for a second person: the fields that become another (keys of rows
    for division and column), or {"retire": true}; `proposed_says` is why.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="catalogue", verbose_name="机关"
    )
    number = models.CharField("编号", max_length=30)
    first_item = models.CharField("一级事项", max_length=60)
    second_item = models.CharField("二级事项", max_length=100)
    elements = models.CharField("公开内容（要素）", max_length=300)
    basis = models.CharField("公开依据", max_length=300)
    within = models.CharField("公开时限", max_length=100)
    division = models.ForeignKey(
        Division, on_delete=models.PROTECT, related_name="catalogue", verbose_name="公开主体（责任科室）"
    )
    channel = models.CharField("公开渠道和载体", max_length=100)
    audience = models.CharField("公开对象", max_length=60)
    manner = models.CharField("公开方式", max_length=60)
    level = models.CharField("公开层级", max_length=60)
    column = models.ForeignKey(
        Column, on_delete=models.PROTECT, related_name="catalogue", verbose_name="栏目"
    )

    proposed = models.JSONField("待公布的修改", default=dict, blank=True)
    proposed_says = models.CharField("修改原因", max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="修改人"
    )
    retired_on = models.DateField("停用日期", null=True, blank=True)
    retired_says = models.CharField("停用原因", max_length=300, blank=True)

    objects = CatalogueRowQuerySet.as_manager()

    class Meta(Released.Meta):
        verbose_name = "公开目录"
        ordering = ["first_item", "second_item", "id"]
        constraints = [
            *Released.Meta.constraints,
            models.UniqueConstraint(fields=["agency", "number"], name="catalogue_number_once"),
            models.UniqueConstraint(
                fields=["agency", "first_item", "second_item"],
                condition=Q(retired_on__isnull=True),
                name="catalogue_item_once",
            ),
            models.CheckConstraint(
                condition=Q(proposed_by__isnull=True, proposed_says="")
                | Q(proposed_by__isnull=False, released_on__isnull=False, retired_on__isnull=True)
                & ~Q(proposed_says=""),
                name="a_public_row_is_changed_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(retired_on__isnull=True, retired_says="")
                | Q(retired_on__isnull=False, released_on__isnull=False) & ~Q(retired_says=""),
                name="a_retired_row_was_public_and_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_item}：{self.second_item}"

    @property
    def changer(self) -> Person | None:
        return self.proposed_by

    @property
    def is_to_retire(self) -> bool:
        """Whether its end waits for a second person."""
        return bool(self.proposed.get(RETIRE))
