"""`gongkai calendar`, `journal verify`, `nightly` and an installation that was never set up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.journal.models import Entry
from tests.cast import Cast

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_a_provisional_year_is_shown_as_such(gongkai) -> None:  # type: ignore[no-untyped-def]
    said = gongkai("calendar", "show", "2027", "--json").json()
    assert (said["status"], said["work"]) == ("provisional", [])
    assert "暂定" in gongkai("calendar", "show", "2027").out


@pytest.mark.django_db
def test_a_year_nobody_filed_is_a_refusal(gongkai) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("calendar", "show", "2031")
    assert (done.status, "2031年的放假安排没有录入" in done.err) == (1, True)


def test_filing_a_notice_says_what_moved(gongkai, cast: Cast, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    notice = tmp_path / "2027.toml"
    notice.write_text('year = 2027\nstatus = "official"\nnotice = "x"\noff = []\nwork = []\n')
    assert gongkai("calendar", "file", str(notice), "--json").json() == {
        "year": 2027,
        "status": "official",
        "cases_changed": 0,
    }
    lines = Entry.objects.filter(act="file_notice", key="2027")
    assert {line.agency for line in lines} == {cast.agency, cast.other_agency}
    notice.write_text('year = 2027\nstatus = "official"\nnotice = "x"\noff = []\nwork = [2027-01-04]\n')
    done = gongkai("calendar", "file", str(notice))
    assert (done.status, "星期六或星期日" in done.err) == (1, True)
    assert gongkai("calendar", "file", str(tmp_path / "nothing.toml")).status == 2


def test_a_journal_of_one_line_holds(gongkai, cast: Cast) -> None:  # type: ignore[no-untyped-def]
    assert gongkai("journal", "verify", "--json").json() == {"rows": 1, "ok": True, "first_broken": None}


def test_a_night_with_nothing_to_do(gongkai, cast: Cast) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("nightly", "--json")
    said = done.json()
    assert (done.status, said["ok"]) == (0, True)
    assert (said["clocks_changed"], said["pages_read"], said["findings_entered"]) == (0, 0, 0)
    assert [run["job"] for run in said["runs"]] == [
        "clocks",
        "validity",
        "releases",
        "speller",
        "patrol",
        "identity",
        "drafts",
        "matters",
        "wechat",
        "mail",
        "vault",
        "digest",
        "addresses",
        "queue",
    ]


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({}, "请先运行 ./run --setup-only"),
        ({"DATABASE_URL": "mysql://x/y"}, "请写成 postgresql://"),
        ({"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "数据库无法使用"),
        ({"GONGKAI_DEMO": "yes"}, "只能写 0 或 1"),
        ({"GONGKAI_LOG_LEVEL": "foo"}, "只能写 DEBUG"),
        ({"GONGKAI_TODAY": "someday"}, "2026-11-25 这样的日期"),
        ({"GONGKAI_HOME": "/dev/null/x"}, "数据目录无法建立"),
    ],
)
def test_a_wrong_setting_or_a_missing_database_is_one_sentence(
    tmp_path: Path, environment: dict, says: str
) -> None:
    plain = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "gongkai.cli.program", "nightly"],
        cwd=ROOT, env=plain | {"GONGKAI_HOME": str(tmp_path)} | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("argv", "status", "says"),
    [
        (("report", "build", "--agency", "x", "--year", "2023"), 2, "请先运行 ./run --setup-only"),
        (("report", "build", "--agency", "x", "--year", "10000"), 1, "10000年还没有到"),
        (("serve", "--port", "99999"), 2, "1—65535"),
        (("serve", "--workers", "0"), 2, "1—64"),
    ],
)
def test_what_cannot_be_run_is_one_sentence(tmp_path: Path, argv: tuple, status: int, says: str) -> None:
    plain = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "gongkai.cli.program", *argv],
        cwd=ROOT, env=plain | {"GONGKAI_HOME": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, says in done.stderr) == (status, True), done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_output_that_cannot_be_written_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gongkai.cli.program", "due", "--received", "2026-09-18", "--json"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1), done.stderr
