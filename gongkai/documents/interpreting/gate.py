"""Why a package does not move for want of its interpretation (三同步): asked by `package.reasons_against`. Nothing here writes.

An emergency is not held up: what it leaves out is listed afterwards (`interpreting.reads`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai.agencies.reads import house_rule
from gongkai.documents.interpreting.duty import is_wanted, plan_of
from gongkai.documents.interpreting.excerpt import compared
from gongkai.documents.interpreting.forms import faults
from gongkai.documents.interpreting.models import InterpretationPlan, Waiver
from gongkai.documents.models import Document, Edition
from gongkai.law.interpretation import IN_STEP, MAJOR, forms_missing
from gongkai.law.source import Citation
from gongkai.text.book_marks import in_book_marks

Reason = tuple[str, Citation | None]
BACK = "；已经送审的，请退回拟稿补齐"


def reasons_of_interpretation(
    document: Document, package: list[Edition], act: str, on: date
) -> Iterator[Reason]:
    """What document, plan and interpretations lack for this act, a sentence each."""
    explaining = [edition for edition in package if edition.document.interprets_id is not None]
    if is_wanted(document, on, act):
        yield from _reasons_of_document(document, explaining, act, on)
    back = "" if act == "submit" else BACK
    for edition in explaining:
        yield from ((f"{fault}{back}", None) for fault in faults(edition))
        if act == "submit":
            yield from _reasons_of_excerpt(edition, on)


def _reasons_of_document(
    document: Document, explaining: list[Edition], act: str, on: date
) -> Iterator[Reason]:
    back = "" if act == "submit" else BACK
    live = list(document.interpretations.public())
    if not explaining and not live:
        yield f"这份文件需要解读，解读稿应当与文件同步送审；请先起草解读{_or_waive(document)}{back}", IN_STEP
        return
    plan = plan_of(document)
    if plan is None:
        yield f"这份文件需要解读，还没有政策解读方案；请先填写解读方案{back}", IN_STEP
    least = house_rule(document.agency, "interpretation_forms", on)
    forms = [form for one in (*live, *(e.document for e in explaining)) for form in one.forms]
    if document.is_major and (missing := forms_missing(True, forms, least)):
        yield (
            f"{MAJOR}的解读至少要有{least}种形式（本机关内部规定），还差{missing}种；请在解读稿里增加形式，或者另起草一份解读{back}",
            None,
        )
    elif plan is not None and document.is_major and len(set(plan.forms)) < least:
        yield _plan_says_fewer(plan, least) + back, None


def _plan_says_fewer(plan: InterpretationPlan, least: int) -> str:
    return f"解读方案只写了{len(set(plan.forms))}种形式，{MAJOR}至少要有{least}种（本机关内部规定），请补写"


def _or_waive(document: Document) -> str:
    """What is to be done by who wants no interpretation."""
    last = document.waivers.order_by("-id").first()
    if last is None:
        return "，确实不需要解读的，写明理由申请免予解读"
    if last.state == Waiver.State.ASKED:
        return "，免予解读的申请还没有审批"
    if last.state == Waiver.State.REFUSED:
        return f"，免予解读没有获得同意（{last.says}）"
    return f"，免予解读是在列为{MAJOR}以前批准的，需要重新申请"


def _reasons_of_excerpt(edition: Edition, on: date) -> Iterator[Reason]:
    found = compared(edition, on)
    if found is None or not found.is_excerpt or found.reason.strip():
        return
    first = f"，如“{''.join(found.longest[0].split())[:30]}”" if found.longest else ""
    yield (
        f"{in_book_marks(edition.document.title)}有{found.copied.percent}%照抄文件原文（本机关内部规定达到{found.limit}%的视为摘抄）{first}；"
        "请改用自己的话说明背景、依据和怎么办，确需照抄的写明理由",
        None,
    )
