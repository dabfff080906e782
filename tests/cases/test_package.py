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
from gongkai.cases.acts import Why
from gongkai.cases.models import Case, CaseFile
from gongkai.cases.package import INDEX, package_of
from gongkai.files import vault
from gongkai.journal.reads import lines_of
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from tests.answering import answered, approved, in_hand, serve_all
from tests.cast import WANG_FANG, Cast
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


def test_the_record_and_every_line_of_the_journal_are_in_it(cast: Cast) -> None:
    case = archived(cast)
    _, files = opened(case)
    journal = json.loads(files["05 留痕.json"])
    assert [e["number"] for e in journal] == [e.number for e in lines_of(case.agency, "case", case.number)]
    assert [e["act"] for e in journal][-1] == "archive"
    record = json.loads(files["04 办理记录.json"])
    assert [p["ended"] for p in record["proposals"]] == ["recalled", "approved"]
    assert [o["by__name"] for o in record["proposals"][-1]["opinions"]][-1] == "吴涛"
    assert {x["issued_by__name"] for x in record["letters"]} <= {None, "吴涛", "钱进", "李强"}
    assert {x["signed_by"] for x in record["letters"]} == {""}


def test_who_asked_stands_on_its_own_sheet_and_on_the_index_alone(cast: Cast) -> None:
    case = archived(cast)
    _, files = opened(case)
    who = json.loads(files["06 申请人/01 申请人.json"])
    assert (who["name"], who["id_number"], who["erased_on"]) == ("王芳", WANG_FANG.id_number, None)
    machine = b"".join(files[n] for n in files if n.endswith(".json") and not n.startswith("06")).decode()
    for secret in ("王芳", WANG_FANG.id_number, "13800000000"):
        assert secret in files["00 目录.html"].decode()
        assert secret not in machine


def test_the_proofs_are_in_it_and_the_day_they_were_erased_afterwards(cast: Cast) -> None:
    case = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "某件", channel=Channel.IN_PERSON, by=cast.qian_jin, on=DAY,
        proofs=[acts.Upload("证.png", io.BytesIO(png()))],
    )  # fmt: skip
    acts.withdraw(case.pk, says="电话撤回", by=cast.qian_jin, on=DAY)
    serve_all(case, by=cast.qian_jin, on=DAY)
    case = acts.archive(case.pk, by=cast.qian_jin, on=DAY)
    assert opened(case)[1]["06 申请人/02 身份证明1.png"] == png()
    acts.erase_identity([case], DAY)
    case = Case.objects.get(pk=case.pk)
    files = opened(case)[1]
    assert [n for n in files if n.startswith("06")] == ["06 申请人/01 申请人.json"]
    assert json.loads(files["06 申请人/01 申请人.json"])["proofs_erased"] is True
    assert files["00 目录.html"].decode().count("已按期清除（2024-03-18）") == 2


def test_the_answer_given_before_is_named_by_its_letter(cast: Cast) -> None:
    before = answered(cast, in_hand(cast, on=date(2024, 3, 11)), Outcome.WITHHELD_PROCESS, on=DAY)
    case = answered(cast, in_hand(cast, on=date(2024, 3, 11)), Outcome.DECLINED_REPEATED, on=DAY)
    (told,) = json.loads(opened(case)[1]["04 办理记录.json"])["earlier"]
    letter = before.letters.answers().get()
    assert (told["number"], told["letter"]) == (before.number, letter.number)
    assert letter.number in opened(case)[1]["00 目录.html"].decode()


def test_the_index_for_people_names_every_file_letter_and_line_in_chinese(cast: Cast) -> None:
    case = archived(cast, "照片.png")
    rows, files = opened(case)
    page = files["00 目录.html"].decode()
    for row in rows[1:]:
        assert row["SHA-256"] in page
        assert row["文件"] in page
    for letter in case.letters.all():
        assert letter.number in page
    for line in lines_of(case.agency, "case", case.number):
        assert line.label in page
    for word in ("签批", "吴涛", "郑直", "不予公开", "=HYPERLINK(1)某项目申报书"):
        assert word in page
    for code in ("withheld_process", "in_person", "answer_withheld", "electronic"):
        assert code not in page


def test_what_somebody_typed_is_no_page(cast: Cast) -> None:
    case = answered(cast, in_hand(cast, "<script>alert(1)</script>", on=date(2024, 3, 11)), on=DAY)
    assert "<script>" not in opened(case)[1]["00 目录.html"].decode()


def test_a_package_is_taken_by_who_handles_it_for_a_reason_and_that_is_on_record(cast: Cast) -> None:
    case = archived(cast)
    taken = acts.take_package(case, why=Why.ARCHIVE, by=cast.qian_jin, on=DAY)
    line = lines_of(case.agency, "case", case.number).last()
    assert line is not None
    assert (line.act, line.label, line.by, line.facts["why"]) == (
        "take_package",
        "下载归档包",
        "钱进",
        "archive",
    )
    assert line.facts["digest"] == hashlib.sha256(taken).hexdigest()


@pytest.mark.parametrize("who", ["he_jing", "sun_jing", "zheng_zhi", "wu_tao", "feng_lin", "zhou_yang"])
def test_nobody_else_takes_a_package(cast: Cast, who: str) -> None:
    case = archived(cast)
    with pytest.raises(Refusal, match="只供办理"):
        acts.take_package(case, why=Why.ARCHIVE, by=getattr(cast, who), on=DAY)


def test_an_open_case_has_no_package(cast: Cast) -> None:
    with pytest.raises(Refusal, match="归档以后"):
        acts.take_package(in_hand(cast, on=DAY), why=Why.ARCHIVE, by=cast.qian_jin, on=DAY)


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
