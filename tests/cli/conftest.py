"""The program as another program runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from gongkai.cli import program


@dataclass(frozen=True)
class Done:
    """Exit status, stdout and stderr of one run."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def gongkai(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """`gongkai("due", "--received", …)`."""

    def run(*argv: str) -> Done:
        try:
            status = program.main(argv)
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = capsys.readouterr()
        return Done(status, out, err)

    return run
