"""Reading an exchange package as items to take in: nothing outside the plan is opened, nothing is believed unweighed.

The HTML of a record is not used; the page is made anew from its text.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from gongkai.channels.exchange.package import SCHEMA
from gongkai.channels.exchange.receipt import shown
from gongkai.channels.intake.rows import LONGEST_TEXT, Rows, day_of
from gongkai.documents.importing.item import Enclosure, Item, Result
from gongkai.documents.reads import STAGES
from gongkai.files.checking import ATTACHMENT, MEGABYTE
from gongkai.law.attribute import Attribute
from gongkai.law.source import Refusal

FILE = re.compile(r"files/[0-9a-f]{64}\.[a-z0-9]{1,8}", re.ASCII)
PLAN = ("manifest.json", "records.jsonl", "records.csv")
SAVED = re.compile(r"[^\x00\ud800-\udfff]*")  # what a database keeps: no NUL, no half of a character
MOST_ENTRIES, MANIFEST_LIMIT, RECORDS_LIMIT = 200_000, 64 * MEGABYTE, 1024 * MEGABYTE
LONGEST_LINE = 8 * MEGABYTE
BROKEN = "交换包不完整或者已损坏，请对方重新导出"


def read_package(content: BinaryIO) -> Rows:
    """The items of a package; files are read when they are taken. Raises Refusal for what is no package of ours."""
    try:
        package = zipfile.ZipFile(content)
        listed = _listed(package)
        records = _entry(package, "records.jsonl", listed, RECORDS_LIMIT)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as wrong:
        if isinstance(wrong, Refusal):
            raise
        raise Refusal((BROKEN, None)) from None
    rows = Rows()
    for number, line in enumerate(records.splitlines(), 1):
        said = ""
        try:
            record = _record(line)
            said = shown(record.get("index_no"))
            rows.items.append(_item(number, record, package, listed))
        except Refusal as refused:
            rows.wrong.append(Result(number, said, error=str(refused)))
    return rows


def _listed(package: zipfile.ZipFile) -> dict[str, dict[str, Any]]:
    """The entries the manifest names, by name. Raises Refusal for entries outside the plan, twice, or unnamed."""
    names = [entry.filename for entry in package.infolist()]
    if len(names) > MOST_ENTRIES or len(set(names)) != len(names):
        raise Refusal((BROKEN, None))
    if strange := [name for name in names if name not in PLAN and not FILE.fullmatch(name)]:
        raise Refusal((f"交换包里有不该有的内容“{strange[0][:60]}”，没有导入", None))
    if "manifest.json" not in names or "records.jsonl" not in names:
        raise Refusal(("这不是交换包：缺少 manifest.json 或者 records.jsonl", None))
    try:
        manifest = json.loads(_bytes(package, "manifest.json", MANIFEST_LIMIT))
    except RecursionError:
        raise Refusal((BROKEN, None)) from None
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
        raise Refusal((f"交换包应当写明 schema 为 {SCHEMA}", None))
    entries = manifest.get("entries")
    if not isinstance(entries, list) or not all(
        isinstance(e, dict) and isinstance(e.get("name"), str) for e in entries
    ):
        raise Refusal((BROKEN, None))
    listed = {entry["name"]: entry for entry in entries}
    if set(listed) | {"manifest.json"} != set(names):
        raise Refusal(("交换包的目录与内容不一致，请对方重新导出", None))
    return listed


def _entry(package: zipfile.ZipFile, name: str, listed: dict[str, dict[str, Any]], limit: int) -> bytes:
    """An entry as the manifest describes it. Raises Refusal where it is not."""
    content = _bytes(package, name, limit)
    if hashlib.sha256(content).hexdigest() != listed[name].get("sha256"):
        raise Refusal((f"交换包里的 {name} 与目录写的指纹不符，请对方重新导出", None))
    return content


def _bytes(package: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """At most `limit` bytes, however few the entry says it has: no more is ever unpacked."""
    with package.open(name) as unpacked:
        content = unpacked.read(limit + 1)
    if len(content) > limit:
        raise Refusal((f"交换包里的 {name} 过大，没有导入", None))
    return content


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line) if len(line) <= LONGEST_LINE else None
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        raise Refusal(("这一行不是一条记录，或者过长", None))
    return record


def _item(
    number: int, record: dict[str, Any], package: zipfile.ZipFile, listed: dict[str, dict[str, Any]]
) -> Item:
    if record.get("status") != "published":
        raise Refusal(("不是公开的信息（已撤回），没有导入", None))
    if _code(record, "attribute") != Attribute.PROACTIVE:
        raise Refusal(("公开属性不是主动公开，没有导入", None))
    made_on, published_on = (
        day_of(record.get("made_on"), "成文日期"),
        day_of(record.get("published_on"), "发布日期"),
    )
    assert made_on is not None
    assert published_on is not None
    stages = record.get("stages") or []
    if not isinstance(stages, list) or any(stage not in STAGES for stage in stages):
        raise Refusal((f"stages 只能是 {'、'.join(STAGES)}", None))
    return Item(
        row=number, index_no=_text(record, "index_no"), title=_text(record, "title"), text=_text(record, "text"),
        column=_code(record, "column"), category=_code(record, "category"), genre=_text(record, "genre"),
        doc_no=_text(record, "doc_no"), summary=_text(record, "summary"), basis=_text(record, "basis"),
        validity=_code(record, "validity"), normative=_code(record, "normative"), division=_code(record, "division"),
        made_on=made_on, published_on=published_on, five_open=tuple(stages), interprets=_text(record, "interprets"),
        repealed_on=day_of(record.get("repealed_on"), "废止日期", required=False),
        valid_until=day_of(record.get("valid_until"), "有效期至", required=False), valid_always=_flag(record, "valid_always"),
        enclosures=tuple(_enclosures(record, package, listed)),
    )  # fmt: skip


def _text(record: dict[str, Any], name: str) -> str:
    said = record.get(name) or ""
    if not isinstance(said, str) or len(said) > LONGEST_TEXT or not SAVED.fullmatch(said):
        raise Refusal((f"{name} 应当是文字，不超过{LONGEST_TEXT}字", None))
    return said


def _flag(record: dict[str, Any], name: str) -> bool:
    said = record.get(name, False)
    if said not in (True, False, None):
        raise Refusal((f"{name} 应当是 true 或者 false", None))
    return bool(said)


def _code(record: dict[str, Any], name: str) -> str:
    pair = record.get(name) or {}
    if not isinstance(pair, dict):
        raise Refusal((f"{name} 应当写明 code 和 name", None))
    return _text(pair, "code")


def _enclosures(
    record: dict[str, Any], package: zipfile.ZipFile, listed: dict[str, dict[str, Any]]
) -> Iterator[Enclosure]:
    files = record.get("attachments") or []
    if not isinstance(files, list) or len(files) > 100:
        raise Refusal(("attachments 应当是列表，不超过100个", None))
    for file in files:
        named = file.get("file") if isinstance(file, dict) else None
        if not isinstance(named, str) or named not in listed or not FILE.fullmatch(named):
            raise Refusal(("附件没有随包提供", None))
        yield Enclosure(_text(file, "name"), _opener(package, named, listed))


def _opener(package: zipfile.ZipFile, name: str, listed: dict[str, dict[str, Any]]) -> Any:
    def opened() -> BinaryIO:
        try:
            return BytesIO(_entry(package, name, listed, ATTACHMENT.limit))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
            raise Refusal((f"附件 {name} 已损坏，请对方重新导出", None)) from None

    return opened
