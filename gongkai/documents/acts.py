"""What may be done to a document: one function per act.

The only writer of this room, and the only place where an edition's stage or a document's being live changes.
A document and the interpretations drafted with it move together, as one package: one signature, one moment of
publication (同步组织、同步审签、同步发布).
"""

from __future__ import annotations

import hashlib
import tomllib
import uuid
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Any, BinaryIO

from django.core.files import File
from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.drafting.models import Picture
from gongkai.documents.finding import keep_found
from gongkai.documents.models import Attachment, Column, Document, Edition, Review
from gongkai.documents.package import edition_in_hand, lead_of, package_of, reasons_against, rewritten_by
from gongkai.documents.wording import Wording, wording_of
from gongkai.files.checking import check
from gongkai.journal.acts import note
from gongkai.law.attribute import AT_BIRTH, Attribute
from gongkai.law.exemption import BY_CODE
from gongkai.law.hand import Hand
from gongkai.law.interpretation import IN_STEP
from gongkai.law.moves import Move
from gongkai.law.review import EDITION, EditionStage
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import OGI_2019, PLATFORM_2019

MATTER = "document"


class Stale(Refusal):
    """Somebody else saved the draft in between; the text offered was not kept and must be shown again."""


def open_column(agency: Agency, key: str, name: str, **fields: Any) -> Column:
    return Column.objects.create(agency=agency, key=key, name=name, **fields)


@transaction.atomic
def draft(
    column: Column,
    *,
    title: str,
    text: str | Wording,
    division: Division,
    by: Person,
    on: date,
    made_on: date | None = None,
    interprets: Document | None = None,
    **fields: Any,
) -> Document:
    """Begin a document with its first edition and its disclosure attribute.

    `fields` are the document's own (attribute, reason, genre, number…). An interpretation belongs to the division
    that drafts the document it explains (谁起草、谁解读).
    """
    agency = column.agency
    scope = scope_of(by, on)
    if scope.agency != agency.pk or division.agency_id != agency.pk:
        raise Refusal((f"只能在本机关的栏目和科室名下拟稿，{by}属于{by.agency}", None))
    scope.require(Right.DRAFT, "拟稿")
    _own_division(scope.hands(division.pk), division)
    if interprets is not None:
        _same_drafter(interprets, division)
        fields |= {"category": Document.Category.INTERPRETATION, "counts_in_total": False}
    _complete_attribute(fields)
    document = Document(
        agency=agency,
        column=column,
        index_no=f"{agency.code}/{on.year}-{take_number(agency, 'INDEX', on.year):05d}",
        title=title,
        made_on=made_on or on,
        division=division,
        owner=fields.pop("owner", by),
        interprets=interprets,
        **fields,
    )
    document.full_clean(exclude=["live_edition"])
    document.save(force_insert=True)
    _new_edition(document, text, by, on, note_="")
    note(
        agency, MATTER, document.index_no, "draft", label="拟稿", under=AT_BIRTH, by=by, on=on,
        attribute=document.attribute,
    )  # fmt: skip
    return document


