"""The acts of review, by the names of the table: each takes the package of a document one step on (`acts.moving`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongkai.agencies.models import Person
from gongkai.documents.acts.matter import hands_over
from gongkai.documents.acts.moving import move, reasons_of
from gongkai.documents.acts.verdicts import Ruling
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand, package_of
from gongkai.law.judgement import Judged, SecrecyVerdict, leads_to
from gongkai.law.review import EditionStage, procedure_of
from gongkai.law.source import Citation, Refusal


def submit(document_id: int, *, by: Person, on: date) -> list[Edition]:
    """Send a draft and its interpretations into review as one package."""
    return move(document_id, "submit", by, on)


def pass_first(document_id: int, *, judged: Judged, opinion: str, by: Person, on: date) -> list[Edition]:
    """The division's review, with its judgement of wording, timing and manner."""
    judged.check()
    return move(document_id, "pass_first", by, on, opinion, judged=judged)


def pass_legal(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return move(document_id, "pass_legal", by, on, opinion)


def pass_secrecy(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    """The secrecy review finds every piece — body and attachments — 可公开."""
    return move(document_id, "pass_secrecy", by, on, opinion, rulings={})


def rule_secrecy(
    document_id: int, *, rulings: Mapping[str, Ruling], opinion: str, by: Person, on: date
) -> list[Edition]:
    """The secrecy review rules on each piece (`documents.pieces.Piece.key`); the verdicts decide where the package goes.

    All 可公开: on. One 不能确定: referred upward. Otherwise back to the draft, with the reasons.
    """
    act = leads_to(r.verdict for r in rulings.values())
    said = opinion
    if act != "pass_secrecy" and not said.strip():
        said = "；".join(r.reason for r in rulings.values() if r.verdict is not SecrecyVerdict.OPEN)[:500]
    return move(document_id, act, by, on, said, rulings=rulings)


def refer(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return move(document_id, "refer", by, on, opinion)


def resolve(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return move(document_id, "resolve", by, on, opinion)


def pass_second(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return move(document_id, "pass_second", by, on, opinion)


def sign(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return move(document_id, "sign", by, on, opinion)


def sign_head(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return move(document_id, "sign_head", by, on, opinion)


def sign_urgently(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    """A leader's signature alone, where the type has an emergency release; somebody else confirms it afterwards."""
    return move(document_id, "sign_urgently", by, on, opinion)


def take_back(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    """Who wrote it takes it back out of review, as long as nobody has passed it on."""
    return move(document_id, "take_back", by, on, opinion)


def discard(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    """Give a draft up: it stays on record with the reason, and its index number is not given again. What explains a
    document that was never public goes with it; an interpretation, or a new edition, goes alone.
    """
    return move(document_id, "discard", by, on, opinion)


def send_back(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    return move(document_id, "send_back", by, on, opinion)


def publish(
    document_id: int,
    *,
    by: Person,
    on: date,
    because: str = "",
    rulings: Mapping[str, Ruling] | None = None,
) -> list[Edition]:
    """Publish the whole package in one transaction: every edition goes live, its predecessor steps back.

    `because`: why inside a sensitive window. `rulings`: the secrecy verdicts the publisher gives where a leader signed
    urgently and nobody reviewed it before.
    """
    return move(document_id, "publish", by, on, because, rulings=rulings)


def shelve(document_id: int, *, opinion: str, by: Person, on: date) -> list[Edition]:
    """Close what is signed as 依申请公开 or 不予公开: kept, and not published."""
    return move(document_id, "shelve", by, on, opinion)


def why_not(document: Document, act: str, by: Person, on: date) -> list[tuple[str, Citation | None]]:
    """All reasons why an act is not open now, each with its article; empty when it is. Reads, never writes."""
    edition = edition_in_hand(document)
    if edition is None:
        return [("没有在办的版本", None)]
    try:
        row = procedure_of(document.kind).move(EditionStage(edition.stage), act, hands_over(document, by, on))
    except Refusal as refused:
        return list(refused.reasons)
    return reasons_of(document, package_of(document, lock=False), row, by, on)
