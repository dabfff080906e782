"""Taking in 10,000 published items from an exchange package, against the same items from a sheet.

Every second item has no file number: what is there already is then told by its title alone.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bench.full_text import prose
from bench.installation import installation

if TYPE_CHECKING:
    from gongkai.agencies.models import Agency, Person
    from gongkai.channels.intake.rows import Rows

ITEMS, CHARACTERS, BATCH = 10_000, 800, 50
ON = date(2024, 3, 18)


def main() -> None:
    with installation():
        _measure()


def _measure() -> None:
    from django.db import connection

    from gongkai.channels.exchange.reading import read_package
    from gongkai.channels.intake.sheet import read_sheet

    facts = [_facts(number) for number in range(ITEMS)]
    agencies = [_agency(code) for code in ("11990000BENCH00001", "11990000BENCH00002")]
    sheet, package = _sheet(facts), _package(facts)
    by_sheet = _taken(*agencies[0], lambda: read_sheet("旧.csv", io.BytesIO(sheet), None))
    by_package = _taken(*agencies[1], lambda: read_package(io.BytesIO(package)))
    ratio = by_package[-1] / by_sheet[-1]
    print(f"{connection.vendor}: a package of {ITEMS} items took {ratio:.2f} × the sheet of the same items")
    for name, marks in (("sheet", by_sheet), ("package", by_package)):
        tenth = len(marks) // 10
        growth = (marks[-1] - marks[-1 - tenth]) / (marks[tenth] - marks[0])
        print(
            f"the last tenth of the {name} took {growth:.2f} × the first ({ITEMS / marks[-1]:.0f} items a second)"
        )


def _taken(agency: Agency, by: Person, read: Callable[[], Rows]) -> list[float]:
    """Seconds from the beginning until the file was read, and until each batch was in."""
    from gongkai.channels.intake.rows import each_number_once
    from gongkai.documents.importing.acts import attest, keep_numbers, take_in

    start = time.perf_counter()
    rows = each_number_once(read())
    assert not rows.wrong, rows.wrong[0]
    digest = hashlib.sha256(agency.code.encode()).hexdigest()
    attestation = attest(agency, source="原网站", file="旧", digest=digest, by=by, on=ON)
    keep_numbers(agency, rows.items)
    marks = [time.perf_counter() - start]
    for first in range(0, len(rows.items), BATCH):
        done = take_in(attestation.pk, agency, rows.items[first : first + BATCH], by=by, on=ON)
        assert not [one.error for one in done if one.error], done[0]
        marks.append(time.perf_counter() - start)
    print(f"  read {marks[0]:.1f} s, all in {marks[-1]:.1f} s", file=sys.stderr)
    return marks


def _agency(code: str) -> tuple[Agency, Person]:
    from gongkai.agencies import acts
    from gongkai.documents.acts import open_standard_columns
    from gongkai.law.hand import Hand

    agency = acts.found_agency(code=code, name=f"某市{code[-1]}局", short_name=f"某{code[-1]}", slug=code[-1])
    office = acts.open_division(agency, "BGS", "办公室")
    by = acts.enrol(agency, f"bench{code[-1]}", "张三", password="none-to-be-used", division=office)
    acts.give_post(by, Hand.DISCLOSURE_CLERK, date(2020, 1, 1), division=office)
    open_standard_columns(agency, by=Hand.ADMINISTRATOR, on=ON)
    return agency, by


def _facts(number: int) -> dict[str, Any]:
    chance, on = random.Random(number), date(2015, 1, 1) + timedelta(days=number % 3_000)  # noqa: S311
    title = f"关于{prose(chance, 20).replace(chr(10), '')}的通知"
    return {
        "title": title,
        "text": prose(chance, CHARACTERS),
        "on": on.isoformat(),
        "doc_no": f"某发〔{on.year}〕{number + 1}号" if number % 2 else "",
    }


def _sheet(facts: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("标题", "栏目", "成文日期", "发布日期", "发文字号", "责任科室", "正文"))
    rows.writerows(
        (f["title"], "政策文件", f["on"], f["on"], f["doc_no"], "办公室", f["text"]) for f in facts
    )
    return out.getvalue().encode()


def _package(facts: list[dict[str, Any]]) -> bytes:
    from gongkai.channels.exchange.package import SCHEMA

    records = "\n".join(json.dumps(_record(f), ensure_ascii=False) for f in facts).encode()
    entries = [{"name": "records.jsonl", "sha256": hashlib.sha256(records).hexdigest(), "size": len(records)}]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", json.dumps({"schema": SCHEMA, "entries": entries}))
        package.writestr("records.jsonl", records)
    return out.getvalue()


def _record(facts: dict[str, Any]) -> dict[str, Any]:
    days = {"made_on": facts["on"], "published_on": facts["on"]}
    codes = {"attribute": {"code": "proactive"}, "column": {"code": "policy"}, "division": {"code": "BGS"}}
    return {
        "status": "published",
        "title": facts["title"],
        "text": facts["text"],
        "doc_no": facts["doc_no"],
        **days,
        **codes,
    }
