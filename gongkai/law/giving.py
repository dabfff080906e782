"""How what is disclosed reaches who asked (提供的方式): as a copy, for looking at on the spot, or by an address.

条例第三十六条第（二）项: the information itself is given, or the applicant is told how, where and when to get it. 条例第四十条: in the form
asked for and as it is kept; where the carrier or the cost forbids a copy, in electronic form or by reading and copying on
the spot.
"""

from __future__ import annotations

from enum import StrEnum

from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019


class Giving(StrEnum):
    """A way of giving information."""

    COPY = "copy"
    INSPECTION = "inspection"
    ADDRESS = "address"

    @property
    def label(self) -> str:
        return _RULES[self][0]

    @property
    def needs_file(self) -> bool:
        """Whether the thing itself goes out with the answer."""
        return self is Giving.COPY

    @property
    def where(self) -> str:
        """What the place told to the applicant is called in a letter."""
        return _RULES[self][1]

    @property
    def lacks(self) -> str:
        """What is said while the thing, or the place to get it, is missing."""
        return _RULES[self][2]

    @property
    def cite(self) -> Citation:
        return _RULES[self][3]


_RULES = {
    Giving.COPY: (
        "提供复制件、电子文本（随答复书提供、邮寄或者发送）", "获取的方式、途径",
        "还没有添加提供给申请人的信息：在案卷材料中以“提供的信息”添加，或者改为现场查阅、告知获取途径", OGI_2019.article(36, item=2),
    ),
    Giving.INSPECTION: (
        "现场查阅、抄录", "查阅的地点、时间", "写明现场查阅的地点和时间", OGI_2019.article(40),
    ),
    Giving.ADDRESS: (
        "告知获取的途径", "获取的方式、途径", "写明获取的地点、网址和时间", OGI_2019.article(36, item=2),
    ),
}  # fmt: skip
