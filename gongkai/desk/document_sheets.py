"""What may be done to a document now, by whom and why not: the buttons beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.desk.access import DeskRequest
from gongkai.desk.forms.review import AttributeForm, BareForm, FirstReviewForm, OpinionForm, SecrecyForm
from gongkai.documents import acts
from gongkai.documents.acts.after import CHECKERS, CONFIRMERS
from gongkai.documents.acts.attribute import LEADERS
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand, package_of
from gongkai.documents.pieces import pieces_of
from gongkai.law.attribute import Attribute
from gongkai.law.chain import chains
from gongkai.law.hand import Hand
from gongkai.law.review import EditionStage, procedure_of
from gongkai.law.source import Citation

# What is a button: every move but the one publishing makes by itself, and the acts that are no moves.
LABELS = {
    m.act: m.label
    for kind in chains()
    for m in procedure_of(kind).moves
    if m.act not in ("supersede", "end_release")
} | {
    "pass_secrecy": "保密审查结论",
    "repeal": "登记废止",
    "check_release": "发布后核对",
    "confirm_release": "紧急发布事后确认",
    "change_attribute": "改变公开属性（审查中）",
    "decide_attribute": "改变公开属性",
    "reassess": "定期评估",
}
ASK_NOTHING = ("submit", "repeal")
ON_ATTRIBUTE = ("change_attribute", "decide_attribute", "reassess")
# The desk's button → the act, where a sheet leads to whichever its answers say.
CALLED = {"pass_secrecy": "rule_secrecy"}
GRAVE = ("send_back", "withdraw", "repeal", "sign_urgently", "shelve")
ReviewForm = OpinionForm | BareForm | AttributeForm
Bound = tuple[str, ReviewForm] | None


def form_of(act: str, document: Document, given: Any = None) -> ReviewForm:
    """The sheet of an act, filled in with what was sent."""
    if act in ON_ATTRIBUTE:
        begin = {"attribute": document.attribute, "ground": document.attribute_ground}
        return AttributeForm(given, slip=act, initial=begin)
    if act == "pass_first":
        return FirstReviewForm(given, slip=act)
    if act == "pass_secrecy" or (act == "publish" and _urgent(document)):
        package = package_of(document, lock=False)
        return SecrecyForm(given, slip=act, pieces=pieces_of(package), asks_opinion=act != "publish")
    return BareForm(given, slip=act) if act in (*ASK_NOTHING, "publish") else OpinionForm(given, slip=act)


def take(act: str, document: Document, form: ReviewForm, request: DeskRequest) -> None:
    """Do what a valid sheet says. Raises as the act."""
    function = getattr(acts, CALLED.get(act, act))
    function(document.pk, by=request.user, on=request.day, **form.facts())


def _urgent(document: Document) -> bool:
    edition = edition_in_hand(document)
    return edition is not None and edition.is_urgent and edition.secrecy_digest != edition.digest


@dataclass(frozen=True)
class Sheet:
    """An act with its sheet; greyed with `why_not` where that is not empty. `due`: by when, where a day runs."""

    act: str
    label: str
    under: Citation | None
    why_not: list[tuple[str, Citation | None]]
    form: ReviewForm
    open: bool = False
    due: date | None = None

    @property
    def asks(self) -> bool:
        return bool(self.form.fields)

    @property
    def grave(self) -> bool:
        return self.act in GRAVE


def sheets_of(request: DeskRequest, document: Document, current: Edition | None, bound: Bound) -> list[Sheet]:
    """The sheets open to these hands. `bound` is one that was refused: it stays as it was typed."""
    sheets = [
        _bound(s, bound) if bound and bound[0] == s.act else s for s in _open(request, document, current)
    ]
    if bound and bound[0] not in [s.act for s in sheets]:
        sheets.append(Sheet(bound[0], LABELS[bound[0]], None, [], bound[1], True))
    return sheets


def _bound(sheet: Sheet, bound: tuple[str, ReviewForm]) -> Sheet:
    return Sheet(sheet.act, sheet.label, sheet.under, [], bound[1], True, sheet.due)


def _open(request: DeskRequest, document: Document, current: Edition | None) -> Iterator[Sheet]:
    hands = request.scope.hands(document.division_id)
    table = procedure_of(document.kind)
    rows = table.open_to(EditionStage(current.stage), hands) if current else []
    for row in rows:
        why_not = acts.why_not(document, row.act, request.user, request.day)
        yield Sheet(
            row.act, LABELS[row.act], row.under, why_not, form_of(row.act, document), due=current.due if current else None
        )  # fmt: skip
    under_review = current is not None and current.stage not in (EditionStage.DRAFT, EditionStage.APPROVED)
    if rows and under_review and document.attribute_fixed_on is None:
        yield _plain("change_attribute", document)
    if hands & LEADERS and document.attribute_fixed_on is not None and not document.is_live:
        withheld = document.attribute == Attribute.WITHHELD
        yield from (_plain(a, document) for a in (("reassess",) if withheld else ()) + ("decide_attribute",))
    if document.is_live:
        yield from _of_live(document, hands, table.open_to(EditionStage.PUBLISHED, hands))


def _of_live(document: Document, hands: frozenset[Hand], rows: list[Any]) -> Iterator[Sheet]:
    """What may be done to what is on the portal."""
    live = document.live_edition
    if live and live.is_urgent and live.confirmed_on is None and hands & CONFIRMERS:
        yield _plain("confirm_release", document, live.confirm_due)
    if live and live.check_due and live.checked_on is None and hands & CHECKERS:
        yield _plain("check_release", document, live.check_due)
    for row in rows:
        if row.act == "withdraw":
            yield Sheet(row.act, row.label, row.under, [], form_of(row.act, document))
    if (
        hands & {Hand.LEGAL_REVIEWER, Hand.DISCLOSURE_CLERK}
        and document.doc_no
        and document.repealed_on is None
    ):
        yield _plain("repeal", document)


def _plain(act: str, document: Document, due: date | None = None) -> Sheet:
    return Sheet(act, LABELS[act], None, [], form_of(act, document), due=due)
