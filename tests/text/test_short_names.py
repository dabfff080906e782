"""Short names of programmes in quotes, and which of them was meant."""

import pytest

from gongkai.text.short_names import LONGEST, SHORTEST, meant, names


def test_every_name_has_a_fitting_length() -> None:
    assert [name for name in names() if not SHORTEST <= len(name) <= LONGEST] == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("河常制", "河长制"),
        ("米带子", "米袋子"),
        ("一往通办", "一网通办"),
        ("一路一带", "一带一路"),
        ("多规一合", "多规合一"),
        ("四不二直", "四不两直"),
        ("枫侨经验", "枫桥经验"),
        ("最多跑次", "最多跑一次"),
        ("厕所所革命", "厕所革命"),
    ],
)
def test_a_slip_leads_to_the_name_that_was_meant(written: str, name: str) -> None:
    assert meant(written) == name


@pytest.mark.parametrize(
    "written", ["易网通办", "馆长制", "三会一评", "四好书屋", "书袋子", "一院一策", "办"]
)
def test_another_name_is_left_alone(written: str) -> None:
    assert meant(written) is None
