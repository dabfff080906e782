"""Questions to the documents' room: what the portal counts, and what an assessment measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Scope
from gongkai.documents.finding import shelf_of
from gongkai.documents.models import AttributeDecision, Column, Document, DocumentQuerySet, Edition, Review
from gongkai.documents.release.limits import Limits
from gongkai.documents.validity.standing import ended_between, in_force_at
from gongkai.law.assessment import Measure
from gongkai.law.attribute import Attribute
from gongkai.law.chain import chains
from gongkai.law.hand import Hand
from gongkai.law.review import APPROVALS, EditionStage, open_stages
from gongkai.law.working_day import WorkCalendar
from gongkai.search.reads import narrow


def published_in(agency: Agency, first: date, last: date) -> DocumentQuerySet:
    """Public documents whose first publication lies in the period."""
    return Document.objects.filter(agency=agency, published_on__range=(first, last)).public()


def by_address(documents: DocumentQuerySet, address: str) -> DocumentQuerySet:
    """The document whose index number stands in an address, where `/` is written as `-`."""
    if "\x00" in address:  # no text in a database has one, and not every database lets one ask
        return documents.none()
    parts = address.split("-")
    ways = {address} | {
        "-".join(parts[:at]) + "/" + "-".join(parts[at:]) for at in range(1, min(len(parts), 9))
    }
    return documents.filter(index_no__in=ways)


def listed(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Ready for a list: with column and division, and `has_interpretation` where a public one explains it."""
    explained = Document.objects.filter(interprets=OuterRef("pk")).public()
    return documents.select_related("column", "division", "notice").annotate(
        has_interpretation=Exists(explained)
    )


STAGES = ("决策", "执行", "管理", "服务", "结果")


def printed_note(document: Document) -> str:
    """The note printed under a document (此件公开发布), or "" where its text has one already."""
    edition, note = document.live_edition, Attribute(document.attribute).printed
    return "" if edition is not None and note in edition.text else note


def at_stage(documents: QuerySet[Document], stage: str) -> QuerySet[Document]:
    """Documents of one of the five stages (五公开); asked place by place, which every database can."""
    named = Q(five_open__0=stage)
    for place in range(1, len(STAGES)):
        named |= Q(**{f"five_open__{place}": stage})
    return documents.filter(named)


def stage_counts(documents: QuerySet[Document]) -> dict[str, int]:
    """How many of these documents belong to each of the five stages; one may belong to several."""
    counted = Counter(
        s for stages in documents.order_by().values_list("five_open", flat=True) for s in stages
    )
    return {stage: counted[stage] for stage in STAGES}


def normative_counts(agency: Agency, year: int) -> dict[str, tuple[int, int, int]]:
    """Per kind (rules, normative_docs): issued in the year, repealed or lapsed in it, in force at its
    end: the last is that of the year before, plus the first, minus the second."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = (
        Document.objects.filter(agency=agency, is_live=True)
        .exclude(normative="")
        .order_by()
        .values("normative")
        .annotate(
            issued=Count("id", filter=Q(made_on__range=(first, last))),
            repealed=Count("id", filter=ended_between(first, last)),
            in_force=Count("id", filter=in_force_at(last)),
        )
    )
    found = {r["normative"]: (r["issued"], r["repealed"], r["in_force"]) for r in rows}
    return {kind: found.get(kind, (0, 0, 0)) for kind in ("rules", "normative_docs")}


def column_tree(agency: Agency) -> list[Column]:
    """The agency's columns in tree order, each with `depth`, and `count`: live documents in it and below."""
    columns = list(Column.objects.filter(agency=agency).order_by("position", "id"))
    own = dict(
        Document.objects.filter(agency=agency)
        .public()
        .order_by()
        .values_list("column_id")
        .annotate(Count("id"))
    )
    below: dict[int | None, list[Column]] = {}
    for column in columns:
        below.setdefault(column.parent_id, []).append(column)
    ordered: list[Column] = []

    def walk(parent: int | None, depth: int) -> int:
        total = 0
        for column in below.get(parent, []):
            column.depth = depth  # type: ignore[attr-defined]
            ordered.append(column)
            column.count = own.get(column.pk, 0) + walk(column.pk, depth + 1)  # type: ignore[attr-defined]
            total += column.count  # type: ignore[attr-defined]
        return total

    walk(None, 0)
    return ordered


def search(agency: Agency, words: str) -> QuerySet[Document]:
    """Public documents that hold every word typed; its own number first, then title hits, then the newest."""
    return holding(Document.objects.filter(agency=agency).public(), agency, words)


def holding(documents: QuerySet[Document], agency: Agency, words: str) -> QuerySet[Document]:
    """Those of an agency's documents that hold every word typed, in the order of `search`."""
    return narrow(documents, shelf_of(agency.pk), words).order_by("rank", "-published_on", "-id")


def timely(
    agency: Agency, first: date, last: date, days: WorkCalendar, *, division: int | None = None
) -> Measure:
    """Documents published in the period, and how many within their limit (条例第二十六条；`release.limits`)."""
    found = published_in(agency, first, last)
    if division:
        found = found.filter(division_id=division)
    limits = Limits(agency, last, days)
    rows = list(found.values_list("pk", "kind", "genre", "made_on", "published_on"))
    clocks = [
        limits.clock(kind, genre, limits.formed(pk, made), out) for pk, kind, genre, made, out in rows if out
    ]
    return Measure(sum(clock is not None and not clock.is_late for clock in clocks), len(rows))


