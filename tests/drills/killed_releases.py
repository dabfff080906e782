"""A program of the drill `test_a_killed_release`: it releases packages in processes that it really kills.

On a database that is set up and empty it signs a package of a document with two interpretations, each with a file. A child
process releases it and stops dead at one chosen statement (a wrapper of the child's own connection holds it there), where
it gets SIGKILL. Then nothing or everything of the package has to be on every face. Prints what was found as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.test import Client  # noqa: E402

from gongkai.documents import acts  # noqa: E402
from gongkai.documents.models import Document, Schedule  # noqa: E402
from gongkai.documents.release.acts.scheduling import release_scheduled, schedule  # noqa: E402
from gongkai.journal.reads import verify  # noqa: E402
from tests.cast import Cast, assemble  # noqa: E402
from tests.documents.conftest import draft_of, interpretation_of, walk  # noqa: E402
from tests.faces import DOCUMENTS_ONLY, SHOWING, faces_of, files_given  # noqa: E402
from tests.papers import pdf  # noqa: E402

ON = date(2024, 3, 11)
NOW = datetime(2024, 3, 11, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
AT = NOW.replace(hour=9)
STEP = int(os.environ.get("KILL_EVERY", "1"))


def package_of(cast: Cast, number: int) -> list[Document]:
    """A document and two interpretations, signed, each with a file and a title like no other."""
    lead = draft_of(
        cast, title=f"第{number}次释放的文件", doc_no=f"甲文旅发〔2024〕{number}号", needs_interpretation=True
    )
    others = [interpretation_of(cast, lead, title=f"第{number}次释放的解读之{n}") for n in (1, 2)]
    for document in (lead, *others):
        edition = document.editions.get()
        acts.attach(edition.pk, name="名单.pdf", content=BytesIO(pdf()), by=cast.li_qiang, on=ON)
    walk(cast, lead, until="sign")
    return [lead, *others]


def killed_at(statement: int, release: Callable[[], Any]) -> bool:
    """Whether a child was killed while it stood before its n-th statement; False if it was done before."""
    _let_go()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _release_and_hold(statement, release, writing)
    os.close(writing)
    held = os.read(reading, 1) == b"h"
    os.close(reading)
    if held:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return held


def _let_go() -> None:
    """No connection, not even one that waits in a pool, may be shared with a child."""
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


def _release_and_hold(statement: int, release: Callable[[], Any], writing: int) -> None:
    """In the child: hold before the n-th statement, or before the commit that follows the last one."""
    seen = 0

    def hold() -> None:
        os.write(writing, b"h")
        signal.pause()

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == statement:
            hold()
        return execute(sql, params, many, context)

    commit = connection._commit

    def hold_before_commit() -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            hold()
        commit()

    connection._commit = hold_before_commit  # type: ignore[method-assign]
    try:
        with connection.execute_wrapper(wrapper):
            release()
        os.write(writing, b"d")
    finally:
        os._exit(0)


def faults_of(package: list[Document]) -> tuple[str, list[str]]:
    """ "nothing", "everything" or "part" of a package is public, and the faces that say otherwise."""
    client = Client()
    shown = []
    for document in package:
        document.refresh_from_db()
        want = set(SHOWING) - (set(DOCUMENTS_ONLY) if document.interprets_id else set())
        found = faces_of(client, document) & want
        given = files_given(client, document, document.editions.get())
        shown.append((len(found) == len(want) and given == [200], not found and given == [404], found))
    if all(everything for everything, _, _ in shown):
        return "everything", []
    if all(nothing for _, nothing, _ in shown):
        return "nothing", []
    return "part", [f"{d.title}: {sorted(found)}" for d, (_, _, found) in zip(package, shown, strict=True)]


def drill(package: list[Document], release: Callable[[], Any]) -> dict[str, Any]:
    """Kill the release of one package at one statement after the other, until a child gets through."""
    seen = {"nothing": 0, "everything": 0, "part": 0}
    faults: list[str] = []
    statement = 1
    while killed_at(statement, release):
        state, said = faults_of(package)
        seen[state] += 1
        faults += [f"{statement}: {fault}" for fault in said]
        if state != "nothing":
            break
        statement += STEP
    end, said = faults_of(package)
    return {"killed": sum(seen.values()), "after": seen, "faults": faults + said, "end": end}


def main() -> None:
    settings.GONGKAI_TODAY = ON
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.ALLOWED_HOSTS = ["*"]
    cast = assemble()
    by_hand, by_clock = package_of(cast, 1), package_of(cast, 2)
    found = {"by hand": drill(by_hand, lambda: acts.publish(by_hand[0].pk, by=cast.qian_jin, on=ON))}
    waits = schedule(by_clock[0].pk, at=AT, by=cast.qian_jin, on=ON, now=NOW)
    found["by the clock"] = drill(by_clock, lambda: release_scheduled(waits.pk, now=AT, on=ON))
    states = list(Schedule.objects.values_list("state", flat=True))
    print(json.dumps(found | {"schedules": states, "journal": verify().ok, "vendor": connection.vendor}))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main()
