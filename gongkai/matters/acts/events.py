"""Press conferences and interviews: announced, held, their transcript published, closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.models import Document
from gongkai.law.hand import Hand
from gongkai.law.source import Citation, Refusal
from gongkai.matters.acts.hands import UNDER, Reason, for_public, line, locked, require, said, unfit
from gongkai.matters.models import Event, Matter, Statement
from gongkai.matters.models.event import EVENT_PARTS, NOTICE, TRANSCRIPT

MOVED = ["new_on", "new_at", "new_place", "moved_by"]
UNDECIDED = "改期还在等待公布，请先公布或者退回"


@transaction.atomic
def announce(
    agency: Agency,
    *,
    kind: str,
    topic: str,
    division: Division,
    day: date,
    place: str,
    speakers: str,
    notice: str,
    by: Person,
    on: date,
    at: time | None = None,
    matter: Matter | None = None,
    documents: Iterable[Document] = (),
) -> Event:
    """Prepare an event with its notice; both wait for a second person. Raises Refusal."""
    hand = require(Right.KEEP_MATTERS, "登记活动", agency.pk, division.pk, by, on)
    found = list(documents)
    reasons: list[tuple[str, Citation | None]] = []
    if day < on:
        reasons.append((f"活动日期不能早于今天（{on}）", UNDER))
    if kind not in Event.Kind.values:
        reasons.append(("类型请从列出的项目中选择", None))
    if matter is not None and not Matter.objects.visible_to(scope_of(by, on)).filter(pk=matter.pk).exists():
        reasons.append(("没有这个事项，请核对编号", None))
    seen = Document.objects.visible_to(scope_of(by, on)).filter(pk__in=[d.pk for d in found])
    if seen.count() != len(found):
        reasons.append(("相关文件的索引号有误，请核对", None))
    words = {
        "topic": said("主题", topic), "place": said("地点或者网址", place), "speakers": said("发布人、嘉宾", speakers),
    }  # fmt: skip
    reasons += unfit(Event, words)
    if reasons:
        raise Refusal(*reasons)
    made = Event.objects.create(
        agency=agency, number=f"{on.year}-HD-{take_number(agency, 'HD', on.year):04d}", kind=kind,
        division=division, matter=matter, on=day, at=at, author=by, made_on=on, **words,
    )  # fmt: skip
    made.documents.set(found)
    Statement.objects.create(
        event=made,
        place=NOTICE,
        form=Statement.Form.TEXT,
        text=for_public("预告", notice),
        author=by,
        made_on=on,
    )
    line(made, "announce", "登记活动", by, on, hand, day=day, about=matter.number if matter else "")
    return made


@transaction.atomic
def move_event(
    event_id: int, *, day: date, place: str, by: Person, on: date, at: time | None = None
) -> Event:
    """Another day or place. Of a public event it waits for a second person: the page keeps what was released and says
    改期待定, so that nobody misses it for having vanished and nobody comes on a day that will not hold.

    Raises Refusal with every reason.
    """
    event, hand = _event(event_id, "变更活动", by, on)
    if on > event.on:
        raise Refusal((f"活动已于{event.on}举行，不能再变更", UNDER))
    reasons: list[Reason] = [*unfit(Event, {"place": place.strip()}), *against_day(event, day, on)]
    if event.released_on is not None and (day, at, place.strip()) == (event.on, event.at, event.place):
        reasons.append(("时间、地点与已经公布的相同，没有改动", None))
    if reasons:
        raise Refusal(*reasons)
    where = said("地点或者网址", place)
    if event.released_on is not None:
        event.new_on, event.new_at, event.new_place, event.moved_by = day, at, where, by
        event.save(update_fields=MOVED)
    else:
        event.on, event.at, event.place, event.author = day, at, where, by
        event.sent_back_on, event.sent_back_says = None, ""
        event.save(update_fields=["on", "at", "place", "author", "sent_back_on", "sent_back_says"])
    line(event, "move_event", "变更活动", by, on, hand, day=day)
    return event


def against_day(event: Event, day: date, on: date) -> list[Reason]:
    """Why an event may not be moved to a day, or its move not be released on `on`."""
    reasons: list[Reason] = []
    if day < on:
        reasons.append((f"活动日期不能早于今天（{on}）", UNDER))
    for call in event.calls.filter(sent_back_on__isnull=True, last_day__gt=day):
        reasons.append((f"“{call}”征集到{call.last_day}，活动不能提前到征集截止以前", UNDER))
    return reasons


@transaction.atomic
def write_event(event_id: int, *, place: str, text: str, by: Person, on: date) -> Statement:
    """Write notice, transcript or media reports of an event; it waits for a second person. Raises Refusal."""
    event, hand = _event(event_id, "填写活动内容", by, on)
    label = dict(EVENT_PARTS).get(place)
    if label is None:
        raise Refusal(("内容请从预告、实录、媒体报道中选择", None))
    if place == TRANSCRIPT and event.is_being_moved:
        raise Refusal((UNDECIDED, UNDER))
    if place == TRANSCRIPT and on < event.on:
        raise Refusal((f"活动在{event.on}举行，举行以后登记实录", UNDER))
    made = Statement.objects.create(
        event=event,
        place=place,
        form=Statement.Form.TEXT,
        text=for_public(label, text),
        author=by,
        made_on=on,
    )
    line(event, "write_event", f"填写：{label}", by, on, hand, place=place)
    return made


@transaction.atomic
def close_event(event_id: int, *, by: Person, on: date) -> Event:
    """End an event: the transcript is public, and every question has its answer or a reason. Raises Refusal."""
    event, hand = _event(event_id, "办结活动", by, on)
    reasons: list[tuple[str, Citation | None]] = [(UNDECIDED, UNDER)] if event.is_being_moved else []
    if not event.statements.released().filter(place=TRANSCRIPT).exists():
        reasons.append(("实录还没有公布", UNDER))
    for call in event.calls.all():
        open_ones = call.voices.filter(feedback__isnull=True).count()
        if open_ones:
            reasons.append((f"“{call}”还有{open_ones}个提问没有答复，也没有说明原因", UNDER))
        elif call.voices.exists() and call.feedback_on is None:
            reasons.append((f"“{call}”的答复还没有公布", UNDER))
    if reasons:
        raise Refusal(*reasons)
    event.closed_on, event.closed_by = on, by
    event.save(update_fields=["closed_on", "closed_by"])
    line(event, "close_event", "办结活动", by, on, hand)
    return event


def _event(event_id: int, doing: str, by: Person, on: date) -> tuple[Event, Hand]:
    """An event that is not closed, for who keeps it. Raises Refusal."""
    event = locked(Event, event_id)
    hand = require(Right.KEEP_MATTERS, doing, event.agency_id, event.division_id, by, on)
    if event.closed_on is not None:
        raise Refusal((f"活动已于{event.closed_on}办结，不能再改动", UNDER))
    return event, hand
