"""When a number of somebody may stand in what is published (个人信息的公开).

Public bodies may not publish personal information without the person's own consent or a law that asks for it
(个保法第二十五条、第三十四条). Two kinds of publication are named as such exceptions by the State Council's yearly points of 2018:
punishment notices (惩戒公示) and mandatory disclosure (强制性信息披露). Each has its basis, its least scope and its end.
"""

from enum import StrEnum

from gongkai.law.source import Citation
from gongkai.law.statutes import PERSONAL_2021

WITHOUT_CONSENT: Citation = PERSONAL_2021.article(25)
LEAST: Citation = PERSONAL_2021.article(6)
BY_LAW: Citation = PERSONAL_2021.article(34)


class KeepGround(StrEnum):
    """Why a number that was found may stay."""

    NOT_PERSONAL = "not_personal"
    CONSENTED = "consented"
    EXCEPTION = "exception"

    @property
    def label(self) -> str:
        return {
            "not_personal": "不是个人信息（公务电话、编号与个人号码相似等）",
            "consented": "本人单独同意公开",
            "exception": "惩戒公示、强制性信息披露（按登记的例外）",
        }[self]

    @property
    def under(self) -> Citation:
        return {"not_personal": LEAST, "consented": WITHOUT_CONSENT, "exception": BY_LAW}[self]


class ExceptionKind(StrEnum):
    """A publication that names people because a law says so."""

    SANCTION_NOTICE = "sanction_notice"
    MANDATORY = "mandatory"

    @property
    def label(self) -> str:
        return {"sanction_notice": "惩戒公示", "mandatory": "强制性信息披露"}[self]


class PersonalKind(StrEnum):
    """What an exception may permit to be said of a person. A whole identity number is none of them: it never stands
    in what is published by an exception."""

    NAME = "name"
    NUMBER_PART = "number_part"
    PHONE = "phone"
    BANK_CARD = "bank_card"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    PLATE = "plate"

    @property
    def label(self) -> str:
        return {
            "name": "姓名", "number_part": "证件号码（遮盖以后的部分）", "phone": "手机号码", "bank_card": "银行卡号", "address": "住址",
            "birthday": "出生日期", "plate": "机动车号牌",
        }[self]  # fmt: skip
