"""A letter's facts, invented and complete: for trying a template before it is used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from gongkai.files.letters.facts import Enclosure, FeeLine, LetterFacts, Point
from gongkai.law.decision import DECISIONS
from gongkai.law.fee import Method, fee_for, standard
from gongkai.law.letter import LetterKind, letter_number
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel, Receipt
from gongkai.law.redress import redress

AGENCY, GOVERNMENT = "示例市文化广电和旅游局", "示例市人民政府"
RECEIVED, DATED = date(2026, 3, 2), date(2026, 3, 24)
ASKED = "2025年度全市公共图书馆免费开放资金的分配方案和绩效评价结果。"
FEE = fee_for(Method.ITEM, 32, DATED)

FACTS = LetterFacts(
    agency=AGENCY,
    addressee="王芳",
    dated=DATED,
    contact="示例市文化广电和旅游局办公室，电话0000-0000000，地址示例市示例路1号",
    case_number="2026-YSQ-0007",
    receipt=Receipt(RECEIVED, Channel.ONLINE.cite),
    channel=Channel.ONLINE.label,
    asked=ASKED,
    query_code="K7QM2X9A",
    due=date(2026, 3, 30),
    due_before=date(2026, 3, 16),
    days=15,
    reason="申请内容没有写明资金的年度，也没有写明是分配方案还是拨付凭证。",
    how_to="书面答复请寄本机关办公室，或者发送至本机关公布的电子邮箱，并注明申请编号。",
    approved_by="政府信息公开工作机构负责人赵敏",
    consulted="示例文化有限公司",
    sent_on=date(2026, 3, 5),
    opinion="资金测算表含有本公司报价，不同意公开。",
    gives="资金分配方案的全文，以及各馆的绩效评价等次。",
    delivery="按照申请的要求以电子邮件提供，并邮寄本答复书",
    enclosures=(Enclosure("2025年度公共图书馆免费开放资金分配方案", 6),),
    fee_method=FEE.method.label,
    fee_lines=tuple(FeeLine(f"第{t.first}—{t.last}件", t.count, t.rate) for t in FEE.tiers),
    earlier_letter="《政府信息公开申请补正告知书》（示文广旅公开〔2026〕第7号-补）",
    earlier_on=date(2026, 3, 6),
    finding="经核对档案，记录中的出生日期与户籍登记不一致。",
    decision="本机关已经按照户籍登记更正该项记录。",
)

# What only one kind says: to whom, why, how, in how many working days.
OWN: dict[LetterKind, dict[str, Any]] = {
    LetterKind.COMPLETION: {"how_to": "补正材料请寄本机关办公室，或者发送至本机关公布的电子邮箱，并注明申请编号。"},
    LetterKind.REASONS: {"reason": "今年3月以来，您（单位）已经提出申请32件。", "days": 10},
    LetterKind.EXTENSION: {"reason": "申请的信息涉及五个年度的档案，需要逐卷核对。", "days": 20},
    LetterKind.REASONABLE_PERIOD: {"reason": "申请共32件，涉及五个年度的档案，需要逐卷核对。"},
    LetterKind.THIRD_PARTY_CONSULTATION: {
        "addressee": "示例文化有限公司", "reason": "其中的服务采购报价由贵方提供，公开后可能影响贵方的经营。",
        "how_to": "请填写所附的征求意见确认函，签名或者盖章后寄送本机关办公室。",
    },
    LetterKind.CONSULTATION_NOTICE: {"reason": "您（单位）申请的信息涉及第三方的合法权益。"},
    LetterKind.OVERRIDING_NOTICE: {
        "addressee": "示例文化有限公司", "reason": "资金来自财政，分配结果关系全市读者，公众需要据此监督资金的使用。",
    },
    LetterKind.CO_MAKER_CONSULTATION: {
        "addressee": "示例市财政局", "reason": "该方案由本机关与贵机关于2025年1月联合制定。",
        "how_to": "请以函复的方式提出意见；不同意公开的，请一并说明理由和依据。",
    },
    LetterKind.ASSISTANCE: {
        "addressee": "示例市图书馆", "reason": "绩效评价的原始材料由贵机关保存。",
        "how_to": "请查找2025年度绩效评价报告，并将复制件送本机关办公室。",
    },
    LetterKind.FEE_NOTICE: {
        "reason": f"2026年3月，您（单位）向本机关申请公开政府信息累计32件。\n{standard(FEE.method, DATED)}", "days": 20,
        "how_to": "请凭本通知书所附的缴款码，通过本级财政非税收入缴款渠道缴纳。",
    },
    LetterKind.CEASING: {"reason": "上述告知书要求在2026年3月23日前补正，至今没有收到补正材料。"},
    LetterKind.RECORD_CORRECTION: {"asked": "职业资格登记中的出生日期有误，要求更正。"},
    LetterKind.WITHDRAWAL: {"reason": "申请内容已经写明年度，不需要补正。"},
    LetterKind.CONSULTATION_WITHDRAWAL: {
        "addressee": "示例文化有限公司", "reason": "申请的信息与贵方无关。",
        "earlier_letter": "《政府信息公开第三方意见征询书》（示文广旅公开〔2026〕第7号-征）",
    },
    LetterKind.SERVICE_RECORD: {"delivery": "邮寄（邮政特快专递）"},
}  # fmt: skip

# A point a class of answer can hold; the outcome of a letter that ends a case.
OUTCOMES = {
    LetterKind.ANSWER_OPEN: (Outcome.GRANTED,),
    LetterKind.ANSWER_ALREADY_PUBLIC: (Outcome.ALREADY_PUBLIC,),
    LetterKind.ANSWER_PARTIAL: (Outcome.GRANTED_IN_PART, Outcome.ALREADY_PUBLIC),
    LetterKind.ANSWER_WITHHELD: (Outcome.WITHHELD_PROCESS,),
    LetterKind.ANSWER_NOT_AVAILABLE: (Outcome.NOT_HELD_ABSENT, Outcome.NOT_HELD_ELSEWHERE),
    LetterKind.ANSWER_DECLINED: (Outcome.DECLINED_PETITION,),
}
ENDED = Outcome.NOT_COMPLETED
FINDING = "经检索本机关档案目录和办公系统（检索词：免费开放、绩效评价），查得有关记录。"
ADDITIONS = {
    "finding": "经检索本机关档案目录和办公系统（检索词：免费开放、绩效评价），没有查到有关记录。",
    "reasons": "资金测算的过程稿仍在讨论，没有对外发生效力。",
    "gives": "该信息在本机关门户网站“政府信息公开”栏目公布，索引号00000000/2026-00012。",
}


def specimen(kind: LetterKind) -> LetterFacts:
    """Every fact this kind can state."""
    outcomes = OUTCOMES.get(kind, (ENDED,))
    paper = "答复书" if kind in OUTCOMES else "告知书"
    facts = replace(
        FACTS,
        number=letter_number("示文广旅公开", DATED.year, 7, kind),
        points=tuple(_point(outcome) for outcome in OUTCOMES.get(kind, ())),
        ended=ENDED,
        redress=redress(outcomes[0].ground.row, DATED, GOVERNMENT).paragraph(paper),
    )
    return replace(facts, **OWN.get(kind, {}))


def _point(outcome: Outcome) -> Point:
    """A point with everything a reply of this outcome adds, and nothing it does not."""
    added = {"finding": FINDING} | {name: ADDITIONS[name] for name in DECISIONS[outcome].must_add}
    return Point(ASKED, outcome, added["finding"], added.get("reasons", ""), added.get("gives", ""))