@transaction.atomic
def rewrite(
    edition_id: int,
    *,
    text: str | Wording,
    by: Person,
    on: date,
    saves: int,
    document: dict[str, Any] | None = None,
    by_itself: bool = False,
) -> Edition:
    """Save a draft. `saves` is the count the writer saw: if it moved on, raises Stale and keeps nothing.

    A draft that saves itself (`by_itself`) leaves one line a day and writer, not one every few seconds.
    """
    edition = (
        Edition.objects.select_for_update(of=("self",)).select_related("document__agency").get(pk=edition_id)
    )
    require_writer(edition.document, by, on)
    if edition.stage != EditionStage.DRAFT:
        raise Refusal(
            (
                f"只有拟稿中的文字可以修改，本版本已到“{EDITION.labels[EditionStage(edition.stage)]}”",
                OGI_2019.article(17),
            )
        )
    if edition.saves != saves:
        raise Stale(("别人刚刚保存过这份稿件，请核对最新内容后再保存；您的文字仍在下方", None))
    if document:
        _change_document(edition.document, document)
    wording = wording_of(text)
    edition.form, edition.text, edition.html = wording.form, wording.text, wording.html
    edition.digest = digest_of(edition.document.title, wording.source, edition.attachments.all())
    edition.saves = saves + 1
    edition.save(update_fields=["form", "text", "html", "digest", "saves"])
    if by_itself and by.pk in rewritten_by(edition, on):
        return edition
    note(
        edition.document.agency, MATTER, edition.document.index_no, "rewrite", label="修改稿件", under=OGI_2019.article(6, 1),
        by=by, on=on, edition=edition.number, digest=edition.digest,
    )  # fmt: skip
    return edition


@transaction.atomic
def attach(edition_id: int, *, name: str, content: BinaryIO, by: Person, on: date) -> Attachment:
    """Add a file to a draft, after looking what it really is. Raises Refusal for what may not be kept."""
    edition = (
        Edition.objects.select_for_update(of=("self",)).select_related("document__agency").get(pk=edition_id)
    )
    require_writer(edition.document, by, on)
    if edition.stage != EditionStage.DRAFT:
        raise Refusal(("只有拟稿中的版本可以增加附件", OGI_2019.article(17)))
    checked = check(name, content)
    kept = Attachment(edition=edition, name=checked.name, size=checked.size, digest=checked.digest)
    suffix = checked.name[checked.name.rfind(".") :]
    kept.file.save(f"{checked.digest[:24]}{suffix}", File(content), save=False)
    kept.save(force_insert=True)
    edition.digest = digest_of(edition.document.title, edition.source, edition.attachments.all())
    edition.saves += 1
    edition.save(update_fields=["digest", "saves"])
    note(
        edition.document.agency, MATTER, edition.document.index_no, "attach", label="增加附件", under=OGI_2019.article(17),
        by=by, on=on, edition=edition.number, name=checked.name, digest=checked.digest,
    )  # fmt: skip
    return kept


@transaction.atomic
def revise(document_id: int, *, text: str | Wording, because: str, by: Person, on: date) -> Edition:
    """Begin a new edition of a published document; the old one stays live until the new one is published."""
    document = Document.objects.select_for_update(of=("self",)).select_related("agency").get(pk=document_id)
    require_writer(document, by, on)
    reasons: list[tuple[str, Citation | None]] = []
    if not document.is_live:
        reasons.append(("只有在线的信息才能起草新版本；未发布的直接修改稿件，已撤回的另行拟稿", None))
    if edition_in_hand(document) is not None:
        reasons.append(("已经有一个新版本在办理中", None))
    if not because.strip():
        reasons.append(("请写明修改的原因，它会显示在更正记录里", OGI_2019.article(6, 1)))
    if reasons:
        raise Refusal(*reasons)
    live = document.live_edition
    assert live is not None
    edition = _new_edition(document, text, by, on, note_=because)
    for kept in live.attachments.all():
        Attachment.objects.create(
            edition=edition, name=kept.name, file=kept.file.name, size=kept.size, digest=kept.digest
        )
    for shown in live.pictures.all():
        Picture.objects.create(
            edition=edition, name=shown.name, file=shown.file.name, size=shown.size, width=shown.width, height=shown.height
        )  # fmt: skip
    edition.digest = digest_of(document.title, edition.source, edition.attachments.all())
    edition.save(update_fields=["digest"])
    note(
        document.agency, MATTER, document.index_no, "revise", label="新版本拟稿", under=OGI_2019.article(6, 1),
        by=by, on=on, edition=edition.number,
    )  # fmt: skip
    return edition


def submit(document_id: int, *, by: Person, on: date) -> list[Edition]:
    """Send a draft and its interpretations into review as one package."""
    return _move(document_id, "submit", by, on)


