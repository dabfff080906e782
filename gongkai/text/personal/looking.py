"""The one pass over a text that finds everything of persons in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai.text.lists import NONE, Lists
from gongkai.text.personal import (
    account,
    address,
    bank_account,
    bank_card,
    birthday,
    credit_code,
    email,
    id_card,
    landline,
    name,
    name_deeds,
    name_frames,
    name_list,
    name_rows,
    near_number,
    network,
    number_part,
    of_office,
    passport,
    phone,
    plate,
)
from gongkai.text.personal.beside import names_at, with_company
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow, bare

# In the order in which one wins over another at the same place.
_NUMBERS = (id_card, credit_code, bank_card, passport, phone, bank_account, landline, email, account, network, plate, birthday, number_part)  # fmt: skip


def look(text: str, *, lists: Lists = NONE, likely: bool = False, offices: bool = False) -> list[Personal]:
    """Everything of persons in a text, in order, none overlapping another; offsets are the text's.

    `lists`: who and what stays, since the office itself made it public: officials and leaders by name, telephones by their digits
    with or without the code of the town, anything else as it is written. `likely`: also names which nothing announces. `offices`: also what is an office's and nobody's.
    """
    shadow = Shadow(text)
    numbers = _settled(shadow, (hit for kind in _NUMBERS for hit in kind.hits(shadow)))
    said = _settled(
        shadow,
        [
            *numbers,
            *address.hits(shadow),
            *name.hits(shadow),
            *name_deeds.hits(shadow),
            *name_frames.hits(shadow),
            *name_list.hits(shadow),
            *name_rows.hits(shadow),
            *names_at(shadow, numbers),
            *(of_office.hits(shadow) if offices else ()),
        ],
    )
    said = _settled(shadow, [*said, *near_number.hits(shadow, said)])
    named = (one for one in said if one.kind == "name")
    said = _settled(shadow, [*said, *name.repeated(shadow, named), *(name.likely(shadow) if likely else ())])
    return _without(text, with_company(shadow, said), lists, shadow)


def _settled(shadow: Shadow, hits: Iterable[Personal]) -> list[Personal]:
    """Of hits that overlap the certain one, then the earlier told."""
    order = sorted(enumerate(hits), key=lambda row: (not row[1].certain, row[0]))
    taken = bytearray(len(shadow.plain))
    kept = []
    for _, hit in order:
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept)


def _without(text: str, found: Iterable[Personal], lists: Lists, shadow: Shadow) -> list[Personal]:
    return [one for one in _back(shadow, found) if not _is_listed(text[one.start : one.end], one, lists)]


def _back(shadow: Shadow, found: Iterable[Personal]) -> Iterator[Personal]:
    for one in found:
        start, end = shadow.back(one.start, one.end)
        yield one._replace(start=start, end=end)


def _is_listed(said: str, one: Personal, lists: Lists) -> bool:
    if said in lists.allowed:
        return True
    if one.kind == "name":
        return said in lists.officials or any(said == leader.name for leader in lists.leaders)
    if one.kind in {"landline", "phone"} and lists.office_phones:
        digits = "".join(filter(str.isdigit, bare(said)))
        return any(_same_telephone(digits, other) for other in lists.office_phones)
    return False


def _same_telephone(digits: str, listed: str) -> bool:
    other = "".join(filter(str.isdigit, bare(listed)))
    short, long = sorted((digits, other), key=len)
    return len(short) >= 7 and long.endswith(short)
