"""A signed package goes out at a day and hour (定时发布), through the same `publish` as by hand and with every check of it.

The schedule is carried out on behalf of who set it: should they have lost the right by then, nothing is published and an
alarm stands in its place.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.acts.matter import line, locked
from gongkai.documents.acts.reviewing import publish, why_not
from gongkai.documents.models import Document, Edition, Schedule
from gongkai.documents.package import edition_in_hand, package_of
from gongkai.documents.proofing.gate import read_ahead
from gongkai.documents.release.gate import IN_TIME, against_windows, over_before
from gongkai.law.hand import Hand
from gongkai.law.review import EditionStage
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

UNDER = OGI_2019.article(23)
GRACE = timedelta(minutes=10)  # two wakings of the worker; what goes out later than that was missed


def schedule(
    document_id: int, *, at: datetime, because: str = "", by: Person, on: date, now: datetime
) -> Schedule:
    """Set day and hour of a signed package. `because`: the reason for a day inside a sensitive window."""
    read_ahead(document_id, "publish", on)
    with transaction.atomic():
        document = locked(document_id)
        if document.schedules.filter(state=Schedule.State.WAITING).exists():
            raise Refusal(("已经排定了发布时间，请更改或者取消", UNDER))
        edition = _ready(document, at, because, by, on, now)
        assert edition.package is not None
        made = Schedule.objects.create(
            document=document, package=edition.package, at=at, because=because.strip(), by=by, on=on
        )
        line(document, "schedule", "排定发布时间", UNDER, by, on, at=at, because=made.because)
        return made


def reschedule(
    document_id: int, *, at: datetime, because: str = "", by: Person, on: date, now: datetime
) -> Schedule:
    """Another day and hour; from now on it goes out on behalf of who changed it."""
    read_ahead(document_id, "publish", on)
    with transaction.atomic():
        document = locked(document_id)
        found = _waiting(document)
        _ready(document, at, because, by, on, now)
        was, found.at, found.because, found.by, found.on = found.at, at, because.strip(), by, on
        found.save(update_fields=["at", "because", "by", "on"])
        line(document, "reschedule", "更改发布时间", UNDER, by, on, was=was, at=at, because=found.because)
        return found


@transaction.atomic
def cancel_schedule(document_id: int, *, opinion: str, by: Person, on: date) -> Schedule:
    """The package stays signed and waits for a hand."""
    document = locked(document_id)
    found = _waiting(document)
    scope_of(by, on).require(Right.SCHEDULE, "取消定时发布")
    if scope_of(by, on).agency != document.agency_id:
        raise Refusal((f"{by}不是{document.agency}的人员", None))
    if not opinion.strip():
        raise Refusal(("取消定时发布要写明原因", UNDER))
    found.state, found.settled_on, found.settled_by, found.settled_says = (
        Schedule.State.ENDED,
        on,
        by,
        opinion.strip()[:300],
    )
    found.save(update_fields=["state", "settled_on", "settled_by", "settled_says"])
    line(document, "cancel_schedule", "取消定时发布", UNDER, by, on, at=found.at, because=found.settled_says)
    return found


@transaction.atomic
def settle_alarm(schedule_id: int, *, says: str, by: Person, on: date) -> Schedule:
    """Somebody saw to a release that failed or came late, and says how."""
    found = Schedule.objects.select_for_update(of=("self",)).select_related("document").get(pk=schedule_id)
    document = locked(found.document_id)
    scope = scope_of(by, on)
    scope.require(Right.SCHEDULE, "处理定时发布的警示")
    if scope.agency != document.agency_id:
        raise Refusal((f"{by}不是{document.agency}的人员", None))
    if not found.alarm or found.settled_on is not None:
        raise Refusal(("这条警示已经处理过了", None))
    if not says.strip():
        raise Refusal(("请写明处理情况", IN_TIME))
    found.settled_on, found.settled_by, found.settled_says = on, by, says.strip()[:300]
    found.save(update_fields=["settled_on", "settled_by", "settled_says"])
    line(document, "settle_alarm", "处理定时发布的警示", IN_TIME, by, on, says=found.settled_says)
    return found


def release_scheduled(schedule_id: int, *, now: datetime, on: date) -> Schedule:
    """Carry one schedule out that is due. Either the whole package is public afterwards, or an alarm says why not.

    One transaction holds the release and the end of the schedule: a process killed in between leaves it waiting.
    """
    document_id = Schedule.objects.values_list("document_id", flat=True).get(pk=schedule_id)
    read_ahead(document_id, "publish", on)
    with transaction.atomic():
        document = locked(document_id)
        found = Schedule.objects.select_for_update(of=("self",)).select_related("by").get(pk=schedule_id)
        if found.state != Schedule.State.WAITING or found.at > now:
            return found
        # It no longer waits before the release begins, or publishing would take it for overtaken by a hand.
        found.state, found.done_at, found.is_late = Schedule.State.DONE, now, now - found.at > GRACE
        if found.is_late:
            found.alarm = f"排定{_hour(found.at)}发布，{_hour(now)}才发布：到时后台没有运行"
        found.save(update_fields=["state", "done_at", "is_late", "alarm"])
        try:
            _publish(document, found, on)
        except Refusal as refused:
            return _fail(document, found, refused, on)
        line(
            document, "release_scheduled", "到时自动发布", UNDER, Hand.CLOCK, on, at=found.at, done_at=now,
            for_whom=found.by.name, late=found.is_late,
        )  # fmt: skip
        return found


def _publish(document: Document, found: Schedule, on: date) -> None:
    edition = edition_in_hand(document)
    if edition is None or edition.package != found.package:
        raise Refusal(("排定以后，稿件没有发布就退回或者重新送审过；请重新排定", UNDER))
    publish(document.pk, because=found.because, by=found.by, on=on)


def _fail(document: Document, found: Schedule, refused: Refusal, on: date) -> Schedule:
    says = "；".join(says for says, _ in refused.reasons)
    found.state, found.done_at, found.is_late = Schedule.State.FAILED, None, False
    found.alarm = f"到时没有发布：{says}"[:500]
    found.save(update_fields=["state", "done_at", "is_late", "alarm"])
    line(
        document, "release_failed", "到时没有发布", UNDER, Hand.CLOCK, on, at=found.at, for_whom=found.by.name,
        why=found.alarm,
    )  # fmt: skip
    return found


def _waiting(document: Document) -> Schedule:
    found = document.schedules.select_for_update().filter(state=Schedule.State.WAITING).first()
    if found is None:
        raise Refusal(("没有排定的发布时间", UNDER))
    return found


def _ready(document: Document, at: datetime, because: str, by: Person, on: date, now: datetime) -> Edition:
    """The signed edition, if it could be published by this hand. Raises Refusal with everything against it."""
    edition, day = edition_in_hand(document), timezone.localtime(at).date()
    if edition is None or edition.stage != EditionStage.APPROVED:
        raise Refusal(("签发以后才能排定发布时间", UNDER))
    package = package_of(document)
    reasons = why_not(document, "publish", by, on)
    if any(e.is_urgent for e in package):
        reasons.append(("紧急签发的信息应当立即发布，不排定时间", UNDER))
    if at <= now:
        reasons.append(("发布时间应当晚于现在；要马上发布的，请直接发布", UNDER))
    reasons += against_windows(document, package, day, because) + over_before(package, day)
    if reasons:
        raise Refusal(*dict.fromkeys(reasons))
    return edition


def _hour(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
