"""Setting the rule items are counted by: by the office, with a basis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.counting.models import SetCountingRule
from gongkai.documents.counting.rule import CATEGORIES, FIRST_YEAR
from gongkai.journal.acts import note
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

UNDER = OGI_2019.article(50)


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
