"""A matter: one piece of the agency's work, followed through the five stages (事项)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import MAY, Right, Scope
from gongkai.law.dossier import MatterKind
from gongkai.law.progress_period import Every

KINDS = [(kind.value, kind.label) for kind in MatterKind]
PERIODS = [("", "不定期"), *((every.value, every.label) for every in Every)]


def reach_of(scope: Scope, right: Right) -> frozenset[int] | None:
    """The divisions whose matters a right reaches; None for the whole agency.

    A post held without a division (法制审核员 of the agency) may act over every division, so it sees them all too.
    """
    return None if scope.everywhere & MAY[right] else scope.reach(right)


class MatterQuerySet(models.QuerySet["Matter"]):
    def public(self) -> MatterQuerySet:
        """What anyone may read: the room's one gate, as `Document.objects.public()` is of documents."""
        return self.filter(published_on__isnull=False)

    def visible_to(self, scope: Scope) -> MatterQuerySet:
        """What a member of staff may see: the one gate of every desk page."""
        own, divisions = self.filter(agency_id=scope.agency), reach_of(scope, Right.SEE_MATTERS)
        return own if divisions is None else own.filter(division_id__in=divisions)


class Matter(models.Model):
    """A matter with its number, given once. `proposed` are changes of a public one that wait for a second person."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="matters", verbose_name="机关")
    number = models.CharField("编号", max_length=30)
    kind = models.CharField("类型", max_length=10, choices=KINDS)
    title = models.CharField("名称", max_length=200)
    summary = models.CharField("简介", max_length=500, blank=True)
    division = models.ForeignKey(
        Division, on_delete=models.PROTECT, related_name="matters", verbose_name="责任科室"
    )
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="matters", verbose_name="责任人")
    begun = models.DateField("开始日期")
    ended = models.DateField("结束日期", null=True, blank=True)
    every = models.CharField("进展公布", max_length=8, choices=PERIODS, blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="登记人")
    made_on = models.DateField("登记日期")
    published_on = models.DateField("公布日期", null=True, blank=True)
    published_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公布人"
    )
    proposed = models.JSONField("待公布的修改", default=dict, blank=True)
    proposed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="修改人"
    )
    closed_on = models.DateField("办结日期", null=True, blank=True)
    closed_says = models.CharField("办结说明", max_length=300, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = "事项"
        ordering = ["-begun", "-id"]
        indexes = [models.Index(fields=["agency", "published_on", "-begun"])]
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="matter_number_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in MatterKind]), name="matter_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(every__in=["", *(e.value for e in Every)]), name="matter_period_is_known"
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_by__isnull=True)
                | Q(published_on__isnull=False, published_by__isnull=False) & ~Q(published_by=F("author")),
                name="a_matter_is_published_by_another",
            ),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(ended__gte=F("begun")),
                name="a_matter_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(closed_says=""), name="a_closed_matter_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.title
