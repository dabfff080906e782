"""`gongkai import items`: what came in, what stayed out and why, and every wrong input one sentence."""

from __future__ import annotations

import csv
import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.channels.exchange.package import SCHEMA
from gongkai.documents.models import Document
from tests.cast import Cast
from tests.cli.conftest import Done

Gongkai = Callable[..., Done]
HEAD = "索引号,标题,栏目,成文日期,发布日期,责任科室,正文\n"
GOOD = "112206/2023-00001,旧通知,政策文件,2023-01-03,2023-01-04,业务科,正文。\n"
BAD = ",坏通知,没有的栏目,2023-01-03,2023-01-04,业务科,正文。\n"
AS = ("--by", "qianjin", "--source", "原网站", "--attest")


@pytest.fixture
def source(cast: Cast, tmp_path: Path) -> Path:
    path = tmp_path / "旧.csv"
    path.write_text(HEAD + GOOD + BAD, "utf-8")
    return path


def test_rows_come_in_and_what_stays_out_is_listed_in_a_file(
    gongkai: Gongkai, source: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "问题.csv"
    done = gongkai("import", "items", str(source), *AS, "--errors", str(listed), "--json")
    assert (done.status, done.json()["imported"]) == (1, 1)
    with listed.open(encoding="utf-8-sig", newline="") as file:
        assert [(row[0], "没有栏目" in row[2]) for row in csv.reader(file)][1:] == [("3", True)]
    again = gongkai("import", "items", str(source), *AS, "--json").json()
    assert (again["imported"], again["already"]) == (0, 1)


def test_a_package_comes_in_and_its_wrong_records_are_listed_by_their_line(
    gongkai: Gongkai, cast: Cast, tmp_path: Path
) -> None:
    good = {
        "status": "published",
        "title": "旧通知",
        "text": "正文。",
        "made_on": "2023-01-03",
        "published_on": "2023-01-04",
    }
    codes = {"attribute": {"code": "proactive"}, "column": {"code": "policy"}, "division": {"code": "YWK"}}
    records = [
        good | codes,
        good | codes | {"title": "撤下的", "status": "withdrawn"},
        good | codes | {"title": "另一件", "column": {"code": "x"}},
    ]
    lines = "\n".join(json.dumps(record) for record in records).encode()
    entries = [{"name": "records.jsonl", "sha256": hashlib.sha256(lines).hexdigest(), "size": len(lines)}]
    source, listed = tmp_path / "包.zip", tmp_path / "问题.csv"
    with zipfile.ZipFile(source, "w") as package:
        package.writestr("manifest.json", json.dumps({"schema": SCHEMA, "entries": entries}))
        package.writestr("records.jsonl", lines)
    done = gongkai("import", "items", str(source), *AS, "--errors", str(listed), "--json")
    assert (done.status, done.json()["rows"], done.json()["imported"]) == (1, 3, 1)
    with listed.open(encoding="utf-8-sig", newline="") as file:
        assert [(row[0], row[2][:4]) for row in csv.reader(file)][1:] == [
            ("2", "不是公开"),
            ("3", "没有栏目"),
        ]
    again = gongkai("import", "items", str(source), *AS, "--json").json()
    assert (again["imported"], again["already"]) == (0, 1)


def test_a_dry_run_needs_no_attestation_and_keeps_nothing(gongkai: Gongkai, source: Path) -> None:
    done = gongkai("import", "items", str(source), "--by", "qianjin", "--dry-run")
    assert (done.status, "可以导入1行" in done.out) == (1, True)
    assert not Document.objects.exists()


def test_a_dry_run_knows_that_an_interpretation_comes_after_its_document(
    gongkai: Gongkai, source: Path
) -> None:
    head = HEAD.replace("正文\n", "解读的文件,正文\n")
    rows = (
        GOOD.replace("正文。\n", ",正文。\n")
        + ",解读,政策解读,2023-01-03,2023-01-04,业务科,112206/2023-00001,讲解。\n"
    )
    source.write_text(head + rows, "utf-8")
    assert gongkai("import", "items", str(source), "--by", "qianjin", "--dry-run").status == 0
    assert gongkai("import", "items", str(source), *AS).status == 0
    assert Document.objects.get(title="解读").interprets.index_no == "112206/2023-00001"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "argv, status",
    [
        (("旧.csv", "--by", "qianjin"), 2),
        (("旧.csv", "--by", "qianjin", "--source", "x"), 2),
        (("旧.csv", "--by", "nobody", "--dry-run"), 2),
        (("旧.csv", "--by", "liqiang", "--dry-run"), 1),
        (("没有.csv", "--by", "qianjin", "--dry-run"), 2),
        (("旧.doc", "--by", "qianjin", "--dry-run"), 2),
        (("旧.csv", "--by", "qianjin", "--dry-run", "--files", "没有"), 2),
        (("假.zip", "--by", "qianjin", "--dry-run"), 1),
        (("假.xlsx", "--by", "qianjin", "--dry-run"), 1),
    ],
)
def test_a_wrong_word_is_answered_in_one_sentence(
    gongkai: Gongkai, source: Path, argv: Any, status: int, monkeypatch: Any
) -> None:
    monkeypatch.chdir(source.parent)
    for fake in ("假.zip", "假.xlsx"):
        Path(fake).write_bytes(b"nothing of the kind")
    done = gongkai("import", "items", *argv)
    assert done.status == status
    assert len(done.err.strip().splitlines()) == 1
