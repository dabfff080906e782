"""The tree of disclosure columns (栏目)."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Agency


class Column(models.Model):
    """A node of the disclosure column tree (栏目)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="columns", verbose_name="机关")
    key = models.SlugField("标识", max_length=40)
    name = models.CharField("名称", max_length=60)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级栏目",
    )
    position = models.PositiveSmallIntegerField("次序", default=0)
    empty_says = models.CharField("空栏说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "栏目"
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="column_key_once")]

    def __str__(self) -> str:
        return self.name
