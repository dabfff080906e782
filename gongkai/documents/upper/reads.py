"""Which upper documents a package quotes or forwards, and which of them keep it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.documents.clearing.parts import Part
from gongkai.documents.corrected import said
from gongkai.documents.models import Document, Edition
from gongkai.documents.upper.models import Consent, NumberNote, UpperDocument
from gongkai.law import statutes
from gongkai.law.attribute import Attribute
from gongkai.law.source import Act, Citation
from gongkai.law.upper_document import INHERITED, NOT_OURS, Disclosure, is_more_open
from gongkai.text.book_marks import in_book_marks
from gongkai.text.quoted import Quoted, named, number_key, number_keys, quoted, title_key

Reasons = list[tuple[str, Citation | None]]
# What this house itself cites was published by who made it.
CITED = frozenset(number_key(act.number) for act in vars(statutes).values() if isinstance(act, Act)) - {""}
MOST_NAMED = 5
CLOSED = [d.value for d in Disclosure if not d.is_open]


@dataclass(frozen=True)
class Quote:
    """A document that a part names: as it is registered, or None for a number nobody registered (`number`: its key); the
    consent to the one, who answered for the other."""

    part: Part
    said: str
    upper: UpperDocument | None
    consent: Consent | None = None
    number: str = ""
    note: NumberNote | None = None

    @property
    def key(self) -> str:
        """What a decision is asked for by; a number is answered for in all parts of a document at once."""
        return f"{self.part.key}-{self.upper.pk}" if self.upper else f"{self.part.document.pk}-{self.number}"

    @property
    def holds_back(self) -> bool:
        return self.upper is not None and not self.upper.is_open and self.consent is None


SINGLE = str.maketrans("《》", "〈〉")


def quotes_in(parts: list[Part]) -> list[Quote]:
    """Every registered document the parts name, and every number of another issuer that is not registered, each once
    a part. Five questions to the database, whatever the length of the texts."""
    if not parts:
        return []
    agency = parts[0].document.agency
    kept = UpperDocument.objects.filter(agency=agency, disclosure__in=CLOSED).values_list(
        "title_key", "title"
    )
    closed = {title_key(key): title for key, title in kept}
    named_by = [(part, [*quoted(part.text), *named(part.text, closed)]) for part in parts if part.text]
    register = _registered(agency, [q for _, found in named_by for q in found])
    own = _own_numbers(agency, [q for _, found in named_by for q in found if q.number_key])
    own |= {number_key(said(part.edition, "doc_no")) for part, _ in named_by} - {
        ""
    }  # as an edition corrects it
    consents = {
        (c.document_id, c.upper_id, c.digest): c
        for c in Consent.objects.filter(document__in={p.document.pk for p in parts}).select_related("by")
    }
    notes = _notes(parts)
    rows: dict[tuple[str, object], Quote] = {}
    for part, found in named_by:
        for one in found:
            upper = register.get(one.title_key) or _by_number(one, register, own)
            if upper is None and (
                not one.number_key or (own | CITED).intersection(number_keys(one.number_key))
            ):
                continue
            note = None if upper else notes.get((part.document.pk, one.number_key))
            consent = consents.get((part.document.pk, upper.pk, part.digest)) if upper else None
            rows.setdefault(
                (part.key, upper.pk if upper else one.number_key),
                Quote(part, one.said, upper, consent, one.number_key if upper is None else "", note),
            )
    return list(rows.values())


def _notes(parts: list[Part]) -> dict[tuple[int, str], NumberNote]:
    """The answers given, by document and key; the latest of several."""
    rows = NumberNote.objects.filter(document__in={p.document.pk for p in parts}).select_related("by")
    return {(row.document_id, row.number_key): row for row in rows.order_by("pk")}


def unexplained(parts: list[Part]) -> list[Quote]:
    """The numbers nobody registered and nobody answers for, each once a document."""
    rows = {q.key: q for q in reversed(quotes_in(parts)) if q.upper is None and q.note is None}
    return list(rows.values())[::-1]


def reasons_of_numbers_unknown(parts: list[Part]) -> Reasons:
    """Why numbers nobody answers for keep the package back: one sentence for all of them."""
    rows = unexplained(parts)
    if not rows:
        return []
    said = "、".join(q.said for q in rows[:MOST_NAMED]) + ("等" if len(rows) > MOST_NAMED else "")
    return [
        (
            f"稿件里有{len(rows)}个登记簿里没有的文号：{said}；请由拟稿人以外的人在“发布前检查”里说明它已经在哪里公开，或者不是文号，"
            "其余的先登记上级文件和它的公开属性",
            NOT_OURS,
        )
    ]


def _by_number(one: Quoted, register: dict[str, UpperDocument], own: set[str]) -> UpperDocument | None:
    """The registered document whose number ends what is said; of two the longer one, and none that is the agency's own."""
    key = next((key for key in number_keys(one.number_key) if key in own or key in register), "")
    return None if key in own else register.get(key)