def pass_first(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return _move(document_id, "pass_first", by, on, opinion)


def pass_secrecy(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return _move(document_id, "pass_secrecy", by, on, opinion)


def refer(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return _move(document_id, "refer", by, on, opinion)


def resolve(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return _move(document_id, "resolve", by, on, opinion)


def pass_second(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return _move(document_id, "pass_second", by, on, opinion)


def sign(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return _move(document_id, "sign", by, on, opinion)


def send_back(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return _move(document_id, "send_back", by, on, opinion)


def publish(document_id: int, *, by: Person, on: date) -> list[Edition]:
    """Publish the whole package in one transaction: every edition goes live, its predecessor steps back."""
    return _move(document_id, "publish", by, on)


@transaction.atomic
def withdraw(document_id: int, *, opinion: str, by: Person, on: date) -> Document:
    """Take a published document off the portal; what was said stays on record."""
    document = (
        Document.objects.select_for_update(of=("self",))
        .select_related("agency", "live_edition")
        .get(pk=document_id)
    )
    edition = document.live_edition
    if edition is None or not document.is_live:
        raise Refusal(("这条信息没有在线的版本", None))
    row = EDITION.move(EditionStage(edition.stage), "withdraw", _hands(document, by, on))
    if not opinion.strip():
        raise Refusal(("撤回要写明原因", row.under))
    edition.stage = row.to
    edition.save(update_fields=["stage"])
    document.is_live = False
    document.save(update_fields=["is_live"])
    keep_found([document.pk])
    _record(edition, row, by, on, opinion)
    _call_back(document, by, on, opinion)
    for interpretation in document.interpretations.filter(is_live=True):
        withdraw(interpretation.pk, opinion=opinion, by=by, on=on)
    return document


def _call_back(document: Document, by: Person, on: date, opinion: str) -> None:
    """What is on its way when its document is withdrawn goes back to draft: an earlier signature no longer covers it."""
    edition = edition_in_hand(document)
    if edition is None or edition.stage == EditionStage.DRAFT:
        return
    edition.stage, edition.secrecy_digest, edition.signed_on = EditionStage.DRAFT, "", None
    edition.save(update_fields=["stage", "secrecy_digest", "signed_on"])
    note(
        document.agency, MATTER, document.index_no, "call_back", label="随撤回退回拟稿", under=OGI_2019.article(6),
        by=by, on=on, edition=edition.number,
    )  # fmt: skip


@transaction.atomic
def repeal(document_id: int, *, by: Person, on: date) -> Document:
    """Mark a document as repealed from a day on; the page stays and says so."""
    document = Document.objects.select_for_update(of=("self",)).select_related("agency").get(pk=document_id)
    if not _hands(document, by, on) & {Hand.LEGAL_REVIEWER, Hand.DISCLOSURE_CLERK}:
        raise Refusal(("废止由法制审核员或公开专干登记", None))
    if document.repealed_on is not None:
        raise Refusal((f"已于{document.repealed_on}废止", None))
    if on < document.made_on:
        raise Refusal((f"废止日期不能早于成文日期（{document.made_on}）", None))
    document.repealed_on, document.validity = on, Document.Validity.REPEALED
    document.save(update_fields=["repealed_on", "validity"])
    note(
        document.agency,
        MATTER,
        document.index_no,
        "repeal",
        label="登记废止",
        under=OGI_2019.article(6, 1),
        by=by,
        on=on,
    )
    return document


def digest_of(title: str, source: str, attachments: Iterable[Attachment]) -> str:
    """The fingerprint reviewers approve: SHA-256 over title, wording and every attachment, in order.

    A picture stands in the wording by its own SHA-256.
    """
    whole = hashlib.sha256(f"{title}\n{source}".encode())
    for kept in attachments:
        whole.update(f"\n{kept.name}\n{kept.digest}".encode())
    return whole.hexdigest()


def why_not(document: Document, act: str, by: Person, on: date) -> list[tuple[str, Citation | None]]:
    """All reasons why an act is not open now, each with its article; empty when it is. Reads, never writes."""
    edition = edition_in_hand(document)
    if edition is None:
        return [("没有在办的版本", None)]
    try:
        row = EDITION.move(EditionStage(edition.stage), act, _hands(document, by, on))
    except Refusal as refused:
        return list(refused.reasons)
    return reasons_against(document, package_of(document, lock=False), row, by)


def _move(document_id: int, act: str, by: Person, on: date, opinion: str = "") -> list[Edition]:
    with transaction.atomic():
        document = (
            Document.objects.select_for_update(of=("self",))
            .select_related("agency", "interprets")
            .get(pk=document_id)
        )
        edition = edition_in_hand(document)
        if edition is None:
            raise Refusal(("没有在办的版本；修改已发布的信息请先起草新版本", None))
        if lead := lead_of(edition):
            raise Refusal((f"解读与《{lead.title}》同步审签、同步发布，请在该文件上办理", IN_STEP))
        row = EDITION.move(EditionStage(edition.stage), act, _hands(document, by, on))
        package = package_of(document)
        if reasons := reasons_against(document, package, row, by):
            raise Refusal(*reasons)
        if act in ("send_back", "refer") and not opinion.strip():
            raise Refusal((f"“{row.label}”要写明意见", row.under))
        stamp = edition.package if act != "submit" else uuid.uuid4()
        for moved in package:
            _step(moved, row, by, on, opinion, stamp)
        return package


def _step(edition: Edition, row: Move[EditionStage], by: Person, on: date, opinion: str, stamp: Any) -> None:
    changes: dict[str, Any] = {"stage": row.to, "package": stamp}
    match row.act:
        case "submit":
            changes["submitted_on"] = on
        case "pass_secrecy":
            changes["secrecy_digest"] = edition.digest
        case "sign":
            changes["signed_on"] = on
        case "send_back":
            changes |= {"secrecy_digest": "", "signed_on": None}
        case "publish":
            changes["published_on"] = on
            _retire(edition.document, by, on)
    edition.stage = row.to
    for field, value in changes.items():
        setattr(edition, field, value)
    edition.save(update_fields=list(changes))
    if row.act == "publish":
        document = edition.document
        document.is_live, document.live_edition = True, edition
        document.published_on = document.published_on or on
        document.save(update_fields=["is_live", "live_edition", "published_on"])
        keep_found([document.pk])
    _record(edition, row, by, on, opinion)


def _retire(document: Document, by: Person, on: date) -> None:
    """The edition that was live until now steps back."""
    old = document.live_edition
    if old is None or old.stage != EditionStage.PUBLISHED:
        return
    row = EDITION.move(EditionStage.PUBLISHED, "supersede", _hands(document, by, on))
    old.stage = row.to
    old.save(update_fields=["stage"])


def _record(edition: Edition, row: Move[EditionStage], by: Person, on: date, opinion: str) -> None:
    Review.objects.create(
        edition=edition, act=row.act, label=row.label, by=by, on=on, digest=edition.digest, opinion=opinion,
        package=edition.package,
    )  # fmt: skip
    hand = next(iter(sorted(row.by & _hands(edition.document, by, on))), None)
    note(
        edition.document.agency, MATTER, edition.document.index_no, row.act, label=row.label, under=row.under,
        by=by, on=on, hand=hand, edition=edition.number, digest=edition.digest, package=str(edition.package or ""),
    )  # fmt: skip


def _new_edition(document: Document, text: str | Wording, by: Person, on: date, *, note_: str) -> Edition:
    number, wording = document.editions.count() + 1, wording_of(text)
    return Edition.objects.create(
        document=document, number=number, form=wording.form, text=wording.text, html=wording.html,
        digest=digest_of(document.title, wording.source, []), author=by, made_on=on, note=note_,
    )  # fmt: skip


def _hands(document: Document, by: Person, on: date) -> frozenset[Hand]:
    scope = scope_of(by, on)
    return scope.hands(document.division_id) if scope.agency == document.agency_id else frozenset()


def require_writer(document: Document, by: Person, on: date) -> None:
    """Raises Refusal for who may not write this document."""
    scope = scope_of(by, on)
    if scope.agency != document.agency_id:
        raise Refusal((f"{by}不是{document.agency}的人员", None))
    scope.require(Right.DRAFT, "修改稿件")
    _own_division(scope.hands(document.division_id), document.division)


def _own_division(hands: frozenset[Hand], division: Division) -> None:
    writers = {
        Hand.CLERK, Hand.UNIT_CLERK, Hand.DIVISION_HEAD, Hand.LEGAL_REVIEWER, Hand.DISCLOSURE_CLERK, Hand.OFFICE_HEAD,
    }  # fmt: skip
    if not hands & writers:
        raise Refusal((f"{division}的稿件由该科室或公开专干办理", None))


def _same_drafter(document: Document, division: Division) -> None:
    if document.division_id != division.pk:
        raise Refusal((f"谁起草、谁解读：解读应当由{document.division}起草", IN_STEP))


def _complete_attribute(fields: dict[str, Any]) -> None:
    """The attribute is fixed when a document is born; anything but 主动公开 names its reason."""
    attribute = Attribute(fields.get("attribute", Attribute.PROACTIVE))
    reasons: list[tuple[str, Citation | None]] = []
    if attribute is not Attribute.PROACTIVE and not str(fields.get("attribute_reason", "")).strip():
        reasons.append((f"公开属性为“{attribute.label}”的，要写明理由", AT_BIRTH))
    if attribute is Attribute.WITHHELD and fields.get("attribute_ground") not in BY_CODE:
        reasons.append(("不予公开的，要选定是哪一种法定情形", OGI_2019.article(14)))
    if reasons:
        raise Refusal(*reasons)


CHANGEABLE = (
    "title", "genre", "doc_no", "summary", "made_on", "attribute", "attribute_ground", "attribute_reason", "basis",
    "five_open", "channels", "needs_interpretation", "interpretation_reason", "forms", "column", "category",
    "subcategory", "normative",
    "subtitle", "theme", "issuer", "key_words", "origin", "effective_on",
)  # fmt: skip


def _change_document(document: Document, fields: dict[str, Any]) -> None:
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not a draft's to change: {sorted(unknown)}")
    if document.is_live:
        raise Refusal(("信息已经发布，标题、属性等著录项不能在修改稿里改动", OGI_2019.article(17)))
    _complete_attribute({"attribute": document.attribute, "attribute_reason": document.attribute_reason,
                         "attribute_ground": document.attribute_ground} | fields)  # fmt: skip
    for field, value in fields.items():
        setattr(document, field, value)
    document.full_clean(exclude=["live_edition"])
    document.save(update_fields=list(fields))


@transaction.atomic
def open_standard_columns(agency: Agency, *, by: Person | Hand, on: date) -> dict[str, Column]:
    """Open the columns every agency starts with; returns them by key."""
    plan = tomllib.loads((files("gongkai.documents") / "standard_columns.toml").read_text("utf-8"))
    opened: dict[str, Column] = {}
    for position, row in enumerate(plan["column"]):
        parent = opened[row["parent"]] if "parent" in row else None
        opened[row["key"]] = open_column(
            agency, row["key"], row["name"], parent=parent, position=position * 10, empty_says=row["says"]
        )
    note(
        agency, "agency", agency.code, "open_columns", label="开设栏目", under=PLATFORM_2019.whole(), by=by, on=on,
        columns=sorted(opened),
    )  # fmt: skip
    return opened
