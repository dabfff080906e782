"""A row of the standard catalogue of disclosure (公开标准目录)."""

from __future__ import annotations

from typing import Self

from django.db import models

from gongkai.agencies.models import Agency, Division
from gongkai.agencies.scope import Right, Scope
from gongkai.documents.models import Column
from gongkai.matters.models.matter import reach_of
from gongkai.matters.models.released import Released, ReleasedQuerySet


class CatalogueRowQuerySet(ReleasedQuerySet["CatalogueRow"]):
    def public(self) -> Self:
        """What anyone may read."""
        return self.released()

    def visible_to(self, scope: Scope) -> Self:
        """What a member of staff may see."""
        own, divisions = self.filter(agency_id=scope.agency), reach_of(scope, Right.SEE_MATTERS)
        return own if divisions is None else own.filter(division_id__in=divisions)


class CatalogueRow(Released):
    """What is to be disclosed: under which item, on which basis, by when, by whom, where; `column` holds the records."""

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

    objects = CatalogueRowQuerySet.as_manager()

    class Meta(Released.Meta):
        verbose_name = "公开目录"
        ordering = ["first_item", "second_item", "id"]
        constraints = [
            *Released.Meta.constraints,
            models.UniqueConstraint(fields=["agency", "number"], name="catalogue_number_once"),
            models.UniqueConstraint(
                fields=["agency", "first_item", "second_item"], name="catalogue_item_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_item}：{self.second_item}"
