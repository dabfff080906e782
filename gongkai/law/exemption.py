"""Grounds for withholding (不予公开的情形): which bind the agency, and which leave it a choice (条例第十四至十六条)."""

from dataclasses import dataclass

from gongkai.law.outcome import Outcome
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019


@dataclass(frozen=True)
class Exemption:
    """`code` names the ground; `binding` tells 不得公开/不予公开 from 可以不予公开; `outcome` the reply it leads to."""

    code: str
    label: str
    binding: bool
    cite: Citation
    outcome: Outcome


EXEMPTIONS = (
    Exemption("14a", "依法确定为国家秘密", True, OGI_2019.article(14), Outcome.WITHHELD_SECRET),
    Exemption("14b", "法律、行政法规禁止公开", True, OGI_2019.article(14), Outcome.WITHHELD_FORBIDDEN),
    Exemption(
        "14c",
        "可能危及国家安全、公共安全、经济安全、社会稳定",
        True,
        OGI_2019.article(14),
        Outcome.WITHHELD_SAFETY,
    ),
    Exemption(
        "15",
        "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害",
        True,
        OGI_2019.article(15),
        Outcome.WITHHELD_THIRD_PARTY,
    ),
    Exemption(
        "16-1",
        "人事管理、后勤管理、内部工作流程等内部事务信息",
        False,
        OGI_2019.article(16, 1),
        Outcome.WITHHELD_INTERNAL,
    ),
    Exemption(
        "16-2a",
        "讨论记录、过程稿、磋商信函、请示报告等过程性信息",
        False,
        OGI_2019.article(16, 2),
        Outcome.WITHHELD_PROCESS,
    ),
    Exemption("16-2b", "行政执法案卷信息", False, OGI_2019.article(16, 2), Outcome.WITHHELD_ENFORCEMENT_FILE),
)


BY_CODE = {e.code: e for e in EXEMPTIONS}
