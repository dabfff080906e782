"""Decisions on what the content check found, and the end of an exception. Nothing writes a number down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.documents.acts.after import end_release
from gongkai.documents.acts.attribute import LEADERS
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.clearing.acts.voiding import void_looks
from gongkai.documents.clearing.models import Allowance, KeptNumber, LookedAt
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.clearing.parts import Part, parts_of
from gongkai.documents.clearing.reads import KEEPERS, LOOKERS, Hit, going_out, hits_in, in_force
from gongkai.documents.clearing.scope import beyond
from gongkai.documents.models import Document
from gongkai.documents.package import package_of, writers_of
from gongkai.law.hand import Hand
from gongkai.law.personal_release import (
    BY_LAW,
    LEAST,
    WITHOUT_CONSENT,
    ExceptionKind,
    KeepGround,
    PersonalKind,
)
from gongkai.law.source import Refusal


@transaction.atomic
def decide_allowance(
    document_id: int,
    *,
    kind: ExceptionKind,
    law: str,
    article: str,
    kinds: Iterable[PersonalKind],
    scope: str,
    until: date | None,
    by: Person,
    on: date,
) -> Allowance:
    """A leader decides that a document may say these kinds of things of people until a day. Raises Refusal without
    basis, kinds, scope or end."""
    document = locked(document_id)
    if not hands_over(document, by, on) & LEADERS:
        raise Refusal(("惩戒公示、强制性信息披露由分管领导或者主要负责人决定", BY_LAW))
    if not law.strip() or not article.strip():
        raise Refusal(("请写明依据哪部法律法规的哪一条", BY_LAW))
    permitted = [one.value for one in PersonalKind if one in set(kinds)]
    if not permitted:
        raise Refusal(("请选择可以公开哪几种个人信息", LEAST))
    if not scope.strip():
        raise Refusal(("请写明为什么是最小范围", LEAST))
    if until is None or until < on:
        raise Refusal(("请写明公开截止日期，不早于今天；期满后自动下线", LEAST))
    require_nobodys("理由、依据和说明", law, article, scope)
    made = Allowance.objects.create(
        document=document, kind=kind, law=law.strip(" 《》"), article=article.strip(), kinds=permitted, scope=scope.strip(),
        until=until, by=by, on=on,
    )  # fmt: skip
    line(
        document, "decide_allowance", "决定例外公开", BY_LAW, by, on, kind=kind.value, law=made.law, article=made.article,
        kinds=permitted, until=until,
    )  # fmt: skip
    return made


@transaction.atomic
def keep_number(
    document_id: int,
    key: str,
    *,
    ground: KeepGround,
    reason: str,
    basis: str,
    by: Person,
    on: date,
    allowance: int | None = None,
) -> KeptNumber:
    """Decide that a number which was found (`Hit.key`) stays where it is. Raises Refusal.

    By who wrote nothing of it; for the piece as it reads now and for this number alone. Of what goes beyond an exception
    it may be decided as well that it is nobody's (a firm taken for a name), and nothing else.
    """
    document = locked(document_id)
    parts = going_out(package_of(document))
    found = {hit.key: hit for hit in [*hits_in(parts, on), *beyond(parts, on)]}
    hit = found.get(key)
    if hit is None:
        raise Refusal(("这处号码已经不在稿件里，请刷新页面", None))
    _decider(document, hit.part, by, on, KEEPERS, "保留个人号码")
    if not hit.is_number and ground is not KeepGround.NOT_PERSONAL:
        raise Refusal(
            (
                f"{hit.label}只能认定不是个人信息；是个人信息的，请删去或者由领导另作决定",
                LEAST,
            )
        )
    if ground is KeepGround.NOT_PERSONAL and hit.kind == "id_card":
        raise Refusal(
            (
                "身份证号总是个人信息：请删去或者遮盖；本人单独同意的选“本人单独同意公开”",
                WITHOUT_CONSENT,
            )
        )
    if not reason.strip() or not basis.strip():
        raise Refusal(("保留个人号码要写明理由和依据", LEAST))
    require_nobodys("理由、依据和说明", reason, basis)
    row = KeptNumber(
        document=hit.part.document, piece=hit.part.name[:120], digest=hit.part.digest, mark=hit.mark, kind=hit.kind,
        shown=hit.shown, ground=ground, reason=reason.strip(), basis=basis.strip(),
        allowance=_allowance(hit, ground, allowance, on), by=by, on=on,
    )  # fmt: skip
    if hit.kept is not None:
        raise Refusal((f"这处号码已经由{hit.kept.by}决定保留", None))
    row.save(force_insert=True)
    line(
        hit.part.document, "keep_number", "决定保留个人号码" if hit.is_number else "认定不是个人信息", ground.under, by, on, edition=hit.part.edition.number,
        piece=row.piece, kind=hit.kind, shown=hit.shown, ground=ground.value,
    )  # fmt: skip
    return row


def _allowance(hit: Hit, ground: KeepGround, chosen: int | None, on: date) -> Allowance | None:
    if ground is not KeepGround.EXCEPTION:
        return None
    if hit.kind == "id_card":
        raise Refusal(("例外公开也不公开完整的身份证号，请遮盖出生日期等中间各位", LEAST))
    row = Allowance.objects.filter(in_force(on), document=hit.part.document, pk=chosen or 0).first()
    if row is None:
        raise Refusal(("按例外保留的，先由领导决定例外公开（依据、最小范围、截止日期），再选定它", BY_LAW))
    if hit.kind not in row.kinds:
        raise Refusal(
            (
                f"选定的例外公开不包括{hit.label}，只可以公开：{row.permits or '没有列明种类，请重新决定'}",
                LEAST,
            )
        )
    return row


@transaction.atomic
def look_at(document_id: int, key: str, *, says: str, by: Person, on: date) -> LookedAt:
    """Somebody else than the author answers for a file no machine can read, or for all pictures of a body (`Part.key`).

    Raises Refusal.
    """
    document = locked(document_id)
    parts = {part.key: part for part in parts_of(package_of(document)) if part.is_unread}
    part = parts.get(key)
    if part is None:
        raise Refusal(("这个附件（图片）不需要人工查看，或者已经不在稿件里，请刷新页面", None))
    label = "人工查看正文图片" if part.pictures else "人工查看附件"
    _decider(document, part, by, on, LOOKERS, label)
    if not says.strip():
        raise Refusal(("请写明逐页查看的结果：有没有个人信息、有没有转引非公开文件", LEAST))
    require_nobodys("理由、依据和说明", says)
    row, _ = LookedAt.objects.get_or_create(
        document=part.document, digest=part.digest, void_on=None,
        defaults={"piece": part.name[:120], "says": says.strip(), "by": by, "on": on},
    )  # fmt: skip
    line(part.document, "look_at", label, LEAST, by, on, edition=part.edition.number, piece=row.piece)
    return row


def _decider(
    document: Document, part: Part, by: Person, on: date, hands: frozenset[Hand], doing: str
) -> None:
    if not hands_over(document, by, on) & hands:
        who = "、".join(sorted(hand.label for hand in hands))
        raise Refusal((f"{doing}由{who}办理", LEAST))
    if by.pk in writers_of(part.edition):
        raise Refusal((f"{by}拟稿或者修改了这份稿件，{doing}由另外的人办理", LEAST))


def end_allowances(on: date) -> tuple[int, int]:
    """End every exception whose last day has passed, and take its document off the portal, unless another one runs that
    covers what is in it; returns how many ended and how many documents went off. By the clock, at its first run after."""
    over = Allowance.objects.filter(ended_on__isnull=True, revoked_on__isnull=True, until__lt=on).order_by(
        "pk"
    )
    off = [_end(key, on) for key in over.values_list("pk", flat=True)]
    return len(off), sum(off)


@transaction.atomic
def _end(key: int, on: date) -> int:
    allowance = Allowance.objects.select_related("document").get(pk=key)
    document = locked(allowance.document_id)
    allowance.ended_on = on
    allowance.save(update_fields=["ended_on"])
    void_looks(allowance, on)
    line(document, "end_allowance", "例外公开期满", LEAST, Hand.CLOCK, on, until=allowance.until)
    others_run = document.allowances.filter(in_force(on)).exists()
    if document.is_live and (not others_run or _bare(document, allowance, on)):
        end_release(document.pk, on=on)
        return 1
    interpretations = document.interpretations.filter(is_live=True).order_by("pk")
    off = [one.pk for one in interpretations if _bare(one, allowance, on)]
    for one in off:
        end_release(one, on=on)
    return len(off)


def _bare(document: Document, ended: Allowance, on: date) -> bool:
    """Whether something stays in the open that this exception kept or permitted and no other decision does."""
    edition = document.live_edition
    if edition is None:
        return False
    edition.document = document
    parts = list(parts_of([edition]))
    marks = set(ended.kept.filter(revoked_on__isnull=True).values_list("mark", flat=True))
    numbers = any(hit.kept is None and hit.mark in marks for hit in hits_in(parts, on))
    return numbers or any(hit.kept is None and hit.kind in ended.kinds for hit in beyond(parts, on))