def in_step(agency: Agency, first: date, last: date, *, division: int | None = None) -> Measure:
    """Documents of the period that need an interpretation and are not waived, and how many had one published the same day and
    signed in the same package."""
    found = published_in(agency, first, last).to_interpret()
    if division:
        found = found.filter(division_id=division)
    same = Edition.objects.filter(
        document__interprets=OuterRef("pk"),
        document__published_on=OuterRef("published_on"),
        package__in=Edition.objects.filter(document=OuterRef(OuterRef("pk"))).values("package"),
    )
    row = found.annotate(same=Exists(same)).aggregate(all=Count("id"), good=Count("id", filter=Q(same=True)))
    return Measure(row["good"], row["all"])


def many_forms(agency: Agency, first: date, last: date, *, division: int | None = None) -> Measure:
    """Interpretations of the period, and how many come in two forms or more."""
    found = published_in(agency, first, last).filter(interprets__isnull=False)
    if division:
        found = found.filter(division_id=division)
    forms = list(found.values_list("forms", flat=True))
    return Measure(sum(len(f) >= 2 for f in forms), len(forms))


def secrecy_reviewed(agency: Agency, first: date, last: date, *, division: int | None = None) -> Measure:
    """Editions published here in the period, and how many carry a secrecy review of exactly that wording."""
    found = Edition.objects.filter(
        document__agency=agency,
        published_on__range=(first, last),
        stage__in=[EditionStage.PUBLISHED, EditionStage.SUPERSEDED],
        attested__isnull=True,
    )
    if division:
        found = found.filter(document__division_id=division)
    row = found.aggregate(
        all=Count("id", distinct=True),
        good=Count("id", distinct=True, filter=Q(reviews__act="pass_secrecy", reviews__digest=F("digest"))),
    )
    return Measure(row["good"], row["all"])


def waiting(documents: DocumentQuerySet, stages: list[str]) -> QuerySet[Edition]:
    """Editions at these stages, oldest first, for the review lists of the desk."""
    return (
        Edition.objects.filter(document__in=documents, stage__in=stages)
        .select_related("document__division", "author")
        .order_by("submitted_on", "id")
    )


def unpublished(documents: DocumentQuerySet) -> QuerySet[Document]:
    """Proactive documents made, not given up and never published, the oldest first: their twenty working days run."""
    stands = Edition.objects.filter(document=OuterRef("pk")).exclude(stage=EditionStage.DISCARDED)
    return documents.filter(
        Exists(stands), attribute=Attribute.PROACTIVE, published_on__isnull=True, interprets__isnull=True
    ).order_by("made_on", "id")


def waits_for(hands: Iterable[Hand]) -> Q:
    """The editions at a step of their type's chain that is open to one of these hands."""
    which = Q(pk__in=[])
    for kind in chains():
        if stages := open_stages(kind, hands):
            which |= Q(document__kind=kind, stage__in=stages)
    return which


def to_review(documents: DocumentQuerySet, by: Person, scope: Scope) -> QuerySet[Edition]:
    """Editions that wait for this person: at steps open to a hand held everywhere, or in one division.

    Left out are one's own drafts, what one approved in the same round, and interpretations that move with their
    document.
    """
    which = waits_for(scope.everywhere)
    for division, hands in scope.at.items():
        which |= Q(document__division_id=division) & waits_for(hands)
    done = Review.objects.filter(package=OuterRef("package"), by=by, act__in=APPROVALS)
    lead = Edition.objects.filter(document=OuterRef("document__interprets"), package=OuterRef("package"))
    return (
        Edition.objects.filter(which, document__in=documents)
        .exclude(Q(author=by) & ~Q(stage=EditionStage.APPROVED))
        .exclude(Q(Exists(done)) & ~Q(stage=EditionStage.APPROVED))
        .exclude(Exists(lead))
        .select_related("document__division", "document__agency", "author")
        .order_by(F("due").asc(nulls_last=True), "submitted_on", "id")
    )


def to_check(documents: DocumentQuerySet, by: Person) -> QuerySet[Edition]:
    """Live editions nobody checked after their release, published by somebody else; the most urgent first."""
    published = Review.objects.filter(
        edition=OuterRef("pk"), package=OuterRef("package"), act="publish", by=by
    )
    return (
        Edition.objects.filter(
            document__in=documents,
            stage=EditionStage.PUBLISHED,
            check_due__isnull=False,
            checked_on__isnull=True,
        )
        .exclude(Exists(published))
        .select_related("document__division", "document__agency")
        .order_by("check_due", "id")
    )


def to_confirm(documents: DocumentQuerySet, by: Person | None = None) -> QuerySet[Edition]:
    """Emergency releases nobody confirmed yet; without those that somebody wrote, signed or published."""
    took = Review.objects.filter(edition=OuterRef("pk"), package=OuterRef("package"), by=by)
    return (
        Edition.objects.filter(
            document__in=documents, stage=EditionStage.PUBLISHED, is_urgent=True, confirmed_on__isnull=True
        )
        .exclude(Q(author=by) | Q(Exists(took)))
        .select_related("document__division", "document__agency")
        .order_by("confirm_due", "id")
    )


def to_reassess(documents: DocumentQuerySet, until: date) -> QuerySet[Document]:
    """What is withheld and to be looked at again by a day (条例第十八条)."""
    return (
        documents.filter(attribute=Attribute.WITHHELD, reassess_on__lte=until)
        .select_related("division", "agency")
        .order_by("reassess_on", "id")
    )


def decided_in(documents: DocumentQuerySet, first: date, last: date) -> QuerySet[AttributeDecision]:
    """The decisions about attributes of a period, in order."""
    return (
        AttributeDecision.objects.filter(document__in=documents, on__range=(first, last))
        .select_related("document__division", "by")
        .order_by("on", "id")
    )
