"""A comment on a passage, and the replies to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person


class Comment(models.Model):
    """What somebody said about a passage of a draft or of an edition under review; a reply names what it replies to.

    The passage is kept by its wording (`quote`) and what stood before and behind it, so it is found again after changes.
    """

    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="comments")
    quote = models.CharField("引文", max_length=300, blank=True)
    before = models.CharField("前文", max_length=40, blank=True)
    after = models.CharField("后文", max_length=40, blank=True)
    says = models.CharField("批注", max_length=1000)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="批注人")
    on = models.DateField("日期")
    replies_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies", verbose_name="回复"
    )
    settled_on = models.DateField("了结日期", null=True, blank=True)
    settled_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="了结人"
    )
    settled_says = models.CharField("怎样了结", max_length=200, blank=True)

    class Meta:
        verbose_name = "批注"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | (Q(settled_by__isnull=False) & ~Q(settled_says="")),
                name="a_settled_comment_says_how",
            ),
            models.CheckConstraint(
                condition=Q(replies_to__isnull=True) | Q(settled_on__isnull=True, quote=""),
                name="a_reply_is_neither_settled_nor_quotes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}：{self.says[:20]}"
