"""An import killed at any moment is run again: every row is in once, with its number and its line in the journal."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

from tests.drills.test_a_killed_process import GONGKAI, ROOT, environment, run

ROWS = 700


def test_rows_of_a_killed_import_are_in_once_and_whole(tmp_path: Path) -> None:
    home, source = tmp_path / "home", tmp_path / "旧.csv"
    assert run(home, "setup", "--quiet").returncode == 0
    assert run(home, "demo").returncode == 0
    head = "标题,栏目,成文日期,发布日期,责任科室,正文\n"
    body = "".join(f"旧通知{n},政策文件,2020-01-02,2020-01-03,办公室,第{n}号正文。\n" for n in range(ROWS))
    source.write_text(head + body, "utf-8")
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
