"""What the archive package tells machines: the request, who asked, the record, the journal, as plain values.

Every key is in docs/how-to/read-an-archive-package.md.
"""

from __future__ import annotations

from gongkai.cases.models import Case, Point
from gongkai.journal.reads import lines_of


def register_of(case: Case) -> dict[str, object]:
    fields = (
        "number", "applicant_kind", "channel", "submitted_on", "registered_on", "received_on", "asked", "asked_doc_no", "wanted_form",
        "help_needed", "stage", "outcome", "due", "closed_on", "archived_on", "archive_no",
    )  # fmt: skip
    return {name: getattr(case, name) for name in fields} | {
        "corrected": str(case.corrected or ""),
        "term": case.term,
        "division": str(case.division or ""),
        "handler": str(case.handler or ""),
    }


EVENT = ("id", "on", "what", "days", "received", "party", "opinion", "says")


def record_of(case: Case) -> dict[str, object]:
    return {
        "events": [
            {n: getattr(e, n) for n in EVENT} | {"strikes": e.strikes_id, "about": [p.order for p in e.about.all()]}
            for e in case.events.prefetch_related("about")
        ],
        "points": list(
            case.points.values(
                "order", "asks", "outcome", "reason", "open_part", "how", "giving", "published_at", "elsewhere", "weighed",
                "decided_by__name", "decided_on",
            )
        ),
        "earlier": [earlier_of(p) for p in case.points.select_related("earlier") if p.earlier],
        "searches": list(case.searches.values("on", "where", "words", "found", "by__name")),
        "contacts": list(case.contacts.values("on", "how", "reached", "via", "says", "by__name")),
        "proposals": [
            {
                "round": p.round, "outcome": p.outcome, "says": p.says, "digest": p.digest, "by": str(p.by), "on": p.on,
                "ended": p.ended, "opinions": list(p.opinions.values("kind", "agrees", "says", "by__name", "on")),
            }
            for p in case.proposals.select_related("by")
        ],
        "letters": list(
            case.letters.values(
                "number", "kind", "party", "issued_on", "issued_by__name", "way", "via", "sent_on", "signed_on", "signed_by", "tracking", "served_on", "word_digest",
                "pdf_digest", "cancelled_on", "cancelled_why", "withdrawn_on",
            )
        ),
        "remedies": list(
            case.remedies.values(
                "track", "body", "doc_no", "lodged_on", "copy_received_on", "defence_due", "defended_on", "result",
                "concluded_on", "result_doc_no", "result_says",
            )
        ),
        "links": [{"to": x.to.number, "kind": x.kind} for x in case.links.select_related("to")],
    }  # fmt: skip


def earlier_of(point: Point) -> dict[str, object]:
    """The answer given before to the same request, by its letter."""
    earlier = point.earlier
    assert earlier is not None
    letter = earlier.letters.answers().last()
    return {
        "point": point.order, "number": earlier.number, "outcome": earlier.outcome, "closed_on": earlier.closed_on,
        "letter": letter.number if letter else "", "word_digest": letter.word_digest if letter else "",
    }  # fmt: skip


def applicant_of(case: Case) -> dict[str, object]:
    """Who asked, opened; of what was erased the day. Raises Refusal where the number cannot be opened."""
    who = case.applicant
    names = (
        "name",
        "id_kind",
        "id_number",
        "contact",
        "phone",
        "email",
        "address",
        "post_address",
        "erased_on",
    )
    return {name: getattr(who, name) for name in names} | {
        "proofs": list(who.proofs.values("name", "size", "digest", "added_on")),
        "proofs_erased": who.erased_on is not None,
    }


def journal_of(case: Case) -> list[dict[str, object]]:
    names = ("number", "at", "on", "act", "label", "under", "by", "hand", "facts", "previous", "digest")
    return [{n: getattr(e, n) for n in names} for e in lines_of(case.agency, "case", case.number)]
