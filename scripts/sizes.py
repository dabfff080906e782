"""Print the ten largest files and functions: for the eye, not for a rule."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    files, functions = [], []
    for path in (ROOT / "gongkai").rglob("*.py"):
        if "migrations" in path.parts:
            continue
        text, name = path.read_text("utf-8"), path.relative_to(ROOT).as_posix()
        files.append((text.count("\n"), name))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                functions.append(((node.end_lineno or 0) - node.lineno + 1, f"{name}:{node.name}"))
    for title, found in (("files", files), ("functions", functions)):
        print(title)
        for lines, name in sorted(found, reverse=True)[:10]:
            print(f"  {lines:5} {name}")


if __name__ == "__main__":
    main()
