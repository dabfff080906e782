"""The text engine against its peers, each in an environment of its own, over the same text in the same run.

`python -m bench text_engine` makes the environments (once, below GONGKAI_HOME/peers) from the package indexes the machine
is set up for, and says of each that cannot be had why. Speeds are characters a second of the quickest of three rounds;
what is to be compared are the ratios.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.cli.demonstration.source import body, data

HERE = Path(__file__).parent / "peers"
CHARACTERS = 350_000  # about 1 MB
LONG = (3_500_000, 35_000_000)  # about 10 MB and 100 MB
WAIT = 900  # seconds for one peer


@dataclass(frozen=True)
class Peer:
    """`package` as the index names it; `words` go behind the text on the command line."""

    name: str
    package: str
    script: str
    words: tuple[str, ...] = ()


WRITING = (
    Peer("pycorrector ConfusionCorrector", "pycorrector", "pycorrector_offline.py", ("confusion",)),
    Peer("pycorrector ProperCorrector", "pycorrector", "pycorrector_offline.py", ("proper",)),
    Peer("zhlint", "zhlint", "zhlint.mjs"),
    Peer("autocorrect", "autocorrect-py", "autocorrect.py"),
)
PERSONAL = (
    Peer("jionlp", "jionlp", "jionlp_personal.py"),
    Peer("Presidio", "presidio-analyzer", "presidio.py"),
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.txt"
        text.write_text(_sample(CHARACTERS), "utf-8")
        fast, whole, personal = (_ours(text, way) for way in ("fast", "all", "personal"))
        print(
            f"import of the catalogue: {_import_seconds():.3f} s of a process's life, {_bare_seconds():.3f} s of an empty one"
        )
        _told("all rules, without figures of usage", fast)
        _told("all rules and spelling", whole)
        _told("personal data", personal)
        _against(WRITING, text, whole)
        _against(PERSONAL, text, personal)
        _longer(Path(folder), fast)


def _sample(characters: int) -> str:
    one = "\n".join(body(item["id"]) for item in data("items_2023")["items"])
    return (one * (characters // len(one) + 1))[:characters]


def _against(peers: tuple[Peer, ...], text: Path, ours: dict[str, Any]) -> None:
    for peer in peers:
        try:
            theirs = _run(_command(peer, text), cwd=_home(peer))
        except RuntimeError as wrong:
            print(f"  {peer.name}: could not be run ({wrong})")
            continue
        ratio = theirs["seconds"] / ours["seconds"]
        _told(f"  {peer.name}", theirs, f", takes {ratio:.2f} × our time")


def _longer(folder: Path, short: dict[str, Any]) -> None:
    for characters in LONG:
        text = folder / "long.txt"
        text.write_text(_sample(characters), "utf-8")
        size = text.stat().st_size
        done = _ours(text, "fast")
        slower = (done["seconds"] / done["characters"]) / (short["seconds"] / short["characters"])
        _told(f"{size / 1e6:.0f} MB", done, f", {slower:.2f} × the time a character of the short text takes")


def _told(name: str, done: dict[str, Any], more: str = "") -> None:
    speed = done["characters"] / done["seconds"] / 1e6
    print(
        f"{name}: {speed:.3f} million characters/s, {done['found']} found, {done['memory_mb']} MB{more}",
        flush=True,
    )


def _ours(text: Path, way: str) -> dict[str, Any]:
    root = str(HERE.parents[1])
    return _run(
        [sys.executable, str(HERE / "ours.py"), str(text), way], env=os.environ | {"PYTHONPATH": root}
    )


def _run(command: list[str], **how: Any) -> dict[str, Any]:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=WAIT, **how)
    except (subprocess.TimeoutExpired, OSError) as wrong:
        raise RuntimeError(type(wrong).__name__) from None
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or ["no reason given"])[-1][:120])
    result: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


def _home(peer: Peer) -> Path:
    return Path(os.environ.get("GONGKAI_HOME", "var")).resolve() / "peers" / peer.package


def _command(peer: Peer, text: Path) -> list[str]:
    home = _home(peer)
    if peer.script.endswith(".mjs"):
        if not (home / "node_modules" / peer.package).is_dir():
            home.mkdir(parents=True, exist_ok=True)
            (home / "package.json").write_text('{"private": true}\n', "utf-8")
            _made(["npm", "install", "--silent", peer.package], home)
        return ["node", str(HERE / peer.script), str(text)]
    python = home / "bin" / "python"
    if not (home / "made").is_file():
        _made([sys.executable, "-m", "venv", "--clear", str(home)], Path.cwd())
        _made([str(python), "-m", "pip", "install", "-q", peer.package], home)
        (home / "made").touch()
    return [str(python), str(HERE / peer.script), str(text), *peer.words]


def _made(command: list[str], where: Path) -> None:
    try:
        subprocess.run(command, cwd=where, check=True, capture_output=True, timeout=WAIT)
    except (subprocess.SubprocessError, OSError) as wrong:
        raise RuntimeError(f"{command[0]} did not set it up: {type(wrong).__name__}") from None


def _seconds(code: str) -> Iterator[float]:
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        yield time.perf_counter() - start


def _import_seconds() -> float:
    return min(_seconds("import gongkai.text.catalogue"))


def _bare_seconds() -> float:
    return min(_seconds("pass"))


if __name__ == "__main__":
    main()
