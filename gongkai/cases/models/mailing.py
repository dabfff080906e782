"""A letter on its way to the applicant by e-mail (电子邮件送达)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.cases.models.letter import Letter


class LetterMail(models.Model):
    """One sending of one letter. The address is the applicant's own and is kept with the applicant alone.

    SENDING is written before the server is spoken to, its end after: a process killed in between leaves UNKNOWN, and
    only a person who asked the applicant sends it again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "等待发送"
        SENDING = "sending", "正在发送"
        ACCEPTED = "accepted", "邮件服务器已接收"
        FAILED = "failed", "没有发出"
        UNKNOWN = "unknown", "发送中断，不知道是否发出"
        GIVEN_UP = "given_up", "核实没有收到，另行发送"

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="mails", verbose_name="文书")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="经办")
    asked_on = models.DateField("交办日期")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    accepted_on = models.DateField("服务器接收日期", null=True, blank=True)
    says = models.CharField("没有发出或者没有登记的原因", max_length=300, blank=True)

    class Meta:
        verbose_name = "文书邮件"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter"],
                condition=~Q(state__in=["failed", "given_up"]),
                name="one_mail_of_a_letter_is_on_its_way",
            ),
            models.CheckConstraint(
                condition=Q(state="accepted", accepted_on__isnull=False)
                | ~Q(state="accepted") & Q(accepted_on__isnull=True),
                name="an_accepted_mail_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.get_state_display()}"
