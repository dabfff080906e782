"""Keeping the register of upper documents, recording an issuer's consent, and saying what a draft forwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.acts.attribute import keep_decision
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.acts.writing import require_writer
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.clearing.reads import KEEPERS, going_out
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand, package_of, writers_of
from gongkai.documents.upper.models import Consent, UpperDocument
from gongkai.documents.upper.reads import quotes_in
from gongkai.journal.acts import note
from gongkai.law.attribute import Attribute, require_grounds
from gongkai.law.hand import Hand
from gongkai.law.review import ENDED, EditionStage
from gongkai.law.source import Refusal
from gongkai.law.upper_document import INHERITED, NOT_OURS, Disclosure, inherited, is_more_open
from gongkai.text.book_marks import without_book_marks
from gongkai.text.quoted import number_key, title_key

MATTER = "upper_document"
TWICE = "这份文件已经登记，请在登记簿里修改"


@transaction.atomic
def register_upper(
    agency: Agency,
    *,
    title: str,
    number: str,
    issuer: str,
    disclosure: Disclosure,
    source: str,
    by: Person,
    on: date,
) -> UpperDocument:
    """Enter an upper document in the register. Raises Refusal, also for one that is in it."""
    _keeper(agency, by, on)
    made = UpperDocument(agency=agency, by=by, on=on, **_facts(title, number, issuer, disclosure, source))
    _save(made, insert=True)
    _note(made, "register_upper", "登记上级文件", by, on)
    return made


@transaction.atomic
def change_upper(
    upper_id: int,
    *,
    title: str,
    number: str,
    issuer: str,
    disclosure: Disclosure,
    source: str,
    letter: str = "",
    reason: str = "",
    by: Person,
    on: date,
) -> UpperDocument:
    """Put an entry of the register right; one that was closed is opened on a letter, for a reason, by another person
    than who entered it and than who writes what quotes it. Raises Refusal."""
    row = UpperDocument.objects.select_for_update(of=("self",)).select_related("agency").get(pk=upper_id)
    _keeper(row.agency, by, on)
    was, opening = row.disclosure, disclosure.is_open and not row.is_open
    if opening:
        _may_open(row, letter, reason, by)
    facts = _facts(title, number, issuer, disclosure, source)
    for field, value in facts.items():
        setattr(row, field, value)
    _save(row, insert=False, fields=sorted(facts))
    _note(row, "change_upper", "修改上级文件登记", by, on, was=was, **_why(opening, letter, reason))
    return row


def _may_open(row: UpperDocument, letter: str, reason: str, by: Person) -> None:
    if not letter.strip() or not reason.strip():
        raise Refusal(("改为主动公开要写明依据的来函、文号或者公开网址，以及理由", INHERITED))
    require_nobodys("来函和理由", letter, reason)
    if row.by_id == by.pk:
        raise Refusal((f"这份文件是{by}登记的，改为主动公开由另外的人办理", INHERITED))
    mine = Edition.objects.filter(author=by).exclude(stage__in=ENDED).select_related("document__agency")
    if any(quote.upper == row for quote in quotes_in(going_out(mine))):
        raise Refusal((f"{by}正在拟稿的文件转引了它，改为主动公开由另外的人办理", INHERITED))


def _why(opening: bool, letter: str, reason: str) -> dict[str, str]:
    return {"letter": letter.strip()[:200], "reason": reason.strip()[:300]} if opening else {}


def import_uppers(
    agency: Agency, rows: Iterable[tuple[int, Mapping[str, str]]], *, by: Person, on: date
) -> tuple[int, list[tuple[int, str]]]:
    """Enter the rows of a sheet, each in or out by itself; returns how many are in, and (row, why not) of the others."""
    _keeper(agency, by, on)
    done, wrong = 0, []
    for number, cells in rows:
        try:
            disclosure = _disclosure(cells.get("disclosure", ""))
            register_upper(
                agency, title=cells.get("title", ""), number=cells.get("number", ""), issuer=cells.get("issuer", ""),
                disclosure=disclosure, source=cells.get("source", ""), by=by, on=on,
            )  # fmt: skip
            done += 1
        except Refusal as refused:
            wrong.append((number, str(refused)))
    return done, wrong


def _disclosure(said: str) -> Disclosure:
    for one in Disclosure:
        if said in (one.value, one.label) or not said and one is Disclosure.UNKNOWN:
            return one
    raise Refusal((f"公开属性“{said}”请写成：{'、'.join(d.label for d in Disclosure)}", None))


def _facts(title: str, number: str, issuer: str, disclosure: Disclosure, source: str) -> dict[str, str]:
    title, number, issuer = (
        without_book_marks(" ".join(title.split())),
        "".join(number.split()),
        " ".join(issuer.split()),
    )
    if not title or not issuer:
        raise Refusal(("请写明标题和发文机关", None))
    if number and not number_key(number):
        raise Refusal((f"发文字号“{number}”请写成“机关代字〔年份〕序号号”，没有的留空", None))
    if len(title) > 200 or len(issuer) > 100 or len(number) > 60 or len(source) > 200:
        raise Refusal(("标题不超过200字，发文机关不超过100字，文号不超过60字，来源不超过200字", None))
    return {
        "title": title, "number": number, "issuer": issuer, "disclosure": disclosure.value, "source": source.strip(),
        "title_key": title_key(title), "number_key": number_key(number),
    }  # fmt: skip


def _save(row: UpperDocument, *, insert: bool, fields: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True) if insert else row.save(update_fields=fields)
    except IntegrityError:
        raise Refusal((TWICE, None)) from None


def _keeper(agency: Agency, by: Person, on: date) -> Hand:
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    return scope.require(Right.KEEP_UPPER, "登记上级文件")


def _note(row: UpperDocument, act: str, label: str, by: Person, on: date, **facts: Any) -> None:
    note(
        row.agency, MATTER, str(row.pk), act, label=label, under=INHERITED, by=by, on=on, number=row.number,
        disclosure=row.disclosure, **facts,
    )  # fmt: skip


@transaction.atomic
def consent_to_quote(
    document_id: int, key: str, *, letter: str, letter_on: date, reason: str, by: Person, on: date
) -> Consent:
    """The issuer of a closed document agreed that it is named in a part (`Quote.key`). Raises Refusal."""
    document = locked(document_id)
    found = {q.key: q for q in quotes_in(going_out(package_of(document))) if q.holds_back}
    quote = found.get(key)
    if quote is None or quote.upper is None:
        raise Refusal(("这处转引已经不在稿件里，或者已经登记同意，请刷新页面", None))
    _decider(document, writers_of(quote.part.edition), by, on)
    _written(letter, letter_on, reason, on)
    row = Consent.objects.create(
        document=quote.part.document, upper=quote.upper, piece=quote.part.name[:120], digest=quote.part.digest,
        letter=letter.strip(), letter_on=letter_on, reason=reason.strip(), by=by, on=on,
    )  # fmt: skip
    line(
        quote.part.document, "consent_to_quote", "登记同意转引", NOT_OURS, by, on, upper=quote.upper.pk, piece=row.piece,
        letter=row.letter,
    )  # fmt: skip
    return row


@transaction.atomic
def consent_to_attribute(
    document_id: int,
    *,
    attribute: Attribute,
    letter: str,
    letter_on: date,
    reason: str,
    by: Person,
    on: date,
) -> Consent:
    """The issuer of what is forwarded agreed, in writing, to a more open attribute. Raises Refusal."""
    document = locked(document_id)
    upper, edition = document.forwards, edition_in_hand(document)
    if upper is None or not is_more_open(attribute, Disclosure(upper.disclosure)):
        raise Refusal(("只有转发的文件要改为比原件更公开的，才需要原发文机关同意", INHERITED))
    _decider(document, writers_of(edition) if edition else set(), by, on)
    _written(letter, letter_on, reason, on)
    row = Consent.objects.create(
        document=document, upper=upper, attribute=attribute, letter=letter.strip(), letter_on=letter_on,
        reason=reason.strip(), by=by, on=on,
    )  # fmt: skip
    line(
        document, "consent_to_attribute", "登记同意改变公开属性", INHERITED, by, on, upper=upper.pk, letter=row.letter,
        attribute=attribute.value,
    )  # fmt: skip
    return row


@transaction.atomic
def forward(document_id: int, upper_id: int | None, *, ground: str = "", by: Person, on: date) -> Document:
    """Say which upper document a draft forwards, or that it forwards none. A more open attribute of the draft falls
    back to the original's; a withheld one needs its ground. Raises Refusal."""
    document = locked(document_id)
    require_writer(document, by, on)
    edition = edition_in_hand(document)
    if edition is None or edition.stage != EditionStage.DRAFT or document.is_live:
        raise Refusal(("只有拟稿中的文件可以改变转发的文件", INHERITED))
    upper = UpperDocument.objects.filter(agency=document.agency_id, pk=upper_id).first() if upper_id else None
    if upper_id and upper is None:
        raise Refusal(("登记簿里没有这份上级文件，请先登记", INHERITED))
    document.forwards = upper
    document.save(update_fields=["forwards"])
    if upper is not None and is_more_open(Attribute(document.attribute), Disclosure(upper.disclosure)):
        _inherit(document, upper, ground, by, on)
    line(document, "forward", "登记转发", INHERITED, by, on, upper=upper.pk if upper else None)
    return document


