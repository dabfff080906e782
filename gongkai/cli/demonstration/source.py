"""The files of the demonstration year."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def data(name: str) -> Any:
    """The content of one YAML file, e.g. `data("org")`."""
    return yaml.safe_load((files(__package__) / f"{name}.yaml").read_text("utf-8"))


def body(key: str) -> str:
    """The text of an item or interpretation (`D24`, `J24`)."""
    return (files(__package__) / "bodies" / f"{key}.md").read_text("utf-8").strip()


def page(name: str) -> str:
    """A whole page: `guide`, `rules`."""
    return (files(__package__) / f"{name}.md").read_text("utf-8").strip()


def day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
