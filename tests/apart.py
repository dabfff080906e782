"""Loaded before the settings (`-p` in pyproject.toml): tests that run side by side keep a data folder each, and on
PostgreSQL a database each for the programs they start."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import psycopg


def a_folder_of_its_own(home: str, worker: str) -> str:
    own = Path(home) / worker
    (own / "static").mkdir(parents=True, exist_ok=True)
    return str(own)


def a_database_of_its_own(url: str, worker: str) -> str:
    """The address of a database named after the worker, made where there is none."""
    name = f"gongkai_{worker}"
    with psycopg.connect(url, autocommit=True) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(f"CREATE DATABASE {name} TEMPLATE template0")  # type: ignore[arg-type]
    return urlsplit(url)._replace(path=f"/{name}").geturl()


if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    if home := os.environ.get("GONGKAI_HOME"):
        os.environ["GONGKAI_HOME"] = a_folder_of_its_own(home, worker)
    if url := os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = a_database_of_its_own(url, worker)
