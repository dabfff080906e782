"""Checking a text, and covering personal data in it, for any program: the rules and shapes of `gongkai check`. Nothing is kept."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import ConfigDict, Field

from gongkai.api.asked import WRONG, agency_of
from gongkai.api.shapes import Problem
from gongkai.documents.wordlists.reads import learned
from gongkai.files.cleansing.text import cover_text
from gongkai.site.attempts import Limit
from gongkai.text.catalogue import check_passage, chosen, rules
from gongkai.text.checked import Checked
from gongkai.text.lists import Lists
from gongkai.text.passage import Passage
from gongkai.text.personal import REASONS
from gongkai.text.showing.as_json import as_json
from gongkai.text.told import group, told

LONGEST = 50_000  # characters
CHECKS = Limit("api-check", 600, 3600)
router = Router()


class Asked(Schema):
    """What is asked for. A name nobody knows is refused: it would be passed over where something else is meant."""

    model_config = ConfigDict(extra="forbid")


class TextIn(Asked):
    """What to check and how."""

    text: str = Field(max_length=LONGEST, description=f"要检查的文字，最多{LONGEST}字")
    profile: Literal["document", "report", "guide", "web"] = "document"
    select: list[str] = Field(default=[], max_length=50, description="只查这些规则：代码或者其开头")
    ignore: list[str] = Field(default=[], max_length=50, description="不查这些规则")
    fast: bool = Field(default=False, description="不查需要查对字词统计的规则")
    day: date | None = Field(default=None, description="文稿的日期，有时效的规则据此判断")


class EditOut(Schema):
    start: int
    end: int
    words: str


class FindingOut(Schema):
    """Offsets count characters of the text sent, lines and columns from 1."""

    code: str
    name: str
    gravity: Literal["severe", "error", "warning", "advice"]
    start: int
    end: int
    line: int
    column: int
    found: str
    better: str | None
    says: str
    source: str
    fix: Literal["safe", "unsafe", "none"]
    certainty: Literal["certain", "likely", "possible"]
    edits: list[EditOut]


class CheckedOut(Schema):
    findings: list[FindingOut]
    characters: int


class RuleOut(Schema):
    code: str
    name: str
    title: str
    group: str
    gravity: str
    opt_in: bool
    why: str
    source: str
    wrong: list[str]
    right: list[str]


@router.post("/check", response={200: CheckedOut, 413: Problem, 429: Problem, **WRONG}, summary="检查文字")
def check_text(request: HttpRequest, given: TextIn) -> dict[str, Any]:
    agency_of(request)
    if not CHECKS.take(request):
        raise HttpError(429, "这个网络检查得太多，请一小时以后再试")
    try:
        asked = chosen(given.profile, select=given.select, ignore=given.ignore, heavy=not given.fast)
    except ValueError:
        raise HttpError(422, "select或者ignore里有不存在的规则，规则清单见 /api/v1/rules") from None
    found = check_passage(Passage(given.text, day=given.day, lists=Lists(learned=learned())), asked)
    return as_json(Checked("", given.text, tuple(found)))


class MaskIn(Asked):
    """What to cover. `doubtful` covers what a person should judge as well."""

    text: str = Field(max_length=LONGEST, description=f"要遮盖的文字，最多{LONGEST}字")
    doubtful: bool = False


class FoundOut(Schema):
    """A piece and its mask; `start` and `end` count characters of the text sent."""

    kind: str
    start: int
    end: int
    masked: str
    certain: bool
    reason: str


class MaskedOut(Schema):
    text: str
    found: list[FoundOut]


@router.post("/mask", response={200: MaskedOut, 413: Problem, 429: Problem, **WRONG}, summary="遮盖个人信息")
def mask_text(request: HttpRequest, given: MaskIn) -> dict[str, Any]:
    """What is found and not certain is listed with an empty mask unless `doubtful` is asked for."""
    agency_of(request)
    if not CHECKS.take(request):
        raise HttpError(429, "这个网络检查得太多，请一小时以后再试")
    done = cover_text(given.text, doubtful=given.doubtful)
    rows = [
        {"kind": one.kind, "start": one.start, "end": one.end, "masked": shown, "certain": one.certain,
         "reason": REASONS[one.reason]}
        for one, shown in done.found
    ]  # fmt: skip
    return {"text": done.text, "found": rows}


@router.get("/rules", response={200: list[RuleOut], **WRONG}, summary="检查规则")
def all_rules(request: HttpRequest) -> list[dict[str, Any]]:
    agency_of(request)
    return [
        {
            "code": rule.code, "name": rule.name, "title": told(rule).title, "group": group(rule.code),
            "gravity": rule.gravity.value, "opt_in": rule.opt_in, "why": told(rule).why, "source": rule.source,
            "wrong": list(rule.wrong), "right": list(rule.right),
        }
        for rule in rules()
    ]  # fmt: skip
