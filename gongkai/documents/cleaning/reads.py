"""The rounds of the clean-up, what is in them, and the text of their result."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import Right, Scope
from gongkai.documents.cleaning.listing import heading, listed_of
from gongkai.documents.cleaning.models import CleanUpItem, CleanUpRound
from gongkai.documents.models import Document
from gongkai.documents.validity.standing import STANDING, standing
from gongkai.law.succession import CleanUp
from gongkai.text.day_in_words import day_in_words


def to_clean(agency: Agency, on: date) -> QuerySet[Document]:
    """Every normative document in force on a day."""
    found = Document.objects.filter(agency=agency, is_live=True).exclude(normative="")
    stands = standing(STANDING[0], on) | standing(STANDING[1], on)
    return found.filter(stands).order_by("made_on", "id")


def rounds(agency: Agency) -> QuerySet[CleanUpRound]:
    """The rounds, the newest first, each with how many documents it has, has proposals for, has decided, has done."""
    return (
        CleanUpRound.objects.filter(agency=agency)
        .select_related("result")
        .annotate(
            all=Count("items"),
            proposed=Count("items", filter=~Q(items__proposal="")),
            decided=Count("items", filter=~Q(items__decision="")),
            done=Count("items", filter=Q(items__carried_out_on__isnull=False)),
        )
    )


def items_of(round_: CleanUpRound, scope: Scope) -> QuerySet[CleanUpItem]:
    """What is in a round and this person may see: the own divisions', or all for who sees the whole agency or the
    clean-up through."""
    rows = round_.items.select_related("document__division", "proposed_by", "decided_by")
    if scope.divisions is not None and not scope.may(Right.CLEAN_UP):
        rows = rows.filter(document__division_id__in=scope.divisions)
    return rows.order_by("document__made_on", "id")


def to_propose(agency: Agency) -> QuerySet[CleanUpItem]:
    """Documents of open rounds that wait for their division's proposal."""
    rows = CleanUpItem.objects.filter(round__agency=agency, round__concluded_on__isnull=True, proposal="")
    return rows.select_related("round", "document").order_by("round__until", "id")


def result_text(round_: CleanUpRound, made_on: date) -> str:
    """The list of results, class by class, as the text of a document of that day; `listing` reads it back."""
    rows = list(round_.items.select_related("document").order_by("document__made_on", "id"))
    parts = [
        f"按照规范性文件清理的要求，{round_.agency.name}对截至{day_in_words(round_.on)}现行有效的{len(rows)}件规范性文件进行了清理，"
        "结果公布如下。"
    ]
    found = [
        (kind, of_kind) for kind in CleanUp if (of_kind := [row for row in rows if row.decision == kind])
    ]
    for number, (kind, of_kind) in zip("一二三四", found, strict=False):
        lines = ["| 序号 | 标题 | 发文字号 | 成文日期 |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {at} | {' | '.join(listed_of(row.document))} | {day_in_words(row.document.made_on)} |"
            for at, row in enumerate(of_kind, 1)
        ]
        parts += [heading(number, kind, len(of_kind)), "\n".join(lines)]
    if any(kind in (CleanUp.REPEAL, CleanUp.LAPSE) for kind, _ in found):
        parts.append("废止、宣布失效的规范性文件，自本公告公布之日起停止执行。")
    return "\n\n".join([*parts, round_.agency.name, day_in_words(made_on)])
