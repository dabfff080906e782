"""Calls to the public: opened, released by a second person, answered by anyone, fed back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.files import vault
from gongkai.law.dossier import SHORTEST_CONSULTATION, MatterKind
from gongkai.law.hand import Hand
from gongkai.law.source import Citation, Refusal
from gongkai.matters.acts.hands import (
    CONSULTED_UNDER,
    UNDER,
    line,
    locked,
    require,
    require_open,
    said,
    unfit,
)
from gongkai.matters.acts.releasing import division_of
from gongkai.matters.models import Call, Event, Feedback, Matter, Sender, Voice
from gongkai.matters.models.call import ASKED, CONSULTED
from gongkai.text.personal import hide_numbers

LONGEST_VOICE = 3000


@transaction.atomic
def call_for(
    of: Matter | Event,
    *,
    title: str,
    says: str,
    first_day: date,
    last_day: date,
    contact: str,
    by: Person,
    on: date,
    channel: str = "",
    short_because: str = "",
) -> Call:
    """Prepare a consultation over a matter, or a call for questions to an event. Raises Refusal with every reason."""
    of = locked(type(of), of.pk)
    hand = require(Right.KEEP_MATTERS, "登记征集", of.agency_id, of.division_id, by, on)
    is_short = last_day - first_day + timedelta(days=1) < SHORTEST_CONSULTATION
    is_decision = isinstance(of, Matter) and of.kind == MatterKind.DECISION
    reasons: list[tuple[str, Citation | None]] = []
    if isinstance(of, Matter):
        require_open(of)
    if first_day < on or last_day < first_day:
        reasons.append((f"起止日期应当从{on}或者以后开始，先后有序", None))
    if is_decision and is_short and not short_because.strip():
        reasons.append(("重大决策公开征求意见的期限一般不少于30日，需要缩短的请写明原因", CONSULTED_UNDER))
    if isinstance(of, Event) and last_day > (until := min(of.on, of.new_on or of.on)):
        reasons.append((f"征集提问在访谈当天（{until}）或者以前截止", None))
    words = {
        "title": said("标题", title), "says": said("征集内容", says), "contact": said("联系方式", contact),
        "short_because": short_because.strip(), "channel": channel.strip(),
    }  # fmt: skip
    reasons += unfit(Call, words)
    if reasons:
        raise Refusal(*reasons)
    made = Call.objects.create(
        agency=of.agency, number=f"{on.year}-YJ-{take_number(of.agency, 'YJ', on.year):04d}",
        matter=of if isinstance(of, Matter) else None, event=of if isinstance(of, Event) else None,
        first_day=first_day, last_day=last_day, author=by, made_on=on, **words,
    )  # fmt: skip
    line(
        made,
        "call_for",
        "登记征集",
        by,
        on,
        hand,
        CONSULTED_UNDER,
        about=of.number,
        first=first_day,
        last=last_day,
    )
    return made


@transaction.atomic
def take_voice(call_id: int, *, text: str, on: date, name: str = "", contact: str = "") -> Voice:
    """Take what a member of the public writes while a call is open; who wrote it is sealed apart. Raises Refusal."""
    call = locked(Call, call_id)
    if not Call.objects.public().filter(pk=call_id).exists() or call.state(on) != "征集中":
        raise Refusal((f"征集时间是{call.first_day}至{call.last_day}，现在不能提交", None))
    words = said("意见", text)
    if len(words) > LONGEST_VOICE:
        raise Refusal((f"不超过{LONGEST_VOICE}字，现在有{len(words)}字", None))
    number = (call.voices.aggregate(last=Max("number"))["last"] or 0) + 1
    voice = Voice.objects.create(call=call, number=number, text=words, came_on=on)
    if name.strip() or contact.strip():
        Sender.objects.create(voice=voice, name_sealed=_sealed(name), contact_sealed=_sealed(contact))
    line(call, "take_voice", "收到意见", Hand.APPLICANT, on, under=CONSULTED_UNDER, voice=number)
    return voice


@transaction.atomic
def record_elsewhere(call_id: int, *, count: int, by: Person, on: date) -> Call:
    """Note how many comments came by post, telephone and other ways. Raises Refusal."""
    call, hand = _call(call_id, "登记其他途径的意见", by, on)
    call.elsewhere = count
    call.save(update_fields=["elsewhere"])
    line(call, "record_elsewhere", "登记其他途径收到的条数", by, on, hand, count=count)
    return call


@transaction.atomic
def look_at_sender(voice_id: int, *, by: Person, on: date) -> tuple[str, str]:
    """Name and contact of who wrote, for who reads the comments; every look is on record. Raises Refusal."""
    voice = Voice.objects.select_related("call__agency", "sender").get(pk=voice_id)
    call = voice.call
    hand = require(Right.READ_VOICES, "查看提出人", call.agency_id, division_of(call), by, on)
    sender = getattr(voice, "sender", None)
    if sender is None:
        raise Refusal(("提出人没有留下姓名和联系方式，或者已经到期清除", None))
    line(call, "look_at_sender", "查看意见提出人", by, on, hand, CONSULTED_UNDER, voice=voice.number)
    return sender.name, sender.contact


@transaction.atomic
def draft_feedback(
    call_id: int, *, summary: str, verdict: str, says: str, voices: Iterable[int], by: Person, on: date
) -> Feedback:
    """Say what became of a comment or a group of them, in the office's own words. Raises Refusal."""
    call, hand = _call(call_id, "起草反馈", by, on)
    among = CONSULTED if call.matter_id else ASKED
    if verdict not in among:
        raise Refusal(("结果请从" + "、".join(str(v.label) for v in among) + "中选择", CONSULTED_UNDER))
    named = sorted(set(voices))
    found = list(call.voices.filter(number__in=named))
    if len(found) != len(named):
        raise Refusal(("对应的意见序号有误，请核对", None))
    words = said("意见概述", summary), said("理由或者答复", says)
    if any(hide_numbers(one, "") != one for one in words):
        raise Refusal(("反馈里有个人的号码，请概述意见，不要照抄", CONSULTED_UNDER))
    made = Feedback.objects.create(
        call=call, summary=words[0], verdict=verdict, says=words[1], author=by, made_on=on
    )
    made.voices.set(found)
    line(call, "draft_feedback", "起草反馈", by, on, hand, CONSULTED_UNDER, verdict=verdict, voices=named)
    return made


