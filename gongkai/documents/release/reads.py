"""Questions about releases: what is due, what stands on a day, which alarms are open, what a period had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import house_rule
from gongkai.documents.models import (
    Document,
    DocumentQuerySet,
    Edition,
    Incident,
    NoIncident,
    NoticePeriod,
    Review,
    Schedule,
)
from gongkai.documents.reads import by_address
from gongkai.documents.release.gate import windows_on
from gongkai.law.publication_limit import Clock
from gongkai.law.review import EditionStage
from gongkai.text.book_marks import in_book_marks

WAITING = Schedule.State.WAITING
ENDED = "依法公开的期限已经届满，不再公开。"


def due_now(now: datetime) -> list[int]:
    """The keys of the schedules whose time has come, the oldest first."""
    due = Schedule.objects.filter(state=WAITING, at__lte=now).order_by("at", "id")
    return list(due.values_list("pk", flat=True))


def schedule_of(document: Document) -> Schedule | None:
    """The schedule a document waits for."""
    return document.schedules.filter(state=WAITING).select_related("by").first()


def scheduled(documents: DocumentQuerySet) -> QuerySet[Schedule]:
    """What goes out by itself, the next one first."""
    found = Schedule.objects.filter(document__in=documents, state=WAITING)
    return found.select_related("document__division", "document__column", "by").order_by("at", "id")


def alarms(documents: DocumentQuerySet) -> QuerySet[Schedule]:
    """Releases that failed or came late, which nobody has seen to."""
    found = Schedule.objects.filter(document__in=documents, settled_on__isnull=True).exclude(alarm="")
    return found.select_related("document__division", "by").order_by("at", "id")


def of_day(day: date) -> tuple[datetime, datetime]:
    """From the first to the last moment of a day here."""
    return tuple(timezone.make_aware(datetime.combine(day, hour)) for hour in (time.min, time.max))  # type: ignore[return-value]


def warnings_on(document: Document, day: date, clock: Clock | None = None) -> list[str]:
    """What should be weighed before a release on a day; none of it blocks."""
    others = Edition.objects.filter(
        document__agency=document.agency_id, stage=EditionStage.PUBLISHED, published_on=day
    ).exclude(document=document)
    planned = Schedule.objects.filter(
        document__agency=document.agency_id, state=WAITING, at__range=of_day(day)
    ).exclude(document=document)
    out = others.aggregate(all=Count("id"))["all"] + planned.count()
    beside = [
        *others.filter(document__column=document.column_id).values_list("document__title", flat=True)[:3],
        *planned.filter(document__column=document.column_id).values_list("document__title", flat=True)[:3],
    ]
    most = house_rule(document.agency, "releases_a_day", day)
    says = [f"同一栏目{day}还有发布：{'、'.join(in_book_marks(t) for t in beside)}"] if beside else []
    if out >= most:
        says.append(f"{day}已有{out}件发布，达到一天{most}件的提醒数")
    says += [
        f"{day}在敏感时段“{w.name}”（{w.first}至{w.last}）内：{w.reason}；发布要写明理由"
        for w in windows_on(document.agency_id, day)
    ]
    if clock is not None and day > clock.due:
        says.append(f"{day}晚于公开期限{clock.due}（{clock.row.source}）")
    return says


def notices(documents: DocumentQuerySet) -> QuerySet[NoticePeriod]:
    """Public notices that are out, the one that ends last first."""
    found = NoticePeriod.objects.filter(document__in=documents, document__is_live=True)
    return found.select_related("document__division").prefetch_related("changes").order_by("-last_day", "-id")


def taken_off(agency: Agency) -> DocumentQuerySet:
    """Documents of an agency that were public and were taken off."""
    gone = Edition.objects.filter(document=OuterRef("pk"), stage=EditionStage.WITHDRAWN)
    return Document.objects.filter(Exists(gone), agency=agency, is_live=False)


@dataclass(frozen=True)
class Gone:
    """All that anyone may read of what was taken off: its number, since when, and what is said in its place."""

    index_no: str
    on: date | None
    notice: str


def gone_at(agency: Agency, address: str) -> Gone | None:
    """How the last edition was taken off an address; None where nothing was. Withdrawals of before have no words for
    the public."""
    document = by_address(taken_off(agency), address).first()
    if document is None:
        return None
    last = document.editions.filter(stage=EditionStage.WITHDRAWN).latest("number")
    kept = document.withdrawals.filter(edition=last).last()
    if kept is not None:
        return Gone(document.index_no, kept.on, kept.notice)
    acted = Review.objects.filter(edition=last, act="withdraw").last()
    if acted is not None:
        return Gone(document.index_no, acted.on, "")
    ended = document.allowances.filter(ended_on__isnull=False).order_by("ended_on").last()
    return Gone(document.index_no, ended.ended_on if ended else None, ENDED if ended else "")


def incidents(agency: Agency | int) -> QuerySet[Incident]:
    """The register of an agency, the newest first."""
    return Incident.objects.filter(agency=agency).select_related("document", "by", "ended_by")


def none_confirmed(agency: Agency | int, first: date, last: date) -> NoIncident | None:
    """The signature that covers a period, while the register of the period is empty; None otherwise."""
    if Incident.objects.filter(agency=agency, happened_on__range=(first, last)).exists():
        return None
    covering = NoIncident.objects.filter(agency=agency, first__lte=first, last__gte=last)
    return covering.select_related("by").order_by("-id").first()
