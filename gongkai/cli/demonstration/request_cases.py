"""2024: the sandbox of eleven requests, each handled to its end on its own days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from gongkai.agencies.models import Person
from gongkai.cases import acts
from gongkai.cases.acts import Asker, Decision
from gongkai.cases.answer import legal_review_of, wanted_opinions
from gongkai.cases.models import Case, CaseFile
from gongkai.cli.demonstration.attached import paper
from gongkai.cli.demonstration.people import Cast
from gongkai.cli.demonstration.source import data, day
from gongkai.law.answerable import GIVES
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.opinion import Kind
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
BY_EMAIL = "电子文本，随本答复书发送至申请表所列电子邮箱"
# The points of each request as the handler restated them, and what was decided of each.
DECIDED: dict[str, list[tuple[str, Decision]]] = {
    "K01": [("示例市A级旅游景区2023年复核评分标准文本", Decision(Outcome.GRANTED, how=BY_EMAIL))],
    "K02": [
        (
            "2023年度文旅企业补贴文件",
            Decision(Outcome.GRANTED, reason="经补正，申请的是2023年度文旅企业补贴文件。", how=BY_EMAIL),
        )
    ],
    "K03": [
        (
            "某项目申报书",
            Decision(
                Outcome.GRANTED_IN_PART,
                open_part="申报书中的非技术部分",
                how=BY_EMAIL,
                reason="申报书的技术部分涉及第三方的商业秘密，经书面征求意见，第三方不同意公开，公开会损害其合法权益；已作区分处理。",
            ),
        ),
        (
            "该项目的评审意见",
            Decision(
                Outcome.WITHHELD_PROCESS,
                reason="评审意见是评审会议的讨论记录，在作出决定的过程中形成，属于过程性信息。",
            ),
        ),
    ],
    "K04": [
        (
            "2019—2023年送戏下乡场次与经费明细",
            Decision(Outcome.GRANTED, how="电子文本，共5张表，发送至申请表所列电子邮箱"),
        )
    ],
    "K05": [
        (
            "对某导游的投诉",
            Decision(
                Outcome.DECLINED_PETITION,
                elsewhere="12345热线或者旅游投诉受理机构",
                reason="所反映的是对导游服务的投诉，不是申请获取政府信息。",
            ),
        )
    ],
    "K06": [
        (
            "示例市A级旅游景区2023年复核评分标准文本",
            Decision(Outcome.DECLINED_REPEATED, reason="申请人、申请内容均与此前的申请相同。"),
        )
    ],
    "K07": [
        (
            "某地块规划条件",
            Decision(
                Outcome.NOT_HELD_ELSEWHERE,
                elsewhere="示例市自然资源局，电话0000-0000000",
                reason="地块规划条件不由本机关制作，本机关也没有获取、保存。",
            ),
        )
    ],
    "K10": [("某活动采购合同", Decision(Outcome.GRANTED, how=BY_EMAIL))],
    "K12": [
        (
            "某场所行政处罚案卷",
            Decision(
                Outcome.WITHHELD_ENFORCEMENT_FILE,
                reason="申请的是行政处罚案卷，属于行政执法案卷信息，法律、法规、规章没有规定应当公开，本机关决定不予公开。",
            ),
        )
    ],
}
PUBLISHED = "《全市公共文化设施名录（2023年版）》已主动公开，可以在本机关门户“公共文化体育”栏目查阅、下载"
ANSWERED_LATER = {"K10": date(2025, 1, 10)}
REVIEWED = date(2025, 1, 8)  # K12 is archived after its reconsideration


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
        number = id_number(int(key[1:]))
        return Asker(f"演示申请人{key}", "id_card", number, "13800000000", email="demo@example.invalid")
    return Asker(
        f"演示{kind.label}{key}", "credit_code", f"91990000DEMO{key}000", "13800000000", contact=f"联系人{key}",
        email="demo@example.invalid",
    )  # fmt: skip


def id_number(serial: int) -> str:
    """An invented identity number that checks: area 990000 does not exist."""
    body = f"99000019900307{serial:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, weights, strict=True)) % 11]


def _handle(cast: Cast, row: dict[str, Any], case: Case) -> None:
    division, handler = HANDLERS.get(row["id"], ("BGS", "P04"))
    by, received = cast.people[handler], day(row["received_legal"])
    answered = ANSWERED_LATER.get(row["id"]) or day(row["answered"])
    taken = min(seed_calendar().nth_after(received, 1), answered)
    acts.accept(case.pk, division=cast.divisions[division], handler=by, by=cast.people["P04"], on=taken)
    acts.open_first(case.pk, by=by, on=taken)
    if correction := row.get("correction"):
        acts.ask_to_complete(
            case.pk,
            says="请写明所需信息的名称、文号或者其他特征性描述。",
            by=by,
            on=day(correction["notice_sent"]),
        )
        if correction["corrected_received"] is None:
            _serve(cast, case)
            acts.let_lapse(case.pk, by=cast.people["P04"], on=answered)
            _file_away(cast, case, answered + timedelta(days=30))
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
        acts.ask_to_extend(
            case.pk,
            days=20,
            reason="申请涉及五个年度的材料，数量较大。",
            by=by,
            on=day(extension["approved"]),
        )
        acts.extend(
            case.pk,
            days=20,
            reason="申请涉及五个年度的材料，数量较大，需要整理核对。",
            by=cast.people["P03"],
            on=day(extension["approved"]),
        )
    _answer(cast, row["id"], case, by, answered)
    if row["id"] == "K12":
        _review(cast, case)
    _file_away(cast, case, REVIEWED if row["id"] == "K12" else answered + timedelta(days=30))


def _answer(cast: Cast, key: str, case: Case, by: Person, on: date) -> None:
    """Decided, reviewed, signed and served on one day."""
    if key == "K08":
        acts.answer_on_the_spot(case.pk, published_at=PUBLISHED, way=Way.ELECTRONIC, by=by, on=on)
    else:
        _put_forward(cast, key, case, by, on)
        acts.answer(case.pk, way=Way.ELECTRONIC, sent=on, by=by, on=on)


def _put_forward(cast: Cast, key: str, case: Case, by: Person, on: date) -> None:
    points = DECIDED[key]
    acts.split(case.pk, points=[asks for asks, _ in points], by=by, on=on)
    for order, (asks, decision) in enumerate(points, start=1):
        if decision.outcome is Outcome.NOT_HELD_ELSEWHERE:
            acts.record_search(
                case.pk, where="公文系统、档案室", words="规划条件", found="没有", by=by, on=on
            )
        if decision.outcome is Outcome.DECLINED_REPEATED:
            decision = replace(decision, earlier=Case.objects.get(agency=cast.agency, number="2024-YSQ-0001"))
        acts.decide(case.pk, order, decision, by=by, on=on)
        if decision.outcome in GIVES:
            acts.add_file(
                case.pk, f"{asks[:30]}.docx", paper(asks, decision.open_part or asks),
                purpose=CaseFile.Purpose.HANDED_OUT, by=by, on=on, point=case.points.get(order=order),
            )  # fmt: skip
    proposal = acts.propose(case.pk, says="建议按各要点的结论答复。", by=by, on=on)
    for kind in wanted_opinions(case, proposal, legal_review_of(cast.agency, on)):
        reviewer = cast.people["P05" if kind is Kind.SECRECY else "P07"]
        acts.review(case.pk, agrees=True, says="", by=reviewer, on=on)
    acts.approve(case.pk, says="按拟稿答复。", by=cast.people["P02"], on=on)


def _file_away(cast: Cast, case: Case, on: date) -> None:
    """Every letter served on the day it was made, the file archived."""
    _serve(cast, case)
    acts.archive(case.pk, by=cast.people["P04"], on=on)


def _serve(cast: Cast, case: Case) -> None:
    """Every letter on the day it was made."""
    for letter in case.letters.valid().filter(served_on__isnull=True):
        day = letter.issued_on
        acts.serve(letter.pk, way=Way.ELECTRONIC, sent=day, by=cast.people["P04"], on=day)


def _review(cast: Cast, case: Case) -> None:
    """The one reconsideration of the year: upheld."""
    legal = cast.people["P07"]
    remedy = acts.lodge_remedy(
        case.pk, track=Track.REVIEW, body="示例市人民政府", doc_no="示府复〔2024〕12号", lodged=date(2024, 11, 20),
        copy_received=date(2024, 11, 22), by=legal, on=date(2024, 11, 22),
    )  # fmt: skip
    acts.defend(remedy.pk, by=legal, on=date(2024, 11, 28))
    acts.conclude_remedy(
        remedy.pk, result=Result.UPHELD, doc_no="示府复决〔2024〕12号", by=legal, on=date(2024, 12, 25)
    )
