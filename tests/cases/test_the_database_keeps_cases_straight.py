"""What the database itself refuses, whatever the code above it does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.cases.models import Case
from tests.cast import Cast


def row(cast: Cast, **fields: Any) -> Case:
    whole = {
        "agency": cast.agency, "number": "2024-YSQ-0001", "applicant_kind": "natural",
        "channel": "in_person", "submitted_on": date(2024, 1, 2), "registered_on": date(2024, 1, 2),
        "received_on": date(2024, 1, 2), "asked": "x", "stage": "received",
    }  # fmt: skip
    return Case(**whole | fields)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"stage": "closed"}, id="a closed case without an outcome"),
        pytest.param({"stage": "closed", "outcome": "granted"}, id="a closed case without a closing day"),
        pytest.param({"outcome": "granted"}, id="an open case with an outcome"),
        pytest.param({"closed_on": date(2024, 2, 1)}, id="an open case with a closing day"),
        pytest.param({"applicant_kind": "company"}, id="a case in no column"),
        pytest.param(
            {"stage": "closed", "outcome": "refused", "closed_on": date(2024, 2, 1)},
            id="an outcome in no row",
        ),
        pytest.param({"stage": "struck"}, id="struck out without a day and a reason"),
        pytest.param(
            {"stage": "struck", "struck_on": date(2024, 1, 3), "struck_why": "x", "due": date(2024, 2, 1)},
            id="struck out and its clock runs on",
        ),
        pytest.param(
            {
                "stage": "struck",
                "struck_on": date(2024, 1, 3),
                "struck_why": "x",
                "outcome": "granted",
                "closed_on": date(2024, 1, 3),
            },
            id="struck out with an outcome",
        ),
        pytest.param({"struck_on": date(2024, 1, 3), "struck_why": "x"}, id="a case in hand and struck out"),
        pytest.param({"stage": "lost"}, id="a stage the procedure does not know"),
        pytest.param({"registered_on": date(2024, 1, 1)}, id="registered before it was filed"),
        pytest.param({"received_on": None}, id="a case in hand that was never received"),
        pytest.param(
            {"stage": "closed", "outcome": "granted", "closed_on": date(2024, 1, 1)},
            id="closed before it was submitted",
        ),
    ],
)
def test_the_database_refuses(cast: Cast, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        row(cast, **fields).save()


def test_the_database_takes_a_case_that_is_in_order(cast: Cast) -> None:
    row(cast).save()
    row(cast, number="2024-YSQ-0002", stage="closed", outcome="granted", closed_on=date(2024, 1, 3)).save()
    assert Case.objects.count() == 2


def test_two_agencies_may_have_the_same_case_number(cast: Cast) -> None:
    row(cast).save()
    row(cast, agency=cast.other_agency).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        row(cast).save()
