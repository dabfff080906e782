"""A process killed in the middle of its work leaves whole acts or none, and serves again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GONGKAI = [sys.executable, "-m", "gongkai.cli.program"]


def environment(home: Path) -> dict[str, str]:
    plain = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    return plain | {"GONGKAI_HOME": str(home), "GONGKAI_DEMO": "1", "GONGKAI_TODAY": "2026-11-25"}


def run(home: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*GONGKAI, *argv], cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False
    )


def test_loading_killed_half_way_leaves_nothing_and_can_be_done_again(tmp_path: Path) -> None:
    assert run(tmp_path, "setup", "--quiet").returncode == 0
    loading = subprocess.Popen([*GONGKAI, "demo"], cwd=ROOT, env=environment(tmp_path))
    time.sleep(2.5)
    loading.send_signal(signal.SIGKILL)
    loading.wait()
    verified = run(tmp_path, "journal", "verify", "--json")
    assert '"rows": 0' in verified.stdout, "the load finished before it was killed, or left half of itself"
    assert run(tmp_path, "demo").returncode == 0
    assert '"ok": true' in run(tmp_path, "journal", "verify", "--json").stdout


def test_a_patrol_killed_at_any_moment_leaves_an_unbroken_chain(tmp_path: Path) -> None:
    assert run(tmp_path, "setup", "--quiet").returncode == 0
    assert run(tmp_path, "demo").returncode == 0
    for delay in (0.6, 0.9, 1.2):
        working = subprocess.Popen(
            [*GONGKAI, "nightly"], cwd=ROOT, env=environment(tmp_path), stdout=subprocess.DEVNULL
        )
        time.sleep(delay)
        working.send_signal(signal.SIGKILL)
        working.wait()
        assert '"ok": true' in run(tmp_path, "journal", "verify", "--json").stdout
    assert '"findings_entered"' in run(tmp_path, "nightly", "--json").stdout
    assert '"findings_entered": 0' in run(tmp_path, "nightly", "--json").stdout


def test_a_killed_server_takes_its_workers_along_and_starts_again(tmp_path: Path) -> None:
    assert run(tmp_path, "setup", "--quiet").returncode == 0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for _ in range(2):
        serving = subprocess.Popen(
            [*GONGKAI, "serve", "--port", str(port)], cwd=ROOT, env=environment(tmp_path),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert soon(lambda: answers(port)), "the server did not start"
        serving.send_signal(signal.SIGKILL)
        serving.wait()
        assert soon(lambda: not answers(port)), "workers went on serving"


def soon(happened: Callable[[], bool]) -> bool:
    for _ in range(100):
        if happened():
            return True
        time.sleep(0.1)
    return False


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1) as answer:
            return answer.status == 200
    except OSError:
        return False
