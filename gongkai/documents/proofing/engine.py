"""The state of the rules of writing and of what reads texts for them: what a text was held to is known by its fingerprint."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from gongkai.documents.wordlists.reads import HouseLists
from gongkai.text import catalogue

MADE_OF = ("gongkai.text", "gongkai.files", "gongkai.documents.proofing")
READ = (".py", ".toml", ".txt", ".json", ".npz", ".npy", ".bin")


def engine() -> str:
    """SHA-256 over the rules there are, everything they are made of, and what reads files for them: another one means that
    other things may be found."""
    return _engine(tuple(rule.code for rule in catalogue.rules()))


@cache
def _engine(codes: tuple[str, ...]) -> str:
    whole = hashlib.sha256("\n".join(codes).encode())
    there = [found for package in MADE_OF for found in _files(files(package), package)]
    for name, one in sorted(there, key=lambda found: found[0]):
        whole.update(f"\n{name}\n".encode())
        whole.update(one.read_bytes())
    return whole.hexdigest()


def _files(folder: Traversable, above: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for one in folder.iterdir():
        name = f"{above}/{one.name}"
        if one.is_dir():
            found += _files(one, name) if one.name != "__pycache__" else []
        elif one.name.endswith(READ):
            found.append((name, one))
    return found


def held_to(house: HouseLists) -> str:
    """The fingerprint of the rules and an agency's lists together."""
    return hashlib.sha256(f"{engine()}\n{house.told}".encode()).hexdigest()
