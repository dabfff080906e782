"""How a request ended (办理结果): every reply type, its article, and the one row of the annual report it falls into.

Reading 0004: the article stands against the row's label by our reading; 条例第三十六条第（四）项 and 第（五）项
share the row 本机关不掌握相关政府信息. A severed answer counts as 部分公开 only (国办公开办函〔2021〕30号).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.source import Citation
from gongkai.law.statutes import FEE_2020, FORM_2021, OGI_2019


class Outcome(StrEnum):
    """The reply types; a case closes with exactly one of them."""

    ALREADY_PUBLIC = "already_public"
    GRANTED = "granted"
    GRANTED_IN_PART = "granted_in_part"
    WITHHELD_SECRET = "withheld_secret"
    WITHHELD_FORBIDDEN = "withheld_forbidden"
    WITHHELD_SAFETY = "withheld_safety"
    WITHHELD_THIRD_PARTY = "withheld_third_party"
    WITHHELD_INTERNAL = "withheld_internal"
    WITHHELD_PROCESS = "withheld_process"
    WITHHELD_ENFORCEMENT_FILE = "withheld_enforcement_file"
    WITHHELD_QUERY_MATTER = "withheld_query_matter"
    NOT_HELD_ABSENT = "not_held_absent"
    NOT_HELD_ELSEWHERE = "not_held_elsewhere"
    NEEDS_MAKING = "needs_making"
    STILL_UNCLEAR = "still_unclear"
    DECLINED_PETITION = "declined_petition"
    DECLINED_REPEATED = "declined_repeated"
    DECLINED_PUBLICATION = "declined_publication"
    DECLINED_EXCESSIVE = "declined_excessive"
    DECLINED_RECONFIRM = "declined_reconfirm"
    NOT_COMPLETED = "not_completed"
    FEE_UNPAID = "fee_unpaid"
    OTHER_ENDED = "other_ended"

    @property
    def ground(self) -> Ground:
        return GROUNDS[self]

    @property
    def label(self) -> str:
        return GROUNDS[self].label


@dataclass(frozen=True)
class Ground:
    """What an outcome stands on.

    `row` is the key of the leaf row of table 3; `must_tell` what the reply has to say to the applicant.
    """

    label: str
    row: str
    cite: Citation
    must_tell: str


def _a(article: int, paragraph: int | None = None, item: int | None = None) -> Citation:
    return OGI_2019.article(article, paragraph, item)


GROUNDS: dict[Outcome, Ground] = {
    Outcome.ALREADY_PUBLIC: Ground(
        "予以公开（已主动公开）", "r3_1_open", _a(36, item=1), "获取该政府信息的方式、途径"
    ),
    Outcome.GRANTED: Ground(
        "予以公开", "r3_1_open", _a(36, item=2), "该政府信息，或者获取的方式、途径和时间"
    ),
    Outcome.GRANTED_IN_PART: Ground(
        "部分公开", "r3_2_partial", _a(37), "可以公开的内容，以及其余部分不予公开的理由"
    ),
    Outcome.WITHHELD_SECRET: Ground("不予公开：国家秘密", "r3_3_1", _a(14), "不予公开的理由"),
    Outcome.WITHHELD_FORBIDDEN: Ground("不予公开：法律、行政法规禁止", "r3_3_2", _a(14), "不予公开的理由"),
    Outcome.WITHHELD_SAFETY: Ground("不予公开：危及“三安全一稳定”", "r3_3_3", _a(14), "不予公开的理由"),
    Outcome.WITHHELD_THIRD_PARTY: Ground(
        "不予公开：保护第三方合法权益", "r3_3_4", _a(15), "不予公开的理由，以及公共利益的权衡"
    ),
    Outcome.WITHHELD_INTERNAL: Ground("不予公开：三类内部事务信息", "r3_3_5", _a(16, 1), "不予公开的理由"),
    Outcome.WITHHELD_PROCESS: Ground("不予公开：四类过程性信息", "r3_3_6", _a(16, 2), "不予公开的理由"),
    Outcome.WITHHELD_ENFORCEMENT_FILE: Ground(
        "不予公开：行政执法案卷", "r3_3_7", _a(16, 2), "不予公开的理由"
    ),
    Outcome.WITHHELD_QUERY_MATTER: Ground(
        "不予公开：行政查询事项", "r3_3_8", _a(36, item=7), "依照有关法律、行政法规的规定办理"
    ),
    Outcome.NOT_HELD_ABSENT: Ground("无法提供：信息不存在", "r3_4_1", _a(36, item=4), "经检索没有该政府信息"),
    Outcome.NOT_HELD_ELSEWHERE: Ground(
        "无法提供：不属于本机关负责公开",
        "r3_4_1",
        _a(36, item=5),
        "理由；能够确定的，告知负责机关的名称、联系方式",
    ),
    Outcome.NEEDS_MAKING: Ground("无法提供：需要另行制作", "r3_4_2", _a(38), "需要加工、分析，可以不予提供"),
    Outcome.STILL_UNCLEAR: Ground("无法提供：补正后仍不明确", "r3_4_3", _a(30), "补正后申请内容仍不明确之处"),
    Outcome.DECLINED_PETITION: Ground(
        "不予处理：信访举报投诉类", "r3_5_1", _a(39, 1), "不作为政府信息公开申请处理，可以告知相应渠道"
    ),
    Outcome.DECLINED_REPEATED: Ground(
        "不予处理：重复申请", "r3_5_2", _a(36, item=6), "已经答复过，不予重复处理"
    ),
    Outcome.DECLINED_PUBLICATION: Ground("不予处理：公开出版物", "r3_5_3", _a(39, 2), "获取公开出版物的途径"),
    Outcome.DECLINED_EXCESSIVE: Ground(
        "不予处理：无正当理由大量反复申请", "r3_5_4", _a(35), "理由不合理，不予处理"
    ),
    Outcome.DECLINED_RECONFIRM: Ground(
        "不予处理：要求确认或重新出具", "r3_5_5", FORM_2021.whole(), "申请人已经获取该信息"
    ),
    Outcome.NOT_COMPLETED: Ground("其他处理：逾期不补正", "r3_6_1", _a(30), "视为放弃申请，不再处理"),
    Outcome.FEE_UNPAID: Ground("其他处理：逾期不缴费", "r3_6_2", FEE_2020.whole(), "视为放弃申请，不再处理"),
    Outcome.OTHER_ENDED: Ground("其他处理：其他", "r3_6_3", FORM_2021.whole(), "终止办理的原因"),
}

# The outcomes an answer can give; the three others are reached by their own acts (lapse, unpaid fee, withdrawal).
ANSWERS = tuple(
    o for o in Outcome if o not in (Outcome.NOT_COMPLETED, Outcome.FEE_UNPAID, Outcome.OTHER_ENDED)
)
