"""The ledger of mistakes found in published or draft text (错敏台账)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, Scope
from gongkai.documents.models import Document, Edition
from gongkai.law.rectification import FINDING, FindingStage
from gongkai.text.finding import Gravity


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, scope: Scope) -> FindingQuerySet:
        """What a member of staff may see: the one gate of every desk page."""
        own = self.filter(agency_id=scope.agency)
        divisions = scope.reach(Right.SEE_LEDGER)
        if divisions is None:
            return own
        return own.filter(Q(division_id__in=divisions) | Q(owner_id=scope.person))

    def open(self) -> FindingQuerySet:
        return self.exclude(stage__in=[FindingStage.CLOSED, FindingStage.DISMISSED])

    def same_as(self, finding: Finding) -> FindingQuerySet:
        """The others a rule found in the very same words, as long as nobody took them up.

        None where the words are no wording: a mark, what hides somebody's number (each is another's), a severe fault.
        """
        is_wording = len(finding.found.strip()) > 1 and "*" not in finding.found
        if (
            not finding.code
            or finding.code.startswith("PD")
            or finding.gravity == Gravity.SEVERE
            or not is_wording
        ):
            return self.none()
        same = self.filter(agency=finding.agency_id, code=finding.code, found=finding.found)
        return same.filter(stage=FindingStage.FOUND).exclude(pk=finding.pk)

    def remembered(self) -> FindingQuerySet:
        """Those that are not entered again: open, or judged to be no mistake on this very wording."""
        return self.exclude(stage=FindingStage.CLOSED)


class Finding(models.Model):
    """One line of the ledger: what is wrong where, who mends it by when, who closed it. Never deleted."""

    class Source(models.TextChoices):
        PATROL = "patrol", "系统巡查"
        SELF_CHECK = "self_check", "人工自查"
        PUBLIC = "public", "公众纠错"
        SPOT_CHECK = "spot_check", "上级抽查"
        RELEASE = "release", "发布时发现"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="findings")
    number = models.CharField("编号", max_length=30)
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name="信息",
    )
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="findings", verbose_name="版本"
    )
    place = models.CharField("位置", max_length=120)
    code = models.CharField("规则", max_length=12)
    # `text.baseline.fingerprint` of what a rule found: it moves with its paragraph. Empty for a finding by hand.
    print = models.CharField("指纹", max_length=16, blank=True)
    gone_on = models.DateField("原文不再有", null=True, blank=True)
    kind = models.CharField("类型", max_length=60)
    gravity = models.CharField("等级", max_length=10, choices=[(g.value, g.label) for g in Gravity])
    found = models.CharField("原文", max_length=200)
    better = models.CharField("建议", max_length=200, blank=True)
    says = models.CharField("说明", max_length=300)
    source = models.CharField("来源", max_length=12, choices=Source.choices)
    found_on = models.DateField("发现日期")
    found_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发现人"
    )
    division = models.ForeignKey(
        Division,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name="责任科室",
    )
    owner = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name="责任人",
    )
    due = models.DateField("整改期限", null=True, blank=True)
    stage = models.CharField(
        "状态", max_length=12, choices=list(FINDING.labels.items()), default=FindingStage.FOUND
    )
    rectified_on = models.DateField("整改日期", null=True, blank=True)
    rectified_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="整改人"
    )
    remedy_note = models.CharField("整改情况", max_length=300, blank=True)
    closed_on = models.DateField("销号日期", null=True, blank=True)
    closed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="销号人"
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = "差错"
        ordering = ["-found_on", "-id"]
        indexes = [
            models.Index(fields=["agency", "stage", "due"]),
            models.Index(fields=["agency", "found_on"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="finding_number_once"),
            models.UniqueConstraint(
                fields=["document", "code", "place", "found"],
                condition=~Q(stage__in=[FindingStage.CLOSED, FindingStage.DISMISSED])
                & Q(document__isnull=False, print=""),
                name="one_open_finding_a_place",
            ),
            models.UniqueConstraint(
                fields=["document", "print"],
                condition=~Q(stage__in=[FindingStage.CLOSED, FindingStage.DISMISSED]) & ~Q(print=""),
                name="one_open_finding_a_wording",
            ),
            models.CheckConstraint(
                condition=~Q(stage=FindingStage.CLOSED)
                | Q(closed_on__isnull=False, closed_by__isnull=False)
                & ~Q(closed_by=models.F("rectified_by")),
                name="closed_by_somebody_else",
                violation_error_message="整改人不能给自己销号",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[FindingStage.FOUND, FindingStage.DISMISSED])
                | Q(owner__isnull=False, due__isnull=False),
                name="an_assigned_finding_has_owner_and_day",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[s.value for s in FindingStage]), name="finding_stage_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_in_file(self) -> bool:
        """Whether it stands in a file, which is mended outside and put in the old one's place."""
        return self.place.startswith("附件“")

    @property
    def is_open(self) -> bool:
        return self.stage not in (FindingStage.CLOSED, FindingStage.DISMISSED)


class Patrolled(models.Model):
    """An edition as the patrol read it last: the fingerprint of its text, its heads, the rules and the lists."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="patrolled")
    state = models.CharField("所读指纹", max_length=64)
    on = models.DateField("日期")

    class Meta:
        verbose_name = "巡查"

    def __str__(self) -> str:
        return f"{self.edition} {self.on}"
