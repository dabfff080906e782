"""Numbers in a run of digits that is longer than any of them."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from gongkai.text.personal.glued import ID, MOBILE, is_id, numbers_in
from gongkai.text.personal.id_card import _CHECKS, _WEIGHTS, check_digit_fits

DIGITS = st.text("0123456789", max_size=12)


@st.composite
def identity(draw: st.DrawFn) -> str:
    born = draw(st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 1, 1)))
    body = (
        f"{draw(st.sampled_from(['110105', '330106', '650102']))}{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    )
    return body + _CHECKS[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]


MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@given(DIGITS, identity(), DIGITS)
def test_an_identity_number_is_found_wherever_it_begins(before: str, number: str, after: str) -> None:
    run = before + number + after
    assume(not any(is_id(run[at : at + ID]) for at in range(len(before))))
    assert check_digit_fits(number)
    assert (len(before), len(before) + ID) in numbers_in(run)


@given(st.lists(st.one_of(identity(), MOBILES), min_size=2, max_size=5))
def test_numbers_side_by_side_are_parted(numbers: list[str]) -> None:
    run = "".join(numbers)
    places = [sum(map(len, numbers[:at])) for at in range(len(numbers))]
    cards = {place for place, number in zip(places, numbers, strict=True) if len(number) == ID}
    assume({at for at in range(len(run)) if is_id(run[at : at + ID])} == cards)
    assert numbers_in(run) == [
        (place, place + len(number)) for place, number in zip(places, numbers, strict=True)
    ]


@given(st.text("0123456789X", max_size=60), st.sets(st.integers(0, 60)))
def test_none_stands_over_another_and_each_is_one(run: str, seams: set[int]) -> None:
    found, end = numbers_in(run, seams), 0
    for start, stop in found:
        assert end <= start
        assert stop - start == MOBILE and run[start] == "1" or is_id(run[start:stop])
        end = stop


@given(st.from_regex(r"[0-9]{1,8}", fullmatch=True), MOBILES)
def test_a_seam_shows_a_mobile_number_in_a_short_run(before: str, mobile: str) -> None:
    run = before + mobile
    assume(not any(is_id(run[at : at + ID]) for at in range(len(run))))
    assert numbers_in(run) == []
    assert numbers_in(run, [len(before)]) == [(len(before), len(run))]