def _inherit(document: Document, upper: UpperDocument, ground: str, by: Person, on: date) -> None:
    if document.attribute_fixed_on is not None:
        raise Refusal(("公开属性已经签发确定，改变属性请另作决定（改变公开属性）", INHERITED))
    attribute, was = inherited(Disclosure(upper.disclosure)), document.attribute
    reason = f"转发{upper}，从原件的公开属性（{upper.get_disclosure_display()}）"[:300]
    require_grounds(attribute, ground, reason)
    document.attribute, document.attribute_reason = attribute, reason
    document.attribute_ground = ground if attribute is Attribute.WITHHELD else ""
    document.save(update_fields=["attribute", "attribute_reason", "attribute_ground"])
    keep_decision(document, "forward", "转发时从原件认定", by, on, was=was)


def _decider(document: Document, writers: set[int], by: Person, on: date) -> None:
    if not hands_over(document, by, on) & KEEPERS:
        who = "、".join(sorted(hand.label for hand in KEEPERS))
        raise Refusal((f"登记原发文机关的同意由{who}办理", NOT_OURS))
    if by.pk in writers:
        raise Refusal((f"{by}拟稿或者修改了这份稿件，由另外的人登记", NOT_OURS))


def _written(letter: str, letter_on: date, reason: str, on: date) -> None:
    if not letter.strip() or not reason.strip():
        raise Refusal(("请写明原发文机关书面同意的文号或者来函，以及理由", NOT_OURS))
    if letter_on > on:
        raise Refusal(("同意日期不能晚于今天", NOT_OURS))
