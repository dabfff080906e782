"""A request somebody is still writing: sealed, and found only by a secret the writer has (申请草稿)."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from gongkai.agencies.models import Agency
from gongkai.cases.models.case import Case
from gongkai.files import vault


def mark_of(secret: str) -> str:
    """A keyed fingerprint of a token or a code, 64 hex digits; blanks and case aside.

    Under the installation's signing key and not the vault's: the secret itself is kept nowhere, so a change of the
    vault's key could not mark it anew.
    """
    return salted_hmac("gongkai.cases.draft", "".join(secret.split()).upper(), algorithm="sha256").hexdigest()


class Draft(models.Model):
    """What was typed so far as one sealed text: nothing here says in clear who writes or what for.

    `token_mark` finds it for the browser that holds the token, `code_mark` for who wrote the code down. A submitted
    draft names its case and is empty; the row stays a few days, so that a second click finds the same case.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name="受理机关")
    token_mark = models.CharField("浏览器标记", max_length=64, unique=True)
    code_mark = models.CharField("续填码标记", max_length=64, blank=True)
    sealed = models.TextField("内容（加密）", blank=True)
    kept_until = models.DateField("保存至")
    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交成的申请"
    )

    class Meta:
        verbose_name = "申请草稿"
        indexes = [models.Index(fields=["kept_until"])]
        constraints = [
            models.UniqueConstraint(fields=["code_mark"], condition=~Q(code_mark=""), name="draft_code_once"),
            models.CheckConstraint(
                condition=Q(case__isnull=True) | Q(sealed="", code_mark=""), name="a_submitted_draft_is_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"草稿{self.pk}"

    @property
    def content(self) -> dict[str, Any]:
        """Everything sealed: `said` by field, `seen` steps, `code`. Raises Refusal with a wrong key."""
        return json.loads(vault.open_text(self.sealed)) if self.sealed else {}

    @property
    def said(self) -> dict[str, Any]:
        return self.content.get("said", {})


class DraftFile(models.Model):
    """A file of a draft, checked when it was sent; its name is sealed too, as it may say whose it is."""

    class Purpose(models.TextChoices):
        PROOF = "proof", "身份证明"
        AUTHORISATION = "authorisation", "授权委托书"

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="files")
    purpose = models.CharField("用途", max_length=14, choices=Purpose.choices)
    name_sealed = models.TextField("文件名（加密）")
    size = models.PositiveIntegerField("大小")
    digest = models.CharField("摘要", max_length=64)
    sealed = models.CharField("存放", max_length=80)

    class Meta:
        verbose_name = "草稿材料"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.draft} 材料{self.pk}"

    @property
    def name(self) -> str:
        return vault.open_text(self.name_sealed)
