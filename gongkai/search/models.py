"""The entries of the index: whose, of which kind, under which key. Their vectors stand in narrow tables beside."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Agency


class Entry(models.Model):
    """One record that can be found. `key` is the record's own primary key in the room its `kind` belongs to."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name="机关")
    kind = models.CharField("类别", max_length=20)
    key = models.BigIntegerField("主键")

    class Meta:
        verbose_name = "检索条目"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_entry_a_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
