"""From a case in hand to a served answer, the whole lawful way: for tests that are about what comes after."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from gongkai.agencies.models import Person
from gongkai.cases import acts
from gongkai.cases.acts import Decision
from gongkai.cases.answer import lacks_files, legal_review_of, wanted_opinions
from gongkai.cases.models import Case, CaseFile, Proposal
from gongkai.cases.reach import electronic_ways
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.opinion import Kind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from tests.cast import WANG_FANG, Cast
from tests.papers import pdf

O = Outcome  # noqa: E741


def decision(outcome: Outcome, reason: str = "理由。", earlier: Case | None = None) -> Decision:
    """A decision that says everything its outcome has to say."""
    kept = outcome is Outcome.WITHHELD_THIRD_PARTY
    return Decision(
        outcome, reason=reason, how="电子文本，发送至电子邮箱", open_part="正文", published_at="本机关门户",
        elsewhere="甲市财政局，0000-0000000", weighed="不公开不会对公共利益造成重大影响" if kept else "不涉及第三方权益",
        earlier=earlier,
    )  # fmt: skip


def prepare(cast: Cast, case: Case, outcome: Outcome, by: Person, on: date) -> Case | None:
    """Put on the record what this outcome needs first; the earlier case where it repeats one."""
    match outcome:
        case O.NOT_HELD_ABSENT | O.NEEDS_MAKING:
            acts.record_search(case.pk, where="档案系统", words="申报书", found="没有", by=by, on=on)
        case O.WITHHELD_THIRD_PARTY:
            acts.consult_third_party(case.pk, party="某公司", by=by, on=on)
            acts.third_party_answered(case.pk, says="不同意公开", by=by, on=on)
        case O.DECLINED_EXCESSIVE:
            acts.ask_for_reasons(case.pk, says="请说明理由", by=by, on=on)
            acts.give_reasons(case.pk, says="想看", by=Hand.APPLICANT, on=on)
        case O.STILL_UNCLEAR:
            acts.ask_to_complete(case.pk, says="请写明年份", by=by, on=on)
            acts.complete(case.pk, says="某年", by=Hand.APPLICANT, on=on)
        case O.DECLINED_REPEATED:
            return Case.objects.filter(agency=case.agency, pk__lt=case.pk).last()
    return None


def proposed(
    cast: Cast,
    case: Case,
    outcome: Outcome = O.GRANTED,
    *,
    on: date,
    by: Person | None = None,
    reason: str = "理由。",
) -> Proposal:
    """Every point decided so, and the answer put forward by its handler."""
    by = by or case.handler or cast.li_qiang
    earlier = prepare(cast, case, outcome, by, on)
    for point in case.points.all():
        acts.decide(case.pk, point.order, decision(outcome, reason, earlier), by=by, on=on)
    hand_out(case, by=by, on=on)
    return acts.propose(case.pk, by=by, on=on)


def hand_out(case: Case, *, by: Person, on: date) -> None:
    """Add a file to hand out where a point is given as a copy and none is there."""
    files = list(case.files.all())
    if any(lacks_files(point, files) for point in case.points.all()):
        acts.add_file(case.pk, "某文.pdf", BytesIO(pdf()), purpose=CaseFile.Purpose.HANDED_OUT, by=by, on=on)


def approved(
    cast: Cast,
    case: Case,
    outcome: Outcome = O.GRANTED,
    *,
    on: date,
    by: Person | None = None,
    reason: str = "理由。",
) -> Case:
    """Proposed, reviewed and signed."""
    proposal = proposed(cast, case, outcome, on=on, by=by, reason=reason)
    reviewer = {Kind.SECRECY: cast.sun_jing, Kind.LEGAL: cast.zheng_zhi}
    for kind in wanted_opinions(case, proposal, legal_review_of(case.agency, on)):
        acts.review(case.pk, agrees=True, says="", by=reviewer[kind], on=on)
    return acts.approve(case.pk, by=cast.wu_tao, on=on)


def answered(
    cast: Cast,
    case: Case,
    outcome: Outcome = O.GRANTED,
    *,
    on: date,
    by: Person | None = None,
    reason: str = "理由。",
) -> Case:
    """Approved and served on the same day: electronically, or where there is no way to, handed over."""
    approved(cast, case, outcome, on=on, by=by, reason=reason)
    how = (
        {"way": Way.ELECTRONIC}
        if electronic_ways(case)
        else {"way": Way.DIRECT, "signed": on, "signed_by": "本人"}
    )
    return acts.answer(case.pk, sent=on, by=by or case.handler or cast.li_qiang, on=on, **how)


def serve_all(case: Case, *, by: Person, on: date) -> None:
    """Serve every letter that has no act of its own, electronically on one day."""
    for letter in case.letters.valid().filter(served_on__isnull=True):
        if not letter.has_own_service:
            acts.serve(letter.pk, way=Way.ELECTRONIC, sent=on, by=by, on=on)


def in_hand(cast: Cast, asked: str = "某项目申报书", *, on: date, handler: Person | None = None) -> Case:
    """Filed at the counter and handed to 李强 on one day."""
    found = acts.receive(
        cast.agency,
        WANG_FANG,
        ApplicantKind.NATURAL,
        asked,
        channel=Channel.IN_PERSON,
        by=cast.qian_jin,
        on=on,
    )
    handler = handler or cast.li_qiang
    division = cast.division if handler == cast.li_qiang else cast.office
    return acts.accept(found.pk, division=division, handler=handler, by=cast.qian_jin, on=on)
