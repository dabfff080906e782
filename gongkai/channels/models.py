"""Channels of an agency and what was delivered to each: one row for a document's edition and a channel."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from gongkai.agencies.models import Agency, Person
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
    cover = models.FileField("默认封面", upload_to="channels/", blank=True)

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


class TransferList(models.Model):
    """What was given to an archive or a library, with the list both sides sign (移送明细表)."""

    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, related_name="transfers", verbose_name="渠道"
    )
    number = models.CharField("编号", max_length=20)
    month = models.DateField("月份")
    copies = models.PositiveSmallIntegerField("份数")
    made_on = models.DateField("制作日期")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="移送人")
    due_on = models.DateField("退回期限")
    signed_on = models.DateField("签收日期", null=True, blank=True)
    signer = models.CharField("签收人", max_length=40, blank=True)
    file = models.FileField("签字的明细表", upload_to="transfers/%Y/", blank=True)

    class Meta:
        verbose_name = "移送明细表"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["channel", "number"], name="transfer_number_once"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | ~Q(signer=""), name="signed_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"移送明细表 {self.number}"


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
    transfer = models.ForeignKey(
        TransferList,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name="移送明细表",
    )
    recalled_on = models.DateField("告知撤回日期", null=True, blank=True)
    checked_on = models.DateField("核对日期", null=True, blank=True)
    is_reachable = models.BooleanField("网址能打开", null=True)
    check_says = models.CharField("核对结果", max_length=200, blank=True)
    settled_on = models.DateField("同步更正日期", null=True, blank=True)
    settled_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="同步更正人"
    )
    settled_says = models.CharField("同步更正情况", max_length=300, blank=True)

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
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | ~Q(settled_says=""), name="what_is_settled_says_how"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document.index_no} → {self.channel}"


class Post(models.Model):
    """A delivery on its way through the account's interface: each step is noted before it is taken (公众号推文).

    A step found begun was cut off. A cut-off draft can be made again; a cut-off publishing never is, until somebody has
    looked at the account and said what is there.
    """

    class Step(models.TextChoices):
        ASKED = "asked", "等待后台进程"
        DRAFTING = "drafting", "正在建立草稿"
        DRAFTED = "drafted", "草稿已建立"
        SUBMITTING = "submitting", "正在提交发布"
        SUBMITTED = "submitted", "已提交，等待结果"
        PUBLISHED = "published", "已发布"
        FAILED = "failed", "未成功"
        UNSURE = "unsure", "不能确定，待核对"

    delivery = models.OneToOneField(
        Delivery, on_delete=models.PROTECT, related_name="post", verbose_name="送达"
    )
    step = models.CharField("步骤", max_length=12, choices=Step.choices, default=Step.ASKED)
    publishes = models.BooleanField("自动发布", default=False)
    title = models.CharField("标题", max_length=64)
    digest = models.CharField("摘要", max_length=128, blank=True)
    draft_id = models.CharField("草稿标识", max_length=1000, blank=True)
    publish_id = models.CharField("发布标识", max_length=1000, blank=True)
    tries = models.PositiveSmallIntegerField("查询结果的次数", default=0)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="经办人")

    class Meta:
        verbose_name = "公众号推文"
        ordering = ["id"]
        indexes = [models.Index(fields=["step"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    step__in=[
                        "asked",
                        "drafting",
                        "drafted",
                        "submitting",
                        "submitted",
                        "published",
                        "failed",
                        "unsure",
                    ]
                ),
                name="post_step_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(step="submitted") | ~Q(publish_id=""), name="submitted_under_an_id"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}（{self.get_step_display()}）"
