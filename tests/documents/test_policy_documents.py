"""Which documents are policy documents, and of which validity is said: the list and the page answer alike."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.documents.models import Document
from gongkai.documents.validity.policy import POLICY, is_policy, says_validity
from tests.cast import Cast
from tests.documents.conftest import draft_of

NUMBER = {"doc_no": "甲文旅发〔2024〕9号"}


@pytest.mark.parametrize(
    "fields, policy",
    [
        ({"kind": "policy"}, True), ({"kind": "normative"}, True), ({"normative": "rules"}, True), (NUMBER, True),
        ({"title": "2023年部门决算"}, False), ({"category": "culture"} | NUMBER, False),
        ({"kind": "sanction"} | NUMBER, False), ({"genre": "公示"} | NUMBER, False),
        ({"title": "拟奖励名单的公示"} | NUMBER, False), ({"category": "guide"}, False),
    ],
)  # fmt: skip
def test_a_policy_document_is_known_by_its_review_its_nature_or_its_number(
    cast: Cast, fields: dict[str, Any], policy: bool
) -> None:
    document = draft_of(cast, **({"doc_no": ""} | fields))
    document.refresh_from_db()
    assert Document.objects.filter(POLICY, pk=document.pk).exists() is is_policy(document) is policy


def test_an_interpretation_is_no_policy_document_and_has_no_validity(cast: Cast) -> None:
    lead = draft_of(cast, needs_interpretation=True, **NUMBER)
    other = draft_of(cast, title="解读", **NUMBER)
    Document.objects.filter(pk=other.pk).update(interprets=lead, category="interpretation")
    other.refresh_from_db()
    assert not Document.objects.filter(POLICY, pk=other.pk).exists()
    assert (is_policy(other), says_validity(other)) == (False, False)


@pytest.mark.parametrize(
    "fields", [{"validity": "lapsed"}, {"valid_until": date(2025, 1, 1)}, {"valid_always": True}]
)
def test_what_was_decided_about_its_force_is_said_of_any_document(cast: Cast, fields: dict[str, Any]) -> None:
    document = draft_of(cast, doc_no="")
    assert not says_validity(document)
    for name, value in fields.items():
        setattr(document, name, value)
    assert says_validity(document)
