"""Reconsideration and suits over a reply (行政复议、行政诉讼): the three tracks and four results of table 4."""

from enum import StrEnum


class Track(StrEnum):
    """Which way the applicant went. The value is the group's key in the form."""

    REVIEW = "review"
    SUIT_DIRECT = "suit_direct"
    SUIT_AFTER_REVIEW = "suit_after_review"

    @property
    def label(self) -> str:
        return {
            "review": "行政复议",
            "suit_direct": "行政诉讼（未经复议直接起诉）",
            "suit_after_review": "行政诉讼（复议后起诉）",
        }[self]


class Result(StrEnum):
    """How it ended; still pending is no result. The value is the column's key in the form."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果"}[self]
