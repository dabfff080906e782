"""Numbers of accounts (银行账号), whatever their check digit: 10 to 22 digits right behind words that say so.

An account of an office is its own: doubtful, so that a person looks. What a fund, a network or a register counts by is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.bank_card import luhn_fits
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow, bare

_NUMBER = re.compile(r"(?<![\d.A-Za-z])\d(?:[ -]{0,2}\d){9,21}(?![\dA-Za-z*]|\.\d)", re.ASCII)
_SAYS = re.compile(
    r"(?:[账帐](?:号|户(?!余额|名))|卡号|存折(?:号|[账帐]号)?|折号|卡折号?|银行卡|储蓄卡|工资卡|社保卡|社会保障卡|缴费卡|惠农卡|一卡通)(?:号码|号)?"
    r"(?:为|是)? ?[:：(\"“|]{0,2} ?$"
)
_HEAD = re.compile(r"(?:[账帐][号户]|卡号|存折号?|折号|银行卡号?|社保卡号?|一卡通号?)(?:码)?:$")
# Whose account it is, or what else is called one.
_NONE = re.compile(
    r"(?:医保|医疗保险|公积金|缴存|登录|登陆|系统|用户|平台|邮箱|微信|QQ|支付宝|会员|学号|学籍|电费|水费|燃气|宽带|户号|诊疗|就诊|电卡|水卡|网银|股东|证券|纳税|医|饭|门禁|考勤)[\u4e00-\u9fff]{0,4}$"
)
_OFFICES = re.compile(
    "单位名称|单位[账帐]户|缴款|对公|财政|专户|基本[账帐]户|非税|国库|公司(?!.{0,12}[支分]行)|企业|委员会|办事处|[厅局]|人民政府|学校|医院|(?<!信用)合作社|保证金|收款单位|开户单位|捐赠|募捐|税务"
)
_OWNER = re.compile("户名|收款人|姓名|持卡人|本人|[。；;]")
_NAMED_BEHIND = re.compile(
    r"(?:户名|单位|收款人|收款方|开户名称?|账户名称?|名称)(?:名称)?[:：为是 ]{1,2}([^,，。;；\s]{3,30})"
)
_MOBILE = re.compile("1[3-9]\\d{9}")
_AMOUNT = re.compile(" ?(?:元|万元|亿元|笔|户|个)")


def hits(shadow: Shadow) -> Iterator[Personal]:
    if not any(word in shadow.plain for word in ("账", "帐", "卡", "折")):
        return
    for start, stop in shadow.clusters:
        for m in _NUMBER.finditer(shadow.plain, start, stop):
            if (
                "\n" not in m[0]
                and (says := _said(shadow, m)) is not None
                and not _MOBILE.fullmatch(bare(m[0]))
            ):
                owner = [*_OWNER.finditer(says)]
                of_office = _OFFICES.search(says, owner[-1].end() if owner else 0) or _told_behind(
                    shadow, m.end()
                )
                reason = "office" if of_office else _reason(says, bare(m[0]))
                yield Personal(*m.span(), "bank_card", not of_office, reason)


def _told_behind(shadow: Shadow, at: int) -> bool:
    """Whether an office is named behind as the one whose account it is: 账号：…，户名：示例市财政局."""
    named = _NAMED_BEHIND.search(shadow.after(at, 50))
    return named is not None and _OFFICES.search(named[1]) is not None


def _reason(says: str, number: str) -> str:
    """The number of a card has a check digit, that of an account has none one could know of."""
    is_card = "卡" in says[-8:] and len(number) in range(16, 20)
    return "check_digit_wrong" if is_card and not luhn_fits(number) else "labelled"


def _said(shadow: Shadow, m: re.Match[str]) -> str | None:
    """What stands before on the line where it says that the number is one of an account."""
    line = shadow.plain.rfind("\n", max(0, m.start() - 60), m.start()) + 1
    before = shadow.plain[max(line, m.start() - 60) : m.start()]
    if label := _SAYS.search(before):
        is_one = not _NONE.search(before[: label.start() + 1]) and not _NONE.search(before[: label.start()])
        return before if is_one and not _AMOUNT.match(shadow.after(m.end())) else None
    head = shadow.columns.head_at(m.start())
    return head if head and _HEAD.search(head) and not _NONE.search(head.rstrip(":")[:-2]) else None
