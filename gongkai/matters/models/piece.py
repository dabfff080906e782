"""What hangs on a matter: linked documents, statements, progress, pictures. Each is released by itself."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from gongkai.agencies.scope import Scope
from gongkai.documents.models import Document
from gongkai.law.dossier import PHASES
from gongkai.matters.models.matter import Matter
from gongkai.matters.models.released import Released, ReleasedQuerySet

PHASE_CHOICES = [(phase, phase) for phase in PHASES]


class OfMatterQuerySet(ReleasedQuerySet):
    def public(self) -> Self:
        """What anyone may read: released, of a public matter."""
        return self.released().filter(matter__published_on__isnull=False)


class LinkQuerySet(OfMatterQuerySet):
    def public(self) -> Self:
        """Links anyone may follow: the document is public too."""
        return self.live().released().filter(matter__published_on__isnull=False)

    def live(self) -> Self:
        """Links to documents that are public now."""
        return self.filter(document__in=Document.objects.public())

    def shown_to(self, scope: Scope) -> Self:
        """Each with `is_shown`: whether this member of staff may see the document it leads to, and so its title."""
        return self.annotate(
            is_shown=Exists(Document.objects.visible_to(scope).filter(pk=OuterRef("document")))
        )


class StatementQuerySet(ReleasedQuerySet):
    def public(self) -> Self:
        """What anyone may read: released, of a public matter or of a public event."""
        bare = Q(event__matter__isnull=True) | Q(event__matter__published_on__isnull=False)
        of_event = Q(event__released_on__isnull=False) & bare
        return self.released().filter(Q(matter__published_on__isnull=False) | of_event)


class Link(Released):
    """A document at a stage of a matter, and which part of the file it is; a document may belong to several matters."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="links", verbose_name="事项")
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="matter_links", verbose_name="信息"
    )
    phase = models.CharField("环节", max_length=2, choices=PHASE_CHOICES)
    part = models.CharField("组成部分", max_length=16, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta(Released.Meta):
        verbose_name = "关联"
        ordering = ["document__published_on", "id"]
        constraints = [
            *Released.Meta.constraints,
            models.UniqueConstraint(
                fields=["matter", "document", "phase", "part"], name="a_document_is_linked_once_as_a_part"
            ),
            models.CheckConstraint(condition=Q(phase__in=PHASES), name="link_phase_is_one_of_five"),
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.phase}：{self.document}"


class Statement(Released):
    """What is said at a place of a matter or an event: a text, why it is empty and until when, or that it does not apply.

    A place is a stage (决策), a part of the file, or a part of an event. The newest one released rules.
    """

    class Form(models.TextChoices):
        TEXT = "text", "内容"
        GAP = "gap", "暂无，说明原因"
        NONE = "none", "不适用"

    matter = models.ForeignKey(
        Matter,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name="事项",
    )
    event = models.ForeignKey(
        "Event",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name="活动",
    )
    place = models.CharField("位置", max_length=16)
    form = models.CharField("形式", max_length=4, choices=Form.choices)
    text = models.TextField("内容")
    expected_on = models.DateField("预计公开日期", null=True, blank=True)

    objects = StatementQuerySet.as_manager()

    class Meta(Released.Meta):
        verbose_name = "说明"
        ordering = ["id"]
        constraints = [
            *Released.Meta.constraints,
            models.CheckConstraint(
                condition=Q(matter__isnull=False, event__isnull=True)
                | Q(matter__isnull=True, event__isnull=False),
                name="a_statement_is_of_a_matter_or_an_event",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_statement_says_something"),
            models.CheckConstraint(
                condition=Q(form="gap", expected_on__isnull=False)
                | Q(form__in=["text", "none"], expected_on__isnull=True),
                name="what_is_missing_is_expected_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}：{self.get_form_display()}"


class Progress(Released):
    """What was done in a period (进展)."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="progress", verbose_name="事项")
    first = models.DateField("期初")
    last = models.DateField("期末")
    text = models.TextField("进展")
    percent = models.PositiveSmallIntegerField("完成比例", null=True, blank=True)

    objects = OfMatterQuerySet.as_manager()

    class Meta(Released.Meta):
        verbose_name = "进展"
        ordering = ["last", "id"]
        constraints = [
            *Released.Meta.constraints,
            models.CheckConstraint(
                condition=Q(last__gte=models.F("first")), name="a_period_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100), name="percent_is_at_most_a_hundred"
            ),
        ]

    def __str__(self) -> str:
        return self.period

    @property
    def period(self) -> str:
        """The days it tells of: from one to another, or a single one."""
        return str(self.first) if self.first == self.last else f"{self.first}至{self.last}"


class Picture(Released):
    """A picture of a project, verified and stripped as the pictures of documents are."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="pictures", verbose_name="事项")
    name = models.CharField("名称", max_length=70)
    file = models.FileField("文件", upload_to="matters/%Y/")
    size = models.PositiveIntegerField("字节数")
    width = models.PositiveIntegerField("宽")
    height = models.PositiveIntegerField("高")
    says = models.CharField("文字说明", max_length=200)

    objects = OfMatterQuerySet.as_manager()

    class Meta(Released.Meta):
        verbose_name = "图片"
        ordering = ["id"]
        constraints = [
            *Released.Meta.constraints,
            models.UniqueConstraint(fields=["matter", "name"], name="picture_once_a_matter"),
            models.CheckConstraint(condition=~Q(says=""), name="a_picture_says_what_it_shows"),
        ]

    def __str__(self) -> str:
        return self.says

    @property
    def kind(self) -> str:
        """What it is, for a browser."""
        return "image/png" if self.name.endswith(".png") else "image/jpeg"
