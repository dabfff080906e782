"""The letters of a disclosure request (依申请公开文书): what each is called, to whom it goes, on what it stands,
and what it must state.

The set is the one agencies keep for this work, from the slip of receipt to the record of service. The words of a
letter stand in its Word template; its articles, the effect of silence and its duties stand here. An answer has one
letter a class of outcome, because the duties differ (条例第三十六条至第三十九条).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.outcome import Outcome
from gongkai.law.procedure import Stage
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import FEE_2020, OGI_2019


class Addressee(StrEnum):
    """Whom a letter is written to."""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    AGENCY = "agency"
    FILE = "file"

    @property
    def label(self) -> str:
        return {"applicant": "申请人", "third_party": "第三方", "agency": "其他机关", "file": "案卷"}[self]


class LetterKind(StrEnum):
    """The letters, in the order a case may need them."""

    RECEIPT = "receipt"
    COMPLETION = "completion"
    REASONS = "reasons"
    EXTENSION = "extension"
    REASONABLE_PERIOD = "reasonable_period"
    THIRD_PARTY_CONSULTATION = "third_party_consultation"
    CONSULTATION_NOTICE = "consultation_notice"
    OVERRIDING_NOTICE = "overriding_notice"
    CO_MAKER_CONSULTATION = "co_maker_consultation"
    ASSISTANCE = "assistance"
    FEE_NOTICE = "fee_notice"
    ANSWER_OPEN = "answer_open"
    ANSWER_ALREADY_PUBLIC = "answer_already_public"
    ANSWER_PARTIAL = "answer_partial"
    ANSWER_WITHHELD = "answer_withheld"
    ANSWER_NOT_AVAILABLE = "answer_not_available"
    ANSWER_DECLINED = "answer_declined"
    CEASING = "ceasing"
    RECORD_CORRECTION = "record_correction"
    SERVICE_RECORD = "service_record"
    WITHDRAWAL = "withdrawal"
    CONSULTATION_WITHDRAWAL = "consultation_withdrawal"

    @property
    def letter(self) -> Letter:
        return LETTERS[self]

    @property
    def label(self) -> str:
        return LETTERS[self].label


@dataclass(frozen=True)
class Letter:
    """What the law asks of a kind of letter.

    `sign` is the kind's character in its number (示文广旅公开〔2024〕第7号-答); `silence` what no answer in time means
    ("" where none is awaited); `must_state` names facts, of which `STATED` has the Chinese name, `while_running` those
    that nobody knows while the clock stands (days of a limit that is not counted on).
    """

    label: str
    title: str
    sign: str
    to: Addressee
    cites: tuple[Citation, ...]
    must_state: tuple[str, ...]
    silence: str = ""
    while_running: tuple[str, ...] = ()


# The facts a letter can state: name in the code → what a person calls it.
STATED = {
    "agency": "机关名称",
    "number": "文书编号",
    "addressee": "收件人",
    "dated": "落款日期",
    "contact": "联系方式",
    "case_number": "申请编号",
    "receipt": "收到申请的日期及其依据",
    "channel": "收到申请的渠道",
    "asked": "申请内容",
    "points": "逐项答复",
    "query_code": "查询码",
    "due": "期限届满日",
    "due_before": "原答复期限",
    "days": "办理的工作日数",
    "reason": "理由",
    "how_to": "办理的方法",
    "approved_by": "同意延期的负责人",
    "consulted": "被征求意见方",
    "sent_on": "征求意见书发出日期",
    "opinion": "第三方的意见",
    "gives": "决定公开的内容",
    "delivery": "提供或者送达的方式",
    "redress": "救济途径",
    "fee_method": "计收方式",
    "fee_lines": "收费明细",
    "ended": "不再处理的情形",
    "earlier_letter": "此前的文书名称和编号",
    "earlier_on": "此前文书的送达日期",
    "finding": "核实情况",
    "decision": "处理结论",
}

FRAME = ("agency", "number", "addressee", "dated", "contact")
CASE = (*FRAME, "case_number", "receipt", "channel")
ANSWER = (*CASE, "points", "redress")
_art = OGI_2019.article
TO_APPLICANT, TO_THIRD_PARTY, TO_AGENCY = Addressee.APPLICANT, Addressee.THIRD_PARTY, Addressee.AGENCY
ANSWERED = "政府信息公开申请答复书"

LETTERS: dict[LetterKind, Letter] = {
    LetterKind.RECEIPT: Letter(
        "接收回执", "政府信息公开申请接收回执", "受", TO_APPLICANT, (_art(31), _art(33, 2)),
        (*CASE, "asked", "query_code", "due"),
    ),
    LetterKind.COMPLETION: Letter(
        "补正告知书", "政府信息公开申请补正告知书", "补", TO_APPLICANT, (_art(30),),
        (*CASE, "asked", "reason", "how_to", "days", "due"),
        "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请",
    ),
    LetterKind.REASONS: Letter(
        "说明理由告知书", "政府信息公开申请说明理由告知书", "理", TO_APPLICANT, (_art(35),),
        (*CASE, "asked", "reason", "days", "due"),
        "所说明的理由不合理的，本机关不予处理；理由合理但无法在规定期限内答复的，本机关将确定延迟答复的合理期限并告知您（单位）",
    ),
    LetterKind.EXTENSION: Letter(
        "延期答复告知书", "政府信息公开申请延期答复告知书", "延", TO_APPLICANT, (_art(33, 2),),
        (*CASE, "asked", "reason", "approved_by", "days"), while_running=("due_before", "due"),
    ),
    LetterKind.REASONABLE_PERIOD: Letter(
        "合理延迟答复告知书", "政府信息公开申请合理延迟答复告知书", "迟", TO_APPLICANT, (_art(35),),
        (*CASE, "asked", "reason"), while_running=("due",),
    ),
    LetterKind.THIRD_PARTY_CONSULTATION: Letter(
        "第三方意见征询书", "政府信息公开第三方意见征询书", "征", TO_THIRD_PARTY, (_art(32),),
        (*FRAME, "asked", "reason", "days", "how_to"),
        "逾期未提出意见的，由本机关依照该条例的规定决定是否公开",
    ),
    LetterKind.CONSULTATION_NOTICE: Letter(
        "征求意见告知书", "政府信息公开申请征求意见告知书", "告", TO_APPLICANT, (_art(33, 3),),
        (*CASE, "asked", "consulted", "sent_on", "reason"),
    ),
    LetterKind.OVERRIDING_NOTICE: Letter(
        "依申请公开告知书", "依申请公开政府信息告知书", "公", TO_THIRD_PARTY, (_art(32),),
        (*FRAME, "asked", "opinion", "gives", "reason", "redress"),
    ),
    LetterKind.CO_MAKER_CONSULTATION: Letter(
        "共同制作机关征求意见书", "共同制作政府信息公开征求意见书", "共", TO_AGENCY, (_art(34),),
        (*FRAME, "asked", "reason", "days", "how_to"),
        "逾期未提出意见的，视为同意公开",
    ),
    LetterKind.ASSISTANCE: Letter(
        "协办函", "政府信息公开申请协办函", "协", TO_AGENCY, (_art(33, 3),),
        (*FRAME, "asked", "reason", "how_to", "due"),
    ),
    LetterKind.FEE_NOTICE: Letter(
        "收费通知书", "政府信息公开信息处理费收费通知书", "费", TO_APPLICANT, (_art(42), FEE_2020.whole()),
        (*CASE, "asked", "reason", "fee_method", "fee_lines", "days", "how_to"),
        "逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请",
    ),
    LetterKind.ANSWER_OPEN: Letter("答复书（予以公开）", ANSWERED, "答", TO_APPLICANT, (_art(36, item=2),), ANSWER),
    LetterKind.ANSWER_ALREADY_PUBLIC: Letter("答复书（已主动公开）", ANSWERED, "答", TO_APPLICANT, (_art(36, item=1),), ANSWER),
    LetterKind.ANSWER_PARTIAL: Letter("答复书（部分公开）", ANSWERED, "答", TO_APPLICANT, (_art(37),), ANSWER),
    LetterKind.ANSWER_WITHHELD: Letter("答复书（不予公开）", ANSWERED, "答", TO_APPLICANT, (_art(36, item=3),), ANSWER),
    LetterKind.ANSWER_NOT_AVAILABLE: Letter("答复书（无法提供）", ANSWERED, "答", TO_APPLICANT, (_art(36),), ANSWER),
    LetterKind.ANSWER_DECLINED: Letter("答复书（不予处理）", ANSWERED, "答", TO_APPLICANT, (_art(36), _art(39)), ANSWER),
    LetterKind.CEASING: Letter(
        "不再处理告知书", "政府信息公开申请不再处理告知书", "止", TO_APPLICANT, (_art(30), FEE_2020.whole()),
        (*CASE, "asked", "ended", "reason", "redress"),
    ),
    LetterKind.RECORD_CORRECTION: Letter(
        "更正告知书", "政府信息更正申请告知书", "正", TO_APPLICANT, (_art(41),),
        (*CASE, "asked", "finding", "decision"),
    ),
    LetterKind.SERVICE_RECORD: Letter(
        "送达回证", "政府信息公开文书送达回证", "送", Addressee.FILE, (_art(45),),
        ("agency", "number", "addressee", "dated", "earlier_letter", "delivery"),
    ),
    LetterKind.WITHDRAWAL: Letter(
        "撤销告知书", "政府信息公开申请文书撤销告知书", "撤", TO_APPLICANT, (_art(6),),
        (*CASE, "asked", "earlier_letter", "earlier_on", "reason"),
    ),
    LetterKind.CONSULTATION_WITHDRAWAL: Letter(
        "撤销征求意见函", "政府信息公开征求意见撤销函", "销", TO_THIRD_PARTY, (_art(6),),
        (*FRAME, "earlier_letter", "earlier_on", "reason"),
    ),
}  # fmt: skip

_CLASSES = {"r3_2": LetterKind.ANSWER_PARTIAL, "r3_3": LetterKind.ANSWER_WITHHELD,
            "r3_4": LetterKind.ANSWER_NOT_AVAILABLE, "r3_5": LetterKind.ANSWER_DECLINED,
            "r3_6": LetterKind.CEASING}  # fmt: skip


def letter_for(outcome: Outcome) -> LetterKind:
    """The letter that tells an applicant this outcome."""
    if outcome is Outcome.ALREADY_PUBLIC:
        return LetterKind.ANSWER_ALREADY_PUBLIC
    return _CLASSES.get(outcome.ground.row[:4], LetterKind.ANSWER_OPEN)


# What a letter sent by mistake may be taken back at: the two that leave the case waiting, and those of a case in hand.
TAKEN_BACK_AT: dict[Stage, frozenset[LetterKind]] = {
    Stage.INCOMPLETE: frozenset({LetterKind.COMPLETION}),
    Stage.UNPAID: frozenset({LetterKind.FEE_NOTICE}),
    Stage.IN_HAND: frozenset(
        {
            LetterKind.COMPLETION, LetterKind.REASONS, LetterKind.EXTENSION, LetterKind.REASONABLE_PERIOD,
            LetterKind.THIRD_PARTY_CONSULTATION, LetterKind.CONSULTATION_NOTICE, LetterKind.CO_MAKER_CONSULTATION,
            LetterKind.ASSISTANCE, LetterKind.FEE_NOTICE,
        }
    ),
}  # fmt: skip
# What the head of the working body or the deputy consented to, they take back.
BY_CONSENT = frozenset({LetterKind.EXTENSION, LetterKind.REASONABLE_PERIOD})


def withdrawal_of(kind: LetterKind) -> LetterKind:
    """The letter that takes this one back, to whom it went."""
    is_own = kind.letter.to is Addressee.APPLICANT
    return LetterKind.WITHDRAWAL if is_own else LetterKind.CONSULTATION_WITHDRAWAL


def letter_number(prefix: str, year: int, case_seq: int, kind: LetterKind, nth: int = 1) -> str:
    """示文广旅公开〔2024〕第7号-答; the second letter with the same character ends in -答-2.

    `case_seq` is the case's number within its year, `nth` counts the case's letters with this character. Raises
    Refusal where the agency has no prefix yet, ValueError for a count below one.
    """
    if not prefix.strip():
        raise Refusal(("还没有填写告知书字号，文书不能编号；请在机关资料中填写，例如“示文广旅公开”", None))
    if case_seq < 1 or nth < 1:
        raise ValueError(f"case_seq={case_seq}, nth={nth}: both count from one")
    return f"{prefix.strip()}〔{year}〕第{case_seq}号-{kind.letter.sign}" + (f"-{nth}" if nth > 1 else "")
