"""Disclosure attribute (公开属性): decided when a document is born, fixed by who signs it (国办发〔2016〕80号)."""

from datetime import date
from enum import StrEnum

from gongkai.law.exemption import BY_CODE
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import OGI_2019, OPENNESS_2016


class Attribute(StrEnum):
    """One of three; anything but 主动公开 needs a reason and a ground, and can never be live."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        return {"proactive": "主动公开", "on_request": "依申请公开", "withheld": "不予公开"}[self]

    @property
    def printed(self) -> str:
        """The note printed under a document (附注)."""
        return {"proactive": "此件公开发布", "on_request": "此件依申请公开", "withheld": "此件不公开"}[self]


AT_BIRTH: Citation = OPENNESS_2016.whole()
TWO_WAYS: Citation = OGI_2019.article(13, 2)
DYNAMIC: Citation = OGI_2019.article(18)
ALL_OPEN: Citation = OGI_2019.article(19)


def require_grounds(attribute: Attribute, ground: str, reason: str) -> None:
    """Raises Refusal where an attribute lacks what it stands on: a reason, and for 不予公开 one of the legal grounds."""
    reasons: list[tuple[str, Citation | None]] = []
    if attribute is not Attribute.PROACTIVE and not reason.strip():
        reasons.append((f"公开属性为“{attribute.label}”的，要写明理由", AT_BIRTH))
    if attribute is Attribute.WITHHELD and ground not in BY_CODE:
        reasons.append(("不予公开的，要选定是哪一种法定情形", OGI_2019.article(14)))
    if reasons:
        raise Refusal(*reasons)


def article_of(attribute: Attribute, ground: str) -> Citation:
    """The article an attribute stands on."""
    if attribute is Attribute.WITHHELD:
        return BY_CODE[ground].cite
    return ALL_OPEN if attribute is Attribute.PROACTIVE else OGI_2019.article(27)


def reassess_on(decided: date, months: int) -> date:
    """The day by which what is withheld is looked at again: so many months later, or the last day of that month."""
    year, month = divmod(decided.year * 12 + decided.month - 1 + months, 12)
    for day in range(decided.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, decided.day)
