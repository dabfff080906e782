"""What was published before it came here, and who answers for it (导入确认)."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Agency, Person


class Attestation(models.Model):
    """Who answers for items that had been published before they came here, and where they come from (导入确认).

    It stands where the reviews of an edition would: this system never reviewed them, and does not say it did.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="attestations", verbose_name="机关"
    )
    source = models.CharField("来源", max_length=200)
    file = models.CharField("文件", max_length=120)
    digest = models.CharField("文件的指纹", max_length=64)
    says = models.CharField("确认", max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="确认人")
    on = models.DateField("日期")

    class Meta:
        verbose_name = "导入确认"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["agency", "digest"], name="a_file_is_attested_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.on}"