def _registered(agency: Agency, found: Iterable[Quoted]) -> dict[str, UpperDocument]:
    """Registered documents by both their keys; of two under one key the closed one."""
    rows = list(found)
    titles, numbers = {q.title_key for q in rows} - {""}, {k for q in rows for k in number_keys(q.number_key)}
    titles |= {key.translate(SINGLE) for key in titles}  # as keys were kept that have single marks
    either = Q(title_key__in=titles) | Q(number_key__in=numbers)
    hits = UpperDocument.objects.filter(either, agency=agency).order_by("pk")
    by_key: dict[str, UpperDocument] = {}
    for row in sorted(
        hits, key=lambda upper: not upper.is_open
    ):  # the open ones first, so that a closed one wins
        by_key |= {key: row for key in (title_key(row.title_key), row.number_key) if key}
    return by_key


def _own_numbers(agency: Agency, found: Iterable[Quoted]) -> set[str]:
    """Of these numbers those that are this agency's own documents'."""
    named_ = {key.replace("（", "〔").replace("）", "〕") for q in found for key in number_keys(q.number_key)}
    own = Document.objects.filter(agency=agency, doc_no__in=named_).values_list("doc_no", flat=True)
    return {number_key(number) for number in own}


def reasons_of_quotes(parts: list[Part]) -> Reasons:
    """Why closed upper documents keep the package back."""
    return [
        (
            f"{in_book_marks(quote.part.title)}的{quote.part.name}转引了{quote.upper}，它的公开属性是“"
            f"{quote.upper.get_disclosure_display()}”，请删去；原发文机关同意的，先在“发布前检查”里登记书面同意",
            NOT_OURS,
        )
        for quote in quotes_in(parts)
        if quote.upper is not None and quote.holds_back
    ]


def reasons_of_forwarding(package: Iterable[Edition]) -> Reasons:
    """A document may not be more open than what it forwards, unless the issuer agreed to that very attribute."""
    reasons: Reasons = []
    for document in (edition.document for edition in package):
        upper = document.forwards
        if upper is None or not is_more_open(Attribute(document.attribute), Disclosure(upper.disclosure)):
            continue
        if not document.consents.filter(upper=upper, attribute=document.attribute).exists():
            said = Attribute(document.attribute).label
            reasons.append(
                (
                    f"{in_book_marks(document.title)}转发{upper}，原件的公开属性是“{upper.get_disclosure_display()}”，转发件不能定为“{said}”；"
                    "要改变的，先取得原发文机关书面同意并登记",
                    INHERITED,
                )
            )
    return reasons


def registered(agency: Agency, words: str = "", disclosure: str = "") -> QuerySet[UpperDocument]:
    """The register, the newest first; narrowed to words of title, number or issuer, and to an attribute."""
    rows = UpperDocument.objects.filter(agency=agency).select_related("by").order_by("-pk")
    if words:
        key = title_key(words) or words
        said = Q(title__icontains=words) | Q(title_key__contains=key) | Q(issuer__icontains=words)
        number = number_key(words)
        rows = rows.filter(
            said | Q(number__icontains=words) | (Q(number_key=number) if number else Q(pk__in=[]))
        )
    return rows.filter(disclosure=disclosure) if disclosure else rows
