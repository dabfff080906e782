"""What follows a release: the check of what is really on the portal, the confirmation of an emergency, and its end."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.acts.moving import call_back, record
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.finding import keep_found
from gongkai.documents.models import Document, Edition, Incident, Review, Withdrawal
from gongkai.documents.package import writers_of
from gongkai.documents.release.acts.incidents import open_incident
from gongkai.law.hand import Hand
from gongkai.law.moves import Move
from gongkai.law.retraction import RIGHT, WORKING_DAYS, Retraction
from gongkai.law.review import EditionStage, procedure_of
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.text.book_marks import in_book_marks
from gongkai.text.personal import hide_numbers

CHECKERS = frozenset(
    {Hand.DIVISION_HEAD, Hand.CLERK, Hand.UNIT_CLERK, Hand.OFFICE_HEAD, Hand.DISCLOSURE_CLERK, Hand.SECRECY_REVIEWER}
)  # fmt: skip
CONFIRMERS = frozenset({Hand.OFFICE_HEAD, Hand.SECRECY_REVIEWER, Hand.DEPUTY, Hand.HEAD})
CHECK, CONFIRM = OGI_2019.article(6), OGI_2019.article(17)


@transaction.atomic
def check_release(document_id: int, *, opinion: str, by: Person, on: date) -> Edition:
    """Somebody else than who published it looked at the page and its files (发布后核对)."""
    document = locked(document_id)
    edition = _live(document)
    if edition.check_due is None or edition.checked_on is not None:
        raise Refusal(("这一版没有待办的发布后核对", CHECK))
    if not hands_over(document, by, on) & CHECKERS:
        raise Refusal(("发布后核对由责任科室、公开工作机构或者保密审查的人员办理", CHECK))
    if reasons := why_not_after(edition, "check_release", by):
        raise Refusal(*reasons)
    if not opinion.strip():
        raise Refusal(("请写明核对的结果：页面、附件和链接是否与签发的一致", CHECK))
    edition.checked_on = on
    edition.save(update_fields=["checked_on"])
    _keep(edition, "check_release", "发布后核对", opinion, by, on)
    return edition


@transaction.atomic
def confirm_release(document_id: int, *, opinion: str, by: Person, on: date) -> Edition:
    """Somebody who neither wrote, signed nor published it confirms an emergency release (事后确认)."""
    document = locked(document_id)
    edition = _live(document)
    if not edition.is_urgent or edition.confirmed_on is not None:
        raise Refusal(("这一版没有待确认的紧急发布", CONFIRM))
    if not hands_over(document, by, on) & CONFIRMERS:
        who = "、".join(sorted(hand.label for hand in CONFIRMERS))
        raise Refusal((f"紧急发布由{who}确认", CONFIRM))
    if reasons := why_not_after(edition, "confirm_release", by):
        raise Refusal(*reasons)
    if not opinion.strip():
        raise Refusal(("请写明确认的意见", CONFIRM))
    edition.confirmed_on = on
    edition.save(update_fields=["confirmed_on"])
    _keep(edition, "confirm_release", "紧急发布事后确认", opinion, by, on)
    return edition


def why_not_after(edition: Edition, act: str, by: Person) -> list[tuple[str, Citation | None]]:
    """Why somebody who had a hand in a release may not check or confirm it. Reads, never writes."""
    if act == "check_release" and by.pk in _did(edition, "publish"):
        return [(f"{by}发布了这条信息，发布后核对由另外的人办理", CHECK)]
    had_a_hand = act == "confirm_release" and (
        by.pk in writers_of(edition) | _did(edition, "publish") | _did(edition, "sign_urgently")
    )
    return [(f"{by}拟稿、签发或者发布了这条信息，事后确认由另外的人办理", CONFIRM)] if had_a_hand else []


@transaction.atomic
def withdraw(document_id: int, *, how: Retraction, opinion: str, by: Person, on: date) -> Document:
    """Take a published document off the portal with its interpretations, and open an incident.

    What was said stays for the staff; `how` says what the public reads in its place.
    """
    document = locked(document_id)
    _take_off(document, how, opinion, by, on)
    says = f"撤回{in_book_marks(document.title)}（{document.index_no}）：{how.cause.label}。{opinion}"
    open_incident(kind=Incident.Kind.RETRACTION, happened_on=on, says=says, document=document, by=by, on=on)
    for interpretation in document.interpretations.filter(is_live=True):
        _take_off(locked(interpretation.pk), how, opinion, by, on)
    return document


def _take_off(document: Document, how: Retraction, opinion: str, by: Person, on: date) -> None:
    edition = document.live_edition
    if edition is None or not document.is_live:
        raise Refusal(("这条信息没有在线的版本", None))
    row = procedure_of(document.kind).move(
        EditionStage(edition.stage), "withdraw", hands_over(document, by, on)
    )
    if not opinion.strip():
        raise Refusal(("撤回要写明原因", row.under))
    how.check(on)
    require_nobodys("公开说明", how.notice)
    _off_every_face(document, edition, row)
    record(edition, row, by, on, opinion)
    call_back(document, by, on)
    kept = Withdrawal.objects.create(
        document=document, edition=edition, cause=how.cause, reason=opinion.strip(), notice=how.notice.strip(),
        why_silent=how.why_silent.strip(), changed_on=how.changed_on, due=how.due(calendar()), by=by, on=on,
    )  # fmt: skip
    line(
        document, "explain_withdrawal", "撤回说明", WORKING_DAYS.all[0].cite if kept.due else RIGHT, by, on,
        cause=how.cause.value, notice=kept.notice, why_silent=kept.why_silent, due=kept.due, late=kept.is_late,
    )  # fmt: skip


@transaction.atomic
def end_release(document_id: int, *, on: date) -> Document:
    """By the clock: what may be public until a day only goes off the portal, with its interpretations.

    What is on its way after it was signed for while the day had not come, and goes back to draft.
    """
    document = locked(document_id)
    edition = _live(document)
    row = procedure_of(document.kind).move(EditionStage(edition.stage), "end_release", {Hand.CLOCK})
    _off_every_face(document, edition, row)
    line(
        document, row.act, row.label, row.under, Hand.CLOCK, on, edition=edition.number, digest=edition.digest,
    )  # fmt: skip
    call_back(document, Hand.CLOCK, on, after="期满下线")
    for interpretation in document.interpretations.filter(is_live=True):
        end_release(interpretation.pk, on=on)
    return document


def _off_every_face(document: Document, edition: Edition, row: Move[EditionStage]) -> None:
    """Off every public face: the page, the lists, the search."""
    edition.stage = row.to
    edition.save(update_fields=["stage"])
    document.is_live = False
    document.save(update_fields=["is_live"])
    keep_found([document.pk])


def _live(document: Document) -> Edition:
    edition = document.live_edition
    if edition is None or edition.stage != EditionStage.PUBLISHED:
        raise Refusal(("这条信息没有在线的版本", None))
    return edition


def _did(edition: Edition, act: str) -> set[int]:
    """Who took an act on an edition, in its last round."""
    return set(edition.reviews.filter(act=act, package=edition.package).values_list("by_id", flat=True))


def _keep(edition: Edition, act: str, label: str, opinion: str, by: Person, on: date) -> None:
    Review.objects.create(
        edition=edition, act=act, label=label, by=by, on=on, digest=edition.digest, opinion=opinion,
        record_digest=edition.record_digest, package=edition.package, attribute=edition.document.attribute,
    )  # fmt: skip
    line(
        edition.document, act, label, CHECK if act == "check_release" else CONFIRM, by, on, edition=edition.number,
        digest=edition.digest, opinion=hide_numbers(opinion, "***"),
    )  # fmt: skip
