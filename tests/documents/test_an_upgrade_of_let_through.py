"""Texts under review and lists of before it was remembered what was let through are brought to this version."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.cases.first_release import another_database

BEFORE, NOW = [("documents", "0021_proofing")], [("documents", "0023_what_was_let_through")]
ON, EARLIER = date(2024, 3, 11), date(2024, 3, 1)


@pytest.fixture
def upgraded(db: None, tmp_path: Path, django_db_blocker: Any) -> Any:
    with another_database(tmp_path):
        executor = MigrationExecutor(connection)
        executor.migrate(BEFORE)
        fill(executor.loader.project_state(BEFORE).apps)
        executor = MigrationExecutor(connection)
        executor.migrate(NOW)
        yield executor.loader.project_state(NOW).apps


def fill(apps: Any) -> None:
    def make(model: str, **fields: Any) -> Any:
        return apps.get_model(*model.split(".")).objects.create(**fields)

    agency = make(
        "agencies.Agency", code="11990000CAST000001", name="甲市文化和旅游局", slug="jia", is_home=True
    )
    division = make("agencies.Division", agency=agency, code="YWK", name="业务科")
    person = make("agencies.Person", agency=agency, division=division, username="liqiang", name="李强")
    column = make("documents.Column", agency=agency, key="policy", name="政策文件")
    document = make(
        "documents.Document", agency=agency, division=division, column=column, owner=person, index_no="A/2024-1",
        title="通知", made_on=ON,
    )  # fmt: skip
    edition = make(
        "documents.Edition", document=document, number=1, text="x", digest="d" * 64, author=person, made_on=ON
    )
    make("documents.WordingCheck", edition=edition, digest="d" * 64, held_to="h" * 64, on=ON)
    mark = {
        "document": document,
        "kind": "read",
        "code": "x",
        "name": "x",
        "place": "x",
        "reason": "x",
        "by": person,
    }
    make("documents.WordingMark", **mark, print="a" * 16, on=ON)
    make("documents.WordingMark", **mark, print="b" * 16, on=EARLIER, taken_back_on=ON, taken_back_by=person)
    make(
        "documents.WordingMark",
        **mark,
        print="c" * 16,
        on=EARLIER,
        taken_back_on=EARLIER,
        taken_back_by=person,
    )
    for word in ("甲市文化局", "甲市文旅局"):
        make(
            "documents.ListedWord",
            agency=agency,
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
