"""The gate of wording: what a text still needs before it is sent into review, and before it goes out.

At submission every severe fault and error is put right or, an error alone, judged to be none; every warning is put right
or read, with a reason. At release a text that did not pass here with this very wording is asked the same. One that did is
asked whether what was let through then is still vouched for, and what could have been known then; what only newer rules or
newer rows of the lists know goes out and enters the ledger, as in an emergency.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gongkai.documents.models import Document, Edition
from gongkai.documents.package import package_of
from gongkai.documents.proofing.engine import engine
from gongkai.documents.proofing.models import WordingCheck
from gongkai.documents.proofing.noted import Noted
from gongkai.documents.proofing.reads import noted_of
from gongkai.documents.wordlists.reads import HouseLists, house_lists
from gongkai.law.attribute import Attribute
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019
from gongkai.text.book_marks import in_book_marks
from gongkai.text.finding import Gravity
from gongkai.text.lists import NONE

Reasons = list[tuple[str, Citation | None]]
RIGHT: Citation = OGI_2019.article(6, 1)
MOST_SAID = 8
ASKED = ("submit", "publish")


def reasons_of_wording(package: Sequence[Edition], act: str, on: date) -> Reasons:
    """What keeps a package from being submitted or published; empty for every other act."""
    going = going_out(package)
    if act not in ASKED or not going:
        return []
    house = house_lists(going[0].document.agency, on)
    ask = _at_submission if act == "submit" else _at_release
    return [reason for edition in going for reason in ask(edition, house)]


def read_ahead(document_id: int, act: str, on: date) -> None:
    """Read a package before the transaction of an act begins, so that nobody waits for it: within the transaction only
    what changed meanwhile is read again (by its fingerprint, see `proofing.looked`)."""
    document = Document.objects.select_related("agency", "interprets").filter(pk=document_id).first()
    if document is None or act not in ASKED:
        return
    package = package_of(document, lock=False)
    reasons_of_wording(package, act, on)
    if going := going_out(package):
        house = house_lists(document.agency, on)
        for edition in going:
            noted_of(edition, house)


def let_through(edition: Edition, house: HouseLists) -> list[str]:
    """The prints of what is found and let be, by a mark or by a row of the lists."""
    asking = (n for n in noted_of(edition, house) if n.finding.gravity is not Gravity.ADVICE)
    return sorted({n.print for n in asking if n.is_settled})


def standing_in(edition: Edition, house: HouseLists) -> list[Noted]:
    """The severe faults and errors nobody judged to be none."""
    return [noted for noted in noted_of(edition, house) if noted.blocks]


def going_out(package: Iterable[Edition]) -> list[Edition]:
    """The editions that are to be public; the others are held to nothing here."""
    return [one for one in package if one.document.attribute == Attribute.PROACTIVE]


def _at_submission(edition: Edition, house: HouseLists) -> Reasons:
    noted = noted_of(edition, house)
    blocking, warning = [n for n in noted if n.blocks], [n for n in noted if n.warns]
    reasons: Reasons = []
    if blocking:
        reasons.append(
            (
                f"{in_book_marks(edition.title)}有{_listed(blocking)}，改正以后才能送审；不属差错的由拟稿人以外的人认定",
                RIGHT,
            )
        )
    if warning:
        reasons.append(
            (
                f"{in_book_marks(edition.title)}有{_listed(warning, '警告')}，请改正，或者在编辑页写明理由、点“已阅”",
                RIGHT,
            )
        )
    return reasons


def _at_release(edition: Edition, house: HouseLists) -> Reasons:
    if edition.is_urgent:
        return []
    passed = edition.wording_checks.filter(digest=edition.digest).order_by("-id").first()
    through = set(passed.let_through) if passed else set()
    withdrawn, others = [], []
    for one in noted_of(edition, house):
        if one.print in through and (one.blocks or one.warns) and not one.is_vouched_for:
            withdrawn.append(one)
        elif one.blocks:
            others.append(one)
    if passed is not None:
        others = _known_then(others, edition, passed, house)
    reasons: Reasons = []
    if others:
        reasons.append(
            (f"{in_book_marks(edition.title)}还有{_listed(others)}，请退回拟稿改正后重新送审", RIGHT)
        )
    if withdrawn:
        reasons.append(
            (
                f"{in_book_marks(edition.title)}有{_listed(withdrawn, '问题')}，送审时凭校对意见或者词表放行，"
                "现在已经撤销或者停用，请退回拟稿改正或者重新认定后送审",
                RIGHT,
            )
        )
    return reasons


def _known_then(noted: list[Noted], edition: Edition, passed: WordingCheck, house: HouseLists) -> list[Noted]:
    """What could be found when this wording was sent into review: the rules are the same, and so are the lists or it is
    found without them."""
    if not noted or passed.engine != engine():
        return []
    if passed.lists == house.told:
        return noted
    without = {one.print for one in noted_of(edition, HouseLists(NONE))}
    return [one for one in noted if one.print in without]


def _listed(noted: Sequence[Noted], what: str = "差错") -> str:
    """Two sentences' worth of places: `2处差错：标题“…”、正文第2段第10字“…”`."""
    said = "、".join(f"{one.place}“{one.shown[:20]}”" for one in noted[:MOST_SAID])
    return f"{len(noted)}处{what}：{said}{'等' if len(noted) > MOST_SAID else ''}"
