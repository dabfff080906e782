"""Marks on findings in files leave the files' names behind; all else of a mark stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.cases.first_release import another_database

BEFORE, NOW = [("documents", "0023_what_was_let_through")], [("documents", "0024_marks_name_no_file")]
ON = date(2024, 3, 11)
PLACES = {
    "附件“张伟明***名单.docx”第3段第2字": "附件第3段第2字",
    "附件“图解“一”.png”": "附件",
    f"附件“{'名' * 157}": "附件",
    "正文第1段": "正文第1段",
    "标题": "标题",
}


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
    for number, place in enumerate(PLACES):
        make(
            "documents.WordingMark", document=document, print=f"{number:016}", kind="read", code="x", name="x", place=place, reason="x",
            by=person, on=ON,
        )  # fmt: skip


def test_a_mark_says_where_without_the_name_of_a_file(upgraded: Any) -> None:
    marks = upgraded.get_model("documents", "WordingMark").objects.order_by("pk")
    assert list(marks.values_list("place", flat=True)) == list(PLACES.values())
