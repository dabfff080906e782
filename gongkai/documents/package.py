"""What moves together in review, and why a move the table allows is still refused (签批包).

A document and the interpretations drafted with it are one package. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from django.core.exceptions import ValidationError

from gongkai.agencies.models import Person
from gongkai.agencies.reads import house_rule
from gongkai.documents.cleaning.listing import reasons_of_result
from gongkai.documents.clearing.reads import going_out, reasons_of_numbers, reasons_of_unread
from gongkai.documents.clearing.scope import reasons_of_scope
from gongkai.documents.corrected import as_it_will_be, said
from gongkai.documents.models import Document, Edition
from gongkai.documents.number_taken import reasons_of_number_taken
from gongkai.documents.pieces import files_changed
from gongkai.documents.record import changed_since, seen_as
from gongkai.documents.release.gate import without_period
from gongkai.documents.upper.reads import reasons_of_forwarding, reasons_of_numbers_unknown, reasons_of_quotes
from gongkai.documents.validity.standing import OUT_OF_FORCE, validity_on
from gongkai.journal.models import Entry
from gongkai.law.attribute import AT_BIRTH, TWO_WAYS, Attribute
from gongkai.law.chain import chain_of
from gongkai.law.interpretation import IN_STEP
from gongkai.law.moves import Move
from gongkai.law.review import APPROVALS, ENDED, EditionStage
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019
from gongkai.law.succession import UNDER, Effect
from gongkai.text.book_marks import in_book_marks

REVIEWED: Citation = OGI_2019.article(17)
SIGNING = ("sign", "sign_head", "sign_urgently")
TOGETHER = ("submit", *SIGNING, "publish")
WRITES = (
    "rewrite",
    "attach",
    "detach",
    "mask_file",
    "mask_text",
    "unmask_text",
    "change_record",
)  # of one edition, which they name
WRITES_BESIDE = ("keep_plan", "set_notice", "drop_notice", "forward")


def reasons_against(
    document: Document, package: list[Edition], row: Move[EditionStage], by: Person, on: date
) -> list[tuple[str, Citation | None]]:
    """Why a move that the table allows is still refused; what interpretation wants is asked in `interpreting.gate`."""
    reasons: list[tuple[str, Citation | None]] = []
    if row.act in TOGETHER:
        reasons += _reasons_of_lead(package, row)
        reasons += without_period(package)
        reasons += reasons_of_number_taken(package)
        reasons += _reasons_of_content(package, row, on)
        reasons += [reason for edition in package for reason in _reasons_of_validity(edition.document, on)]
        reasons += [reason for edition in package for reason in _reasons_of_correction(edition)]
    if row.act in ("submit", *APPROVALS, "publish"):
        reasons += reasons_of_result(package)
    if row.act in (*APPROVALS, "publish", "shelve") and row.at != EditionStage.DRAFT:
        reasons += _reasons_of_record(package, row)
    if row.act == "pass_secrecy":
        reasons += reasons_of_numbers_unknown(going_out(package))
    if row.act in ("sign", "sign_head", "publish", "shelve"):
        reasons += _reasons_of_chain(document, package, row)
    if row.act == "publish":
        reasons += _reasons_of_release(package, row, on)
        reasons += [
            (
                f"{in_book_marks(e.document.title)}由{by}拟稿、修改或者签发，紧急发布的保密审查结论由另外的人作出并发布",
                row.under,
            )
            for e in package
            if e.is_urgent and e.secrecy_digest != e.digest and by.pk in writers_of(e) | approvers_of(e)
        ]
    if row.act == "shelve":
        reasons += [
            (f"{in_book_marks(e.document.title)}是主动公开的，应当发布；不公开的请先改变公开属性", TWO_WAYS)
            for e in package
            if e.document.attribute == Attribute.PROACTIVE
        ]
    if row.act == "take_back":
        reasons += [
            (
                f"只有拟稿人可以撤回送审，其他人请按环节“退回修改”（{in_book_marks(e.document.title)}）",
                row.under,
            )
            for e in package
            if by.pk not in writers_of(e)
        ]
    if row.act in APPROVALS:
        reasons += _reasons_of_hands(package, row, by)
    return list(dict.fromkeys(reasons))


def _reasons_of_content(
    package: list[Edition], row: Move[EditionStage], on: date
) -> list[tuple[str, Citation | None]]:
    """Numbers of somebody, closed upper documents and files nobody looked at keep the package back. Who looks at a file,
    or answers for a number no register knows, is often a reviewer, so that such a draft may be submitted."""
    return _wrong_in(package, on) + (_unseen_in(package) if row.act != "submit" else [])


def wanted_by_check(package: list[Edition], on: date) -> list[tuple[str, Citation | None]]:
    """Everything 发布前检查 still wants of a package before it is signed, a sentence each."""
    return list(dict.fromkeys(_wrong_in(package, on) + _unseen_in(package)))


def _wrong_in(package: list[Edition], on: date) -> list[tuple[str, Citation | None]]:
    parts = going_out(package)
    reasons = reasons_of_numbers(parts, on) + reasons_of_scope(parts, on)
    return reasons + reasons_of_quotes(parts) + reasons_of_forwarding(package)


def _unseen_in(package: list[Edition]) -> list[tuple[str, Citation | None]]:
    parts = going_out(package)
    return reasons_of_unread(parts) + reasons_of_numbers_unknown(parts)


def _reasons_of_validity(document: Document, on: date) -> list[tuple[str, Citation | None]]:
    """A normative document says how long it is valid, where the house asks for it; what it ends still stands."""
    reasons: list[tuple[str, Citation | None]] = []
    named = document.valid_always or document.valid_until is not None
    if document.kind == "normative" and not named and house_rule(document.agency, "validity_named", on):
        reasons.append(
            (f"{in_book_marks(document.title)}是规范性文件，请写明有效期至，或者选长期有效", UNDER)
        )
    if not document.is_live and document.valid_until is not None and document.valid_until < on:
        reasons.append(
            (f"{in_book_marks(document.title)}的有效期至{document.valid_until}已经过去，请核对", UNDER)
        )
    for row in document.succeeds.filter(took_effect_on__isnull=True, undone_on__isnull=True).select_related(
        "predecessor"
    ):
        if (stands := validity_on(row.predecessor, on)) in OUT_OF_FORCE:
            says = f"{in_book_marks(row.predecessor.title)}{stands.label}，不能再被{Effect(row.effect).passive}，请撤销这条关系"
            reasons.append((says, UNDER))
    return reasons


def _reasons_of_correction(edition: Edition) -> list[tuple[str, Citation | None]]:
    """What is corrected can still be said of the document: another act may have changed it meanwhile."""
    if not edition.own_record:
        return []
    try:
        as_it_will_be(edition).validate_constraints(exclude=["live_edition", "index_no"])
    except ValidationError as wrong:
        return [(f"更正的著录与现在的著录不合：{says}", REVIEWED) for says in wrong.messages]
    return []


def _reasons_of_record(package: list[Edition], row: Move[EditionStage]) -> list[tuple[str, Citation | None]]:
    """What is read beside the text stands as it was sent into review."""
    return [
        (
            f"{in_book_marks(edition.document.title)}送审后改动了：{'、'.join(what)}，应当退回拟稿，重新送审",
            row.under,
        )
        for edition in package
        if (what := changed_since(edition))
    ]


def _reasons_of_chain(
    document: Document, package: list[Edition], row: Move[EditionStage]
) -> list[tuple[str, Citation | None]]:
    """Every step before this one was approved, in this round and of this very wording and record."""
    chain = chain_of(document.kind)
    reasons: list[tuple[str, Citation | None]] = []
    for edition in package:
        given = set(
            edition.reviews.filter(
                act__in=APPROVALS,
                package=edition.package,
                digest=edition.digest,
                record_digest__in=seen_as(edition),
            ).values_list("act", flat=True)
        )
        if edition.is_urgent:
            steps = [] if "sign_urgently" in given else [("紧急签发", row.under)]
        else:
            before = takewhile(lambda step: step.stage != row.at, chain.steps)
            steps = [(step.label, step.under) for step in before if step.act not in given]
        reasons += [
            (
                f"{in_book_marks(edition.document.title)}按“{chain.label}”还没有经过“{label}”，请退回拟稿后重新送审",
                under,
            )
            for label, under in steps
        ]
        if edition.document.attribute == Attribute.PROACTIVE and _seen_as_closed(edition):
            says = f"{in_book_marks(edition.document.title)}在审查时不是主动公开的，改为主动公开以后要退回拟稿，重新送审"
            reasons.append((says, AT_BIRTH))
    return reasons


def _seen_as_closed(edition: Edition) -> bool:
    """Whether the secrecy review or a signature of this round was given while the text was not to be public."""
    decisive = edition.reviews.filter(act__in=("pass_secrecy", *SIGNING), package=edition.package)
    # "" is a review of before attributes were written down with it.
    return decisive.exclude(attribute__in=("", Attribute.PROACTIVE)).exists()


def approvers_of(edition: Edition) -> set[int]:
    """Who approved an edition in this round."""
    given = edition.reviews.filter(act__in=APPROVALS, package=edition.package)
    return set(given.values_list("by_id", flat=True))


def _reasons_of_release(
    package: list[Edition], row: Move[EditionStage], on: date
) -> list[tuple[str, Citation | None]]:
    """What is released is what was reviewed and signed, as 主动公开, to the last byte of its files."""
    reasons: list[tuple[str, Citation | None]] = []
    for edition in package:
        document = edition.document
        if document.attribute != Attribute.PROACTIVE:
            label = Attribute(document.attribute).label
            reasons.append((f"{in_book_marks(document.title)}的公开属性是“{label}”，不能发布", TWO_WAYS))
        elif edition.attribute != Attribute.PROACTIVE or document.attribute_fixed_on is None:
            reasons.append((f"{in_book_marks(document.title)}的公开属性没有经签发确定", AT_BIRTH))
        if said(edition, "made_on") > on:
            says = f"{in_book_marks(edition.title)}的成文日期是{said(edition, 'made_on')}，还没有到，请核对"
            reasons.append((says, row.under))
        if edition.secrecy_digest != edition.digest and not edition.is_urgent:
            reasons.append((f"{in_book_marks(document.title)}在保密审查后有改动，应当重新审查", row.under))
        if edition.signed_digest != edition.digest:
            reasons.append((f"{in_book_marks(document.title)}在签发后有改动，应当重新审签", row.under))
        if edition.signed_record != edition.record_digest:
            reasons.append((f"{in_book_marks(document.title)}的著录在签发后有改动，应当重新审签", row.under))
        reasons += [
            (f"附件“{name}”与审查时的内容不一致，不能发布；请退回拟稿，重新添加附件", row.under)
            for name in files_changed(edition)
        ]
    return reasons


def _reasons_of_hands(
    package: list[Edition], row: Move[EditionStage], by: Person
) -> list[tuple[str, Citation | None]]:
    """The author approves nothing of the own; each approval is another person's."""
    reasons: list[tuple[str, Citation | None]] = []
    for edition in package:
        if by.pk in writers_of(edition):
            reasons.append(
                (
                    f"{in_book_marks(edition.document.title)}由{by}拟稿或修改，拟稿人不能审查自己的稿件",
                    REVIEWED,
                )
            )
        passed = edition.reviews.filter(by=by, act__in=APPROVALS, package=edition.package)
        if edition.package and (done := passed.first()):
            reasons.append((f"{by}已经办理过“{done.label}”，三审应当由不同的人办理", REVIEWED))
    return reasons


