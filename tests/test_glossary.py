"""One word for one thing, all over the house."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from gongkai.law.glossary import glossary

ROOT = Path(__file__).resolve().parents[1] / "gongkai"
ROOMS = ("agencies", "journal", "documents", "cases", "channels", "quality", "matters", "reports", "law")


def enums_of_law() -> Iterator[type[Enum]]:
    for path in sorted((ROOT / "law").glob("*.py")):
        module = importlib.import_module(f"gongkai.law.{path.stem}")
        for found in vars(module).values():
            if isinstance(found, type) and issubclass(found, Enum) and found.__module__ == module.__name__:
                yield found


def test_every_enum_member_of_the_law_has_a_row() -> None:
    codes = {term.code for term in glossary()}
    missing = [
        f"{e.__name__}.{m.value}" for e in enums_of_law() for m in e if f"{e.__name__}.{m.value}" not in codes
    ]
    assert missing == []


def test_no_row_names_a_member_that_is_gone() -> None:
    members = {f"{e.__name__}.{m.value}" for e in enums_of_law() for m in e}
    assert {t.code for t in glossary() if "." in t.code} == members


def test_no_banned_word_names_a_model_a_field_an_enum_or_an_act() -> None:
    banned = {word: term.code for term in glossary() for word in term.never}
    assert [name for name in names_of_the_rooms() if name in banned] == []


def names_of_the_rooms() -> Iterator[str]:
    """Classes of models.py, their fields, enum members of law/, public functions of acts.py: in snake case."""
    for room in ROOMS:
        for path in (ROOT / room).glob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef):
                    yield snake(node.name)
                    if path.name == "models.py":
                        yield from (
                            t.id
                            for a in node.body
                            if isinstance(a, ast.Assign)
                            for t in a.targets
                            if isinstance(t, ast.Name)
                        )
                elif (
                    isinstance(node, ast.FunctionDef)
                    and path.name == "acts.py"
                    and not node.name.startswith("_")
                ):
                    yield node.name
    for enum in enums_of_law():
        yield from (member.value for member in enum)


def snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def test_every_row_says_what_it_means() -> None:
    assert all(term.term and term.means for term in glossary())
    codes = [term.code for term in glossary()]
    assert len(codes) == len(set(codes))
