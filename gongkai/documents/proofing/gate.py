"""The gate of wording: what a text still needs before it is sent into review, and before it goes out.

At submission every severe fault and error is put right or, an error alone, judged to be none; every warning is put right
or read, with a reason. At release the same is asked of what did not pass here with this very wording. What did pass is
not held to rules and lists that came later: what they find goes out and enters the ledger, as in an emergency.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gongkai.documents.models import Edition
from gongkai.documents.proofing.engine import held_to
from gongkai.documents.proofing.reads import Noted, noted_of
from gongkai.documents.proofing.telling import tell
from gongkai.documents.wordlists.reads import HouseLists, house_lists
from gongkai.law.attribute import Attribute
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019
from gongkai.text.book_marks import in_book_marks

Reasons = list[tuple[str, Citation | None]]
RIGHT: Citation = OGI_2019.article(6, 1)
MOST_SAID = 8


def reasons_of_wording(package: Sequence[Edition], act: str, on: date) -> Reasons:
    """What keeps a package from being submitted or published; empty for every other act."""
    going = going_out(package)
    if act not in ("submit", "publish") or not going:
        return []
    house = house_lists(going[0].document.agency, on)
    if act == "submit":
        return [reason for edition in going for reason in _at_submission(edition, house)]
    return [
        (f"{in_book_marks(edition.title)}还有{_listed(noted)}，请退回拟稿改正后重新送审", RIGHT)
        for edition in going
        if not _passes(edition, house) and (noted := _blocking(edition, house))
    ]


def tell_of_release(package: Sequence[Edition], on: date) -> dict[int, int]:
    """Tell the ledger what goes out all the same; returns how many severe faults and errors, by edition."""
    going = going_out(package)
    if not going:
        return {}
    house, told = house_lists(going[0].document.agency, on), {}
    for edition in going:
        if standing := _blocking(edition, house):
            tell(edition, standing, on)
            told[edition.pk] = len(standing)
    return told


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


def _passes(edition: Edition, house: HouseLists) -> bool:
    """Whether what is found now could not be known when this wording was sent into review, or nobody had the time."""
    if edition.is_urgent:
        return True
    passed = edition.wording_checks.filter(digest=edition.digest).order_by("-id").first()
    return passed is not None and passed.held_to != held_to(house)


def _blocking(edition: Edition, house: HouseLists) -> list[Noted]:
    return [noted for noted in noted_of(edition, house) if noted.blocks]


def _listed(noted: Sequence[Noted], what: str = "差错") -> str:
    """Two sentences' worth of places: `2处差错：标题“…”、正文第3行第10字“…”`."""
    said = "、".join(f"{one.place}“{one.shown[:20]}”" for one in noted[:MOST_SAID])
    return f"{len(noted)}处{what}：{said}{'等' if len(noted) > MOST_SAID else ''}"
