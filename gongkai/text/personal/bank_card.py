"""Bank cards (银行卡号): 16 to 19 digits whose check digit fits (Luhn, ISO/IEC 7812), with the head of a bank or words saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.serial import is_serial
from gongkai.text.personal.shadow import GAP, LINK, Shadow, bare

SHAPES = (
    re.compile(rf"(?<!\d)(?:\d{GAP}){{15,18}}\d(?!\d)", re.ASCII),
    re.compile(
        rf"(?<!\d)(?<!\d\.)[3-9]\d{{3}}({LINK})\d{{4}}(?:\1\d{{4}}){{2}}(?:\1\d{{1,3}})?(?!\.?\d)", re.ASCII
    ),
)
_GROUPED = re.compile(r"\d{16,19}|\d{4}(\W)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{6}\W\d{10,13}", re.ASCII)
_CARD = re.compile("卡号|银行卡|储蓄卡|信用卡|借记卡|工资卡|社保卡|社会保障卡|一卡通|存折")
_OF_HEALTH = re.compile("医保|医疗|公积金|缴存|就诊|诊疗|学籍|会员|户号")
_ACCOUNT = re.compile("账号|帐号|账户|帐户|开户|户名|汇至|汇入|打入|转入|转账|存入|银联|银行")
_BANK_AFTER = re.compile("^[\\s,，(（]{0,2}(?:中国)?(?:[\u4e00-\u9fff]{2,4}银行|农信|邮储|信用社)")
UNIONPAY = "62"


def strict(shadow: Shadow) -> Iterator[Personal]:
    """Every number the gate stops."""
    for m, number in _candidates(shadow):
        if luhn_fits(number):
            yield Personal(*m.span(), "bank_card", True, "checked")


def hits(shadow: Shadow) -> Iterator[Personal]:
    for m, number in _candidates(shadow):
        if not _GROUPED.fullmatch(m[0]) or number[0] not in "3456789":
            continue
        before = shadow.before(m.start(), 20)
        card = bool(_CARD.search(before)) and not _OF_HEALTH.search(before)
        said = card or bool(_ACCOUNT.search(before)) or bool(_BANK_AFTER.search(shadow.after(m.end(), 10)))
        if luhn_fits(number):
            if said or (number.startswith(UNIONPAY) and not is_serial(before)):
                yield Personal(*m.span(), "bank_card", True, "labelled" if said else "checked")
        elif card:
            yield Personal(*m.span(), "bank_card", False, "check_digit_wrong")


def _candidates(shadow: Shadow) -> Iterator[tuple[re.Match[str], str]]:
    for start, stop in shadow.clusters:
        for shape in SHAPES:
            for m in shape.finditer(shadow.plain, start, stop):
                yield m, bare(m[0])


def luhn_fits(number: str) -> bool:
    """Whether the last digit is the one the others ask for."""
    doubled = (sum(divmod(2 * int(d), 10)) if at % 2 else int(d) for at, d in enumerate(reversed(number)))
    return sum(doubled) % 10 == 0
