"""Disclosure attribute (公开属性), fixed when a document is born (国办发〔2016〕80号)."""

from enum import StrEnum

from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019, OPENNESS_2016


class Attribute(StrEnum):
    """One of three; anything but 主动公开 needs a reason and a ground, and can never be live."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        return {"proactive": "主动公开", "on_request": "依申请公开", "withheld": "不予公开"}[self]


AT_BIRTH: Citation = OPENNESS_2016.whole()
TWO_WAYS: Citation = OGI_2019.article(13, 2)
