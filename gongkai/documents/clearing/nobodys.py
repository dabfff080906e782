"""A sentence that stands in public or on record beside a text, and passes no review of its own, names nobody's number."""

from __future__ import annotations

from gongkai.law.personal_release import LEAST
from gongkai.law.source import Refusal
from gongkai.text.personal import found


def require_nobodys(where: str, *said: str) -> None:
    """Raises Refusal where a number of somebody stands in one of these sentences."""
    if any(found(one) for one in said):
        raise Refusal(
            (f"{where}里不要写身份证号、银行卡号、手机号、车牌等个人号码，联系方式写办公电话", LEAST)
        )
