"""A worker beside the server: started with it, started anew when it falls, stopped with it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

WORKER = (sys.executable, "-m", "gongkai.cli.program", "worker")
REST = 5.0  # seconds before a fallen worker is started anew
PATIENCE = 30.0  # seconds a job may take to come to its end


@contextmanager
def worker_beside() -> Iterator[None]:
    """Keep one worker running inside the block.

    It stands in a session of its own: Ctrl+C at the terminal reaches the server, which then stops the worker once.
    """
    over = threading.Event()
    running = [_start()]
    keeper = threading.Thread(target=_keep, args=(running, over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        _stop(running[0])
        keeper.join(1)


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(WORKER, start_new_session=True)


def _keep(running: list[subprocess.Popen[bytes]], over: threading.Event) -> None:
    while not over.is_set():
        running[0].wait()
        if not over.wait(REST):
            running[0] = _start()


def _stop(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()
