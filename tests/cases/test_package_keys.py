"""The keys of a package's JSON files are those its page documents, no more and no fewer."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

from gongkai.cases.package import package_of
from tests.cases.test_package import archived
from tests.cast import Cast

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "read-an-archive-package.md"


def keys_of(found: Any) -> set[str]:
    """Every key, at any depth; a journal line's own facts aside."""
    if isinstance(found, list):
        return set().union(*map(keys_of, found)) if found else set()
    if not isinstance(found, dict):
        return set()
    return set(found).union(*(keys_of(value) for name, value in found.items() if name != "facts"))


def test_every_key_in_it_is_documented(cast: Cast) -> None:
    documented = {
        row[0]: set(re.findall(r"`(\w+)`", row[1]))
        for row in re.findall(r"^\| `([^`]+\.json)` \| (.+) \|$", PAGE.read_text(), re.MULTILINE)
    }
    packed = zipfile.ZipFile(io.BytesIO(package_of(archived(cast, "照片.png"))))
    machine = [name for name in packed.namelist() if name.endswith(".json")]
    assert set(documented) == set(machine)
    for name in machine:
        assert keys_of(json.loads(packed.read(name))) <= documented[name], name
