"""Mobile telephones (手机号码): eleven digits from 13 to 19, with or without the code of the country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.name_back import is_beside_a_name, is_role
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.serial import is_serial
from gongkai.text.personal.shadow import GAP, LINK, Shadow

SHAPES = (
    re.compile(rf"(?<!\d)(?:(?:00|\+)?86{GAP})?1[3-9]\d(?:{GAP}\d{{4}}){{2}}(?!\d)", re.ASCII),
    re.compile(
        rf"(?<!\d)(?<!\d\.)(?:(?:00|\+)?86{LINK})?1[3-9]\d({LINK})\d{{4}}\1\d{{4}}(?!\.?\d)", re.ASCII
    ),
    re.compile(r"(?<!\d)(?<!\d[ -])1[3-9]\d([ -])\d\d(?:\1\d\d){3}(?![ -]?\d)", re.ASCII),
    re.compile(r"(?<!\d)(?<!\d[ -])(?:(?:00|\+)?86[ -]?)?1[3-9]\d\d([ -])\d{3}\1\d{4}(?![ -]?\d)", re.ASCII),
    # In groups of any length, all parted by one mark: 137 839 146 40.
    re.compile(
        r"(?<!\d)(?<!\d[ -])(?:(?:00|\+)?86[ -]?)?(?=1[3-9]\d(?:[ -]?\d){8}(?![ -]?\d))\d{2,5}([ -])\d{2,5}(?:\1\d{2,5}){1,3}(?!\d)", re.ASCII
    ),
)  # fmt: skip
_TOLD_BY_WORDS = SHAPES[3:]
# The code of the country in brackets stands outside of the digits a number is looked for in.
_COUNTRY = re.compile(r"\((?:00|\+)?86\)[ -]?$", re.ASCII)
LABEL = re.compile(
    r"电话|手机|移动|联系方式|联系人?|致电|来电|拨打|号码|Tel|Phone|Mobile|微信|短信|热线", re.I
)
_AFTER = re.compile(r"\s?[)(,，]{0,2}(?:是|为)?(?:我|本人|他|她|其)?的?(?:手机|电话|微信|联系|号码)")
_OTHER_NUMBER = re.compile("[卡账帐证][^(,，\\t|]{0,4}$")
_AMOUNT = re.compile(r"\s?(?:多|余)?(?:元|万|亿|千[瓦克米]|吨|公斤|克|平方|立方|公里|米|人次|件|株|头|只|度|次(?![日月年子女])|笔|例|篇|套|台(?!湾)|辆|斤|票|%|‰|美元|欧元|份|亩|公顷|册|公里|册次)")  # fmt: skip
_COUNTED = re.compile(
    "条(?![件例款])|项(?!目)|户(?![主籍口名])|辆|行(?![政为])|字(?!样)|场(?!所)|帧|包(?!括)|箱"
)
_IN_FIGURE = re.compile(
    r"(?:[¥￥$€]\s?|(?:数量|总计|合计|小计|总数|金额|共计|收入|支出|总额|投资|产值|总量|累计|访问量|浏览量|点击量|阅读量|播放量|下载量)[:为]?\s?)$|[A-Za-z_=]/?$"
)
_ADDRESS = re.compile(r"(?://|www\.|[A-Za-z]/)[!-~]*$")
_SOMEBODYS = re.compile(
    r"(?:tel|phone|mobile|mob|cell|sjh?|lxdh|电话|手机|联系方式|号码)(?:_?(?:no|num|number))?[:=]?$", re.I
)


def strict(shadow: Shadow) -> Iterator[Personal]:
    """Every number the gate stops."""
    for start, end, shape in _candidates(shadow):
        if shape not in _TOLD_BY_WORDS or _is_told(shadow, start, end) or _is_of_a_name(shadow, start):
            yield Personal(start, end, "phone", True, "shape")


def hits(shadow: Shadow) -> Iterator[Personal]:
    for start, end, shape in _candidates(shadow):
        before, after = shadow.before(start, 60), shadow.after(end, 6)
        labelled = bool(LABEL.search(before[-14:])) or (
            shape in _TOLD_BY_WORDS and _is_told(shadow, start, end)
        )
        named = not labelled and shape in _TOLD_BY_WORDS and _is_of_a_name(shadow, start)
        if _is_a_figure(before, after, labelled=labelled):
            continue
        certain = (
            labelled
            or (shape in SHAPES[:2] and "\n" not in shadow.plain[start:end])
            or (named and before[-1:] != " ")  # with a blank before they may be figures told of somebody
        )
        if certain or named or shape not in _TOLD_BY_WORDS:
            yield Personal(start, end, "phone", certain, "labelled" if labelled else "shape")


def _is_told(shadow: Shadow, start: int, end: int) -> bool:
    """Whether a word for a telephone stands before or after, or what a person is right before."""
    words = LABEL.search(shadow.before(start, 14)) or _AFTER.match(shadow.after(end, 12))
    return bool(words) or is_role(shadow.before(start, 8))


def _is_of_a_name(shadow: Shadow, start: int) -> bool:
    return not _OTHER_NUMBER.search(shadow.before(start, 8)) and is_beside_a_name(shadow, start)


def _candidates(shadow: Shadow) -> Iterator[tuple[int, int, re.Pattern[str]]]:
    for start, stop in shadow.clusters:
        for shape in SHAPES:
            for m in shape.finditer(shadow.plain, start, stop):
                country = _COUNTRY.search(shadow.plain, max(0, m.start() - 8), m.start())
                yield country.start() if country else m.start(), m.end(), shape


def _is_a_figure(before: str, after: str, *, labelled: bool) -> bool:
    """Whether it is an amount, a part of a web address or the number of a thing."""
    if re.match(r"\.\d|,\d{3}(?!\d)|[A-Za-z_]", after) or _ADDRESS.search(before):
        return True
    if _IN_FIGURE.search(before) and not _SOMEBODYS.search(before):
        return True
    return not labelled and (bool(_AMOUNT.match(after) or _COUNTED.match(after)) or is_serial(before[-16:]))
