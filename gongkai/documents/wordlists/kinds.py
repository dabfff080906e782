"""The kinds of rows in an agency's lists."""

from __future__ import annotations

from enum import StrEnum


class ListKind(StrEnum):
    """What a row of an agency's lists is."""

    TERM = "term"
    EXPRESSION = "expression"
    LEADER = "leader"
    UNIT = "unit"
    ALLOWED = "allowed"
    OFFICIAL = "official"
    PHONE = "phone"
    MASK = "mask"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def word(self) -> str:
        """What its main column is called."""
        return _WORDS[self]


_LABELS = {
    ListKind.TERM: "用词",
    ListKind.EXPRESSION: "固定表述",
    ListKind.LEADER: "领导同志",
    ListKind.UNIT: "单位名称",
    ListKind.ALLOWED: "允许用词",
    ListKind.OFFICIAL: "公开的工作人员姓名",
    ListKind.PHONE: "公开的办公电话",
    ListKind.MASK: "遮盖方式",
}
_WORDS = {
    ListKind.TERM: "不用的写法",
    ListKind.EXPRESSION: "表述",
    ListKind.LEADER: "姓名",
    ListKind.UNIT: "单位全称",
    ListKind.ALLOWED: "允许的用词",
    ListKind.OFFICIAL: "姓名",
    ListKind.PHONE: "电话",
    ListKind.MASK: "个人信息的种类",
}
