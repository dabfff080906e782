"""One process at a time: a name held against all others, and freed by the system when its holder dies.

On PostgreSQL an advisory lock of the session, so that it holds across machines; elsewhere a locked file in the data
folder, for there the database is a file of this machine too. A row lock would keep every other writer of SQLite
waiting for as long as a job runs.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

FAMILY = 0x676B  # keeps these locks apart from other users of the same database
PAUSE = 0.2


@contextmanager
def alone(name: str, *, wait: float = 0) -> Iterator[bool]:
    """Hold `name` inside the block. Yields False when another has it and kept it for `wait` seconds."""
    holding = _advisory(name, wait) if connection.vendor == "postgresql" else _file(name, wait)
    with holding as mine:
        yield mine


@contextmanager
def _advisory(name: str, wait: float) -> Iterator[bool]:
    """Over a connection of its own: a job may let go of the one it works with."""
    key, link = crc32(name.encode()) - 2**31, connection.copy()
    mine = False
    try:
        mine = _soon(lambda: _ask(link, "SELECT pg_try_advisory_lock(%s, %s)", key), wait)
        yield mine
    finally:
        if mine and link.is_usable():  # a broken connection has let go already
            _ask(link, "SELECT pg_advisory_unlock(%s, %s)", key)
        link.close()


def _ask(link: BaseDatabaseWrapper, statement: str, key: int) -> bool:
    with link.cursor() as cursor:
        cursor.execute(statement, [FAMILY, key])
        return bool(cursor.fetchone()[0])


@contextmanager
def _file(name: str, wait: float) -> Iterator[bool]:
    folder = Path(settings.HOME) / "locks"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _soon(lambda: _locked(file), wait)
    finally:
        os.close(file)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _soon(take: Callable[[], bool], wait: float) -> bool:
    """Try until it is taken or the time is up."""
    until = time.monotonic() + wait
    while not (mine := take()) and time.monotonic() < until:
        time.sleep(PAUSE)
    return mine
