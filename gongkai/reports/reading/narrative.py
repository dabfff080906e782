"""Where the report's words say another number than its tables (AN007), or another number of chapters than the form (AN001).

Only closed frames are read: 收到政府信息公开申请12件, 行政复议2件, 制发规范性文件3件. A number that stands for a part (其中, 上年,
网上) is passed over, and where several numbers are said for one thing and one of them agrees, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gongkai.law.forms.annual import Figures
from gongkai.law.forms.figures import Value
from gongkai.reports.reading.faults import LabelFault
from gongkai.reports.reading.headings import Heading
from gongkai.reports.reading.page import Page
from gongkai.text.han_number import value_of

_NUMBER = r"(?P<many>\d{1,12}(?:,\d{3}){0,4})\s*(?:件|宗|份|项)"
_APPLICATION = (
    r"(?:政\s*府\s*信\s*息\s*公\s*开|依\s*申\s*请\s*公\s*开)(?:的)?\s*(?:申\s*请)?(?:案\s*件|件|数|数量)?"
)
_FRAMES = {
    "received": re.compile(rf"(?:新收|收到|接收|接到|受理)(?:到)?(?:的|各类|社会公众|群众)*\s*{_APPLICATION}(?:共计|总计|合计|共|总)*\s*{_NUMBER}"),
    "review": re.compile(rf"行政复议(?:案件|申请)*(?:共)?\s*{_NUMBER}"),
    "suit": re.compile(rf"行政诉讼(?:案件)?(?:共)?\s*{_NUMBER}"),
    "issued": re.compile(rf"制(?:发|定|作)(?:了)?(?:行政)?规范性文件(?:共)?\s*{_NUMBER}"),
    "in_force": re.compile(rf"现行有效(?:的)?(?:行政)?(?:规范性文件)?(?:件数)?(?:共|为)?\s*{_NUMBER}"),
}  # fmt: skip
# What the sentence must speak of before the number.
_ABOUT = {"review": "信息公开|依申请公开", "suit": "信息公开|依申请公开", "in_force": "规范性文件"}
_NOTHING = {
    "received": re.compile(
        rf"(?:未|没有)(?:曾)?(?:收到|接到|受理)(?:过|任何)?{_APPLICATION}\s*(?=[,。;，；])"
    ),
    "review": re.compile(
        r"(?:未|没有)(?:发生|产生|收到)(?:过|因)*政府信息公开(?:工作)?(?:引起的|引发的)?(?:的)?行政复议"
    ),
}
_NAMES = {
    "received": "表三第一项（本年新收）",
    "review": "表四行政复议总计",
    "suit": "表四行政诉讼总计",
    "issued": "表二行政规范性文件本年制发件数",
    "in_force": "表二行政规范性文件现行有效件数",
}
# What a clause speaks of when it holds one of these is a part, another year or another body.
_PART = re.compile(
    r"其中|上年|去年|往年|同比|较|历年|累计|通过|网络|网上|线上|信函|来信|当面|邮寄|自然人|企业|季度|上半年|下半年|月|市级|县级|区级|本级|下级|乡镇|街道|科|办公室|代表|各单位|各部门|结转|代理|转办|指导"
)
_CLAUSE = re.compile(r"[,。;:，；：\n]")
_CHAPTERS = re.compile(
    r"(?:本报告|本年报|年度报告|报告|本年度报告)(?:由|包括|包含|共分|分为|共|主要)[^。\n]{0,200}?(?:共|分为|分|等|包括)?(?P<many>[二三四五七八九十]|[2-57-9])(?:个|大)?部分"
)


@dataclass(frozen=True)
class _Said:
    start: int
    end: int
    many: int


def faults(page: Page, figures: Figures, found: Mapping[str, Heading]) -> Iterator[LabelFault]:
    """AN007 for the words before table 2 and after table 4, AN001 for the number of chapters said."""
    spans = list(_prose(page, found))
    for key, frame in _FRAMES.items():
        right = _right(figures, key)
        said = [one for span in spans for one in _said(page.text, frame, _ABOUT.get(key, ""), *span)]
        if right and said and not any(one.many in right for one in said):
            yield _fault(page, said[0].start, said[0].end, key, str(said[0].many), right)
    for key, frame in _NOTHING.items():
        right = _right(figures, key)
        hit = next((hit for span in spans for hit in frame.finditer(page.text, *span)), None)
        if right and 0 not in right and hit:
            yield _fault(page, *hit.span(), key, "没有", right)
    yield from _chapters(page, figures)


def _prose(page: Page, found: Mapping[str, Heading]) -> Iterator[tuple[int, int]]:
    if "proactive" in found:
        start = found["overview"].end if "overview" in found else 0
        if start < found["proactive"].start:
            yield start, found["proactive"].start
    if "problems" in found:
        yield found["problems"].start, len(page.text)


def _said(text: str, frame: re.Pattern[str], about: str, start: int, end: int) -> Iterator[_Said]:
    for hit in frame.finditer(text, start, end):
        sentence = text[max(start, text.rfind("。", start, hit.start()) + 1) : hit.end()]
        if not re.search(about, sentence):
            continue
        clause = _CLAUSE.split(text[max(start, hit.start() - 40) : hit.start()])[-1]
        if not _PART.search(clause + hit[0]):
            yield _Said(*hit.span(), int(hit["many"].replace(",", "")))


def _right(figures: Figures, key: str) -> set[int]:
    """The numbers of the tables that the words may mean; empty where a cell they need was not printed."""
    if key == "received":
        new, carried, done = (figures.t3[row][-1] for row in ("r1_new", "r2_carried_in", "r3_7_total"))
        return _whole([new, _sum(new, carried), done])
    if key == "review":
        return _whole([figures.t4["review"][-1]])
    if key == "suit":
        direct, after = figures.t4["suit_direct"][-1], figures.t4["suit_after_review"][-1]
        return _whole([_sum(direct, after), direct, after])
    row = figures.t2.get("t2_20_1", {}).get("normative_docs")
    if row is None or figures.form != "2021":
        return set()
    return _whole([row[0] if key == "issued" else row[2]])


def _whole(values: Iterable[Value]) -> set[int]:
    known = list(values)
    return set() if None in known else {int(value) for value in known if value is not None}


def _sum(one: Value, other: Value) -> Value:
    return None if one is None or other is None else one + other


def _fault(page: Page, start: int, end: int, key: str, said: str, right: set[int]) -> LabelFault:
    begin, stop = page.span(start, end)
    says = f"正文写的是{said}，{_NAMES[key]}是{min(right) if len(right) == 1 else '、'.join(map(str, sorted(right)))}，请核对"
    return LabelFault("AN007", begin, stop, page.original[begin:stop], None, says, "warning")


def _chapters(page: Page, figures: Figures) -> Iterator[LabelFault]:
    hit = _CHAPTERS.search(page.text)
    if hit is None or figures.year is None or figures.year < 2019:
        return
    many = int(hit["many"]) if hit["many"].isdigit() else value_of(hit["many"])
    start, end = page.span(hit.start("many"), hit.end())
    says = f"正文说报告有{many}个部分，法定格式为六个部分"
    yield LabelFault("AN001", start, end, page.original[start:end], None, says, "warning")
