"""Keeping an agency's lists: a row is added and ended, each with who, when and why; nothing is changed or deleted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.documents.wordlists.models import ListedWord
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.personal_release import WITHOUT_CONSENT
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.text.catalogue import check, rules
from gongkai.text.finding import Gravity
from gongkai.text.personal import KINDS, LABELS, found, require_style

MATTER = "listed_word"
UNDER = OGI_2019.article(6, 1)
LONGEST = 100
SHORTEST_TERM = 2
_NAME = re.compile(r"[\u3400-\u9fff]{2,6}|[\u3400-\u9fff]{1,10}(?:·[\u3400-\u9fff]{1,10}){1,4}")
_PHONE = re.compile(r"\+?[\d０-９（）() －—-]{3,24}(?:转[\d０-９]{1,6})?")
# No list stands in for this decision: a row is one person's word for all texts to come.
DECIDED_AT_RELEASE = "确需公开的，在“发布前检查”由拟稿人以外的人逐处决定保留"
SPLIT = str.maketrans({"；": "、", ";": "、", "\n": "、", "，": "、", ",": "、"})


@transaction.atomic
def list_word(
    agency: Agency,
    *,
    kind: ListKind,
    word: str,
    by: Person,
    on: date,
    since: date | None = None,
    **more: Any,
) -> ListedWord:
    """Add a row. `more`: better, names, wrong, code, order, gravity, is_own, source, as far as the kind has them.

    Raises Refusal, also for a word that is listed, for allowing what a rule calls a severe fault, and for a second unit
    that is the agency itself.
    """
    hand = _keeper(agency, by, on)
    row = ListedWord(agency=agency, kind=kind, by=by, on=on, since=since or on, **_facts(kind, word, more))
    _one_is_own(row)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        _one_is_own(row)
        raise Refusal((f"{row}已经在词表里，要改的先停用原来的一条", None)) from None
    _note(row, "list_word", "登记词表", by, on, hand)
    return row


@transaction.atomic
def end_word(row_id: int, *, reason: str, by: Person, on: date) -> ListedWord:
    """From tomorrow on a row holds no more; one listed today, or beginning later, never held: it was a mistake. Raises Refusal."""
    row = ListedWord.objects.select_for_update(of=("self",)).select_related("agency").get(pk=row_id)
    hand = _keeper(row.agency, by, on)
    if row.ended_on is not None:
        raise Refusal((f"{row}已经停用", None))
    if not reason.strip():
        raise Refusal(("请写明停用的理由", None))
    row.until, row.ended_on, row.ended_by = max(on, row.since), on, by
    row.ended_says = reason.strip()[:200]
    row.save(update_fields=["until", "ended_on", "ended_by", "ended_says"])
    _note(row, "end_word", "停用词表", by, on, hand)
    return row


def import_words(
    agency: Agency, rows: Iterable[tuple[int, Mapping[str, str]]], *, by: Person, on: date
) -> tuple[int, list[tuple[int, str]]]:
    """Add the rows of a sheet, each in or out by itself; returns how many are in, and (row, why not) of the others."""
    _keeper(agency, by, on)
    done, wrong = 0, []
    for number, cells in rows:
        try:
            list_word(agency, by=by, on=on, **_of_cells(cells))
            done += 1
        except Refusal as refused:
            wrong.append((number, str(refused)))
    return done, wrong


def _of_cells(cells: Mapping[str, str]) -> dict[str, Any]:
    said = cells.get("kind", "")
    kind = next((one for one in ListKind if said in (one.label, one.value)), None)
    if kind is None:
        raise Refusal((f"类别“{said}”请写成：{'、'.join(one.label for one in ListKind)}", None))
    return {
        "kind": kind, "word": cells.get("word", ""), "since": _day(cells.get("since", "")),
        **{name: cells.get(name, "") for name in ("better", "names", "wrong", "code", "order", "gravity", "is_own", "source")},
    }  # fmt: skip


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        raise Refusal((f"起用日期“{said}”请写成 2026-11-25 这样的日期", None)) from None


def _facts(kind: ListKind, word: str, more: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a row, each checked. Raises Refusal naming what is wrong."""
    facts: dict[str, Any] = {
        "word": _line(kind.word, word),
        "source": _line("依据", more.get("source") or "", 200, required=False),
    }
    if kind not in (ListKind.PHONE, ListKind.ALLOWED, ListKind.MASK):  # these say more of it themselves
        _nobodys(facts["word"], more)
    if kind is ListKind.TERM:
        facts["better"] = _line("改为", more.get("better") or "", required=False)
        facts["gravity"] = _gravity(more.get("gravity"))
        if len(facts["word"]) < SHORTEST_TERM:
            raise Refusal(("不用的写法至少两个字：一个字到处都会遇到，请写出整个词", None))
        if not facts["source"]:
            raise Refusal(("用词要写明依据：哪份文件、哪本手册这样规定", None))
        if facts["better"] == facts["word"]:
            raise Refusal(("“改为”与不用的写法相同", None))
    elif kind is ListKind.LEADER:
        facts["names"], facts["order"] = _names(more.get("names")), _order(more.get("order"))
        if not facts["names"]:
            raise Refusal(("请填写职务，几种都正确的用顿号隔开", None))
    elif kind is ListKind.UNIT:
        facts["names"], facts["wrong"] = _names(more.get("names")), _names(more.get("wrong"))
        facts["code"] = _line("机关代字", more.get("code") or "", 20, required=False)
        facts["is_own"] = more.get("is_own") in (True, "是", "1", "true")
        if {facts["word"], *facts["names"]} & set(facts["wrong"]):
            raise Refusal(("一个名称不能既是正确的又是旧称、误称", None))
    elif kind is ListKind.MASK:
        facts |= _mask(facts["word"], more.get("better") or "")
    elif kind is ListKind.OFFICIAL:
        if not _NAME.fullmatch(facts["word"]):
            raise Refusal(("姓名只写汉字，少数民族姓名中间可以用“·”，一行一个", None))
    elif kind is ListKind.PHONE:
        if found(facts["word"]):
            raise Refusal(
                (f"手机号码等个人信息不能列为公开的办公电话，{DECIDED_AT_RELEASE}", WITHOUT_CONSENT)
            )
        if not _PHONE.fullmatch(facts["word"]):
            raise Refusal(("办公电话请写成 0431-85551234 这样的号码，分机写“转”", None))
    elif kind is ListKind.ALLOWED:
        facts["code"] = _rule(more.get("code") or "")
        if not facts["source"]:
            raise Refusal(("允许用词要写明依据：为什么这样写不属差错", None))
        _not_severe(facts["word"])
    return facts


