"""Workers as processes of their own, on both databases: one clock between them, every job once, none left behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.drills.test_a_killed_process import GONGKAI, ROOT, answers, soon

LOOK = """
import json, django; django.setup()
from django_tasks_db.models import DBTaskResult
from gongkai.journal.models import JobRun
tasks = list(DBTaskResult.objects.values_list("task_path", "status"))
runs = list(JobRun.objects.order_by("pk").values_list("job", "ok", "error"))
print(json.dumps({"tasks": tasks, "runs": runs}))
"""
WAITING = ["gongkai.cli.tick.tick", "READY"]
ALL = [
    "addresses", "clocks", "digest", "drafts", "identity", "mail", "matters", "patrol", "queue", "releases", "speller",
    "validity", "vault", "wechat",
]  # fmt: skip


class Home:
    """An installation, and the processes started on it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment | {"DJANGO_SETTINGS_MODULE": "gongkai.site.settings"}
        self.started: list[subprocess.Popen[bytes]] = []

    def run(self, *argv: str) -> str:
        return subprocess.run(
            [*GONGKAI, *argv], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        ).stdout

    def start(self, *argv: str) -> subprocess.Popen[bytes]:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.started.append(subprocess.Popen([*GONGKAI, *argv], cwd=ROOT, env=self.environment, **quiet))  # type: ignore[call-overload]
        return self.started[-1]

    def look(self) -> dict[str, Any]:
        found = subprocess.run(
            [sys.executable, "-c", LOOK],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(found.stdout)

    def done(self) -> bool:
        return sorted(job for job, ok, _ in self.look()["runs"] if ok) == ALL

    def waiting(self) -> list[list[str]]:
        return [task for task in self.look()["tasks"] if task == WAITING]


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """Empty, set up, on a fixed day."""
    plain = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment = plain | {"GONGKAI_HOME": str(tmp_path), "GONGKAI_DEMO": "1", "GONGKAI_TODAY": "2026-11-25"}
    if request.param == "postgresql":
        if not os.environ.get("DATABASE_URL"):
            pytest.fail("the drills run on PostgreSQL: ./test drills")
        environment["DATABASE_URL"] = os.environ["DATABASE_URL"]
    home = Home(environment)
    home.run("setup", "--quiet")
    yield home
    for process in home.started:
        process.kill()
        process.wait()
    if request.param == "postgresql":
        subprocess.run(
            [sys.executable, "-m", "django", "flush", "--no-input"],
            cwd=ROOT,
            env=home.environment,
            check=True,
        )


def test_two_workers_share_one_clock_and_do_every_job_once(home: Home) -> None:
    workers = [home.start("worker") for _ in range(2)]
    assert soon(home.done), home.look()
    assert home.waiting() == [WAITING]
    home.start("worker")
    assert soon(lambda: sum(status == "SUCCESSFUL" for _, status in home.look()["tasks"]) >= 2)
    assert home.waiting() == [WAITING]
    assert home.done(), "a third worker woke and found everything done"
    for worker in workers:
        worker.terminate()
        assert worker.wait(20) == 0, "a worker with nothing at hand leaves at once"


def test_a_worker_killed_in_a_job_is_made_good_by_the_next(home: Home) -> None:
    home.run("demo")
    killed = home.start("worker")
    assert soon(lambda: any(not ok for _, ok, _ in home.look()["runs"]) or home.done())
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    home.start("worker")
    assert soon(home.done), home.look()
    assert home.waiting() == [WAITING]


def worker_of(server: int) -> list[int]:
    """The worker a server started, by the table of processes."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == server and b"\0worker" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:  # it ended while it was read
            continue
    return found


def lives(process: int) -> bool:
    try:
        return (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_worker_ends_with_its_server_however_that_ends(home: Home, how: signal.Signals) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = home.start("serve", "--port", str(port))
    assert soon(lambda: answers(port))
    assert soon(home.done)
    (worker,) = worker_of(server.pid)
    second = home.start("serve", "--port", str(port))
    assert second.wait(20) == 2, "the port is taken"
    assert worker_of(second.pid) == []
    server.send_signal(how)
    server.wait(30)
    assert soon(lambda: not lives(worker)), "the worker went on"
    assert soon(lambda: not answers(port))


def test_a_worker_that_falls_is_started_anew(home: Home) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = home.start("serve", "--port", str(port))
    assert soon(home.done)
    (worker,) = worker_of(server.pid)
    os.kill(worker, signal.SIGKILL)
    assert soon(lambda: [w for w in worker_of(server.pid) if w != worker and lives(w)] != [])
    server.terminate()
    server.wait(30)
