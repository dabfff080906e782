"""Names nothing announces in a sentence or row in which a number of somebody stands, or behind a head that tells of persons.

The name beside the number itself is certain, others are for a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.unusual import names_in

_OF_A_PERSON = frozenset({"id_card", "phone", "bank_card", "passport", "plate", "email", "wechat", "qq", "number_part"})


def hits(shadow: Shadow, found: Sequence[Personal]) -> Iterator[Personal]:
    done = 0
    for one in found:
        is_home = one.kind == "address" and one.certain
        if not (is_home or (one.kind in _OF_A_PERSON and (one.certain or one.kind == "number_part"))):
            continue
        first, last = shadow.sentence(one.start, one.end)
        for start, end in names_in(shadow.plain, max(first, done), last):
            yield Personal(start, end, "name", False, "beside_number")
        done = max(done, last)
