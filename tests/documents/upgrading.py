"""A database before and after an upgrade, and the least that must stand in it: an agency, somebody, a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.cases.first_release import another_database

ON = date(2024, 3, 11)
State = list[tuple[str, str]]


@contextmanager
def upgraded_from(before: State, now: State, fill: Callable[[Any], None], folder: Path) -> Iterator[Any]:
    """The models as they are now, over what `fill` wrote through the models of before."""
    with another_database(folder):
        executor = MigrationExecutor(connection)
        executor.migrate(before)
        fill(executor.loader.project_state(before).apps)
        executor = MigrationExecutor(connection)
        executor.migrate(now)
        yield executor.loader.project_state(now).apps


def make(apps: Any, model: str, **fields: Any) -> Any:
    return apps.get_model(*model.split(".")).objects.create(**fields)


def a_document(apps: Any) -> tuple[Any, Any]:
    """A document and who wrote it."""
    agency = make(
        apps, "agencies.Agency", code="11990000CAST000001", name="甲市文化和旅游局", slug="jia", is_home=True
    )
    division = make(apps, "agencies.Division", agency=agency, code="YWK", name="业务科")
    person = make(apps, "agencies.Person", agency=agency, division=division, username="liqiang", name="李强")
    column = make(apps, "documents.Column", agency=agency, key="policy", name="政策文件")
    document = make(
        apps, "documents.Document", agency=agency, division=division, column=column, owner=person, index_no="A/2024-1",
        title="通知", made_on=ON,
    )  # fmt: skip
    return document, person
