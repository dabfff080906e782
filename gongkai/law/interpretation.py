"""Policy interpretation (政策解读): who interprets, in step with what, in which forms.

谁起草、谁解读; document and interpretation are drafted, signed and published together. The three days' grace
some places allow is local: a house rule, zero by default.
"""

from enum import StrEnum

from gongkai.law.source import Citation
from gongkai.law.statutes import OPENNESS_2016


class Form(StrEnum):
    """Forms an interpretation can take."""

    TEXT = "text"
    QUESTIONS = "questions"
    CHART = "chart"
    TABLE = "table"
    VIDEO = "video"
    AUDIO = "audio"
    EXPERT = "expert"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Form.TEXT: "文字",
    Form.QUESTIONS: "问答",
    Form.CHART: "图解",
    Form.TABLE: "对照表",
    Form.VIDEO: "视频",
    Form.AUDIO: "音频",
    Form.EXPERT: "专家解读",
}

IN_STEP: Citation = OPENNESS_2016.whole()
