"""How a wish to have one's own record corrected ended (更正申请的处理结果).

条例第四十一条: on evidence the agency that may correct it does so and tells; a record beyond its functions it may pass on,
telling so, or tell where to turn. What is not borne out is not corrected. None of it is counted in table 3 of the
annual report: a correction is no request for information.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019


class CorrectionOutcome(StrEnum):
    """A correction closes with exactly one of them."""

    CORRECTED = "record_corrected"
    NOT_CORRECTED = "not_corrected"
    PASSED_ON = "passed_on"
    TOLD_WHERE = "told_where"
    WITHDRAWN = "withdrawn"

    @property
    def ending(self) -> Ending:
        return ENDINGS[self]

    @property
    def label(self) -> str:
        return ENDINGS[self].label

    def decision(self, says: str, to: str = "") -> str:
        """What the letter decides: the sentence of this outcome (`to` is the agency that may correct it), then `says`."""
        return "\n".join(filter(None, (ENDINGS[self].sentence.format(to=to), says.strip())))


@dataclass(frozen=True)
class Ending:
    """What an outcome stands on, the sentence that tells it ("" where no letter does), what must be told besides."""

    label: str
    cite: Citation
    sentence: str
    must_tell: str


_ART = OGI_2019.article(41)

ENDINGS: dict[CorrectionOutcome, Ending] = {
    CorrectionOutcome.CORRECTED: Ending(
        "予以更正", _ART, "经审核属实，本机关已经更正上述记录。", "更正后的记录"
    ),
    CorrectionOutcome.NOT_CORRECTED: Ending(
        "不予更正", _ART, "经审核，没有认定上述记录不准确，本机关不予更正。", "不予更正的理由"
    ),
    CorrectionOutcome.PASSED_ON: Ending(
        "转送有权机关", _ART, "更正上述记录不属于本机关职能范围，本机关已经转送{to}处理。", "转送的机关"
    ),
    CorrectionOutcome.TOLD_WHERE: Ending(
        "告知向有权机关提出", _ART, "更正上述记录不属于本机关职能范围，请向{to}提出。", "有权更正的机关"
    ),
    CorrectionOutcome.WITHDRAWN: Ending("申请人撤回", _ART, "", "不制发告知书"),
}
