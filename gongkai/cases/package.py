"""The archive package of a case: index, request, who asked, every letter as it was sent, material, its journal (归档).

条例第四十五条 asks for registering, reviewing, handling, answering and archiving; 复议法第七十条 makes the record the
agency's evidence. Names inside are made by the house, so nothing a person typed becomes a path. `00 目录.html` is for
people, `卷内目录.csv` lists every other file with its digest, the JSON files are for machines
(docs/how-to/read-an-archive-package.md has their keys).
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
from gongkai.cases.package_page import page
from gongkai.cases.package_record import applicant_of, journal_of, record_of, register_of
from gongkai.files import vault
from gongkai.files.letters.typeset import pdf

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

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def package_of(case: Case) -> bytes:
    """A zip of the whole case: `卷内目录.csv` lists every other file with its digest. Raises Refusal where a sealed
    file cannot be opened."""
    pieces = list(_pieces(case))
    told = page(case, [(p.title, p.number, p.on, p.name, p.digest, p.remark) for p in pieces])
    pieces.insert(0, Piece("目录", case.number, str(case.archived_on or ""), "00 目录.html", told.encode()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(_entry(case, "卷内目录.csv"), _index(pieces))
        for piece in pieces:
            packed.writestr(_entry(case, piece.name), piece.content)
    return out.getvalue()


def _entry(case: Case, name: str) -> zipfile.ZipInfo:
    """An entry dated with the day of the archive, so that the same case packs to the same bytes on any day."""
    day = case.archived_on or case.submitted_on
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return entry


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
        rows.writerow(
            [
                at,
                _text(piece.title),
                _text(piece.number),
                piece.on,
                piece.name,
                piece.digest,
                _text(piece.remark),
            ]
        )
    return ("\ufeff" + sheet.getvalue()).encode()


def _text(said: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{said}" if said[:1] in ("=", "+", "-", "@", "\t", "\r") else said


def _pieces(case: Case) -> Iterator[Piece]:
    yield Piece(
        "申请登记", case.number, str(case.submitted_on), "01 申请登记.json", _plain(register_of(case))
    )
    for at, letter in enumerate(case.letters.all(), start=1):
        ended = "作废" if letter.cancelled_on else "撤销"
        day = letter.cancelled_on or letter.withdrawn_on
        remark = f"{day}{ended}：{letter.cancelled_why}" if day else ""
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
    for at, file in enumerate(case.files.select_related("letter"), start=1):
        name = f"03 材料/{at:02d} {_name(PurePath(file.name).stem)}{PurePath(file.name).suffix.lower()}"
        yield Piece(
            file.get_purpose_display(),
            str(file.letter or ""),
            str(file.added_on),
            name,
            vault.open_file(file.sealed),
            file.name,
        )
    yield Piece(
        "办理记录", case.number, str(case.archived_on or ""), "04 办理记录.json", _plain(record_of(case))
    )
    yield Piece("留痕", case.number, str(case.archived_on or ""), "05 留痕.json", _plain(journal_of(case)))
    yield Piece(
        "申请人", case.number, str(case.submitted_on), "06 申请人/01 申请人.json", _plain(applicant_of(case))
    )
    for at, proof in enumerate(case.applicant.proofs.all(), start=2):
        name = f"06 申请人/{at:02d} {_name(PurePath(proof.name).stem)}{PurePath(proof.name).suffix.lower()}"
        yield Piece("身份证明", "", str(proof.added_on), name, vault.open_file(proof.sealed))


def _name(said: str) -> str:
    return "".join(c if c.isalnum() or c in "〔〕-_（）" else "_" for c in said)[:60] or "未命名"


def _plain(found: object) -> bytes:
    return json.dumps(found, ensure_ascii=False, indent=1, default=str).encode()
