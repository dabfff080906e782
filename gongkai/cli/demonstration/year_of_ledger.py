"""2023: the ledger of the four self-checks and of two corrections from readers."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.cli.demonstration.people import Cast
from gongkai.cli.demonstration.source import data, day
from gongkai.documents.models import Document, WordingMark
from gongkai.documents.proofing.acts.marking import take_mark_back
from gongkai.quality import acts
from gongkai.quality.models import Finding
from gongkai.text.finding import Gravity

GRAVITY = {"一般": Gravity.ERROR, "提示": Gravity.ADVICE, "严重": Gravity.SEVERE, "较重": Gravity.ERROR}


def load(cast: Cast) -> None:
    titles = {i["id"]: i["index_no"] for i in data("items_2023")["items"]}
    documents = {d.index_no: d for d in Document.objects.filter(agency=cast.agency)}
    for row in data("work_2023")["self_check"]:
        document = documents.get(titles.get(row["where"], ""))
        _line(
            cast, document, row["where"], row["type"], row.get("text", row["type"]), GRAVITY[row["level"]],
            Finding.Source.PATROL if row["by"] == "系统" else Finding.Source.SELF_CHECK, cast.people[row["owner"]],
            day(row["found"]), day(row["fixed"]), cast.people[row["closed_by"]], row.get("note", ""),
        )  # fmt: skip
    _look_again(cast, max(day(row["fixed"]) for row in data("work_2023")["self_check"]))
    for row in data("linked_2023")["corrections"]:
        document = documents[titles[row["on"]]]
        _line(
            cast, document, "公众纠错", row["kind"], row["kind"], Gravity.ERROR, Finding.Source.PUBLIC, document.owner,
            day(row["reported"]), day(row["fixed"]), cast.people["P04"], "已更正并答复",
        )  # fmt: skip


def _look_again(cast: Cast, on: date) -> None:
    """At the last self-check the office does not agree with what authors had let be; the patrol will find it."""
    read = WordingMark.objects.filter(document__agency=cast.agency, kind="read", taken_back_on__isnull=True)
    for mark in read:
        take_mark_back(mark.document_id, mark.pk, by=cast.people["P03"], on=on)


def _line(
    cast: Cast,
    document: Document | None,
    place: str,
    kind: str,
    found: str,
    gravity: Gravity,
    source: str,
    owner: Any,
    on: date,
    fixed: date,
    closer: Any,
    remark: str,
) -> None:
    office = cast.people["P04"] if closer != cast.people["P04"] else cast.people["P03"]
    finding = acts.record(
        cast.agency, document=document, place=place if document is None else "正文", kind=kind, found=found, says=kind,
        gravity=gravity, source=source, by=cast.people["P04"], on=on,
    )  # fmt: skip
    acts.assign(finding.pk, owner=owner, by=office, on=on)
    acts.rectify(finding.pk, says=remark or "已改正", by=owner, on=fixed)
    acts.close(finding.pk, by=closer, on=fixed)
