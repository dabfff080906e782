"""What no act would do, the database refuses: rows written past the acts, by direct SQL, one constraint after the other."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from gongkai.documents.models import Document, Edition
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk

PUBLISH = "stage = 'published', published_on = '2024-03-11'"
LIVE = "is_live = true, published_on = '2024-03-11'"
SIGNED = (
    "signed_on = '2024-03-11', signed_digest = digest, secrecy_digest = digest, attribute = 'proactive', "
    "record_digest = 'r', signed_record = 'r'"
)

# name → (how far the document has come, table, what is written)
EDITIONS = {
    "unreviewed": (None, PUBLISH),
    "unsigned": ("pass_second", PUBLISH),
    "signed without secrecy review": (
        "sign", f"{PUBLISH}, secrecy_digest = ''"
    ),
    "secrecy review of other content": ("sign", f"{PUBLISH}, secrecy_digest = 'other'"),
    "signature of other content": ("sign", f"{PUBLISH}, signed_digest = 'other'"),
    "signed as on request": ("sign", f"{PUBLISH}, attribute = 'on_request'"),
    "signed as withheld": ("sign", f"{PUBLISH}, attribute = 'withheld'"),
    "signature of another record": ("sign", f"{PUBLISH}, signed_record = 'other'"),
    "another record after its signature": ("sign", f"{PUBLISH}, record_digest = 'other'"),
    "no record at all": ("sign", f"{PUBLISH}, record_digest = '', signed_record = ''"),
    "a signed record said to be from before": ("sign", f"{PUBLISH}, record_digest = '', before_record = true"),
    "changed after its signature": ("sign", f"{PUBLISH}, digest = 'other'"),
    "without a day": ("sign", "stage = 'published', published_on = NULL"),
    "without a day of signature": ("sign", f"{PUBLISH}, signed_on = NULL"),
    "urgent with nobody to confirm it": ("sign", f"{PUBLISH}, is_urgent = true, confirm_due = NULL"),
    "a stage there is none of": ("sign", "stage = 'somewhere'"),
    "a form there is none of": ("sign", "form = 'other'"),
    "an attested row without an attestation": ("sign", "attested_row = 3"),
}  # fmt: skip
DOCUMENTS = {
    "live without an edition": ("sign", LIVE),
    "live without a day": ("publish", "published_on = NULL"),
    "live and withheld": (
        "publish", "attribute = 'withheld', attribute_reason = 'x', attribute_ground = '14a'"
    ),
    "live and on request": ("publish", "attribute = 'on_request', attribute_reason = 'x'"),
    "live with an attribute nobody fixed": ("publish", "attribute_fixed_on = NULL"),
    "closed without a reason": (None, "attribute = 'withheld', attribute_ground = '14a'"),
    "an attribute there is none of": (None, "attribute = 'secret', attribute_reason = 'x'"),
    "repealed and in force": ("publish", "repealed_on = '2024-03-12'"),
    "in force before it was made": (None, "effective_on = '2020-01-01'"),
}  # fmt: skip


def came(cast: Cast, until: str | None) -> Document:
    document = draft_of(cast)
    if until:
        walk(cast, document, until=until)
    return document


def write(sql: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        connection.check_constraints()


def refuses(sql: str, *values: object) -> None:
    with pytest.raises(IntegrityError):
        write(sql, *values)


@pytest.mark.parametrize("case", EDITIONS)
def test_an_edition_is_not_published(cast: Cast, case: str) -> None:
    until, what = EDITIONS[case]
    document = came(cast, until)
    refuses(f"UPDATE documents_edition SET {what} WHERE document_id = %s", document.pk)  # noqa: S608
    assert not Document.objects.public().exists()


@pytest.mark.parametrize("case", DOCUMENTS)
def test_a_document_does_not_go_live(cast: Cast, case: str) -> None:
    until, what = DOCUMENTS[case]
    document = came(cast, until)
    refuses(f"UPDATE documents_document SET {what} WHERE id = %s", document.pk)  # noqa: S608


def test_the_same_rows_are_taken_where_nothing_is_missing(cast: Cast) -> None:
    """The table above fails for its reasons, not for the way it writes."""
    document = came(cast, "sign")
    write(f"UPDATE documents_edition SET {PUBLISH} WHERE document_id = %s", document.pk)  # noqa: S608
    edition = document.editions.get()
    live = f"{LIVE}, live_edition_id = {edition.pk}"
    write(f"UPDATE documents_document SET {live} WHERE id = %s", document.pk)  # noqa: S608
    assert Document.objects.public().count() == 1


def test_two_editions_of_a_document_are_never_published_at_once(cast: Cast) -> None:
    from_act = came(cast, "publish")
    first = from_act.editions.get()
    second = Edition.objects.create(
        document=from_act, number=2, text="x", html="x", digest="d", author=cast.li_qiang, made_on=ON
    )
    refuses(
        f"UPDATE documents_edition SET {PUBLISH}, {SIGNED} WHERE id = %s",  # noqa: S608
        second.pk,
    )
    refuses("UPDATE documents_edition SET number = 1 WHERE id = %s", second.pk)
    first.refresh_from_db()
    assert first.stage == "published"


INSERTS: dict[str, str] = {
    "a notice without a basis": "INSERT INTO documents_noticeperiod (document_id, last_day, basis, contact) VALUES ({document}, '2024-03-20', '', 'x')",
    "a notice without a contact": "INSERT INTO documents_noticeperiod (document_id, last_day, basis, contact) VALUES ({document}, '2024-03-20', 'x', '')",
    "a withdrawal without a word": "INSERT INTO documents_withdrawal (document_id, edition_id, cause, reason, notice, why_silent, by_id, {on}) VALUES ({document}, {edition}, 'wrong', 'x', '', '', {person}, '2024-03-11')",
    "a withdrawal without a reason": "INSERT INTO documents_withdrawal (document_id, edition_id, cause, reason, notice, why_silent, by_id, {on}) VALUES ({document}, {edition}, 'wrong', '', 'x', '', {person}, '2024-03-11')",
    "a revoked sanction without its day": "INSERT INTO documents_withdrawal (document_id, edition_id, cause, reason, notice, why_silent, by_id, {on}) VALUES ({document}, {edition}, 'revoked', 'x', 'x', '', {person}, '2024-03-11')",
    "a window that ends before it begins": "INSERT INTO documents_window (agency_id, name, first, last, reason, by_id, {on}) VALUES ({agency}, 'x', '2024-03-12', '2024-03-11', 'x', {person}, '2024-03-11')",
    "a window without a reason": "INSERT INTO documents_window (agency_id, name, first, last, reason, by_id, {on}) VALUES ({agency}, 'x', '2024-03-11', '2024-03-12', '', {person}, '2024-03-11')",
    "an incident entered before it happened": "INSERT INTO documents_incident (agency_id, kind, happened_on, says, by_id, {on}, done) VALUES ({agency}, 'dispute', '2024-03-12', 'x', {person}, '2024-03-11', '')",
    "an incident ended without a word": "INSERT INTO documents_incident (agency_id, kind, happened_on, says, by_id, {on}, done, ended_on, ended_by_id) VALUES ({agency}, 'dispute', '2024-03-11', 'x', {person}, '2024-03-11', '', '2024-03-11', {person})",
    "a period confirmed before it is over": "INSERT INTO documents_noincident (agency_id, first, last, by_id, {on}) VALUES ({agency}, '2024-01-01', '2024-12-31', {person}, '2024-03-11')",
    "a release that failed without saying why": "INSERT INTO documents_schedule (document_id, package, at, because, by_id, {on}, state, is_late, alarm, settled_says) VALUES ({document}, '00000000000000000000000000000001', '2024-03-11 09:00:00', '', {person}, '2024-03-11', 'failed', false, '', '')",
    "a release done without its time": "INSERT INTO documents_schedule (document_id, package, at, because, by_id, {on}, state, is_late, alarm, settled_says) VALUES ({document}, '00000000000000000000000000000001', '2024-03-11 09:00:00', '', {person}, '2024-03-11', 'done', false, '', '')",
}  # fmt: skip


@pytest.mark.parametrize("case", INSERTS)
def test_a_row_of_release_is_whole(cast: Cast, case: str) -> None:
    document = came(cast, "publish")
    filled = INSERTS[case].format(
        document=document.pk, edition=document.editions.get().pk, agency=cast.agency.pk, person=cast.wu_tao.pk, on='"on"'
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="CHECK constraint failed|violates check constraint"):
        write(filled)


def test_two_schedules_of_a_document_never_wait_at_once(cast: Cast) -> None:
    document = came(cast, "sign")
    row = (
        'INSERT INTO documents_schedule (document_id, package, at, because, by_id, "on", state, is_late, alarm, settled_says) '
        "VALUES (%s, '00000000000000000000000000000001', '2024-03-12 09:00:00', '', %s, '2024-03-11', 'waiting', false, '', '')"
    )
    write(row, document.pk, cast.qian_jin.pk)
    refuses(row, document.pk, cast.qian_jin.pk)
