"""Numbers in a run of digits that is longer than any of them."""

from __future__ import annotations

import random
from datetime import date, datetime

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


@given(DIGITS, st.lists(MOBILES, max_size=2), identity(), st.lists(MOBILES, max_size=2), DIGITS)
def test_a_mobile_number_beside_an_identity_number_is_found_whatever_else_the_run_holds(
    before: str, left: list[str], number: str, right: list[str], after: str
) -> None:
    run = before + "".join(left) + number + "".join(right) + after
    place = len(before) + MOBILE * len(left)
    assume([at for at in range(len(run)) if is_id(run[at : at + ID])] == [place])
    beside = {(place - MOBILE * at, place - MOBILE * (at - 1)) for at in range(1, len(left) + 1)}
    beside |= {(place + ID + MOBILE * at, place + ID + MOBILE * (at + 1)) for at in range(len(right))}
    assert {*beside, (place, place + ID)} <= set(numbers_in(run))


@given(
    st.from_regex(r"[0-9]{9,21}", fullmatch=True), st.lists(MOBILES, min_size=1, max_size=2), st.booleans()
)
def test_a_mobile_number_at_an_end_of_a_long_number_of_a_thing_is_part_of_it(
    thing: str, mobiles: list[str], is_first: bool
) -> None:
    run = "".join([*mobiles, thing] if is_first else [thing, *mobiles])
    assume(len(run) % MOBILE and not any(is_id(run[at : at + ID]) for at in range(len(run))))
    assert numbers_in(run) == []
    seam = MOBILE * len(mobiles) if is_first else len(thing)
    first = 0 if is_first else seam
    found = [(first + at * MOBILE, first + (at + 1) * MOBILE) for at in range(len(mobiles))]
    assume(len(thing) % MOBILE or thing[0] != "1")
    assert numbers_in(run, [seam]) == found


@given(
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2040, 1, 1)),
    st.from_regex(r"[0-9]{0,5}1[3-9][0-9]{9}", fullmatch=True),
)
def test_a_serial_of_date_time_and_number_stays(at: datetime, number: str) -> None:
    run = f"{at:%Y%m%d%H%M%S}{number}"
    assume(run[0] == "2" or len(run) % MOBILE)
    assume(not any(is_id(run[at : at + ID]) for at in range(len(run))))
    assert numbers_in(run) == []


def test_long_runs_of_any_digits_are_hardly_ever_numbers_of_persons() -> None:
    """By chance: two mobile numbers fill a run of 22 digits once in 200, a check digit with a birthday comes once in 5000 runs."""
    draw = random.Random(7)  # noqa: S311 - not for secrets
    runs = ["".join(draw.choices("0123456789", k=draw.randint(20, 30))) for _ in range(10_000)]
    assert sum(bool(numbers_in(run)) for run in runs) < 30
