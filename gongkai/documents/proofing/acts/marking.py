"""What people say of a finding: read, with a reason; or no fault at all, by somebody else than the author."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.rights import MAY, Right
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.acts.writing import require_writer
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand, writers_of
from gongkai.documents.proofing.gate import RIGHT
from gongkai.documents.proofing.models import WordingMark
from gongkai.documents.proofing.noted import BLOCKING, Noted
from gongkai.documents.proofing.reads import noted_of
from gongkai.documents.wordlists.reads import house_lists
from gongkai.law.review import EditionStage
from gongkai.law.source import Refusal

Kind = WordingMark.Kind


def mark_read(document_id: int, print_: str, *, reason: str, by: Person, on: date) -> WordingMark:
    """A writer of a draft has read a warning and leaves the words as they are, for a reason. Raises Refusal."""
    _read_ahead(document_id, on)
    with transaction.atomic():
        document, edition = _draft(document_id)
        require_writer(document, by, on)
        noted = _standing(document, edition, print_, on)
        if noted[0].finding.gravity in BLOCKING:
            says = (
                "严重差错必须改正"
                if noted[0].is_severe
                else "差错要改正；不属差错的，由拟稿人以外有权的人认定"
            )
            raise Refusal((f"{noted[0].place}“{noted[0].shown}”：{says}", RIGHT))
        return _mark(document, edition, noted, Kind.READ, reason, by, on)


def judge_no_fault(document_id: int, print_: str, *, reason: str, by: Person, on: date) -> WordingMark:
    """Somebody with the right who wrote nothing of it judges that a finding is no fault. Never a severe one."""
    _read_ahead(document_id, on)
    with transaction.atomic():
        document, edition = _draft(document_id)
        if not hands_over(document, by, on) & MAY[Right.JUDGE_WORDING]:
            who = "、".join(sorted(hand.label for hand in MAY[Right.JUDGE_WORDING]))
            raise Refusal((f"认定不属差错由{who}办理", RIGHT))
        if by.pk in writers_of(edition):
            raise Refusal((f"{by}拟稿或者修改了这份稿件，不属差错由另外的人认定", RIGHT))
        noted = _standing(document, edition, print_, on)
        if noted[0].is_severe:
            raise Refusal(
                (f"{noted[0].place}“{noted[0].shown}”是严重差错，必须改正，不能认定为不属差错", RIGHT)
            )
        return _mark(document, edition, noted, Kind.NO_FAULT, reason, by, on)


@transaction.atomic
def take_mark_back(document_id: int, mark_id: int, *, by: Person, on: date) -> WordingMark:
    """A mark is withdrawn; the finding is open again, and the patrol finds it in what is public. Raises Refusal.

    Of a draft who writes it withdraws what was read; all else who has the right to judge.
    """
    document = locked(document_id)
    edition = edition_in_hand(document)
    mark = document.wording_marks.filter(pk=mark_id, taken_back_on__isnull=True).first()
    if mark is None:
        raise Refusal(("这条意见已经撤销，请刷新页面", RIGHT))
    if mark.kind == Kind.READ and edition is not None and edition.stage == EditionStage.DRAFT:
        require_writer(document, by, on)
    elif not hands_over(document, by, on) & MAY[Right.JUDGE_WORDING]:
        who = "、".join(sorted(hand.label for hand in MAY[Right.JUDGE_WORDING]))
        raise Refusal((f"撤销“{mark.get_kind_display()}”由{who}办理", RIGHT))
    mark.taken_back_on, mark.taken_back_by = on, by
    mark.save(update_fields=["taken_back_on", "taken_back_by"])
    line(
        document, "take_mark_back", f"撤销{mark.get_kind_display()}", RIGHT, by, on, code=mark.code, place=mark.place,
    )  # fmt: skip
    return mark


def _read_ahead(document_id: int, on: date) -> None:
    """Read before the transaction begins, so that nobody waits for it; within it only what changed meanwhile is read again."""
    document = Document.objects.select_related("agency").get(pk=document_id)
    if edition := edition_in_hand(document):
        edition.document = document
        noted_of(edition, house_lists(document.agency, on))


def _draft(document_id: int) -> tuple[Document, Edition]:
    document = locked(document_id)
    edition = edition_in_hand(document)
    if edition is None or edition.stage != EditionStage.DRAFT:
        raise Refusal(("只有拟稿中的稿件可以登记校对意见", RIGHT))
    edition.document = document
    return document, edition


def _standing(document: Document, edition: Edition, print_: str, on: date) -> list[Noted]:
    noted = noted_of(edition, house_lists(document.agency, on))
    there = [one for one in noted if one.print == print_ and one.row is None]
    if not there:
        raise Refusal(("这处文字已经改动，请刷新检查结果", RIGHT))
    return there


def _mark(
    document: Document,
    edition: Edition,
    noted: list[Noted],
    kind: WordingMark.Kind,
    reason: str,
    by: Person,
    on: date,
) -> WordingMark:
    if not reason.strip():
        raise Refusal((f"{kind.label}要写明理由", RIGHT))
    require_nobodys("理由", reason)
    one = noted[0]
    WordingMark.objects.filter(document=document, print=one.print, taken_back_on__isnull=True).update(
        taken_back_on=on, taken_back_by=by
    )
    made = WordingMark.objects.create(
        document=document, print=one.print, times=len(noted), kind=kind, code=one.finding.code,
        name=one.finding.name[:60], place=one.kept_place[:160], found=one.shown[:200], reason=reason.strip()[:300], by=by, on=on,
    )  # fmt: skip
    line(
        document, "mark_wording", kind.label, RIGHT, by, on, edition=edition.number, code=made.code, place=made.place,
        reason=made.reason,
    )  # fmt: skip
    return made
