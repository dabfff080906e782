"""Putting findings right in a text (改正): only what may be put right without asking, unless asked for more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai.text.finding import Edit, Finding, Fix

MOST_ROUNDS = (
    10  # one mend may show the next fault; a pair of rules that undo each other must not go on for ever
)


@dataclass(frozen=True)
class Mended:
    """The text as it is now, and what was put right in it, in order of place and round."""

    text: str
    done: tuple[Finding, ...]


def mend(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> Mended:
    """Put right what may be; of findings whose edits overlap the first is taken and the others wait for another round."""
    may = {Fix.SAFE, Fix.UNSAFE} if unsafe else {Fix.SAFE}
    taken: list[Edit] = []
    touched: set[int] = set()
    done: list[Finding] = []
    for one in sorted(findings, key=lambda f: (f.start, f.end)):
        if one.fix in may and one.edits and touched.isdisjoint(_places(one.edits)):
            taken += one.edits
            touched |= _places(one.edits)
            done.append(one)
    for edit in sorted(taken, reverse=True):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return Mended(text, tuple(done))


def mend_until_still(
    text: str, findings_in: Callable[[str], Iterable[Finding]], *, unsafe: bool = False
) -> Mended:
    """Mend, look again, mend again, until nothing more can be put right or the rounds are used up."""
    done: list[Finding] = []
    for _ in range(MOST_ROUNDS):
        one_round = mend(text, findings_in(text), unsafe=unsafe)
        if one_round.text == text:
            break
        text = one_round.text
        done += one_round.done
    return Mended(text, tuple(done))


def _places(edits: Iterable[Edit]) -> set[int]:
    """The offsets edits touch; words put in between two characters touch the one after them."""
    return {at for edit in edits for at in range(edit.start, max(edit.end, edit.start + 1))}
