"""An edition moves through its chain: the only place where one's stage or a document's being live changes on the way out.

A document and the interpretations drafted with it move together, as one package: one signature, one moment of
publication (同步组织、同步审签、同步发布). Approvals and verdicts hold for the fingerprints they were given to: the text's,
the plan's and the record's.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.documents.acts.attribute import fix_attribute
from gongkai.documents.acts.correcting import take_over
from gongkai.documents.acts.effect import released
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.acts.verdicts import Ruling, all_open, keep_verdicts
from gongkai.documents.due import check_due, confirm_due, step_due
from gongkai.documents.finding import keep_found
from gongkai.documents.interpreting.duty import plan_digest
from gongkai.documents.interpreting.gate import reasons_of_interpretation
from gongkai.documents.models import Document, Edition, Review
from gongkai.documents.package import (
    SIGNING,
    TOGETHER,
    edition_in_hand,
    lead_of,
    package_of,
    reasons_against,
)
from gongkai.documents.pieces import digest_now
from gongkai.documents.posts import covered_by
from gongkai.documents.proofing.acts.keeping import keep_checks, tell_of_release
from gongkai.documents.proofing.gate import read_ahead, reasons_of_wording
from gongkai.documents.record import changed_since, record_of, seen_as
from gongkai.documents.release.acts.ending import ENDS, end_schedules
from gongkai.documents.release.gate import against_windows, over_before, windows_on
from gongkai.law.chain import chain_of
from gongkai.law.hand import Hand
from gongkai.law.interpretation import IN_STEP
from gongkai.law.judgement import Judged
from gongkai.law.moves import Move
from gongkai.law.review import APPROVALS, EditionStage, procedure_of, signing_act
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.text.book_marks import in_book_marks
from gongkai.text.personal import hide_numbers

# The moves that are never taken without a word.
SAYS_WHY = ("discard", "send_back", "refer", "shelve", "sign_urgently")
VOID = {
    "secrecy_digest": "", "signed_digest": "", "cleared_digest": "", "signed_record": "", "attribute": "", "signed_on": None,
    "is_urgent": False,
}  # fmt: skip


class Changed(Refusal):
    """What was approved is not what stands there now: the approvals are void and the text is a draft again."""


def reasons_of(
    document: Document, package: list[Edition], row: Move[EditionStage], by: Person, on: date
) -> list[tuple[str, Citation | None]]:
    """Every reason against a move: for want of an interpretation first, save in an emergency."""
    urgent = row.act == "sign_urgently" or any(edition.is_urgent for edition in package)
    wanting = row.act in TOGETHER and not urgent
    of_interpretation = reasons_of_interpretation(document, package, row.act, on) if wanting else ()
    of_period = over_before(package, on) if row.act == "publish" else ()
    against = reasons_against(document, package, row, by, on)
    of_wording = reasons_of_wording(package, row.act, on)
    return list(dict.fromkeys([*of_interpretation, *against, *of_period, *of_wording]))


def move(
    document_id: int,
    act: str,
    by: Person,
    on: date,
    opinion: str = "",
    *,
    judged: Judged | None = None,
    rulings: Mapping[str, Ruling] | None = None,
) -> list[Edition]:
    """Take the package of a document through one row of its table, or refuse with every reason why not."""
    _fall_back_where_changed(document_id, on)
    read_ahead(document_id, act, on)
    with transaction.atomic():
        document = locked(document_id)
        edition = edition_in_hand(document)
        if edition is None:
            raise Refusal(("没有在办的版本；修改已发布的信息请先起草新版本", None))
        lead = lead_of(edition)
        if lead and act != "discard":
            raise Refusal((f"解读与{in_book_marks(lead.title)}同步审签、同步发布，请在该文件上办理", IN_STEP))
        hands = hands_over(document, by, on)
        table = procedure_of(document.kind)
        if (
            rulings is not None and act != "publish"
        ):  # verdicts are the secrecy reviewer's, whatever they lead to
            table.move(EditionStage(edition.stage), "pass_secrecy", hands)
        row = table.move(EditionStage(edition.stage), act, hands)
        package = package_of(document)
        if act == "discard" and document.is_live:
            package = [one for one in package if one.document_id == document.pk]
        reasons = reasons_of(document, package, row, by, on)
        if act == "publish":
            reasons += against_windows(document, package, on, opinion)
        if reasons:
            raise Refusal(*reasons)
        goes_on = edition.package if edition.stage != EditionStage.DRAFT else None
        stamp = goes_on or uuid.uuid4()  # out of a draft begins a round of its own
        if _unreviewed(package, act) if act == "publish" else rulings is not None:
            ruled = rulings or (all_open(package) if act == "pass_secrecy" else {})
            keep_verdicts(package, ruled, row, by, on, stamp)
        if act in SAYS_WHY and not opinion.strip():
            raise Refusal((f"“{row.label}”要写明意见", row.under))
        for moved in package:
            _step(moved, document, row, by, on, opinion, stamp, judged)
        if act == "submit":
            keep_checks(package, on)
        if act == "publish":
            tell_of_release(package, on)
        if act in ENDS:
            end_schedules(document, row.label, by, on)
        return package


def _unreviewed(package: list[Edition], act: str) -> bool:
    """Whether an urgent package is to be released and still lacks its secrecy verdicts."""
    return act == "publish" and any(e.is_urgent and e.secrecy_digest != e.digest for e in package)


def _fall_back_where_changed(document_id: int, on: date) -> None:
    """Approvals hold for fingerprints: where a text, title, file, record or plan changed under review, all are void.

    The package is a draft again, which stays so and is on record; then raises Changed.
    """
    with transaction.atomic():
        document = locked(document_id)
        edition = edition_in_hand(document)
        if edition is None or edition.stage == EditionStage.DRAFT:
            return
        package = package_of(document)
        changed = {e.pk: (e.document.title, what) for e in package if (what := _what_changed(e))}
        for moved in package if changed else []:
            was = moved.digest
            moved.stage, moved.digest = EditionStage.DRAFT, digest_now(moved)
            _void(moved, "digest")
            line(
                moved.document, "void", "内容改动，审签失效", OGI_2019.article(17), Hand.CLOCK, on, edition=moved.number,
                was=was, digest=moved.digest, changed=changed[moved.pk][1] if moved.pk in changed else [],
            )  # fmt: skip
    if changed:
        titles = "、".join(f"{in_book_marks(title)}" for title, _ in changed.values())
        raise Changed(
            (
                f"{titles}在审签后有改动，此前的审签全部失效，已退回拟稿；请核对后重新送审",
                OGI_2019.article(17),
            ),
            *(
                (f"{in_book_marks(title)}送审后改动了：{'、'.join(what)}", None)
                for title, what in changed.values()
            ),
        )


def _what_changed(edition: Edition) -> list[str]:
    """What is not as it was reviewed, as people call it."""
    found = ["标题、正文或者附件"] if digest_now(edition) != edition.digest else []
    found += ["解读方案"] if plan_digest(edition.document) != edition.plan_digest else []
    found += changed_since(edition)
    return found or (["审签时所见的内容"] if _approved_otherwise(edition) else [])


def _approved_otherwise(edition: Edition) -> bool:
    """Whether an approval of this round was given to another wording, plan or record."""
    given = edition.reviews.filter(act__in=APPROVALS, package=edition.package)
    others = given.exclude(
        digest=edition.digest, plan_digest=edition.plan_digest, record_digest__in=seen_as(edition)
    )
    return edition.package is not None and others.exists()


def _step(
    edition: Edition,
    document: Document,
    row: Move[EditionStage],
    by: Person,
    on: date,
    opinion: str,
    stamp: uuid.UUID,
    judged: Judged | None,
) -> None:
    """Take one edition of the package through a row of the table of the document that leads it."""
    chain = chain_of(document.kind)
    edition.package, edition.due = stamp, step_due(document.agency, chain, row.to, on)
    changes = {"package", "due", "stage"}
    was, edition.stage = EditionStage(edition.stage), row.to
    for field, value in _facts(edition, row, on).items():
        setattr(edition, field, value)
        changes.add(field)
    if row.act in (*SIGNING, "publish"):  # the checks of content found nothing undecided, see package.py
        edition.cleared_digest = edition.digest
        changes.add("cleared_digest")
    if row.act in (signing_act(document.kind), "sign_urgently"):
        edition.signed_digest, edition.attribute = edition.digest, edition.document.attribute
        edition.signed_on, edition.signed_record = on, edition.record_digest
        changes |= {"signed_digest", "attribute", "signed_on", "signed_record"}
        if edition.document.attribute_fixed_on is None:
            fix_attribute(edition.document, row.act, row.label, by, on)
    if row.act == "publish":
        _retire(edition.document, by, on)
        take_over(edition, by, on)
        edition.check_due = check_due(document.agency, chain, on)
        edition.confirm_due = confirm_due(chain, on) if edition.is_urgent else None
        changes |= {"check_due", "confirm_due"}
    edition.save(update_fields=sorted(changes))
    if row.act == "send_back" and was == EditionStage.APPROVED:
        _open_attribute(edition.document)
    if row.act == "publish":
        _go_live(edition, on)
        released(edition.document, by, on)
    record(edition, row, by, on, opinion, judged)


def _facts(edition: Edition, row: Move[EditionStage], on: date) -> dict[str, Any]:
    """The fields an act writes beside the stage."""
    match row.act:
        case "submit":
            return {"submitted_on": on, **_seen(edition)}
        case "pass_secrecy":
            return {"secrecy_digest": edition.digest}
        case "sign_urgently":
            seen = _seen(edition) if row.at == EditionStage.DRAFT else {}  # else as it was sent into review
            return {"is_urgent": True, "submitted_on": edition.submitted_on or on, **seen}
        case "send_back" | "take_back":
            return VOID
        case "publish":
            return {"published_on": on}
    return {}


def _seen(edition: Edition) -> dict[str, Any]:
    """What goes into review beside the text: the plan and the record, by their fingerprints."""
    record = record_of(edition)
    return {
        "plan_digest": plan_digest(edition.document), "record_digest": record.digest, "record_items": record.items,
        "record_before": [],
    }  # fmt: skip


def _void(edition: Edition, *fields: str) -> None:
    """Take every approval of an edition away that is a draft again."""
    for field, value in VOID.items():
        setattr(edition, field, value)
    edition.due = None
    edition.save(update_fields=["stage", "due", *VOID, *fields])
    _open_attribute(edition.document)


def _open_attribute(document: Document) -> None:
    """A signature that is void fixes no attribute, unless an earlier edition was signed and stands."""
    stands = ~Q(signed_digest="") | Q(attested__isnull=False)
    if document.is_live or document.editions.filter(stands).exists():
        return
    document.attribute_fixed_on = document.reassess_on = None
    document.save(update_fields=["attribute_fixed_on", "reassess_on"])


def call_back(document: Document, by: Person | Hand, on: date, *, after: str = "撤回") -> None:
    """What is on its way when its document goes off the portal goes back to draft, with what explains it, and waits for
    no hour any more: an earlier signature no longer covers it. `after`: what happened, as people call it.
    """
    explaining = Document.objects.filter(interprets=document).select_related("agency").order_by("pk")
    for one in (document, *explaining):
        end_schedules(one, f"随{after}取消", by, on)
        edition = edition_in_hand(one)
        if edition is None or edition.stage == EditionStage.DRAFT:
            continue
        edition.document, edition.stage = one, EditionStage.DRAFT
        _void(edition)
        line(
            one, "call_back", f"随{after}退回拟稿", OGI_2019.article(6), by, on, edition=edition.number,
        )  # fmt: skip


def _go_live(edition: Edition, on: date) -> None:
    document = edition.document
    document.is_live, document.live_edition = True, edition
    document.published_on = document.published_on or on
    document.save(update_fields=["is_live", "live_edition", "published_on"])
    keep_found([document.pk])


def _retire(document: Document, by: Person, on: date) -> None:
    """The edition that was live until now steps back."""
    old = document.live_edition
    if old is None or old.stage != EditionStage.PUBLISHED:
        return
    hands = hands_over(document, by, on)
    old.stage = procedure_of(document.kind).move(EditionStage.PUBLISHED, "supersede", hands).to
    old.save(update_fields=["stage"])


def record(
    edition: Edition,
    row: Move[EditionStage],
    by: Person,
    on: date,
    opinion: str,
    judged: Judged | None = None,
) -> None:
    """Keep who did what to which wording, and the journal line."""
    document = edition.document
    held = row.by & hands_over(document, by, on)
    covers = covered_by(by, held, document.division_id, on)
    said = judged or Judged("", "", "")
    Review.objects.create(
        edition=edition, act=row.act, label=row.label, by=by, on=on, digest=edition.digest,
        plan_digest=edition.plan_digest, record_digest=edition.record_digest, opinion=opinion, package=edition.package, wording=said.wording, timing=said.timing, manner=said.manner,
        attribute=document.attribute, covers=covers,
    )  # fmt: skip
    facts: dict[str, Any] = {"urgent": True} if edition.is_urgent else {}
    if opinion.strip():
        facts["opinion"] = hide_numbers(opinion, "***")
    if covers is not None:
        facts["covers"] = covers.name
    if row.act in (*APPROVALS, *SIGNING):
        facts["attribute"] = document.attribute
    if row.act == "publish" and (windows := [w.name for w in windows_on(document.agency_id, on)]):
        facts |= {"windows": windows, "because": opinion}
    line(
        document, row.act, row.label, row.under, by, on, min(held, default=None), edition=edition.number,
        digest=edition.digest, package=str(edition.package or ""), **facts,
    )  # fmt: skip
