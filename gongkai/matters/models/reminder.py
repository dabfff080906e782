"""That something was late, and that it was said (催办): one row for what, whose, and which day it was due."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Agency


class Reminder(models.Model):
    """One reminder of the night; the row keeps it from being given twice."""

    class What(models.TextChoices):
        COMING = "coming", "本期进展待公布"
        PROGRESS = "progress", "进展没有按期公布"
        STALE = "stale", "进展长期没有更新"
        GAP = "gap", "预计公开日期已过"
        FEEDBACK = "feedback", "征集结束没有反馈"
        TRANSCRIPT = "transcript", "实录没有公布"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name="机关")
    what = models.CharField("事由", max_length=10, choices=What.choices)
    key = models.CharField("编号", max_length=50)
    due = models.DateField("期限")
    made_on = models.DateField("催办日期")

    class Meta:
        verbose_name = "催办"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "what", "key", "due"], name="reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.get_what_display()}"
