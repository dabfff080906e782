"""A sentence that stands in public or on record beside a text, and passes no review of its own, names nobody's number."""

from __future__ import annotations

from gongkai.law.personal_release import LEAST
from gongkai.law.source import Refusal
from gongkai.text.personal import found


def require_nobodys(where: str, *said: str) -> None:
    """Raises Refusal where an identity number, a bank card's or a mobile's stands in one of these sentences."""
    if any(found(one) for one in said):
        raise Refusal((f"{where}里不要写身份证号、银行卡号和手机号，联系方式写办公电话", LEAST))
