"""What is found of persons in a text, and how it is called (个人信息)."""

from __future__ import annotations

from typing import NamedTuple


class Personal(NamedTuple):
    """A piece of personal data: from `start` to before `end` of the text as given.

    `kind` is a key of `LABELS`; `certain` tells what a machine may act on from what a person has to judge; `reason` is one word
    of `REASONS`; `beside` says what stands in the same sentence or row ("number", "status" or "").
    """

    start: int
    end: int
    kind: str
    certain: bool
    reason: str
    beside: str = ""


LABELS = {
    "id_card": "公民身份号码", "bank_card": "银行卡号", "phone": "手机号码", "landline": "固定电话", "credit_code": "统一社会信用代码",
    "plate": "机动车号牌", "passport": "护照、通行证号码", "email": "电子邮箱", "ip": "网络地址", "mac": "设备地址", "wechat": "微信号",
    "qq": "QQ号", "address": "住址", "name": "姓名", "birthday": "出生日期", "number_part": "没有遮盖好的证件号码",
}  # fmt: skip
# Of names nothing announces: for a person to judge, never masked unasked.
ONLY_LIKELY = frozenset({"likely", "near_number", "among_persons"})
REASONS = {
    "checked": "校验位、出生日期等都对得上", "labelled": "前面写明了是什么", "shape": "写法相同", "check_digit_wrong": "校验位不对，可能写错",
    "birthday_impossible": "其中的出生日期不存在", "serial": "像是编号", "shows_too_much": "遮盖以后仍然看得出出生日期等", "home": "是家里的",
    "office": "像是单位的", "firm": "是企业、单位的", "sole_trader": "是个体工商户的", "post": "前面写着职务", "column": "在表的这一栏里",
    "beside_number": "挨着号码", "beside_home": "挨着住址", "near_number": "同一行里有个人的号码", "among_persons": "所在的一句或者一栏写的是人", "named_before": "前文已经写明是姓名", "likely": "像是姓名",
}  # fmt: skip
