"""How open an upper document is, and how open what forwards it may be (上级文件的公开属性).

Who forwards a document keeps to its attribute; only its issuer changes it (国办发〔2016〕80号). What nobody could find out
counts as closed.
"""

from enum import StrEnum

from gongkai.law.attribute import Attribute
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019, OPENNESS_2016

INHERITED: Citation = OPENNESS_2016.whole()
NOT_OURS: Citation = OGI_2019.article(10)


class Disclosure(StrEnum):
    """The disclosure attribute an upper document came with."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"
    INTERNAL = "internal"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "proactive": "主动公开", "on_request": "依申请公开", "withheld": "不予公开", "internal": "内部文件", "unknown": "不明",
        }[self]  # fmt: skip

    @property
    def is_open(self) -> bool:
        return self is Disclosure.PROACTIVE


class NumberAnswer(StrEnum):
    """What a number in a text is that is in no register, as somebody answers for."""

    PUBLISHED = "published"
    NO_NUMBER = "no_number"

    @property
    def label(self) -> str:
        return {"published": "原文件已经主动公开", "no_number": "不是文件的文号"}[self]


_CLOSED = {
    "proactive": 0, "on_request": 1, "withheld": 2, "internal": 2, "unknown": 2,
}  # fmt: skip


def is_more_open(attribute: Attribute, original: Disclosure) -> bool:
    """Whether a document would be more open than what it forwards."""
    return _CLOSED[attribute] < _CLOSED[original]


def inherited(original: Disclosure) -> Attribute:
    """The most open attribute a document that forwards another may have."""
    return next(a for a in Attribute if not is_more_open(a, original))
