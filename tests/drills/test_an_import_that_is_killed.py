"""An import killed at any moment is run again: every row is in once, with its number, its file and its line in the journal."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.channels.exchange.package import SCHEMA
from tests.drills.test_a_killed_process import GONGKAI, ROOT, environment, run
from tests.papers import pdf

ROWS = 700
DAYS = {"made_on": "2020-01-02", "published_on": "2020-01-03"}
CODES = {"attribute": {"code": "proactive"}, "column": {"code": "policy"}, "division": {"code": "BGS"}}


def sheet(folder: Path) -> Path:
    source = folder / "旧.csv"
    head = "标题,栏目,成文日期,发布日期,责任科室,正文\n"
    body = "".join(f"旧通知{n},政策文件,2020-01-02,2020-01-03,办公室,第{n}号正文。\n" for n in range(ROWS))
    source.write_text(head + body, "utf-8")
    return source


def package(folder: Path) -> Path:
    """An exchange package; every seventh record has a file with it."""
    source, content = folder / "旧.zip", pdf()
    name = f"files/{hashlib.sha256(content).hexdigest()}.pdf"
    records = "\n".join(
        json.dumps(
            {"status": "published", "title": f"旧通知{n}", "text": f"第{n}号正文。", **DAYS, **CODES}
            | ({"attachments": [{"name": "名单.pdf", "file": name}]} if n % 7 == 0 else {})
        )
        for n in range(ROWS)
    ).encode()
    files = {"records.jsonl": records, name: content}
    entries = [{"name": n, "sha256": hashlib.sha256(c).hexdigest(), "size": len(c)} for n, c in files.items()]
    with zipfile.ZipFile(source, "w") as out:
        out.writestr("manifest.json", json.dumps({"schema": SCHEMA, "entries": entries}))
        for entry, body in files.items():
            out.writestr(entry, body)
    return source


@pytest.mark.parametrize("made", [sheet, package])
def test_rows_of_a_killed_import_are_in_once_and_whole(tmp_path: Path, made: Callable[[Path], Path]) -> None:
    home, source = tmp_path / "home", made(tmp_path)
    assert run(home, "setup", "--quiet").returncode == 0
    assert run(home, "demo").returncode == 0
    argv = ["import", "items", str(source), "--by", "p04", "--source", "原网站", "--attest", "--json"]
    killed = 0
    for delay in (2.0, 2.5, 3.0):
        working = subprocess.Popen(
            [*GONGKAI, *argv], cwd=ROOT, env=environment(home), stdout=subprocess.DEVNULL
        )
        time.sleep(delay)
        killed += working.poll() is None
        working.send_signal(signal.SIGKILL)
        working.wait()
    assert killed, "the import was over before it was killed"
    done = run(home, *argv)
    assert done.returncode == 0, done.stdout + done.stderr
    counts = json.loads(done.stdout)
    assert counts["imported"] + counts["already"] == ROWS
    assert counts["already"] % 50 == 0
    again = json.loads(run(home, *argv).stdout)
    assert (again["imported"], again["already"], again["errors"]) == (0, ROWS, [])
    assert '"ok": true' in run(home, "journal", "verify", "--json").stdout
