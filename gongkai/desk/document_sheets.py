"""What may be done to a document now, by whom and why not: the buttons beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, may_over
from gongkai.desk.forms.counting import CategoryForm, ConfirmForm, ReasonForm, RefuseForm
from gongkai.desk.forms.interpreting import DecideWaiverForm, WaiverForm
from gongkai.desk.forms.release import BecauseForm, ChangeNoticeForm, NoticeForm, ScheduleForm, WithdrawForm
from gongkai.desk.forms.review import (
    AttributeForm,
    BareForm,
    FirstReviewForm,
    OpinionForm,
    SecrecyForm,
    WhyForm,
)
from gongkai.documents import acts
from gongkai.documents.acts.after import CHECKERS, CONFIRMERS, why_not_after
from gongkai.documents.acts.attribute import LEADERS
from gongkai.documents.counting.acts import deciding as counting
from gongkai.documents.counting.models import CountingDecision
from gongkai.documents.counting.rule import CATEGORIES
from gongkai.documents.interpreting import acts as interpreting
from gongkai.documents.interpreting.duty import duty, is_owed
from gongkai.documents.interpreting.models import Waiver
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand, package_of
from gongkai.documents.pieces import pieces_of
from gongkai.documents.release.acts.notices import CHANGERS, change_notice, drop_notice, set_notice
from gongkai.documents.release.acts.scheduling import cancel_schedule, reschedule, schedule
from gongkai.documents.release.gate import is_notice, period_of, windows_on
from gongkai.documents.release.reads import schedule_of
from gongkai.law.attribute import Attribute
from gongkai.law.chain import chains
from gongkai.law.hand import Hand
from gongkai.law.interpretation import IN_STEP
from gongkai.law.review import UNASKED, EditionStage, procedure_of
from gongkai.law.source import Citation

# What is a button: every move but the one publishing makes by itself, and the acts that are no moves.
LABELS = (
    {
        m.act: m.label
        for kind in chains()
        for m in procedure_of(kind).moves
        if m.act not in ("supersede", "end_release")
    }
    | {
        "pass_secrecy": "保密审查结论",
        "check_release": "发布后核对",
        "confirm_release": "紧急发布事后确认",
        "change_attribute": "改变公开属性（审查中）",
        "decide_attribute": "改变公开属性",
        "reassess": "定期评估",
        "ask_waiver": "申请免予解读",
        "grant_waiver": "同意免予解读",
        "refuse_waiver": "不同意免予解读",
        "schedule": "定时发布",
        "reschedule": "更改发布时间",
        "cancel_schedule": "取消定时发布",
        "set_notice": "公示期",
        "drop_notice": "取消公示期",
        "change_notice": "延长、提前结束公示",
    }
    | {act.value: f"提出：{act.label}" for act in CountingDecision.Act}
    | {"confirm_counting": "确认改变条数", "refuse_counting": "不采纳改变条数"}
)
ASK_NOTHING = ("submit",)
ON_ATTRIBUTE = ("change_attribute", "decide_attribute", "reassess")
# The desk's button → the act: of another part of the room, or whichever a sheet's answers lead to.
CALLED: dict[str, Callable[..., Any]] = {
    act.__name__: act
    for act in (
        schedule, reschedule, cancel_schedule, set_notice, drop_notice, change_notice, interpreting.ask_waiver,
        interpreting.grant_waiver, interpreting.refuse_waiver, counting.leave_out, counting.count_again,
        counting.recategorise, counting.confirm_counting, counting.refuse_counting,
    )
} | {"pass_secrecy": acts.rule_secrecy}  # fmt: skip
RELEASE_FORMS: dict[str, type[Any]] = {
    "schedule": ScheduleForm, "reschedule": ScheduleForm, "set_notice": NoticeForm, "change_notice": ChangeNoticeForm,
    "withdraw": WithdrawForm, "drop_notice": BareForm,
}  # fmt: skip
ON_NUMBERS: dict[str, type[Any]] = {
    "leave_out": ReasonForm, "count_again": ReasonForm, "recategorise": CategoryForm, "confirm_counting": ConfirmForm,
    "refuse_counting": RefuseForm,
}  # fmt: skip
GRAVE = ("cancel_schedule", "drop_notice", "send_back", "withdraw", "sign_urgently", "shelve")
ReviewForm = (
    OpinionForm
    | BareForm
    | AttributeForm
    | WaiverForm
    | DecideWaiverForm
    | ReasonForm
    | ConfirmForm
    | BecauseForm
    | ScheduleForm
    | NoticeForm
    | ChangeNoticeForm
    | WithdrawForm
)
Bound = tuple[str, ReviewForm] | None


def form_of(act: str, document: Document, given: Any = None, *, day: date | None = None) -> ReviewForm:
    """The sheet of an act, filled in with what was sent. `day`: of a release, which may need a reason."""
    if act in RELEASE_FORMS:
        return RELEASE_FORMS[act](given, slip=act, initial=_begun(act, document))
    if act in ON_ATTRIBUTE:
        begin = {"attribute": document.attribute, "ground": document.attribute_ground}
        return AttributeForm(given, slip=act, initial=begin)
    if act in ON_NUMBERS:
        waits = document.counting_decisions.filter(state=CountingDecision.State.OPEN).first()
        return ON_NUMBERS[act](given, slip=act, initial={"decision": waits.pk if waits else None})
    if act in ("grant_waiver", "refuse_waiver"):
        asked = document.waivers.filter(state=Waiver.State.ASKED).first()
        return DecideWaiverForm(given, slip=act, initial={"waiver": asked.pk if asked else None})
    if act == "ask_waiver":
        return WaiverForm(given, slip=act)
    if act == "pass_first":
        return FirstReviewForm(given, slip=act)
    if act == "pass_secrecy" or (act == "publish" and _urgent(document)):
        package = package_of(document, lock=False)
        return SecrecyForm(given, slip=act, pieces=pieces_of(package), asks_opinion=act != "publish")
    if act == "publish" and day and windows_on(document.agency_id, day).exists():
        return BecauseForm(given, slip=act)
    if act in (*acts.SAYS_WHY, "cancel_schedule", "confirm_release", "check_release"):
        return WhyForm(given, slip=act)
    return BareForm(given, slip=act) if act in (*ASK_NOTHING, "publish") else OpinionForm(given, slip=act)


def _begun(act: str, document: Document) -> dict[str, Any]:
    """What a sheet of release begins with: as it stands now."""
    if act == "reschedule" and (waits := schedule_of(document)):
        return {"at": timezone.localtime(waits.at), "because": waits.because}
    if act in ("set_notice", "change_notice") and (period := period_of(document)):
        return {"last_day": period.last_day, "basis": period.basis, "contact": period.contact}
    return {}


def take(act: str, document: Document, form: ReviewForm, request: DeskRequest) -> None:
    """Do what a valid sheet says. Raises as the act."""
    function = CALLED.get(act) or getattr(acts, act)
    function(document.pk, by=request.user, on=request.day, **form.facts())


def _urgent(document: Document) -> bool:
    edition = edition_in_hand(document)
    return edition is not None and edition.is_urgent and edition.secrecy_digest != edition.digest


@dataclass(frozen=True)
class Sheet:
    """An act with its sheet; greyed with `why_not` where that is not empty. `due`: by when, where a day runs."""

    act: str
    label: str
    under: Citation | None
    why_not: list[tuple[str, Citation | None]]
    form: ReviewForm
    open: bool = False
    due: date | None = None

    @property
    def asks(self) -> bool:
        return bool(self.form.fields)

    @property
    def grave(self) -> bool:
        return self.act in GRAVE


def sheets_of(request: DeskRequest, document: Document, current: Edition | None, bound: Bound) -> list[Sheet]:
    """The sheets open to these hands. `bound` is one that was refused: it stays as it was typed."""
    sheets = [
        _bound(s, bound) if bound and bound[0] == s.act else s for s in _open(request, document, current)
    ]
    if bound and bound[0] not in [s.act for s in sheets]:
        sheets.append(Sheet(bound[0], LABELS[bound[0]], None, [], bound[1], True))
    return sheets


def _bound(sheet: Sheet, bound: tuple[str, ReviewForm]) -> Sheet:
    return Sheet(sheet.act, sheet.label, sheet.under, [], bound[1], True, sheet.due)


def _open(request: DeskRequest, document: Document, current: Edition | None) -> Iterator[Sheet]:
    hands = request.scope.hands(document.division_id)
    table = procedure_of(document.kind)
    rows = table.open_to(EditionStage(current.stage), hands) if current else []
    for row in rows:
        why_not = acts.why_not(document, row.act, request.user, request.day)
        if row.act == "take_back" and why_not:
            continue  # nobody else's to take back
        yield Sheet(
            row.act, LABELS[row.act], row.under, why_not, form_of(row.act, document, day=request.day),
            due=current.due if current else None,
        )  # fmt: skip
        if row.act == "publish":
            yield from _of_schedule(document, why_not)
    if current and current.stage == EditionStage.DRAFT and document.published_on is None:
        yield from _of_notice(request, document)
    under_review = current is not None and current.stage not in (EditionStage.DRAFT, EditionStage.APPROVED)
    reviews = any(row.act not in UNASKED for row in rows)
    if reviews and under_review and document.attribute_fixed_on is None:
        yield _plain("change_attribute", document)
    if hands & LEADERS and document.attribute_fixed_on is not None and not document.is_live:
        withheld = document.attribute == Attribute.WITHHELD
        yield from (_plain(a, document) for a in (("reassess",) if withheld else ()) + ("decide_attribute",))
    yield from _of_waiver(request, document, current)
    if document.is_live:
        yield from _of_live(request, document, hands, table.open_to(EditionStage.PUBLISHED, hands))


def _explained(document: Document) -> bool:
    """Whether an interpretation was drafted and not given up."""
    return (
        Edition.objects.filter(document__interprets=document).exclude(stage=EditionStage.DISCARDED).exists()
    )


def _of_waiver(request: DeskRequest, document: Document, current: Edition | None) -> Iterator[Sheet]:
    """To ask for a waiver, where one may be had; to decide one that waits, or why somebody may not."""
    asked = document.waivers.filter(state=Waiver.State.ASKED).first()
    scope = request.scope
    if asked is not None and may_over(scope, Right.DECIDE_WAIVER, document.division_id):
        why_not = interpreting.why_not_decide(document, asked, request.user, request.day)
        for act in ("grant_waiver", "refuse_waiver"):
            yield Sheet(act, LABELS[act], IN_STEP, why_not, form_of(act, document))
    may_ask = may_over(scope, Right.DRAFT, document.division_id) and asked is None
    stands = (
        current is None if document.is_live else current is not None and current.stage == EditionStage.DRAFT
    )
    if may_ask and stands and is_owed(document, request.day) and not _explained(document):
        due = duty(document, request.day)
        if due.is_due or document.is_live:
            yield Sheet("ask_waiver", LABELS["ask_waiver"], due.under, [], form_of("ask_waiver", document))


def _of_schedule(document: Document, why_not: list[tuple[str, Citation | None]]) -> Iterator[Sheet]:
    """Beside publishing now: a day and hour for it."""
    if schedule_of(document) is not None:
        yield from (_plain(act, document) for act in ("reschedule", "cancel_schedule"))
    elif not _urgent(document):
        yield Sheet("schedule", LABELS["schedule"], None, why_not, form_of("schedule", document))


def _of_notice(request: DeskRequest, document: Document) -> Iterator[Sheet]:
    """The period of a public notice, for who may write the draft."""
    if may_over(request.scope, Right.DRAFT, document.division_id) and document.interprets_id is None:
        yield _plain("set_notice", document)
        if period_of(document) and not is_notice(document):
            yield _plain("drop_notice", document)


def _of_numbers(request: DeskRequest, document: Document, hands: frozenset[Hand]) -> Iterator[Sheet]:
    """To propose that it is counted otherwise; to confirm what another one proposed, or to drop it."""
    waits = document.counting_decisions.filter(state=CountingDecision.State.OPEN).select_related("by").first()
    if waits is None and hands & counting.PROPOSERS:
        yield _plain("leave_out" if document.counts_in_total else "count_again", document)
        yield _plain("recategorise", document)
    elif waits is not None and hands & counting.CONFIRMERS:
        own: list[tuple[str, Citation | None]] = []
        if waits.by_id == request.user.pk:
            own.append((f"是{waits.by}提出的，由办公室另外的人确认", counting.UNDER))
        says = f"确认{waits.by}提出的“{waits.get_act_display()}”：{waits.reason}"
        if waits.act == CountingDecision.Act.RECATEGORISE:
            says += f"（改为“{CATEGORIES[waits.category]}”）"
        yield Sheet("confirm_counting", says, counting.UNDER, own, form_of("confirm_counting", document))
        yield _plain("refuse_counting", document)


def _of_live(
    request: DeskRequest, document: Document, hands: frozenset[Hand], rows: list[Any]
) -> Iterator[Sheet]:
    """What may be done to what is on the portal."""
    live = document.live_edition
    if live and live.is_urgent and live.confirmed_on is None and hands & CONFIRMERS:
        yield _after("confirm_release", live, request, live.confirm_due)
    if live and live.check_due and live.checked_on is None and hands & CHECKERS:
        yield _after("check_release", live, request, live.check_due)
    if hands & CHANGERS and period_of(document):
        yield _plain("change_notice", document)
    for row in rows:
        if row.act == "withdraw":
            yield Sheet(row.act, row.label, row.under, [], form_of(row.act, document))
    if document.interprets_id is None:
        yield from _of_numbers(request, document, hands)


def _after(act: str, live: Edition, request: DeskRequest, due: date | None) -> Sheet:
    """What somebody else than who released it does: shut, with the reason, for who did."""
    why_not = why_not_after(live, act, request.user)
    return Sheet(act, LABELS[act], None, why_not, form_of(act, live.document), due=due)


def _plain(act: str, document: Document, due: date | None = None) -> Sheet:
    return Sheet(act, LABELS[act], None, [], form_of(act, document), due=due)
