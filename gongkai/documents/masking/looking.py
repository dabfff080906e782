"""What is found in an attachment, as it may be shown: masked, by place, under keys that say nothing of the words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.crypto import salted_hmac

from gongkai.documents.masking.persons import register_after
from gongkai.files.cleansing import masking, personal
from gongkai.files.cleansing.deciding import Decision, Decisions
from gongkai.files.cleansing.shapes import Found, Overview
from gongkai.files.opening import Unreadable
from gongkai.law.source import Refusal
from gongkai.text.lists import Lists
from gongkai.text.personal import LABELS, REASONS, Register, hide_numbers

# So that a page answers in seconds: every finding costs its part of a thousandth, every page of a PDF half a second.
MOST_FOUND = 5_000
MOST_PAGES = 20
PAGE = re.compile(r"第(\d+)页")
SAME = "与别处找到的相同"
COMMAND = "请管理员用命令 gongkai mask 处理，或者分成几个文件再遮盖"


@dataclass(frozen=True)
class Finding:
    """The same words of one kind at one place: the mask, how often, why they were found, whether it is certain.

    What `is_asked` is mostly an office's own and needs somebody to decide.
    """

    key: str
    kind: str
    place: str
    shown: str
    why: str
    is_certain: bool
    is_asked: bool
    times: int = 1

    @property
    def label(self) -> str:
        return LABELS[self.kind]

    @property
    def group(self) -> str:
        return group_of(self.kind, is_asked=self.is_asked)


@dataclass(frozen=True)
class Group:
    """All findings of a kind that are decided alike unless one of them is decided by itself."""

    key: str
    label: str
    is_asked: bool
    times: int


@dataclass(frozen=True)
class Look:
    """A look over an attachment. `state` stands for the file as it was; `gone`: how many findings lie in what is taken out."""

    state: str
    findings: list[Finding]
    groups: list[Group]
    gone: int
    removed: list[str]
    unread: list[str]
    hidden_sheets: list[tuple[str, str]]

    @property
    def times(self) -> int:
        return sum(one.times for one in self.findings)

    @property
    def asked(self) -> int:
        return sum(one.times for one in self.findings if one.is_asked)

    @property
    def is_clean(self) -> bool:
        return not (self.findings or self.gone or self.removed)


def group_of(kind: str, *, is_asked: bool) -> str:
    return f"{kind}-asked" if is_asked else kind


def state_of(digest: str) -> str:
    """What stands for a file on a page, without telling its fingerprint."""
    return _mark("file", digest)


def key_of(digest: str, kind: str, place: str, text: str) -> str:
    return _mark(digest, kind, place, text)


def _mark(*said: str) -> str:
    return salted_hmac("gongkai.documents.masking", "\n".join(said), algorithm="sha256").hexdigest()[:24]


@dataclass(frozen=True)
class Choice:
    """What somebody decided: mask, remove, or keep for a reason and under a basis."""

    do: str
    reason: str = ""
    basis: str = ""


class Chosen(Decisions):
    """What was decided of single findings and of groups, by key; the rest is masked, or asked for."""

    def __init__(self, digest: str, choices: Mapping[str, Choice], show: Iterable[str] = ()) -> None:
        """Raises Refusal for a keeping without its reason and basis. `show`: sheets to show, by name."""
        super().__init__(Decision("unhide", where=f"工作表“{name}”") for name in show)
        self._digest = digest
        self._choices = {
            key: Decision(one.do, reason=one.reason.strip(), basis=one.basis.strip())
            for key, one in choices.items()
        }

    def about(self, kind: str, text: str, where: str, *, is_asked: bool = False) -> Decision:
        own = self._choices.get(key_of(self._digest, kind, where, text))
        by_group = self._choices.get(group_of(kind, is_asked=is_asked))
        return own or by_group or super().about(kind, text, where, is_asked=is_asked)


@dataclass(frozen=True)
class Tools:
    """Who finds and who covers for an agency, on a day. `given`: the masks persons of the document have."""

    lists: Lists
    given: Mapping[str, str]

    def overview(self, content: bytes, name: str, decisions: Decisions) -> Overview:
        """Raises Refusal for a file that cannot be masked, or with more in it than a page waits for."""
        try:
            seen = masking.look_over(content, name, decisions, **self.how())
        except Unreadable as wrong:
            raise Refusal((f"“{hide_numbers(name, '***')}”不能遮盖：{wrong}", None)) from None
        pages = {found[1] for one in seen.found if not one.is_gone and (found := PAGE.match(one.place))}
        is_long = len(pages) > MOST_PAGES and name.lower().endswith(".pdf")
        if len(seen.found) > MOST_FOUND or is_long:
            says = f"{len(pages)}页里有个人信息" if is_long else f"有{len(seen.found)}处个人信息"
            raise Refusal((f"“{hide_numbers(name, '***')}”{says}，太多了，{COMMAND}", None))
        return _without_words(seen)

    def how(self, register: Register | None = None) -> dict[str, Any]:
        """`register`: takes the masks of persons that are given now."""
        register = register or register_after(self.given)
        return {
            "finder": personal.finder(self.lists),
            "masker": personal.masker(styles=dict(self.lists.masks), register=register),
        }


def _without_words(seen: Overview) -> Overview:
    """Sentences of the account never repeat what was found."""
    return replace(
        seen, removed=without_words(seen.removed, seen.found), unread=without_words(seen.unread, seen.found)
    )


def without_words(sentences: Iterable[str], found: Iterable[Found]) -> list[str]:
    """The sentences with every found word in them covered."""
    words = sorted(
        {(one.text, one.masked) for one in found if len(one.text) > 1}, key=lambda row: -len(row[0])
    )
    return [_covered(said, words) for said in sentences]


def _covered(said: str, words: Collection[tuple[str, str]]) -> str:
    for text, mask in words:
        if text in said:
            said = said.replace(text, mask)
    return said


def look_of(seen: Overview, digest: str) -> Look:
    """An overview as it may be shown."""
    findings: dict[str, Finding] = {}
    for one in seen.found:
        if one.is_gone:
            continue
        key = key_of(digest, one.kind, one.place, one.text)
        if key in findings:
            findings[key] = replace(findings[key], times=findings[key].times + 1)
        else:
            why = REASONS.get(one.why, SAME)
            findings[key] = Finding(key, one.kind, one.place, one.masked, why, one.certain, one.is_asked)
    rows = list(findings.values())
    return Look(
        state_of(digest), rows, _groups(rows), sum(one.is_gone for one in seen.found), seen.removed, seen.unread,
        [(_mark(digest, "sheet", name), _covered(name, _words(seen))) for name in seen.hidden_sheets],
    )  # fmt: skip


def _words(seen: Overview) -> list[tuple[str, str]]:
    return [(one.text, one.masked) for one in seen.found if len(one.text) > 1]


def sheets_of(seen: Overview, digest: str, keys: Collection[str]) -> list[str]:
    """The hidden sheets somebody wants to be shown, by name."""
    return [name for name in seen.hidden_sheets if _mark(digest, "sheet", name) in keys]


def _groups(rows: list[Finding]) -> list[Group]:
    times: dict[tuple[str, bool], int] = {}
    for row in rows:
        times[row.kind, row.is_asked] = times.get((row.kind, row.is_asked), 0) + row.times
    order = list(LABELS)
    return [
        Group(group_of(kind, is_asked=is_asked), LABELS[kind], is_asked, count)
        for (kind, is_asked), count in sorted(
            times.items(), key=lambda row: (row[0][1], order.index(row[0][0]))
        )
    ]
