"""What may be done to a document now, by whom and why not: the buttons beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.desk.access import DeskRequest
from gongkai.desk.forms.documents import OpinionForm
from gongkai.documents import acts
from gongkai.documents.models import Document, Edition
from gongkai.law.hand import Hand
from gongkai.law.review import EDITION, EditionStage
from gongkai.law.source import Citation

REPEAL = "repeal"
# What is a button: every move but the one publishing makes by itself, and the repeal, which is no move.
LABELS = {m.act: m.label for m in EDITION.moves if m.act != "supersede"} | {REPEAL: "登记废止"}
Bound = tuple[str, OpinionForm] | None


def takes_opinion(act: str) -> bool:
    return act not in ("submit", "publish", REPEAL)


@dataclass(frozen=True)
class Sheet:
    """An act with its sheet; greyed with `why_not` where that is not empty."""

    act: str
    label: str
    under: Citation | None
    why_not: list[tuple[str, Citation | None]]
    form: OpinionForm
    open: bool = False

    @property
    def asks(self) -> bool:
        return takes_opinion(self.act)


def sheets_of(request: DeskRequest, document: Document, current: Edition | None, bound: Bound) -> list[Sheet]:
    """The sheets open to these hands. `bound` is one that was refused: it stays as it was typed."""
    sheets = [
        _bound(s, bound) if bound and bound[0] == s.act else s for s in _open(request, document, current)
    ]
    if bound and bound[0] not in [s.act for s in sheets]:
        sheets.append(Sheet(bound[0], LABELS[bound[0]], None, [], bound[1], True))
    return sheets


def _bound(sheet: Sheet, bound: tuple[str, OpinionForm]) -> Sheet:
    return Sheet(sheet.act, sheet.label, sheet.under, [], bound[1], True)


def _open(request: DeskRequest, document: Document, current: Edition | None) -> Iterator[Sheet]:
    hands = request.scope.hands(document.division_id)
    for row in EDITION.open_to(EditionStage(current.stage), hands) if current else []:
        why_not = acts.why_not(document, row.act, request.user, request.day)
        yield Sheet(row.act, row.label, row.under, why_not, OpinionForm(slip=row.act))
    if not document.is_live:
        return
    for row in EDITION.open_to(EditionStage.PUBLISHED, hands):
        if row.act == "withdraw":
            yield Sheet(row.act, row.label, row.under, [], OpinionForm(slip=row.act))
    if (
        hands & {Hand.LEGAL_REVIEWER, Hand.DISCLOSURE_CLERK}
        and document.doc_no
        and document.repealed_on is None
    ):
        yield Sheet(REPEAL, LABELS[REPEAL], None, [], OpinionForm(slip=REPEAL))
