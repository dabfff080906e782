"""Whether a phone number, an identity card number or a credit code can be right, before a letter goes astray.

One set of checks for whoever fills in the form: the applicant on the portal, or staff at the counter.
"""

from __future__ import annotations

import re
import unicodedata

from gongkai.cases.models import Applicant

MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"0\d{2,3}-?\d{7,8}(-\d{1,6})?")
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_LAST = "10X98765432"
CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WRONG_PHONE = "联系电话请填写11位手机号，或者带区号的固定电话（如 0000-0000000）"


def plain(written: str) -> str:
    """Half-width, without blanks, letters large: how numbers are compared."""
    return re.sub(r"[\s\u200b]", "", unicodedata.normalize("NFKC", written)).upper()


def is_phone(number: str) -> bool:
    """An 11-digit mobile number, or a landline with its area code."""
    return bool(MOBILE.fullmatch(number) or LANDLINE.fullmatch(number))


def is_id_card(number: str) -> bool:
    """Eighteen characters whose last one checks the others (GB 11643)."""
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return False
    return ID_LAST[sum(int(d) * w for d, w in zip(number, ID_WEIGHTS, strict=False)) % 11] == number[-1]


def is_credit_code(code: str) -> bool:
    """Eighteen characters whose last one checks the others (GB 32100)."""
    if len(code) != 18 or any(c not in CODE_ALPHABET for c in code):
        return False
    total = sum(CODE_ALPHABET.index(c) * pow(3, at, 31) for at, c in enumerate(code[:17]))
    return CODE_ALPHABET[-total % 31] == code[17]


def grouped(number: str) -> str:
    """An eighteen-character number in the groups people read it in: 110105 19491231 002X; others as they are."""
    known = plain(number)
    return f"{known[:6]} {known[6:14]} {known[14:]}" if is_id_card(known) or is_credit_code(known) else number


def wrong_paper(id_kind: str, number: str, *, organisation: bool) -> tuple[str, str] | None:
    """Which field of a paper is wrong (`id_kind` or `id_number`) and what to do about it; None where it can be right.

    `number` is `plain`. A paper of another kind (其他证件) is taken as it is written.
    """
    kinds = Applicant.IdKind
    if organisation and id_kind in (kinds.ID_CARD, kinds.PASSPORT):
        return "id_kind", "法人或者其他组织请选择“统一社会信用代码”，没有的选择“其他证件”"
    if not organisation and id_kind == kinds.CREDIT_CODE:
        return "id_kind", "公民请选择居民身份证、护照或者其他证件"
    if id_kind == kinds.ID_CARD and not is_id_card(number):
        return "id_number", "身份证号码应当是18位并且校验正确，请对照证件核对"
    if id_kind == kinds.CREDIT_CODE and not is_credit_code(number):
        return "id_number", "统一社会信用代码应当是18位并且校验正确，请对照证照核对"
    return None
