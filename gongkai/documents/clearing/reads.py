"""What the checks of content find in a package, what was decided about it, and what still keeps it from going out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.documents.clearing.marks import mark_of
from gongkai.documents.clearing.models import Allowance, KeptNumber, LookedAt
from gongkai.documents.clearing.parts import Part, parts_of
from gongkai.documents.models import Edition
from gongkai.law.attribute import Attribute
from gongkai.law.hand import Hand
from gongkai.law.personal_release import WITHOUT_CONSENT, PersonalKind
from gongkai.law.source import Citation
from gongkai.text.book_marks import in_book_marks
from gongkai.text.personal import KINDS, Span, found, masked

KEEPERS = frozenset({Hand.SECRECY_REVIEWER, Hand.OFFICE_HEAD, Hand.DEPUTY, Hand.HEAD})
LOOKERS = KEEPERS | {Hand.DIVISION_HEAD, Hand.LEGAL_REVIEWER, Hand.DISCLOSURE_CLERK}
AROUND = 14
MOST_SAID = 20
Reasons = list[tuple[str, Citation | None]]


@dataclass(frozen=True)
class Hit:
    """A number of somebody in a part, or what else tells who somebody is: how it may be shown, what stands around it, its
    mark, and the decision on it."""

    part: Part
    kind: str
    mark: str
    shown: str
    before: str
    after: str
    kept: KeptNumber | None = None

    @property
    def label(self) -> str:
        return KINDS[self.kind] if self.is_number else PersonalKind(self.kind).label

    @property
    def is_number(self) -> bool:
        """Whether it is a whole number; the rest is told by the words around it."""
        return self.kind in KINDS

    @property
    def key(self) -> str:
        """What a decision is asked for by; it is no number and gives none."""
        return f"{self.part.key}-{self.mark[:24]}"


@dataclass(frozen=True)
class Unread:
    """A file no machine can read whole, or the pictures of a body, and who looked at it."""

    part: Part
    looked: LookedAt | None


def going_out(package: Iterable[Edition]) -> list[Part]:
    """The parts of what is to be public; what is not 主动公开 may name whom it likes."""
    return list(parts_of(e for e in package if e.document.attribute == Attribute.PROACTIVE))


def hits_in(parts: Iterable[Part], on: date) -> list[Hit]:
    """Every number in the parts, each once a part, with the decision that stands on that day."""
    return decided([hit for part in parts for hit in hits_of(part, found(part.text), masked)], on)


def decided(there: Sequence[Hit], on: date) -> list[Hit]:
    """The same with the decisions that stand on that day."""
    kept = _standing({hit.part.document.pk for hit in there}, on)
    return [
        Hit(h.part, h.kind, h.mark, h.shown, h.before, h.after, kept.get((h.part.document.pk, h.part.digest, h.mark)))
        for h in there
    ]  # fmt: skip


def hits_of(part: Part, spans: Sequence[Span], mask: Callable[[str, str], str]) -> Iterator[Hit]:
    """What stands at these places of a part, the same once; no other of the places is shown around it."""
    text, seen = part.text, set()
    ends = [0, *(span.end for span in spans)]
    begins = [*(span.start for span in spans[1:]), len(text)]
    for span, last, following in zip(spans, ends, begins, strict=False):
        said = text[span.start : span.end]
        mark = mark_of(said)
        if mark in seen:
            continue
        seen.add(mark)
        before = text[max(last, span.start - AROUND) : span.start]
        after = text[span.end : min(following, span.end + AROUND)]
        yield Hit(
            part, span.kind, mark, mask(said, span.kind), " ".join(before.split()), " ".join(after.split())
        )


def in_force(on: date) -> Q:
    """An exception that was neither ended nor revoked, and whose last day has not passed."""
    return Q(ended_on__isnull=True, revoked_on__isnull=True, until__gte=on)


def _standing(documents: set[int], on: date) -> dict[tuple[int, str, str], KeptNumber]:
    """The decisions that stand, none of them revoked: those by an exception only as long as it runs."""
    runs = Q(allowance__isnull=True) | Q(allowance__in=Allowance.objects.filter(in_force(on)))
    rows = KeptNumber.objects.filter(runs, document__in=documents, revoked_on__isnull=True).select_related(
        "by", "allowance"
    )
    return {(row.document_id, row.digest, row.mark): row for row in rows}


def unread_in(parts: Iterable[Part]) -> list[Unread]:
    """What a person has to look at, with who did."""
    there = [part for part in parts if part.is_unread]
    documents = {p.document.pk for p in there}
    rows = LookedAt.objects.filter(document__in=documents, void_on__isnull=True).select_related("by")
    looked = {(row.document_id, row.digest): row for row in rows}
    return [Unread(part, looked.get((part.document.pk, part.digest))) for part in there]


def reasons_of_numbers(parts: Iterable[Part], on: date) -> Reasons:
    """Why numbers keep the package back: the first of them, and how many more there are."""
    bare = [hit for hit in hits_in(parts, on) if hit.kept is None]
    more: Reasons = (
        [(f"另有{len(bare) - MOST_SAID}处个人号码", WITHOUT_CONSENT)] if len(bare) > MOST_SAID else []
    )
    return [
        (
            f"{in_book_marks(hit.part.title)}的{hit.part.name}里有{hit.label}（{hit.shown}），请删去或者遮盖；确需公开的，"
            "在“发布前检查”里由保密审查员、公开工作机构负责人或者领导决定保留",
            WITHOUT_CONSENT,
        )
        for hit in bare[:MOST_SAID]
    ] + more


def reasons_of_unread(parts: Iterable[Part]) -> Reasons:
    """Why files and pictures nobody could read keep the package back."""
    return [
        (f"{in_book_marks(one.part.title)}的{_named(one.part)}，在“发布前检查”里登记", WITHOUT_CONSENT)
        for one in unread_in(parts)
        if one.looked is None
    ]


def _named(part: Part) -> str:
    if part.pictures:
        return f"{part.name}（{len(part.pictures)}幅）机器读不出文字，请由拟稿人以外的人逐幅看过"
    return f"附件“{part.name}”（图片、扫描件、音视频或者含有图片）机器读不出文字，请由拟稿人以外的人从头到尾看过、听过"


def ending_by(agency: Agency, day: date) -> QuerySet[Allowance]:
    """Exceptions of what is public that end by a day, the first first."""
    found_ = Allowance.objects.filter(
        document__agency=agency, document__is_live=True, ended_on__isnull=True, revoked_on__isnull=True
    )
    return found_.filter(until__lte=day).select_related("document").order_by("until", "id")
