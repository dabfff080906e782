"""2024: the sandbox of eleven requests, each handled to its end on its own days."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.cases import acts
from gongkai.cases.acts import Asker
from gongkai.cases.models import Case
from gongkai.cli.demonstration.people import Cast
from gongkai.cli.demonstration.source import data, day
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Result, Track
from gongkai.law.working_day import seed_calendar

CHANNEL = {
    "网上": Channel.ONLINE,
    "邮寄（EMS）": Channel.REGISTERED_POST,
    "当面": Channel.IN_PERSON,
    "传真": Channel.FAX,
    "口头（代填）": Channel.ORAL,
    "邮寄（平信）": Channel.ORDINARY_POST,
}
KIND = {kind.label: kind for kind in ApplicantKind}
HANDLERS = {
    "K01": ("ZYK", "P11b"),
    "K03": ("GGK", "P09b"),
    "K04": ("YSK", "P09b"),
    "K05": ("SCG", "P08b"),
    "K12": ("SCG", "P08b"),
}
ANSWERS = {
    "K01": (Outcome.GRANTED, "您申请的《示例市A级旅游景区2023年复核评分标准》文本予以公开，随本答复书一并提供（电子版）。"),
    "K02": (Outcome.GRANTED, "经补正，您申请的是2023年度文旅企业补贴文件。该文件予以公开，随本答复书一并提供。"),
    "K03": (
        Outcome.GRANTED_IN_PART,
        "您申请的项目申报书中非技术部分予以公开，随本答复书提供；技术部分涉及第三方商业秘密，第三方不同意公开；"
        "评审意见属于讨论记录，系过程性信息。以上两部分不予公开，已作区分处理。",
    ),
    "K04": (Outcome.GRANTED, "您申请的2019—2023年送戏下乡场次与经费明细予以公开，随本答复书提供，共5张表。"),
    "K05": (
        Outcome.DECLINED_PETITION,
        "您反映的是对导游服务的投诉，不作为政府信息公开申请处理。您可以拨打12345热线，或者向旅游投诉受理机构提出。",
    ),
    "K06": (Outcome.DECLINED_REPEATED, "您申请的内容与2024-YSQ-0001相同，本机关已于2024年1月16日答复，不予重复处理。"),
    "K07": (
        Outcome.NOT_HELD_ELSEWHERE,
        "经检索，地块规划条件不由本机关制作、保存，不属于本机关负责公开。请向示例市自然资源局提出，电话0000-0000000。",
    ),
    "K08": (Outcome.ALREADY_PUBLIC, "《全市公共文化设施名录（2023年版）》已主动公开，可以在本机关门户“公共文化体育”栏目查阅、下载。"),
    "K10": (Outcome.GRANTED, "您申请的活动采购合同予以公开，随本答复书一并提供。"),
    "K12": (Outcome.WITHHELD_ENFORCEMENT_FILE, "您申请的是行政处罚案卷信息，属于行政执法案卷，依法可以不予公开，本机关决定不予公开。"),
}  # fmt: skip
ANSWERED_LATER = {"K10": date(2025, 1, 10)}


def load(cast: Cast) -> None:
    """Every case of the file, in the order they came in."""
    for row in sorted(data("cases_sandbox_2024")["cases"], key=lambda r: day(r["submitted"])):
        case = _receive(cast, row)
        _handle(cast, row, case)


def _receive(cast: Cast, row: dict[str, Any]) -> Case:
    channel, received = CHANNEL[row["channel"]], day(row["received_legal"])
    online = channel is Channel.ONLINE
    case = acts.receive(
        cast.agency,
        asker(row["id"], KIND[row["applicant_category"]]),
        KIND[row["applicant_category"]],
        row["ask"] if row["id"] != "K06" else data("cases_sandbox_2024")["cases"][0]["ask"],
        channel=channel,
        by=Hand.APPLICANT if online else cast.people["P13" if channel is Channel.ORAL else "P04"],
        on=day(row["submitted"]) if channel.needs_confirmation else received,
        wanted_form="电子邮件",
    )
    if channel.needs_confirmation:
        acts.confirm_receipt(case.pk, by=cast.people["P04"], on=received)
    return case


def asker(key: str, kind: ApplicantKind) -> Asker:
    """An invented applicant; K06 is the same person as K01."""
    key = "K01" if key == "K06" else key
    if kind is ApplicantKind.NATURAL:
        return Asker(
            f"演示申请人{key}", "id_card", "990000199003070021", "13800000000", email="demo@example.invalid"
        )
    return Asker(
        f"演示{kind.label}{key}", "credit_code", f"91990000DEMO{key}000", "13800000000", contact=f"联系人{key}",
        email="demo@example.invalid",
    )  # fmt: skip


def _handle(cast: Cast, row: dict[str, Any], case: Case) -> None:
    division, handler = HANDLERS.get(row["id"], ("BGS", "P04"))
    by, received = cast.people[handler], day(row["received_legal"])
    answered = ANSWERED_LATER.get(row["id"]) or day(row["answered"])
    taken = min(seed_calendar().nth_after(received, 1), answered)
    acts.accept(case.pk, division=cast.divisions[division], handler=by, by=cast.people["P04"], on=taken)
    if correction := row.get("correction"):
        acts.ask_to_complete(
            case.pk,
            says="请写明所需信息的名称、文号或者其他特征性描述。",
            by=by,
            on=day(correction["notice_sent"]),
        )
        if correction["corrected_received"] is None:
            acts.let_lapse(case.pk, by=cast.people["P04"], on=answered)
            return
        acts.complete(
            case.pk,
            says="2023年度文旅企业补贴文件",
            by=Hand.APPLICANT,
            on=day(correction["corrected_received"]),
        )
    if third := row.get("third_party"):
        acts.consult_third_party(
            case.pk,
            party="项目申报单位",
            by=by,
            on=day(third["sent"]),
            received=day(third["third_party_received"]),
        )
        acts.third_party_answered(case.pk, says=third["opinion"], by=by, on=day(third["replied"]))
    if extension := row.get("extension"):
        acts.extend(
            case.pk,
            days=20,
            reason="申请涉及五个年度的材料，数量较大，需要整理核对。",
            by=cast.people["P03"],
            on=day(extension["approved"]),
        )
    outcome, text = ANSWERS[row["id"]]
    acts.answer(case.pk, outcome=outcome, text=text, by=by, on=answered)
    if row["id"] == "K12":
        remedy = acts.lodge_remedy(case.pk, track=Track.REVIEW, by=cast.people["P07"], on=date(2024, 11, 20))
        acts.conclude_remedy(remedy.pk, result=Result.UPHELD, by=cast.people["P07"], on=date(2024, 12, 25))
