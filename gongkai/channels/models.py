"""Channels of an agency and what was delivered to each: one row for a document's edition and a channel."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import Scope
from gongkai.documents.models import Document, Edition


class Channel(models.Model):
    """A place outside the own portal that published documents go to. Its secret is sealed; `settings` never hold one."""

    class Kind(models.TextChoices):
        MUNICIPAL = "municipal", "政府门户网站"
        WECHAT = "wechat", "公众号"
        READING_PLACE = "reading_place", "档案馆、图书馆"
        OTHER = "other", "其他"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="channels", verbose_name="机关")
    kind = models.CharField("类型", max_length=20, choices=Kind.choices)
    name = models.CharField("名称", max_length=60)
    is_open = models.BooleanField("启用", default=True)
    settings = models.JSONField("设置", default=dict, blank=True)
    sealed = models.TextField("密存的密钥", blank=True)

    class Meta:
        verbose_name = "渠道"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="channel_name_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["municipal", "wechat", "reading_place", "other"]),
                name="channel_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, scope: Scope) -> DeliveryQuerySet:
        """What a member of staff may see: deliveries of documents that person may see."""
        return self.filter(channel__agency_id=scope.agency, document__in=Document.objects.visible_to(scope))

    def newest(self) -> DeliveryQuerySet:
        """Of every document and channel the delivery of the newest edition."""
        later = Delivery.objects.filter(
            channel=OuterRef("channel"), document=OuterRef("document"), edition__number__gt=OuterRef("edition__number")
        )  # fmt: skip
        return self.exclude(Exists(later))

    def arrived(self) -> DeliveryQuerySet:
        return self.filter(state=Delivery.State.RECEIVED)


class Delivery(models.Model):
    """One edition of a document on its way to one channel, with the receipt that came back."""

    class State(models.TextChoices):
        WAITING = "waiting", "待送达"
        SENT = "sent", "已送出，待回执"
        RECEIVED = "received", "已收到"
        FAILED = "failed", "未成功"
        WITHDRAWN = "withdrawn", "已撤下"

    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, related_name="deliveries", verbose_name="渠道"
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="deliveries", verbose_name="信息"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", verbose_name="版本")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    made_on = models.DateField("列入日期")
    sent_on = models.DateField("送出日期", null=True, blank=True)
    batch = models.CharField("批次", max_length=40, blank=True)
    digest = models.CharField("送出内容的指纹", max_length=64, blank=True)
    receipt_id = models.CharField("回执编号", max_length=100, blank=True)
    url = models.URLField("网址", max_length=500, blank=True)
    answered_on = models.DateField("回执日期", null=True, blank=True)
    reason = models.CharField("原因", max_length=300, blank=True)
    recalled_on = models.DateField("告知撤回日期", null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "送达"
        ordering = ["-id"]
        indexes = [models.Index(fields=["channel", "state"]), models.Index(fields=["channel", "batch"])]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "document", "edition"], name="an_edition_goes_to_a_channel_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sent", "received", "failed", "withdrawn"]),
                name="delivery_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="received") | Q(answered_on__isnull=False), name="received_on_a_day"
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(reason=""), name="a_failure_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.document.index_no} → {self.channel}"
