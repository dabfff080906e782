"""Writing documents: drafts, their files, new editions, and the columns they stand in."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.acts.attribute import keep_decision
from gongkai.documents.acts.correcting import correct
from gongkai.documents.acts.matter import MATTER, locked_edition
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.describing import label_of
from gongkai.documents.drafting.models import Picture
from gongkai.documents.interpreting.duty import settle
from gongkai.documents.models import Attachment, Column, Document, Edition
from gongkai.documents.package import edition_in_hand, items_changed_by, rewritten_by
from gongkai.documents.pieces import digest_of
from gongkai.documents.wording import Wording, wording_of
from gongkai.journal.acts import note
from gongkai.law.attribute import AT_BIRTH, DYNAMIC, Attribute, require_grounds
from gongkai.law.chain import chain_of
from gongkai.law.hand import Hand
from gongkai.law.interpretation import IN_STEP
from gongkai.law.review import LABELS, EditionStage
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import OGI_2019, PLATFORM_2019


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
    that drafts the document it explains (谁起草、谁解读). What is due by rule is to be interpreted, whatever is ticked.
    """
    agency = column.agency
    scope = scope_of(by, on)
    if scope.agency != agency.pk or division.agency_id != agency.pk:
        raise Refusal((f"只能在本机关的栏目和科室名下拟稿，{by}属于{by.agency}", None))
    scope.require(Right.DRAFT, "拟稿")
    _own_division(scope.hands(division.pk), division)
    if interprets is not None:
        _same_drafter(interprets, division)
        fields |= {"category": Document.Category.INTERPRETATION}
    _complete(fields)
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
    settle(document, on)
    document.full_clean(exclude=["live_edition"])
    document.save(force_insert=True)
    _new_edition(document, text, by, on, note_="")
    keep_decision(document, "draft", "拟稿认定", by, on)
    note(
        agency, MATTER, document.index_no, "draft", label="拟稿", under=AT_BIRTH, by=by, on=on,
        attribute=document.attribute, kind=document.kind,
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
    because: str | None = None,
    hides_before: bool | None = None,
    by_itself: bool = False,
) -> Edition:
    """Save a draft. `saves` is the count the writer saw: if it moved on, raises Stale and keeps nothing.

    A draft that saves itself (`by_itself`) leaves one line a day and writer, not one every few seconds; so do the items
    of its record it changed. `because`: why a new edition is written; `hides_before`: whether the public no longer reads the words before a correction.
    """
    edition = locked_edition(edition_id)
    require_writer(edition.document, by, on)
    if edition.stage != EditionStage.DRAFT:
        raise Refusal(
            (
                f"只有拟稿中的文字可以修改，本版本已到“{LABELS[EditionStage(edition.stage)]}”",
                OGI_2019.article(17),
            )
        )
    if edition.saves != saves:
        raise Stale(("别人刚刚保存过这份稿件，请核对最新内容后再保存；您的文字仍在下方", None))
    changed: list[str] = []
    if document and edition.document.published_on is not None:
        changed = correct(edition, document)
    elif document:
        changed = _change_document(edition.document, document, by, on)
    changed += _change_edition(edition, because, hides_before)
    wording = wording_of(text)
    edition.form, edition.text, edition.html = wording.form, wording.text, wording.html
    edition.digest = digest_of(edition.title, wording.source, edition.attachments.all())
    edition.saves = saves + 1
    edition.save(
        update_fields=["form", "text", "html", "digest", "saves", "note", "hides_before", "own_record"]
    )
    if changed and not (by_itself and set(changed) <= items_changed_by(edition, by, on)):
        note(
            edition.document.agency, MATTER, edition.document.index_no, "change_record", label="修改著录",
            under=OGI_2019.article(6, 1), by=by, on=on, edition=edition.number, items=changed,
        )  # fmt: skip
    if by_itself and by.pk in rewritten_by(edition, on):
        return edition
    note(
        edition.document.agency, MATTER, edition.document.index_no, "rewrite", label="修改稿件", under=OGI_2019.article(6, 1),
        by=by, on=on, edition=edition.number, digest=edition.digest,
    )  # fmt: skip
    return edition


def _change_edition(edition: Edition, because: str | None, hides_before: bool | None) -> list[str]:
    """Change what is said of a new edition itself, unsaved; returns what is different now. None leaves it as it is."""
    changed = []
    if because is not None and edition.number > 1 and because != edition.note:
        if not because.strip():
            raise Refusal(("请写明修改的原因，它会显示在更正记录里", OGI_2019.article(6, 1)))
        require_nobodys("修改的原因", because)
        edition.note = because
        changed.append(label_of(edition, "note"))
    if hides_before is not None and hides_before != edition.hides_before:
        edition.hides_before = hides_before
        changed.append(label_of(edition, "hides_before"))
    return changed


