"""A day in words has no leading zeros and can be read back."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.day_in_words import day_in_words


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_in_words_is_that_day_without_leading_zeros(day: date) -> None:
    found = re.fullmatch(r"([1-9]\d{3})年([1-9]\d?)月([1-9]\d?)日", day_in_words(day))
    assert found is not None
    assert date(*map(int, found.groups())) == day
