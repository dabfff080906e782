"""The checks of phone, identity card and credit code, the same for the portal and the counter."""

from __future__ import annotations

import pytest

from gongkai.cases.identity import wrong_paper

CARD, CODE = "11010519491231002X", "91350100M000100Y43"


@pytest.mark.parametrize(
    ("kind", "number", "organisation"),
    [
        ("id_card", CARD, False), ("passport", "E12345678", False), ("other", "外国人居留证 X1", False),
        ("credit_code", CODE, True), ("other", "登记证第3号", True),
    ],
)  # fmt: skip
def test_a_paper_that_can_be_right_is_taken(kind: str, number: str, organisation: bool) -> None:
    assert wrong_paper(kind, number, organisation=organisation) is None


@pytest.mark.parametrize(
    ("kind", "number", "organisation", "field"),
    [
        ("id_card", "110105194912310020", False, "id_number"), ("id_card", "E12345678", False, "id_number"),
        ("credit_code", CODE[:-1] + "0", True, "id_number"), ("credit_code", CODE, False, "id_kind"),
        ("id_card", CARD, True, "id_kind"), ("passport", "E12345678", True, "id_kind"),
    ],
)  # fmt: skip
def test_a_paper_that_cannot_be_right_names_its_field(
    kind: str, number: str, organisation: bool, field: str
) -> None:
    wrong = wrong_paper(kind, number, organisation=organisation)
    assert wrong is not None
    assert wrong[0] == field
