"""Whose report it is and on which year, from its title, its period or its first words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_DIGITS = r"(20[\s]*\d[\s]*\d|19[\s]*\d[\s]*\d)"
_KIND = r"政府信息公开(?:工作)?(?:年度)?(?:报告|年报)|政府信息公开(?:工作)?情况(?:的)?(?:年度)?报告"
_BODY = r"[\u4e00-\u9fff（）()]{1,40}?(?:政府|局|委员会|办公室|办公厅|办事处|厅|委|中心|院|支队|总队|大队|管委会|街道|镇|乡|区|县|市|省|部|处|队|会|所|站|公司|银行|学校|馆)"
_TITLE = re.compile(
    rf"^[ \t#*|《]*(?P<before>{_BODY})?[ \t]*(?:关于)?[ \t]*{_DIGITS}[ \t]*年(?:度|度的)?[ \t]*(?P<after>{_BODY})?[ \t\n]*(?:{_KIND})[ \t》|*]*$",
    re.M,
)
_PERIOD = re.compile(
    rf"统计[期时][限间][^\n。]{{0,12}}?{_DIGITS}\s*年?\s*1\s*月\s*1\s*日|{_DIGITS}\s*年\s*1\s*月\s*1\s*日\s*[起至到—-]"
)
_MENTION = re.compile(rf"(?<!\d){_DIGITS}\s*年(?!\s*\d{{1,2}}\s*月)(?!度?[，,]?(?:我\w{{1,2}})?[将拟])")
_SIGNED = re.compile(rf"{_DIGITS}\s*年\s*0?[1-4]\s*月\s*\d{{1,2}}\s*日")
_SIGNATURE = re.compile(
    rf"(?:^|[\s。|])({_BODY})[\s|(]*{_DIGITS}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日[\s|)]*$"
)
_OWN_LINE = re.compile(rf"^[ \t#*|]*({_BODY})[ \t|*]*$")


@dataclass(frozen=True)
class Title:
    """`agency` as printed or None; `year` or None; `sure` False where the year is only the likely one."""

    agency: str | None
    year: int | None
    sure: bool


def read(text: str) -> Title:
    """Look for the title, then the statistical period, then the year mentioned most."""
    hit = _TITLE.search(text)
    if hit:
        agency = hit["before"] or hit["after"] or _line_before(text, hit.start()) or _signed_by(text)
        return Title(_clean(agency), _year(hit[2]), True)
    agency = _untitled_year(text) or _clean(_signed_by(text))
    period = _PERIOD.search(text)
    if period:
        return Title(agency, _year(period[1] or period[2]), True)
    return Title(agency, _likely_year(text), False)


def is_titled(text: str) -> bool:
    """Whether the text calls itself a report on disclosure work."""
    return re.search(_KIND, re.sub(r"\s", "", text[:20_000])) is not None


def _likely_year(text: str) -> int | None:
    """The year mentioned most, or the one before the day of signature."""
    mentions = Counter(_year(hit[1]) for hit in _MENTION.finditer(text))
    if mentions:
        return mentions.most_common(1)[0][0]
    signed = _SIGNED.search(text)
    return _year(signed[1]) - 1 if signed else None


def _untitled_year(text: str) -> str | None:
    """The agency of a title whose year is missing or on another line."""
    hit = re.search(rf"^[ \t#*|]*({_BODY})[ \t]*\n[ \t#*|]*(?:{_KIND})[ \t|*]*$", text, re.M)
    return _clean(hit[1]) if hit else None


def _line_before(text: str, at: int) -> str | None:
    lines = [line for line in text[:at].splitlines() if line.strip()]
    hit = _OWN_LINE.match(lines[-1]) if lines else None
    return hit[1] if hit else None


def _signed_by(text: str) -> str | None:
    """The agency that signs at the end, before the day."""
    hit = _SIGNATURE.search(text[-400:])
    return hit[1] if hit else None


def _clean(agency: str | None) -> str | None:
    return re.sub(r"\s", "", agency).removeprefix("关于") if agency else None


def _year(digits: str) -> int:
    return int(re.sub(r"\s", "", digits))
