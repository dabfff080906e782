"""Texts under review and lists of before it was remembered what was let through are brought to this version."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.documents.upgrading import ON, a_document, make, upgraded_from

BEFORE, NOW = [("documents", "0021_proofing")], [("documents", "0023_what_was_let_through")]
EARLIER = date(2024, 3, 1)


@pytest.fixture
def upgraded(db: None, tmp_path: Path, django_db_blocker: Any) -> Any:
    with upgraded_from(BEFORE, NOW, fill, tmp_path) as apps:
        yield apps


def fill(apps: Any) -> None:
    document, person = a_document(apps)
    edition = make(
        apps,
        "documents.Edition",
        document=document,
        number=1,
        text="x",
        digest="d" * 64,
        author=person,
        made_on=ON,
    )
    make(apps, "documents.WordingCheck", edition=edition, digest="d" * 64, held_to="h" * 64, on=ON)
    mark = {
        "document": document,
        "kind": "read",
        "code": "x",
        "name": "x",
        "place": "x",
        "reason": "x",
        "by": person,
    }
    make(apps, "documents.WordingMark", **mark, print="a" * 16, on=ON)
    make(
        apps,
        "documents.WordingMark",
        **mark,
        print="b" * 16,
        on=EARLIER,
        taken_back_on=ON,
        taken_back_by=person,
    )
    make(
        apps,
        "documents.WordingMark",
        **mark,
        print="c" * 16,
        on=EARLIER,
        taken_back_on=EARLIER,
        taken_back_by=person,
    )
    for word in ("甲市文化局", "甲市文旅局"):
        make(
            apps,
            "documents.ListedWord",
            agency=document.agency,
            kind="unit",
            word=word,
            is_own=True,
            since=EARLIER,
            by=person,
            on=EARLIER,
        )


def test_what_stood_when_a_text_was_sent_into_review_was_let_through(upgraded: Any) -> None:
    kept = upgraded.get_model("documents", "WordingCheck").objects.get()
    assert (kept.let_through, kept.engine, kept.lists) == (["a" * 16, "b" * 16], "", "")
    own = upgraded.get_model("documents", "ListedWord").objects.filter(is_own=True)
    assert [row.word for row in own] == ["甲市文化局"]
