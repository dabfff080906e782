"""Somebody with the right answers for what a file says had been published before."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.models import Attestation
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

SAYS = "所列信息此前已经依法审查并在原处公开，现按原样导入；本系统没有重新办理三审和保密审查"


@transaction.atomic
def attest(agency: Agency, *, source: str, file: str, digest: str, by: Person, on: date) -> Attestation:
    """Somebody with the right answers for a file; for the same file it is the same attestation again.

    Raises Refusal without the right or without a source.
    """
    hand = importer(agency, by, on)
    if not source.strip() or not source.isprintable() or len(source) > 200:
        raise Refusal(("请写明这些信息原来在哪里公开，一行文字，不超过200字", None))
    found, first = Attestation.objects.get_or_create(
        agency=agency, digest=digest,
        defaults={"source": source.strip(), "file": file[-120:], "says": SAYS, "by": by, "on": on},
    )  # fmt: skip
    if first:
        note(
            agency, "attestation", str(found.pk), "attest", label="导入确认", under=OGI_2019.article(17), by=by, on=on, hand=hand,
            source=found.source, file=found.file, digest=digest,
        )  # fmt: skip
    return found


def importer(agency: Agency, by: Person, on: date) -> Hand:
    """The hand by which somebody takes items in. Raises Refusal."""
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    return scope.require(Right.IMPORT_ITEMS, "导入已公开的信息")
