"""The chains of review (签批链): which steps a text takes before it is public, by its type. A type is one row of data.

The rows stand in `chain.toml` and are checked as they are read: a chain without secrecy review, without a signature
at its end, or in which a hand could approve right after itself, is refused with every fault in a sentence.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from gongkai.law import statutes
from gongkai.law.hand import POSTS, Hand
from gongkai.law.source import Act, Citation, Refusal


class EditionStage(StrEnum):
    """Where an edition of a document stands."""

    DRAFT = "draft"
    FIRST_REVIEW = "first_review"
    LEGAL_REVIEW = "legal_review"
    SECRECY_REVIEW = "secrecy_review"
    REFERRED = "referred"
    SECOND_REVIEW = "second_review"
    FINAL_REVIEW = "final_review"
    HEAD_SIGNATURE = "head_signature"
    APPROVED = "approved"
    PUBLISHED = "published"
    SHELVED = "shelved"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"


SIGNATURES = (EditionStage.FINAL_REVIEW, EditionStage.HEAD_SIGNATURE)
# The order of steps: division before law, law before secrecy, secrecy before the office, the office before who signs.
ORDER = (
    EditionStage.FIRST_REVIEW,
    EditionStage.LEGAL_REVIEW,
    EditionStage.SECRECY_REVIEW,
    EditionStage.SECOND_REVIEW,
    *SIGNATURES,
)


@dataclass(frozen=True)
class Step:
    """One step: where, by which act, whose hands, in how many working days, under which article."""

    stage: EditionStage
    label: str
    act: str
    says: str
    hands: frozenset[Hand]
    days: int
    under: Citation


@dataclass(frozen=True)
class Emergency:
    """Release on one signature: by whom, and in how many working days somebody else has to confirm it."""

    hands: frozenset[Hand]
    confirm_days: int


@dataclass(frozen=True)
class Chain:
    """The way of one type of document from draft to release and the check after it."""

    code: str
    label: str
    steps: tuple[Step, ...]
    publish_days: int
    check_days: int
    under: Citation
    emergency: Emergency | None = None

    def step_at(self, stage: str) -> Step | None:
        return next((step for step in self.steps if step.stage == stage), None)

    def days_at(self, stage: str) -> int | None:
        """The working days the row gives a stage; None where nothing waits there for a hand of the chain."""
        if stage == EditionStage.APPROVED:
            return self.publish_days
        step = self.step_at(EditionStage.SECRECY_REVIEW if stage == EditionStage.REFERRED else stage)
        return step.days if step else None


@cache
def chains() -> dict[str, Chain]:
    """All types by their code, in the file's order."""
    return read((files("gongkai.law") / "chain.toml").read_text("utf-8"))


def chain_of(kind: str) -> Chain:
    """The chain of a type. Raises Refusal for a type there is none of."""
    try:
        return chains()[kind]
    except KeyError:
        known = "、".join(chain.label for chain in chains().values())
        raise Refusal((f"没有名为“{kind}”的文件类型，可以选：{known}", None)) from None


def kinds() -> list[tuple[str, str]]:
    """The types to choose from: code and label."""
    return [(chain.code, chain.label) for chain in chains().values()]


def read(text: str) -> dict[str, Chain]:
    """Read and check chains (TOML). Raises Refusal with every fault of every row."""
    plan = tomllib.loads(text)
    steps = {row["stage"]: _step(row) for row in plan["step"]}
    found = [_chain(row, steps) for row in plan["type"]]
    reasons = [(f"“{chain.label}”：{fault}", chain.under) for chain in found for fault in faults(chain)]
    codes = [chain.code for chain in found]
    reasons += [(f"类型“{c}”写了两行", None) for c in dict.fromkeys(codes) if codes.count(c) > 1]  # type: ignore[misc]
    if reasons:
        raise Refusal(*reasons)
    return dict(zip(codes, found, strict=True))


def faults(chain: Chain) -> Iterator[str]:
    """What keeps a row from being a chain of review, a sentence each."""
    stages = [step.stage for step in chain.steps]
    if EditionStage.SECRECY_REVIEW not in stages:
        yield "没有保密审查，先审查、后公开"
    if not stages or stages[-1] not in SIGNATURES:
        yield "最后一步不是签发，请以分管终审或者主要领导签发结束"
    if EditionStage.FIRST_REVIEW not in stages:
        yield "没有科室初审，请从拟稿科室的初审开始"
    places = [ORDER.index(stage) for stage in stages if stage in ORDER]
    if len(places) != len(stages) or places != sorted(set(places)):
        yield f"环节的次序不对，应当依次为{'、'.join(s.value for s in ORDER)}，各至多一次"
    for before, step in zip(chain.steps, chain.steps[1:], strict=False):
        if step.hands == before.hands:
            yield f"“{before.label}”和“{step.label}”由同一岗位办理，后一步要有另外的岗位"
    for step in chain.steps:
        if not step.hands or not step.hands <= set(POSTS):
            yield f"“{step.label}”没有写明由哪个岗位办理"
    days = [*(step.days for step in chain.steps), chain.publish_days, chain.check_days]
    if min(days) < 0 or chain.check_days < 1:
        yield "办理天数不能为负，发布后核对至少一个工作日"
    if chain.emergency and (
        not chain.emergency.hands <= {Hand.DEPUTY, Hand.HEAD} or chain.emergency.confirm_days < 1
    ):
        yield "紧急发布由领导签发，并写明几个工作日内由他人确认"


def _step(row: dict[str, Any]) -> Step:
    return Step(
        EditionStage(row["stage"]), row["label"], row["act"], row["says"], _hands(row["hands"]), row["days"],
        _cite(row["under"]),
    )  # fmt: skip


def _chain(row: dict[str, Any], steps: dict[str, Step]) -> Chain:
    urgent = row.get("emergency")
    return Chain(
        row["code"], row["label"], tuple(_own(one, steps) for one in row["steps"]), row["publish_days"],
        row["check_days"], _cite(row["under"]),
        Emergency(_hands(urgent["hands"]), urgent["confirm_days"]) if urgent else None,
    )  # fmt: skip


def _own(one: str | dict[str, Any], steps: dict[str, Step]) -> Step:
    """A step as the type has it: by its name, or with hands or days of the type's own."""
    if isinstance(one, str):
        return steps[one]
    changes = {name: one[name] for name in ("days",) if name in one}
    if "hands" in one:
        changes["hands"] = _hands(one["hands"])
    if "under" in one:
        changes["under"] = _cite(one["under"])
    return replace(steps[one["stage"]], **changes)


def _hands(codes: list[str]) -> frozenset[Hand]:
    return frozenset(Hand(code) for code in codes)


def _cite(row: list[Any]) -> Citation:
    """["OGI_2019", 17], ["OGI_2019", 17, 3], ["OGI_2019", 20, 0, 12] (no paragraph), or the text as a whole."""
    act: Act = getattr(statutes, row[0])
    if len(row) == 1:
        return act.whole()
    return Citation(act, row[1], row[2] or None if len(row) > 2 else None, row[3] if len(row) > 3 else None)