@transaction.atomic
def revise(
    document_id: int,
    *,
    text: str | Wording,
    because: str,
    hides_before: bool = False,
    record: dict[str, Any] | None = None,
    by: Person,
    on: date,
) -> Edition:
    """Begin a new edition of a published document; the old one stays live until the new one is published.

    `hides_before`: the words before held what should not have been public, and are shown to nobody beside the new ones.
    `record`: what of the record is to be corrected with it, by the names of `documents.corrected.CORRECTABLE`.
    """
    document = Document.objects.select_for_update(of=("self",)).select_related("agency").get(pk=document_id)
    require_writer(document, by, on)
    reasons: list[tuple[str, Citation | None]] = []
    newest = document.editions.exclude(stage=EditionStage.DISCARDED).order_by("-number").first()
    opened = newest is not None and newest.stage == EditionStage.SHELVED
    if opened and document.attribute != Attribute.PROACTIVE:
        reasons.append(("归档不公开的信息，先重新认定为主动公开，再起草新版本", DYNAMIC))
    elif not document.is_live and not opened:
        reasons.append(("只有在线的信息才能起草新版本；未发布的直接修改稿件，已撤回的另行拟稿", None))
    if edition_in_hand(document) is not None:
        reasons.append(("已经有一个新版本在办理中", None))
    if not because.strip():
        reasons.append(("请写明修改的原因，它会显示在更正记录里", OGI_2019.article(6, 1)))
    if reasons:
        raise Refusal(*reasons)
    require_nobodys("修改的原因", because)
    before = document.live_edition or newest
    assert before is not None
    edition = _new_edition(document, text, by, on, note_=because)
    if record:
        correct(edition, record)
    for kept in before.attachments.all():
        Attachment.objects.create(
            edition=edition, name=kept.name, file=kept.file.name, size=kept.size, digest=kept.digest
        )
    for shown in before.pictures.all():
        Picture.objects.create(
            edition=edition, name=shown.name, file=shown.file.name, size=shown.size, width=shown.width, height=shown.height
        )  # fmt: skip
    edition.digest = digest_of(edition.title, edition.source, edition.attachments.all())
    edition.hides_before = hides_before
    edition.save(update_fields=["digest", "hides_before", "own_record"])
    note(
        document.agency, MATTER, document.index_no, "revise", label="新版本拟稿", under=OGI_2019.article(6, 1),
        by=by, on=on, edition=edition.number, hides_before=hides_before,
    )  # fmt: skip
    return edition


def _new_edition(document: Document, text: str | Wording, by: Person, on: date, *, note_: str) -> Edition:
    number, wording = document.editions.count() + 1, wording_of(text)
    return Edition.objects.create(
        document=document, number=number, form=wording.form, text=wording.text, html=wording.html,
        digest=digest_of(document.title, wording.source, []), author=by, made_on=on, note=note_,
    )  # fmt: skip


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


def _hand_over(document: Document, division: Division, by: Person, on: date) -> None:
    """Raises Refusal where a draft may not go to another division."""
    if division.agency_id != document.agency_id:
        raise Refusal((f"责任科室应当是{document.agency}的科室", None))
    _own_division(scope_of(by, on).hands(division.pk), division)
    drafted = Edition.objects.filter(document__interprets=document).exclude(stage=EditionStage.DISCARDED)
    if document.interprets_id is not None or drafted.exists():
        raise Refusal(("谁起草、谁解读：文件和解读归同一个科室，已经起草解读的，责任科室不再改", IN_STEP))


def _same_drafter(document: Document, division: Division) -> None:
    if document.interprets_id is not None:
        raise Refusal(("这是一份解读，不能再对解读作解读；请对原文件起草解读", IN_STEP))
    if document.division_id != division.pk:
        raise Refusal((f"谁起草、谁解读：解读应当由{document.division}起草", IN_STEP))


CHANGEABLE = (
    "kind", "title", "genre", "doc_no", "summary", "made_on", "attribute", "attribute_ground", "attribute_reason", "basis",
    "five_open", "channels", "needs_interpretation", "interpretation_reason", "forms", "column", "category",
    "subcategory", "normative", "subtitle", "theme", "issuer", "key_words", "origin", "effective_on", "is_major",
    "excerpt_reason", "valid_until", "valid_always", "division",
)  # fmt: skip


ATTRIBUTE = ("attribute", "attribute_ground", "attribute_reason")


def _complete(fields: dict[str, Any]) -> None:
    """Bring type and normative field together; raises Refusal where they or the attribute lack what they stand on."""
    norms = Document.Normative.NORMATIVE_DOCS
    fields.setdefault("kind", "normative" if fields.get("normative") == norms else "ordinary")
    chain = chain_of(fields["kind"])
    if chain.code == "normative" and not fields.get("normative"):
        fields["normative"] = norms
    if (fields.get("normative") == norms) != (chain.code == "normative"):
        raise Refusal(
            ("行政规范性文件要经合法性审核：文件类型和“规范性文件”一栏应当都选行政规范性文件", chain.under)
        )
    require_grounds(
        Attribute(fields.get("attribute", Attribute.PROACTIVE)),
        str(fields.get("attribute_ground", "")),
        str(fields.get("attribute_reason", "")),
    )


def _change_document(document: Document, fields: dict[str, Any], by: Person, on: date) -> list[str]:
    """Change the record of a draft; returns what of it is different now, as people call it, and no value."""
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not a draft's to change: {sorted(unknown)}")
    if document.attribute_fixed_on and any(
        fields.get(f, getattr(document, f)) != getattr(document, f) for f in ATTRIBUTE
    ):
        raise Refusal(("公开属性已经签发确定，改变属性请另作决定（改变公开属性）", AT_BIRTH))
    if (division := fields.get("division", document.division)) != document.division:
        _hand_over(document, division, by, on)
    stood = {f: getattr(document, f) for f in (*fields, "needs_interpretation")}
    before = {f: getattr(document, f) for f in ("kind", "normative", *ATTRIBUTE)}
    whole = before | fields
    _complete(whole)
    fields = fields | {"kind": whole["kind"], "normative": whole["normative"]}
    for field, value in fields.items():
        setattr(document, field, value)
    settle(document, on)
    document.full_clean(exclude=["live_edition"])
    document.save(update_fields=[*fields, "needs_interpretation"])
    if any(getattr(document, field) != before[field] for field in ATTRIBUTE):
        keep_decision(document, "rewrite", "修改稿件时认定", by, on, was=before["attribute"])
    return [label_of(document, f) for f, was in (stood | before).items() if getattr(document, f) != was]


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
