"""Who asked. Apart from the case, so lists and counts never touch it; numbers and proofs are sealed at rest."""

from __future__ import annotations

from django.db import models

from gongkai.cases.models.case import Case
from gongkai.files import vault
from gongkai.law.source import Refusal

ERASED_IS_GONE = models.Q(erased_on__isnull=True) | models.Q(id_sealed="", id_mark="")


class Identity(models.Model):
    """Who somebody is, and how to reach them.

    The number of the paper is sealed; `id_mark` finds the same number again without opening any. Once the time for
    keeping it is over it is erased (`erased_on`), the mark with it.
    """

    class IdKind(models.TextChoices):
        ID_CARD = "id_card", "居民身份证"
        PASSPORT = "passport", "护照"
        CREDIT_CODE = "credit_code", "统一社会信用代码"
        OTHER = "other", "其他证件"

    name = models.CharField("姓名或者名称", max_length=100)
    id_kind = models.CharField("证件类型", max_length=20, choices=IdKind.choices)
    id_sealed = models.TextField("证件号码（加密）", blank=True)
    id_mark = models.CharField("证件号码标记", max_length=64, blank=True)
    erased_on = models.DateField("清除日期", null=True, blank=True)
    contact = models.CharField("联系人", max_length=60, blank=True)
    phone = models.CharField("联系电话", max_length=40)
    email = models.EmailField("电子邮箱", blank=True)
    address = models.CharField("通信地址", max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def id_number(self) -> str:
        """The number itself, "" once it was erased. Raises Refusal where the key is not the one that sealed it."""
        return vault.open_text(self.id_sealed) if self.id_sealed else ""

    @property
    def id_marks(self) -> tuple[str, ...]:
        """What the same number may stand marked as while a key is changed, the newest first; none once it was erased."""
        if not self.id_mark or not vault.has_older_keys():
            return (self.id_mark,) if self.id_mark else ()
        try:
            return vault.marks(self.id_number)
        except Refusal:  # its key is gone: it can still be found as it stands
            return (self.id_mark,)


class Applicant(Identity):
    """Who asked for information (申请人)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="applicant")
    post_sealed = models.TextField("邮寄地址（加密）", blank=True)

    class Meta:
        verbose_name = "申请人"
        indexes = [models.Index(fields=["id_mark"])]
        constraints = [
            models.CheckConstraint(
                condition=ERASED_IS_GONE,
                name="an_erased_identity_is_gone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} 申请人"

    @property
    def post_address(self) -> str:
        """Where letters are posted to, typed when one was sent; "" for none. Raises Refusal with a wrong key."""
        return vault.open_text(self.post_sealed) if self.post_sealed else ""


class Proof(models.Model):
    """A picture or scan that proves the applicant's identity, sealed."""

    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="proofs")
    name = models.CharField("文件名", max_length=120)
    size = models.PositiveIntegerField("大小")
    digest = models.CharField("摘要", max_length=64)
    sealed = models.CharField("存放", max_length=80)
    added_on = models.DateField("添加日期")

    class Meta:
        verbose_name = "身份证明"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.applicant} {self.name}"
