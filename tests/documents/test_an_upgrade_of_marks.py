"""Marks on findings in files leave the files' names behind; all else of a mark stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.documents.upgrading import ON, a_document, make, upgraded_from

BEFORE, NOW = [("documents", "0023_what_was_let_through")], [("documents", "0024_marks_name_no_file")]
PLACES = {
    "附件“张伟明***名单.docx”第3段第2字": "附件第3段第2字",
    "附件“图解“一”.png”": "附件",
    f"附件“{'名' * 157}": "附件",
    "正文第1段": "正文第1段",
    "标题": "标题",
}


@pytest.fixture
def upgraded(db: None, tmp_path: Path, django_db_blocker: Any) -> Any:
    with upgraded_from(BEFORE, NOW, fill, tmp_path) as apps:
        yield apps


def fill(apps: Any) -> None:
    document, person = a_document(apps)
    for number, place in enumerate(PLACES):
        make(
            apps, "documents.WordingMark", document=document, print=f"{number:016}", kind="read", code="x", name="x", place=place, reason="x",
            by=person, on=ON,
        )  # fmt: skip


def test_a_mark_says_where_without_the_name_of_a_file(upgraded: Any) -> None:
    marks = upgraded.get_model("documents", "WordingMark").objects.order_by("pk")
    assert list(marks.values_list("place", flat=True)) == list(PLACES.values())
