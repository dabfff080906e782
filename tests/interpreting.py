"""What a document that is to be interpreted needs before it is sent into review."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.documents.interpreting import acts
from gongkai.documents.interpreting.duty import plan_of
from gongkai.documents.interpreting.models import InterpretationPlan, Waiver
from gongkai.documents.models import Document
from tests.cast import Cast

OUTLINE = {
    "interpreter": "业务科", "when": "与文件同步发布", "background": "活动多年没有统一安排", "basis": "上级部署",
    "aims": "让群众知道怎么参加", "content": "时间、地点、报名办法",
}  # fmt: skip


def planned(cast: Cast, document: Document, on: date, **fields: Any) -> InterpretationPlan:
    """李强 writes the plan; 何静 answers for it."""
    whole = {
        "by": cast.li_qiang,
        "responsible": cast.he_jing,
        "forms": ["text"],
        "channels": ["portal"],
        **OUTLINE,
    }
    return acts.keep_plan(document.pk, on=on, **(whole | fields))


def asked(document: Document) -> int:
    """The key of the request for a waiver that waits; 0 where none does."""
    return document.waivers.filter(state="asked").values_list("pk", flat=True).first() or 0


def waived(cast: Cast, document: Document, on: date) -> Waiver:
    """李强 asks, 赵敏 agrees."""
    acts.ask_waiver(document.pk, reason="只涉及内部程序，与公众无关", by=cast.li_qiang, on=on)
    return acts.grant_waiver(document.pk, waiver=asked(document), opinion="同意", by=cast.zhao_min, on=on)


def made_ready(cast: Cast, document: Document, on: date) -> None:
    """A plan where interpretations were drafted, a waiver where none was: so that the rest of a walk can be told."""
    document.refresh_from_db()
    if document.is_live or document.interprets_id or not document.needs_interpretation:
        return
    if document.interpretations.exists():
        if plan_of(document) is None:
            planned(cast, document, on)
    elif not document.waivers.exists():
        waived(cast, document, on)