def _nobodys(word: str, more: Mapping[str, Any]) -> None:
    """No list tells anybody's number on, whoever opens it."""
    said = [str(more.get(name) or "") for name in ("better", "names", "wrong", "source")]
    if numbers := [hit for text in (word, *said) for hit in found(text)]:
        raise Refusal((f"词表里不能写{KINDS[numbers[0].kind]}等个人信息", WITHOUT_CONSENT))


def _line(label: str, said: str, longest: int = LONGEST, *, required: bool = True) -> str:
    said = " ".join(str(said).split())
    if required and not said:
        raise Refusal((f"请填写{label}", None))
    if len(said) > longest or not said.isprintable():
        raise Refusal((f"{label}应当是一行文字，不超过{longest}字", None))
    return said


def _names(said: Any) -> list[str]:
    whole = said if isinstance(said, str) else "、".join(said or ())
    names = [_line("名称", one) for one in whole.translate(SPLIT).split("、") if one.strip()]
    return list(dict.fromkeys(names))


def _order(said: Any) -> int:
    text = str(said or "").strip().removesuffix(".0")
    if not text.isdecimal() or len(text) > 9 or not 0 < int(text) < 1000:
        raise Refusal(("领导同志的排名请填写1至999的整数，1排在最前", None))
    return int(text)


def _gravity(said: Any) -> Gravity:
    for one in Gravity:
        if said in (one, one.value, one.label) or not said and one is Gravity.WARNING:
            return one
    raise Refusal((f"等级“{said}”请写成：{'、'.join(one.label for one in Gravity)}", None))


def _rule(code: str) -> str:
    code = code.strip().upper()
    if code and code not in {rule.code for rule in rules()}:
        raise Refusal((f"没有编号为“{code}”的规则", None))
    return code


def _mask(said: str, style: str) -> dict[str, str]:
    """A kind of personal data, by its name or its key, and how it is covered."""
    code = next((kind for kind, label in LABELS.items() if said in (kind, label)), None)
    if code is None:
        raise Refusal((f"个人信息的种类“{said}”请写成：{'、'.join(LABELS.values())}", None))
    try:
        style = require_style(code, style.strip().replace("＋", "+"))
    except ValueError as wrong:
        raise Refusal((str(wrong), None)) from None
    return {"word": LABELS[code], "code": code, "better": style}


def _not_severe(word: str) -> None:
    if numbers := found(word):
        raise Refusal((f"{KINDS[numbers[0].kind]}不能列为允许用词，{DECIDED_AT_RELEASE}", WITHOUT_CONSENT))
    severe = [one for one in check(word) if one.gravity is Gravity.SEVERE]
    if severe:
        raise Refusal((f"“{word}”里有严重差错（{severe[0].says}），不能列为允许用词", None))


def _one_is_own(row: ListedWord) -> None:
    """An agency goes by one unit of its list at a time."""
    listed = ListedWord.objects.filter(agency=row.agency_id, is_own=True, ended_on__isnull=True)
    if row.is_own and (other := listed.exclude(word=row.word).first()):
        raise Refusal((f"词表里已有本单位“{other.word}”，一个时候只能有一个，请先停用原来的一条", None))


def _keeper(agency: Agency, by: Person, on: date) -> Hand:
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    return scope.require(Right.KEEP_LISTS, "维护本单位词表")


def _note(row: ListedWord, act: str, label: str, by: Person, on: date, hand: Hand) -> None:
    note(
        row.agency, MATTER, str(row.pk), act, label=label, under=UNDER, by=by, on=on, hand=hand, kind=row.kind,
        word=row.word, since=row.since, until=row.until, reason=row.ended_says,
    )  # fmt: skip
