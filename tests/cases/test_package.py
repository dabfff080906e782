"""The package of an archived request: everything in it, listed with its digest, under names the house made."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest

from gongkai.cases import acts
from gongkai.cases.models import Case, CaseFile
from gongkai.cases.package import INDEX, package_of
from gongkai.files import vault
from gongkai.law.delivery import Way
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from tests.answering import answered, approved, in_hand
from tests.cast import Cast
from tests.papers import png

DAY = date(2024, 3, 18)


def archived(cast: Cast, *names: str) -> Case:
    """Answered after one recall, with files, every letter served, archived."""
    case = in_hand(cast, "=HYPERLINK(1)某项目申报书", on=date(2024, 3, 11))
    for n, name in enumerate(names):
        acts.add_file(
            case.pk,
            name,
            io.BytesIO(png(n + 2, 2)),
            purpose=CaseFile.Purpose.MATERIAL,
            by=cast.li_qiang,
            on=DAY,
        )
    approved(cast, case, Outcome.WITHHELD_INTERNAL, on=DAY)
    acts.recall(case.pk, says="附件有误", by=cast.wu_tao, on=DAY)
    answered(cast, case, Outcome.WITHHELD_PROCESS, on=DAY)
    for letter in case.letters.valid().filter(served_on__isnull=True):
        acts.serve(letter.pk, way=Way.ELECTRONIC, sent=DAY, by=cast.qian_jin, on=DAY)
    return acts.archive(case.pk, by=cast.qian_jin, on=DAY)


def opened(case: Case) -> tuple[list[dict[str, str]], dict[str, bytes]]:
    """The index, row by row, and every other file of the package."""
    with zipfile.ZipFile(io.BytesIO(package_of(case))) as packed:
        assert packed.testzip() is None
        files = {info.filename: packed.read(info) for info in packed.infolist()}
    sheet = files.pop("卷内目录.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(sheet))), files


def test_the_index_lists_every_file_once_with_its_digest(cast: Cast) -> None:
    rows, files = opened(archived(cast, "照片.png"))
    assert tuple(rows[0]) == INDEX
    assert [r["文件"] for r in rows] == list(files)
    assert [int(r["序号"]) for r in rows] == list(range(1, len(files) + 1))
    for row in rows:
        assert hashlib.sha256(files[row["文件"]]).hexdigest() == row["SHA-256"]


def test_every_letter_is_in_it_as_it_was_sent_the_void_one_too(cast: Cast) -> None:
    case = archived(cast)
    rows, files = opened(case)
    for letter in case.letters.all():
        mine = [r for r in rows if r["文号"] == letter.number]
        assert {r["SHA-256"] for r in mine} == {letter.word_digest, letter.pdf_digest}
        assert all(("作废" in r["备注"]) == bool(letter.cancelled_on) for r in mine)
    assert len([n for n in files if n.startswith("02 文书/")]) == 2 * case.letters.count() == 6


def test_the_record_and_the_journal_are_in_it_without_the_applicants_papers(cast: Cast) -> None:
    case = archived(cast)
    _, files = opened(case)
    journal = json.loads(files["05 留痕.json"])
    assert [e["act"] for e in journal][-1] == "archive"
    record = json.loads(files["04 办理记录.json"])
    assert [p["ended"] for p in record["proposals"]] == ["recalled", "approved"]
    plain = b"".join(files[n] for n in files if n.endswith(".json")).decode()
    for secret in ("王芳", "990000199003070021", "13800000000"):
        assert secret not in plain


HOSTILE = (
    "../../../etc/cron.png", "..\\..\\win.png", "=cmd|'calc'!A1.png", "+1.png", "-1.png", "@x.png",
    "a/b:c*d?.png", "照片.png", "x" * 200 + ".png",
)  # fmt: skip


def test_no_name_in_it_is_a_path_out_of_it_or_a_device(cast: Cast, tmp_path: Any) -> None:
    case = archived(cast, *HOSTILE)
    _, files = opened(case)
    assert len([n for n in files if n.startswith("03 材料/")]) == len(HOSTILE)
    for name in files:
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert len(path.parts) <= 2
        assert not set(path.name) & set('\\:*?"<>|\r\n\0')
        assert path.name[:2].isdigit()
        assert len(path.name.encode()) < 255
    with zipfile.ZipFile(io.BytesIO(package_of(case))) as packed:
        packed.extractall(tmp_path / "out")
    assert len([p for p in (tmp_path / "out").rglob("*") if p.is_file()]) == len(files) + 1


def test_no_cell_of_the_index_is_taken_for_a_formula(cast: Cast) -> None:
    rows, _ = opened(archived(cast, *HOSTILE))
    for row in rows:
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert "'=cmd" in "".join(r["备注"] for r in rows)


def test_a_package_with_a_broken_seal_is_refused_and_not_cut_short(cast: Cast, settings: Any) -> None:
    case = archived(cast, "照片.png")
    vault.erase_file(case.files.get().sealed)
    with pytest.raises(Refusal, match="不在"):
        package_of(case)
