"""The archive package of a case: index, request, every letter as it was sent, material, and its journal (归档).

条例第四十五条 asks for registering, reviewing, handling, answering and archiving; 复议法第七十条 makes the record the
agency's evidence. Names inside are made by the house, so nothing a person typed becomes a path.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from gongkai.cases.models import Case, Letter
from gongkai.files import vault
from gongkai.files.letters.typeset import pdf
from gongkai.journal.reads import lines_of

INDEX = ("序号", "材料名称", "文号", "日期", "文件", "SHA-256", "备注")


@dataclass(frozen=True)
class Piece:
    """One entry of the package: what it is called, when it is from, its file name and content."""

    title: str
    number: str
    on: str
    name: str
    content: bytes
    remark: str = ""


def package_of(case: Case) -> bytes:
    """A zip of the whole case: `卷内目录.csv` lists every other file with its digest. Raises Refusal where a sealed
    file cannot be opened."""
    pieces = list(_pieces(case))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("卷内目录.csv", _index(pieces))
        for piece in pieces:
            packed.writestr(piece.name, piece.content)
    return out.getvalue()


def content_of(letter: Letter, form: str) -> bytes:
    """A letter as "word" or "pdf", exactly as it was made; a PDF that could not be made then is made from the kept
    Word file. Raises Refusal where it cannot be opened or set."""
    if form == "pdf":
        return vault.open_file(letter.pdf) if letter.pdf else pdf(vault.open_file(letter.word))
    return vault.open_file(letter.word)


def _index(pieces: list[Piece]) -> bytes:
    """A list that spreadsheets open; digests let anybody check the files against it."""
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet)
    rows.writerow(INDEX)
    for at, piece in enumerate(pieces, start=1):
        digest = hashlib.sha256(piece.content).hexdigest()
        rows.writerow(
            [at, _text(piece.title), _text(piece.number), piece.on, piece.name, digest, _text(piece.remark)]
        )
    return ("\ufeff" + sheet.getvalue()).encode()


def _text(said: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{said}" if said[:1] in ("=", "+", "-", "@", "\t", "\r") else said


def _pieces(case: Case) -> Iterator[Piece]:
    yield Piece("申请登记", case.number, str(case.submitted_on), "01 申请登记.json", _plain(_register(case)))
    for at, letter in enumerate(case.letters.all(), start=1):
        remark = f"{letter.cancelled_on}作废：{letter.cancelled_why}" if letter.cancelled_on else ""
        for sealed, suffix in ((letter.word, "docx"), (letter.pdf, "pdf")):
            if sealed:
                name = f"02 文书/{at:02d} {_name(letter.number)}.{suffix}"
                yield Piece(
                    letter.get_kind_display(),
                    letter.number,
                    str(letter.issued_on),
                    name,
                    vault.open_file(sealed),
                    remark,
                )
    for at, file in enumerate(case.files.all(), start=1):
        name = f"03 材料/{at:02d} {_name(PurePath(file.name).stem)}{PurePath(file.name).suffix.lower()}"
        yield Piece(
            file.get_purpose_display(), "", str(file.added_on), name, vault.open_file(file.sealed), file.name
        )
    yield Piece(
        "办理记录", case.number, str(case.archived_on or ""), "04 办理记录.json", _plain(_record(case))
    )
    yield Piece("留痕", case.number, str(case.archived_on or ""), "05 留痕.json", _plain(_journal(case)))


def _name(said: str) -> str:
    return "".join(c if c.isalnum() or c in "〔〕-_（）" else "_" for c in said)[:60] or "未命名"


def _plain(found: object) -> bytes:
    return json.dumps(found, ensure_ascii=False, indent=1, default=str).encode()


def _register(case: Case) -> dict[str, object]:
    fields = (
        "number", "applicant_kind", "channel", "submitted_on", "received_on", "asked", "asked_doc_no", "wanted_form",
        "help_needed", "stage", "outcome", "due", "closed_on", "archived_on", "archive_no",
    )  # fmt: skip
    return {name: getattr(case, name) for name in fields} | {
        "division": str(case.division or ""),
        "handler": str(case.handler or ""),
    }


def _record(case: Case) -> dict[str, object]:
    return {
        "events": [
            {n: getattr(e, n) for n in ("on", "what", "days", "received", "party", "opinion", "says")}
            | {"about": [p.order for p in e.about.all()]}
            for e in case.events.prefetch_related("about")
        ],
        "points": list(
            case.points.values("order", "asks", "outcome", "reason", "open_part", "how", "published_at", "elsewhere", "weighed")
        ),
        "searches": list(case.searches.values("on", "where", "words", "found", "by__name")),
        "contacts": list(case.contacts.values("on", "how", "reached", "says", "by__name")),
        "proposals": [
            {
                "round": p.round, "outcome": p.outcome, "says": p.says, "digest": p.digest, "by": str(p.by), "on": p.on,
                "ended": p.ended, "opinions": list(p.opinions.values("kind", "agrees", "says", "by__name", "on")),
            }
            for p in case.proposals.select_related("by")
        ],
        "letters": list(
            case.letters.values(
                "number", "kind", "issued_on", "way", "sent_on", "signed_on", "tracking", "served_on", "word_digest",
                "pdf_digest", "cancelled_on", "cancelled_why",
            )
        ),
        "remedies": list(
            case.remedies.values(
                "track", "body", "doc_no", "lodged_on", "copy_received_on", "defence_due", "defended_on", "result",
                "concluded_on", "result_doc_no", "result_says",
            )
        ),
        "links": [{"to": x.to.number, "kind": x.kind} for x in case.links.select_related("to")],
    }  # fmt: skip


def _journal(case: Case) -> list[dict[str, object]]:
    names = ("number", "at", "on", "act", "label", "under", "by", "hand", "facts", "previous", "digest")
    return [{n: getattr(e, n) for n in names} for e in lines_of(case.agency, "case", case.number)]
