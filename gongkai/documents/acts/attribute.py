"""The disclosure attribute (公开属性): decided at birth, changed by reviewers on the way, fixed by who signs, and after
that only by a decision of its own. What is withheld is looked at again after a time (条例第十八条).
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.reads import house_rule
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.models import AttributeDecision, Document, Edition
from gongkai.documents.package import edition_in_hand
from gongkai.law.attribute import AT_BIRTH, DYNAMIC, Attribute, article_of, reassess_on, require_grounds
from gongkai.law.hand import Hand
from gongkai.law.review import UNASKED, EditionStage, procedure_of
from gongkai.law.source import Refusal

LEADERS = frozenset({Hand.DEPUTY, Hand.HEAD})
FIELDS = ["attribute", "attribute_ground", "attribute_reason"]


@transaction.atomic
def change_attribute(
    document_id: int, *, attribute: Attribute, ground: str, reason: str, by: Person, on: date
) -> Document:
    """A reviewer, while the text is at their step, takes another attribute for right and says why."""
    document = locked(document_id)
    edition = edition_in_hand(document)
    if document.attribute_fixed_on is not None:
        raise Refusal(("公开属性已经签发确定，改变属性请另作决定（改变公开属性）", AT_BIRTH))
    if edition is None or edition.stage in (EditionStage.DRAFT, EditionStage.APPROVED):
        raise Refusal(("只有审签中的稿件可以由审查人改变公开属性；拟稿中的请直接修改稿件", AT_BIRTH))
    hands = hands_over(document, by, on)
    rows = procedure_of(document.kind).open_to(EditionStage(edition.stage), hands)
    if not any(row.act not in UNASKED for row in rows):
        raise Refusal(("公开属性由正在办理这一环节的审查人改变", AT_BIRTH))
    _require_reason(reason)
    _set(document, "change_attribute", "审查时改变公开属性", attribute, ground, reason, by, on)
    return document


@transaction.atomic
def decide_attribute(
    document_id: int, *, attribute: Attribute, ground: str, reason: str, by: Person, on: date
) -> Document:
    """Change a fixed attribute: a new decision, signed by a leader. What becomes public still takes the whole chain."""
    document = locked(document_id)
    _fixed(document, by, on)
    _require_reason(reason)
    if attribute == document.attribute:
        raise Refusal((f"公开属性已经是“{attribute.label}”", AT_BIRTH))
    if document.is_live:
        raise Refusal(("在线的信息改为不公开，先由领导撤回，再改变公开属性", DYNAMIC))
    _set(document, "decide_attribute", "改变公开属性", attribute, ground, reason, by, on)
    _fix_again(document, attribute, on)
    return document


@transaction.atomic
def reassess(
    document_id: int, *, attribute: Attribute, ground: str, reason: str, by: Person, on: date
) -> Document:
    """The periodic look at what is withheld: it stays so, with a new day, or becomes public by a new edition's way."""
    document = locked(document_id)
    _fixed(document, by, on)
    if document.attribute != Attribute.WITHHELD:
        raise Refusal(("定期评估的是不予公开的信息", DYNAMIC))
    _require_reason(reason)
    _set(document, "reassess", "定期评估", attribute, ground, reason, by, on)
    _fix_again(document, attribute, on)
    return document


def fix_attribute(document: Document, act: str, label: str, by: Person, on: date) -> None:
    """What the signer fixes: from now on the attribute changes by a decision of its own only."""
    document.attribute_fixed_on = document.attribute_fixed_on or on
    document.reassess_on = _next_look(document, on)
    document.save(update_fields=["attribute_fixed_on", "reassess_on"])
    keep_decision(document, act, f"{label}时确定", by, on, was=document.attribute)


def keep_decision(
    document: Document, act: str, label: str, by: Person, on: date, *, was: str = ""
) -> AttributeDecision:
    """A row of the history of a document's attribute, as it stands now."""
    attribute = Attribute(document.attribute)
    return AttributeDecision.objects.create(
        document=document, act=act, label=label, was=was, attribute=attribute, ground=document.attribute_ground,
        under=str(article_of(attribute, document.attribute_ground)), reason=document.attribute_reason, by=by, on=on,
    )  # fmt: skip


def _fixed(document: Document, by: Person, on: date) -> None:
    """Raises Refusal where nothing is fixed yet, or for who is no leader of the agency."""
    if not hands_over(document, by, on) & LEADERS:
        raise Refusal(("签发确定以后，公开属性由分管领导或者主要负责人决定改变", AT_BIRTH))
    if document.attribute_fixed_on is None:
        raise Refusal(("公开属性还没有签发确定，请在审签中改变", AT_BIRTH))


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal(("改变或者评估公开属性要写明理由", AT_BIRTH))


def _set(
    document: Document,
    act: str,
    label: str,
    attribute: Attribute,
    ground: str,
    reason: str,
    by: Person,
    on: date,
) -> None:
    """Write an attribute with its history and its journal line."""
    require_grounds(attribute, ground, reason)
    was = document.attribute
    document.attribute, document.attribute_reason = attribute, reason.strip()
    document.attribute_ground = ground if attribute is Attribute.WITHHELD else ""
    document.save(update_fields=FIELDS)
    keep_decision(document, act, label, by, on, was=was)
    line(
        document, act, label, DYNAMIC if act == "reassess" else AT_BIRTH, by, on, was=was, attribute=attribute.value,
        ground=document.attribute_ground,
    )  # fmt: skip


def _fix_again(document: Document, attribute: Attribute, on: date) -> None:
    """A later decision is fixed at once: for the document, and for an edition that waits to be released."""
    document.attribute_fixed_on, document.reassess_on = on, _next_look(document, on)
    document.save(update_fields=["attribute_fixed_on", "reassess_on"])
    Edition.objects.filter(document=document, stage=EditionStage.APPROVED).update(attribute=attribute)


def _next_look(document: Document, on: date) -> date | None:
    if document.attribute != Attribute.WITHHELD:
        return None
    return reassess_on(on, house_rule(document.agency, "reassess_months", on))
