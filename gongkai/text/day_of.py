"""The day a text speaks on: the one it was given, or the last whole date it names, which is its signature's (成文日期)."""

import re
from datetime import date

from gongkai.text.passage import Passage

_DATE = re.compile(r"(20\d\d|19\d\d)年(\d{1,2})月(\d{1,2})日")


def day_of(passage: Passage) -> date | None:
    """None where neither is known."""
    return passage.day or passage.once(_last_day)


def _last_day(passage: Passage) -> date | None:
    for year, month, day in reversed(_DATE.findall(passage.shadow)):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