@transaction.atomic
def drop_feedback(feedback_id: int, *, by: Person, on: date) -> Call:
    """Drop a line of feedback that is not published yet. Raises Refusal."""
    found = Feedback.objects.get(pk=feedback_id)
    call, hand = _call(found.call_id, "删去反馈", by, on)
    found.delete()
    line(call, "drop_feedback", "删去反馈", by, on, hand, CONSULTED_UNDER, verdict=found.verdict)
    return call


@transaction.atomic
def publish_feedback(call_id: int, *, by: Person, on: date) -> Call:
    """Publish the feedback to a call that is over: every comment has a line, and who wrote none releases it.

    Raises Refusal with every reason.
    """
    call = locked(Call, call_id)
    hand = require(Right.RELEASE_MATTERS, "公布反馈", call.agency_id, division_of(call), by, on)
    lines = list(call.feedback.all())
    without = list(call.voices.filter(feedback__isnull=True).values_list("number", flat=True))
    reasons: list[tuple[str, Citation | None]] = []
    if call.state(on) != "已结束":
        reasons.append((f"这次征集现在是“{call.state(on)}”，结束以后公布反馈", CONSULTED_UNDER))
    if without:
        numbers = "、".join(map(str, without[:20]))
        reasons.append((f"还有{len(without)}条没有对应的反馈：第{numbers}条", CONSULTED_UNDER))
    if not lines and (without or call.elsewhere):
        reasons.append(("请先起草反馈", CONSULTED_UNDER))
    if any(one.author_id == by.pk for one in lines):
        reasons.append(("起草反馈的人不能自己公布，请办公室另一人公布", UNDER))
    if reasons:
        raise Refusal(*reasons)
    call.feedback_on, call.feedback_by = on, by
    call.save(update_fields=["feedback_on", "feedback_by"])
    line(call, "publish_feedback", "公布反馈", by, on, hand, CONSULTED_UNDER, lines=len(lines))
    return call


def _call(call_id: int, doing: str, by: Person, on: date) -> tuple[Call, Hand]:
    """A call whose feedback is not published, for who keeps it. Raises Refusal."""
    call = locked(Call, call_id)
    hand = require(Right.KEEP_MATTERS, doing, call.agency_id, division_of(call), by, on)
    if call.feedback_on is not None:
        raise Refusal((f"反馈已于{call.feedback_on}公布，不能再改动", CONSULTED_UNDER))
    return call, hand


def _sealed(text: str) -> str:
    return vault.seal_text(text.strip()) if text.strip() else ""
