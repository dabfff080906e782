"""The seven questions an answer is found by (七步法): 补不补、是不是、谁负责、有没有、给不给、怎么给、怎么答.

Practice of disclosure offices, laid over the articles; every way out leads to one outcome. The last two questions
have no ways out: they ask how the decision is carried out and said.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.law.outcome import Outcome
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019


@dataclass(frozen=True)
class WayOut:
    """An answer that ends the questions."""

    outcome: Outcome
    says: str


@dataclass(frozen=True)
class Question:
    """One step: its name, what is asked, the answer that leads on, and the answers that end here."""

    key: str
    name: str
    asks: str
    goes_on: str
    under: Citation
    ways_out: tuple[WayOut, ...] = ()


_a = OGI_2019.article
_O = Outcome

STEPS = (
    Question(
        "complete", "补不补", "申请内容明确吗？申请人、联系方式、需要的信息、获取形式齐全吗？",
        "明确，不需要补正（需要补正的，先办理“告知补正”）", _a(30),
        (WayOut(_O.STILL_UNCLEAR, "已经补正过，内容仍不明确"),),
    ),
    Question(
        "is_it", "是不是", "是申请获取现有的政府信息吗？", "是政府信息公开申请", _a(39),
        (
            WayOut(_O.DECLINED_PETITION, "实为信访、投诉、举报等"),
            WayOut(_O.DECLINED_PUBLICATION, "要求提供政府公报、报刊、书籍等公开出版物"),
            WayOut(_O.DECLINED_REPEATED, "已经答复过，同一申请人重复申请"),
            WayOut(_O.DECLINED_EXCESSIVE, "数量、频次明显超过合理范围，说明的理由不合理"),
            WayOut(_O.DECLINED_RECONFIRM, "要求对已经获取的信息确认或者重新出具"),
            WayOut(_O.WITHHELD_QUERY_MATTER, "工商、不动产登记等，法律、行政法规对获取另有规定"),
        ),
    ),
    Question(
        "whose", "谁负责", "由本机关负责公开吗？（谁制作谁公开，谁保存谁公开；共同制作的由牵头机关公开）",
        "由本机关负责公开", _a(10), (WayOut(_O.NOT_HELD_ELSEWHERE, "不属于本机关负责公开"),),
    ),
    Question(
        "have", "有没有", "检索到了吗？（先登记检索记录：在哪里、用什么词、谁、什么时候）",
        "有，是现成的信息", _a(36),
        (
            WayOut(_O.NOT_HELD_ABSENT, "经检索没有该信息"),
            WayOut(_O.NEEDS_MAKING, "没有现成信息，需要加工、分析"),
        ),
    ),
    Question(
        "give", "给不给", "可以公开吗？", "", _a(13),
        (
            WayOut(_O.ALREADY_PUBLIC, "已经主动公开"),
            WayOut(_O.GRANTED, "可以公开"),
            WayOut(_O.GRANTED_IN_PART, "区分处理：一部分公开，一部分不予公开"),
            WayOut(_O.WITHHELD_SECRET, "依法确定为国家秘密"),
            WayOut(_O.WITHHELD_FORBIDDEN, "法律、行政法规禁止公开"),
            WayOut(_O.WITHHELD_SAFETY, "可能危及国家安全、公共安全、经济安全、社会稳定"),
            WayOut(_O.WITHHELD_THIRD_PARTY, "涉及商业秘密、个人隐私等，会损害第三方合法权益"),
            WayOut(_O.WITHHELD_INTERNAL, "人事管理、后勤管理、内部工作流程信息"),
            WayOut(_O.WITHHELD_PROCESS, "讨论记录、过程稿、磋商信函、请示报告等过程性信息"),
            WayOut(_O.WITHHELD_ENFORCEMENT_FILE, "行政执法案卷信息"),
        ),
    ),
    Question("how", "怎么给", "按申请人要求的形式提供；载体不便的，可以提供电子数据或者其他适当形式", "", _a(40)),
    Question("say", "怎么答", "写明事实、理由和依据，逐项答复", "", _a(36)),
)  # fmt: skip
BY_KEY = {q.key: q for q in STEPS}


def ends_at(outcome: Outcome) -> str:
    """The key of the step a decision was reached at."""
    return next(q.key for q in STEPS if any(w.outcome is outcome for w in q.ways_out))
