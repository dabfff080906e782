"""Personal data in running text and in a register full of persons, and how time grows with length.

jionlp and Presidio run over the same texts where `python -m bench text_engine` has made their environments.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.text_engine import PERSONAL, Peer, _command, _home, _run, _sample
from bench.timing import best
from gongkai.text.personal import look, mask

PROSE, LONGER = 350_000, 3_500_000
PERSON = "{at}\t张建国\t男\t2299011980010112{at:02}\t139000{at:05}\t甲山市河东区红旗街{at}号3单元502室\t6222020000000{at:06}\n"


def main() -> None:
    prose = _sample(PROSE)
    register = "序号\t姓名\t性别\t证件号码\t联系电话\t住址\t卡号\n" + "".join(
        PERSON.format(at=at) for at in range(10, 3000)
    )
    alone = _told("running text", prose)
    _told("a register of 2,990 persons", register)
    print(f"ten times as long: {_told('  longer', _sample(LONGER)) / alone:.2f} × the time a character takes")
    print(
        f"covering the register: {best(lambda: mask(register, look(register)), 3) / best(lambda: look(register), 3):.2f} × finding"
    )
    for name, text in (("running text", prose), ("a register", register)):
        for peer in PERSONAL:
            _beside(peer, name, text)


def _told(name: str, text: str) -> float:
    """Seconds a character takes."""
    seconds = best(lambda: look(text), 3)
    print(f"{name}: {len(text) / seconds / 1e6:.2f} million characters/s, {len(look(text))} found")
    return seconds / len(text)


def _beside(peer: Peer, name: str, text: str) -> None:
    if not (_home(peer) / "made").is_file():
        print(f"  {peer.name}: not set up here")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, "utf-8")
        try:
            theirs = _run(_command(peer, path))["seconds"]
        except RuntimeError as wrong:
            print(f"  {peer.name}: could not be run ({wrong})")
            return
    print(f"  {peer.name}, {name}: takes {theirs / best(lambda: look(text), 3):.1f} × our time")


if __name__ == "__main__":
    main()
