"""Acts on numbers: setting the rule, and deciding about one document. By the office, with a basis or a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.acts.record import changing_in_public
from gongkai.documents.counting.models import CountingDecision, SetCountingRule
from gongkai.documents.counting.rule import CATEGORIES, FIRST_YEAR
from gongkai.documents.models import Document
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

UNDER = OGI_2019.article(50)
COUNTERS = frozenset({Hand.DISCLOSURE_CLERK, Hand.OFFICE_HEAD})
Act = CountingDecision.Act


@transaction.atomic
def set_counting_rule(
    agency: Agency,
    *,
    since: int,
    categories: Iterable[str],
    interpretations: bool,
    reposts: bool,
    basis: str,
    by: Person,
    on: date,
) -> SetCountingRule:
    """Set the rule from a year on, for the own agency and those it supervises. Raises Refusal.

    An agency whose authority has set one has none of its own to set: numbers of a city are to be comparable.
    """
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", UNDER))
    hand = scope.require(Right.SET_COUNTING, "登记计数口径")
    above = agency.supervised_by
    if above is not None and SetCountingRule.objects.filter(agency=above).exists():
        raise Refusal((f"计数口径由主管部门{above}统一规定，请按它办理", UNDER))
    chosen = [code for code in CATEGORIES if code in set(categories)]
    reasons = []
    if not chosen:
        reasons.append(("请至少选择一个计入的信息类别", UNDER))
    if not FIRST_YEAR <= since <= on.year + 1:
        reasons.append((f"起始年度请填写{FIRST_YEAR}至{on.year + 1}之间的年份", UNDER))
    if not basis.strip():
        reasons.append(("请写明口径的依据：哪个机关、哪份文件规定的", UNDER))
    if reasons:
        raise Refusal(*reasons)
    row, _ = SetCountingRule.objects.update_or_create(
        agency=agency,
        since=since,
        defaults={
            "categories": chosen, "interpretations": interpretations, "reposts": reposts, "basis": basis.strip(), "by": by,
            "on": on,
        },
    )  # fmt: skip
    note(
        agency, "agency", agency.code, "set_counting_rule", label="登记计数口径", under=UNDER, by=by, on=on, hand=hand,
        since=since, categories=chosen, interpretations=interpretations, reposts=reposts, basis=row.basis,
    )  # fmt: skip
    return row


@transaction.atomic
def leave_out(document_id: int, *, reason: str, by: Person, on: date) -> Document:
    """Do not count one document the rule would count, for a reason kept with it."""
    document = _of_office(document_id, by, on)
    if not document.counts_in_total:
        raise Refusal(("这条信息已经不计入条数", UNDER))
    document.counts_in_total = False
    return _decided(document, Act.LEAVE_OUT, document.category, reason, by, on)


@transaction.atomic
def count_again(document_id: int, *, reason: str, by: Person, on: date) -> Document:
    document = _of_office(document_id, by, on)
    if document.counts_in_total:
        raise Refusal(("这条信息没有被排除，是否计入由计数口径决定", UNDER))
    document.counts_in_total = True
    return _decided(document, Act.COUNT_AGAIN, document.category, reason, by, on)


@transaction.atomic
def recategorise(document_id: int, *, category: str, reason: str, by: Person, on: date) -> Document:
    """Move a published document to another category: two numbers change, their sum by the rule."""
    document = _of_office(document_id, by, on)
    if category not in CATEGORIES or document.category == Document.Category.INTERPRETATION:
        known = "、".join(CATEGORIES.values())
        raise Refusal((f"信息类别请从{known}中选择；政策解读随所解读的文件，不改类别", UNDER))
    if category == document.category:
        raise Refusal((f"信息类别已经是“{document.get_category_display()}”", UNDER))
    with changing_in_public(document):
        was, document.category = document.category, category
        return _decided(document, Act.RECATEGORISE, was, reason, by, on)


def _of_office(document_id: int, by: Person, on: date) -> Document:
    document = locked(document_id)
    if not hands_over(document, by, on) & COUNTERS:
        raise Refusal(("计数由公开工作机构的公开专干或者办公室负责人决定", UNDER))
    if document.published_on is None:
        raise Refusal(("还没有发布的信息不计数；信息类别请直接在稿件里修改", UNDER))
    return document


def _decided(document: Document, act: Act, was: str, reason: str, by: Person, on: date) -> Document:
    if not reason.strip():
        raise Refusal((f"“{act.label}”会改变统计数字，要写明理由", UNDER))
    document.save(update_fields=["counts_in_total", "category"])
    CountingDecision.objects.create(
        document=document, act=act, was=was, category=document.category, reason=reason.strip(), by=by, on=on
    )
    line(document, act.value, act.label, UNDER, by, on, was=was, category=document.category)
    return document
