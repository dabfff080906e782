"""The house keeps its shape: who may write what, which way arrows point, what a migration is called."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "gongkai"
STAGE_WRITERS = {
    "cases/acts/taking.py",
    "cases/acts/corrections.py",
    "documents/acts/moving.py",
    "documents/acts/after.py",
    "documents/importing/acts/taking.py",
    "quality/acts/ledger.py",
    "reports/acts.py",
}
MIDDLE = ("agencies", "journal", "search", "documents", "cases", "channels", "quality", "matters", "reports")
WRITING = {
    "create",
    "save",
    "delete",
    "update",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}


def modules(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if "/migrations/" not in name and (not rooms or name.split("/")[0] in rooms):
            yield name, ast.parse(path.read_text("utf-8"))


def test_a_stage_is_written_only_in_acts() -> None:
    writers = set()
    for name, tree in modules():
        for node in ast.walk(tree):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and any(
                isinstance(t, ast.Attribute) and t.attr == "stage" for t in targets
            ):
                writers.add(name)
            if isinstance(node, ast.Call) and _sets_stage(node):
                writers.add(name)
    assert writers <= STAGE_WRITERS


def _sets_stage(call: ast.Call) -> bool:
    """`objects.update(stage=…)`, `setattr(x, "stage", …)`."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ("update", "create", "update_or_create", "bulk_update"):
        return any(k.arg == "stage" for k in call.keywords)
    return name == "setattr" and any(isinstance(a, ast.Constant) and a.value == "stage" for a in call.args)


def test_the_rooms_are_written_only_by_their_acts() -> None:
    faults = []
    for name, tree in modules():
        is_act = name.endswith("/acts.py") or "/acts/" in name
        if is_act or name.split("/")[0] in ("law", "text"):
            continue
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in WRITING
                and not (node.func.attr == "save" and node.args)  # a paper saved to a file
            ):
                said = ast.unparse(node.func)
                if ".objects" in said or re.search(
                    r"\b(case|document|edition|finding|report|entry|person)\.(save|delete)$", said
                ):
                    faults.append(f"{name}: {said}")
    assert faults == []


@pytest.mark.parametrize("room", MIDDLE)
def test_a_room_has_the_same_furniture(room: str) -> None:
    # A room whose acts or models are many keeps them in a folder of that name, by matter.
    names = {p.name for p in (PACKAGE / room).iterdir()}
    whole = {f"{n}.py" if n in ("models", "acts") else n for n in names}
    assert {"__init__.py", "apps.py", "models.py", "acts.py", "reads.py", "migrations"} <= whole
    assert not names & {"views.py", "urls.py", "templates", "forms.py", "admin.py"}


def test_an_act_names_the_fields_it_writes() -> None:
    """`save()` without update_fields would write back what somebody else changed meanwhile."""
    faults = []
    for name, tree in modules(*MIDDLE):
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "save"
                and not node.args  # a paper saved to a file
            ):
                keywords = {k.arg for k in node.keywords}
                if not keywords & {"update_fields", "force_insert", "save"}:
                    faults.append(f"{name}:{node.lineno}")
    assert faults == []


def test_migrations_have_names() -> None:
    for path in PACKAGE.rglob("migrations/0*.py"):
        assert "_auto_" not in path.name
        assert re.fullmatch(r"\d{4}_[a-z_]{6,}\.py", path.name), path.name


def test_importing_the_ground_floor_loads_no_framework() -> None:
    code = (
        "import sys, pkgutil, importlib, gongkai.law, gongkai.text\n"
        "for p in (gongkai.law, gongkai.text):\n"
        "    for m in pkgutil.walk_packages(p.__path__, p.__name__ + '.'): importlib.import_module(m.name)\n"
        "bad = sorted(m for m in sys.modules if m.split('.')[0] in ('django', 'docx', 'openpyxl'))\n"
        "print(bad); sys.exit(bool(bad))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_names_a_registry_or_a_machine_path() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout.split("\n")
    registry = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|/root/|/work/")
    faults = []
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in {".png", ".ico", ".xz"} or path == Path(__file__) or not path.is_file():
            continue
        if registry.search(path.read_text("utf-8", errors="ignore")):
            faults.append(name)
    assert faults == []


@pytest.mark.parametrize("floor", ["law", "text"])
@pytest.mark.parametrize(
    "sin",
    [
        "from django.utils import timezone\n\ntimezone.now()\n",
        "from datetime import date\n\ndate.today()\n",
        "import datetime\n\ndatetime.datetime.now()\n",
    ],
)
def test_framework_and_clock_planted_on_the_ground_floor_fail_the_check(floor: str, sin: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--stdin-filename", f"gongkai/{floor}/planted.py", "-"],
        input=sin, capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "TID251" in done.stdout


@pytest.mark.parametrize(
    ("file", "says"), [("README.md", "{} rules of official Chinese"), ("README.zh.md", "{}条公文文字规则")]
)
def test_the_readme_counts_the_rules_of_writing_right(file: str, says: str) -> None:
    from gongkai.text.catalogue import rules

    assert says.format(len(rules())) in (ROOT / file).read_text("utf-8")