def _reasons_of_lead(package: list[Edition], row: Move[EditionStage]) -> list[tuple[str, Citation | None]]:
    """An interpretation never goes where its document does not: not if that is closed, and not ahead of it."""
    reasons: list[tuple[str, Citation | None]] = []
    together_with = {edition.document_id for edition in package}
    for edition in package:
        lead = edition.document.interprets
        if lead is None:
            continue
        if lead.attribute != Attribute.PROACTIVE:
            label = Attribute(lead.attribute).label
            reasons.append((f"{in_book_marks(lead.title)}的公开属性是“{label}”，它的解读不能发布", TWO_WAYS))
        elif row.act != "submit" and not lead.is_live and lead.pk not in together_with:
            reasons.append((f"{in_book_marks(lead.title)}还没有发布，解读不能先于文件", IN_STEP))
    return reasons


def writers_of(edition: Edition) -> set[int]:
    """Everybody who wrote on an edition: its author, who changed its text or files since, and who since then wrote
    what is signed and shown with it (the plan of its interpretation, the period of a notice, what it forwards).
    """
    return writers_of_all([edition])[edition.pk]


def writers_of_all(editions: Sequence[Edition]) -> dict[int, set[int]]:
    """The same of many editions by key, in one question."""
    found = {edition.pk: {edition.author_id} for edition in editions}
    of_document: dict[tuple[int, str], list[Edition]] = {}
    for edition in editions:
        of_document.setdefault((edition.document.agency_id, edition.document.index_no), []).append(edition)
    lines = Entry.objects.filter(
        agency_id__in={agency for agency, _ in of_document}, matter="document", key__in={key for _, key in of_document},
        act__in=(*WRITES, *WRITES_BESIDE), person_id__isnull=False,
    )  # fmt: skip
    for agency, key, act, on, person, facts in lines.values_list(
        "agency_id", "key", "act", "on", "person_id", "facts"
    ):
        for edition in of_document.get((agency, key), ()):
            is_its = facts.get("edition") == edition.number if act in WRITES else on >= edition.made_on
            if is_its:
                found[edition.pk].add(person)
    return found


