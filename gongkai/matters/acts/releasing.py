"""One writes, another releases: every piece becomes public through here or is sent back with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.documents.models import Document
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.matters.acts import changes
from gongkai.matters.acts.hands import (
    RELEASED_UNDER,
    UNDER,
    line,
    locked,
    require,
    require_open,
    said,
    unfit,
    words_of,
)
from gongkai.matters.finding import keep_found
from gongkai.matters.models import (
    Call,
    CatalogueRow,
    Event,
    Link,
    Matter,
    Picture,
    Progress,
    Statement,
)
from gongkai.matters.models.event import NOTICE
from gongkai.matters.models.released import Released
from gongkai.matters.proposals import fingerprint
from gongkai.matters.waiting import writers_of

ROW = "row"
PIECES: dict[str, type[Released]] = {
    "link": Link,
    "statement": Statement,
    "progress": Progress,
    "picture": Picture,
    "call": Call,
    "event": Event,
    ROW: CatalogueRow,
}
RELEASING = "公布"
BY_DIVISION_HEAD = (Progress, Picture)
Numbered = Matter | Call | Event | CatalogueRow


@transaction.atomic
def release(piece: str, key: int, *, by: Person, on: date, seen: str | None = None) -> Released:
    """Make a piece public, by somebody who did not write it. It is read once its matter is public too. Raises Refusal.

    `seen`: of a row of the catalogue the fingerprint of what its reviewer read (`proposals.fingerprint`), which must be
    what waits still; None where nobody read it on a page.
    """
    found, of, hand = _waiting(piece, key, RELEASING, by, on)
    if isinstance(found, CatalogueRow) and seen not in (None, fingerprint(found)):
        raise Refusal(("这一行在您看过以后又有改动，没有公布，请看过现在的内容再公布", UNDER))
    written, wrong = changes.apply(found, on)
    reasons = [*wrong, *_against(found, on)]
    if reasons:
        raise Refusal(*reasons)
    found.released_on, found.released_by = on, by
    found.save(update_fields=["released_on", "released_by", *written])
    if isinstance(found, Event):
        _release_notice(found, by, on)
    keep_found(matters_of(found))
    line(
        of, "release", f"公布：{found._meta.verbose_name}", by, on, hand, RELEASED_UNDER, piece=piece, row=key
    )
    return found


@transaction.atomic
def release_rows(seen: Mapping[int, str], *, by: Person, on: date) -> list[Released]:
    """Make several rows of the catalogue public, all or none. `seen`: key of a row → fingerprint of what was read of it.

    Raises Refusal with the reasons of each, behind its number.
    """
    done, reasons = [], []
    for key, read in seen.items():
        try:
            done.append(release(ROW, key, by=by, on=on, seen=read))
        except Refusal as refused:
            row = CatalogueRow.objects.get(pk=key)
            reasons += [(f"{row.number}：{says}", under) for says, under in refused.reasons]
    if reasons:
        raise Refusal(*reasons)
    if not done:
        raise Refusal(("请先勾选要公布的目录", None))
    return done


@transaction.atomic
def send_back(piece: str, key: int, *, because: str, by: Person, on: date) -> Released:
    """Send a piece back to its author, who writes it anew; of a change to what is public the change alone. Raises Refusal."""
    found, of, hand = _waiting(piece, key, "退回", by, on)
    reason = said("退回的原因", because, 300)
    if found.changer is not None:
        found.save(update_fields=changes.clear(found))
    else:
        found.sent_back_on, found.sent_back_says = on, reason
        found.save(update_fields=["sent_back_on", "sent_back_says"])
    line(
        of,
        "send_back",
        f"退回：{found._meta.verbose_name}",
        by,
        on,
        hand,
        piece=piece,
        row=key,
        because=reason,
    )
    return found


def of_piece(piece: Released) -> Numbered:
    """What people know a piece by: the matter or event it hangs on, or itself where it has a number."""
    if isinstance(piece, Call | Event | CatalogueRow):
        return piece
    of: Matter | Event | None = piece.matter or getattr(piece, "event", None)  # type: ignore[attr-defined]
    assert of is not None
    return of


def matters_of(piece: Released) -> list[int]:
    """The key of the matter whose page shows a piece; none for a piece of an event or a row of the catalogue."""
    key = getattr(piece, "matter_id", None)
    return [] if key is None else [key]


def division_of(of: Numbered) -> int:
    """The division that answers for it."""
    return of.of.division_id if isinstance(of, Call) else of.division_id


def _waiting(piece: str, key: int, doing: str, by: Person, on: date) -> tuple[Any, Any, Hand]:
    """A piece nobody decided on, for who may and did not write it. Raises Refusal."""
    found = locked(PIECES[piece], key)
    of = of_piece(found)
    right = Right.REVIEW_PROGRESS if isinstance(found, BY_DIVISION_HEAD) else Right.RELEASE_MATTERS
    hand = require(right, f"{doing}{found._meta.verbose_name}", of.agency_id, division_of(of), by, on)
    if isinstance(of, Matter) and doing == RELEASING:
        require_open(of)
    if not found.is_waiting:
        raise Refusal(("这一项已经公布或者退回，请刷新页面", None))
    if by.pk in writers_of([found])[0]:
        raise Refusal((f"经办人不能{doing}自己登记的内容，请另一人办理", UNDER))
    return found, of, hand


def _release_notice(event: Event, by: Person, on: date) -> None:
    """The notice written with an event goes out with it."""
    waiting = event.statements.waiting().filter(place=NOTICE).exclude(author=by)
    waiting.update(released_on=on, released_by=by)


def _against(found: Released, on: date) -> list[tuple[str, Any]]:
    """Why a piece may not become public yet."""
    reasons: list[tuple[str, Any]] = [*unfit(type(found), words_of(found))]
    if isinstance(found, Event):  # its notice goes out with it
        for notice in found.statements.waiting().filter(place=NOTICE):
            reasons += unfit(Statement, words_of(notice))
    if isinstance(found, Link) and not Document.objects.public().filter(pk=found.document_id).exists():
        reasons.append(("这条信息没有公开发布，先发布信息，再公布关联", RELEASED_UNDER))
    if isinstance(found, Call) and on > found.first_day:
        reasons.append((f"开始日期（{found.first_day}）已过，请退回，由经办人另定起止日期", UNDER))
    return reasons
