"""Writing an exchange package: the same records make the same bytes, on any machine.

Entries are stored without compression and dated 1980, so that neither a clock nor a library's version shows in them.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from gongkai.agencies.models import Agency
from gongkai.channels.exchange.record import line_of, place_of
from gongkai.documents.models import Attachment
from gongkai.law.source import Refusal

SCHEMA = "gongkai-exchange/1"
# The sheet for who types by hand: column, and the key of a record (`a.b` for the b of a).
VIEW = (
    ("索引号", "index_no"), ("状态", "status"), ("标题", "title"), ("栏目", "column.name"), ("信息类别", "category.name"),
    ("体裁", "genre"), ("发文机关", "organ.name"), ("发文字号", "doc_no"), ("成文日期", "made_on"), ("发布日期", "published_on"),
    ("有效性", "validity.name"), ("废止日期", "repealed_on"), ("责任科室", "division.name"), ("内容概述", "summary"),
    ("公开依据", "basis"), ("正文", "text"), ("网址", "url"),
)  # fmt: skip


@dataclass(frozen=True)
class Written:
    """A package that was written: its batch number, how many records, and how many of them say withdrawn."""

    batch: str
    count: int
    withdrawn: int


def write_package(
    agency: Agency, records: Sequence[dict[str, Any]], attachments: Iterable[Attachment], out: IO[bytes]
) -> Written:
    """Write the package to a seekable file. Raises Refusal for an attachment that is missing or was changed."""
    lines = b"".join(line_of(record) for record in records)
    batch = f"{agency.code}-{hashlib.sha256(lines).hexdigest()[:16]}"
    gone = sum(record["status"] == "withdrawn" for record in records)
    listed = [_listed("records.jsonl", lines), _listed("records.csv", view := _view(records))]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for kept in {place_of(kept): kept for kept in attachments}.values():
            content = content_of(kept)
            listed.append(_listed(place_of(kept), content))
            _put(package, place_of(kept), content)
        _put(package, "records.jsonl", lines)
        _put(package, "records.csv", view)
        manifest = {
            "schema": SCHEMA, "organ": {"code": agency.code, "name": agency.name}, "batch": batch,
            "count": len(records), "withdrawn": gone, "entries": sorted(listed, key=lambda e: str(e["name"])),
        }  # fmt: skip
        _put(package, "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1).encode())
    return Written(batch, len(records), gone)


def content_of(kept: Attachment) -> bytes:
    """The file of an attachment, as it was reviewed. Raises Refusal."""
    try:
        with kept.file.open("rb") as file:
            content = bytes(file.read())
    except FileNotFoundError:
        raise Refusal((f"附件“{kept.name}”的文件不在数据目录里，请从备份恢复后再送达", None)) from None
    if hashlib.sha256(content).hexdigest() != kept.digest:
        raise Refusal((f"附件“{kept.name}”与发布时的指纹不符，请从备份恢复后再送达", None))
    return content


def _listed(name: str, content: bytes) -> dict[str, Any]:
    return {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    package.writestr(entry, content)


def _view(records: Iterable[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(label for label, _ in VIEW)
    for record in records:
        sheet.writerow(_harmless(_at(record, key)) for _, key in VIEW)
    return out.getvalue().encode("utf-8-sig")


def _at(record: dict[str, Any], key: str) -> str:
    outer, _, inner = key.partition(".")
    value = record.get(outer) or ""
    return str(value.get(inner, "") if inner and isinstance(value, dict) else value)


def _harmless(cell: str) -> str:
    """A cell a spreadsheet would take for a formula is marked as text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