def rewritten_by(edition: Edition, on: date) -> set[int | None]:
    """Who saved this edition on a day, by its journal."""
    lines = Entry.objects.filter(
        agency_id=edition.document.agency_id, matter="document", key=edition.document.index_no, act="rewrite", on=on,
        facts__edition=edition.number,
    )  # fmt: skip
    return set(lines.values_list("person_id", flat=True))


def items_changed_by(edition: Edition, by: Person, on: date) -> set[str]:
    """The items of the record somebody is on record for having changed on a day."""
    lines = Entry.objects.filter(
        agency_id=edition.document.agency_id, matter="document", key=edition.document.index_no, act="change_record",
        on=on, person_id=by.pk, facts__edition=edition.number,
    )  # fmt: skip
    return {item for facts in lines.values_list("facts", flat=True) for item in facts["items"]}


def edition_in_hand(document: Document) -> Edition | None:
    """The edition on its way through review, or None."""
    return document.editions.exclude(stage__in=ENDED).order_by("-number").first()


def together(one: Edition | None, other: Edition | None) -> bool:
    """Whether two editions travel in one package: both still drafts, or sent into review together."""
    if one is None or other is None or one.stage != other.stage:
        return False
    return one.stage == EditionStage.DRAFT or one.package == other.package


def lead_of(edition: Edition) -> Document | None:
    """The document an interpretation's edition moves together with, or None where it moves by itself."""
    lead = edition.document.interprets
    return lead if lead is not None and together(edition, edition_in_hand(lead)) else None


def package_of(document: Document, *, lock: bool = True) -> list[Edition]:
    """The editions that move as one: the document's own and its interpretations' of the same round."""
    own = edition_in_hand(document)
    if own is None:
        return []
    others = (edition_in_hand(i) for i in document.interpretations.order_by("id"))
    keys = [own.pk, *(e.pk for e in others if e is not None and together(own, e))]
    if lock:  # the documents too, in one order for everybody
        others_of = Edition.objects.filter(pk__in=keys).values("document_id")
        list(Document.objects.select_for_update().filter(pk__in=others_of).order_by("pk").values_list("pk"))
    editions = Edition.objects.filter(pk__in=keys).select_related("document__agency", "document__interprets")
    found = {e.pk: e for e in (editions.select_for_update(of=("self",)) if lock else editions)}
    return [found[key] for key in keys]
