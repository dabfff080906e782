"""The six chapters of a report: where each begins, and what is wrong with their number, order and wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.law.forms.annual import Form, Section
from gongkai.reports.reading.faults import LabelFault
from gongkai.reports.reading.labels import bare, han
from gongkai.reports.reading.page import Page

_NUMERAL = "一二三四五六七八九十"
_CORES = {
    "overview": r"总体情况",
    "proactive": r"主动公开政府信息(?:工作)?情况",
    "applications": r"收到和处理政府信息公开申请(?:的)?情况",
    "remedies": r"(?:因)?政府信息公开(?:工作)?(?:被申请)?行政.?复议.{1,6}行政诉讼(?:的)?(?:有关)?(?:情况)?",
    "problems": r"(?:存在|主要)[^。\n]{0,8}问题[^。\n]{0,3}(?:及|和|与|、)[^。\n]{0,6}(?:情况|计划|措施|打算)",
    "other": r"其他(?:需要)?(?:报告|说明)的?事项",
}
_TOP_LINE = re.compile(rf"^[ \t#|*]*([{_NUMERAL}]{{1,2}})\s*、\s*([^\n|。；;]{{2,32}}?)[ \t|*]*$", re.M)
_ROW_LIKE = re.compile(r"本年新收|上年结转|本年度办理结果|结转下年度")


@dataclass(frozen=True)
class Heading:
    """A chapter's heading in the page's text: `number` as printed ("" where it has none)."""

    start: int
    end: int
    number: str
    words: str


def find(text: str) -> dict[str, Heading]:
    """The chapters found, by section key: the first standing in the order of the form, or else the first of all."""
    found: dict[str, Heading] = {}
    after = 0
    for key in _CORES:
        hits = list(_hits(key, text))
        if hits:
            found[key] = next((hit for hit in hits if hit.start >= after), hits[0])
            after = max(after, found[key].end)
    return found


def _hits(key: str, text: str) -> Iterator[Heading]:
    core = _loose(_CORES[key])
    numbered = rf"(?P<number>[{_NUMERAL}]{{1,2}}|(?<!\d)\d)[ \t]*[、.,][ \t]*(?P<numbered>(?:政\s*府\s*信\s*息\s*公\s*开\s*工\s*作\s*)?{core})"
    alone = rf"^[ \t#|*]*(?P<alone>(?:政府信息公开工作)?{core})[ \t|*:]*$"
    for hit in re.finditer(rf"{numbered}|{alone}", text, re.M):
        words = "numbered" if hit["number"] else "alone"
        start = hit.start("number") if hit["number"] else hit.start("alone")
        yield Heading(start, hit.end(words), hit["number"] or "", hit[words])


def _loose(core: str) -> str:
    """Let blanks stand between the Han characters of a pattern."""
    return re.sub(r"([\u4e00-\u9fff])(?=[\u4e00-\u9fff(])", r"\1[ \\t]*", core)


def faults(page: Page, form: Form, found: Mapping[str, Heading]) -> Iterator[LabelFault]:
    """AN001 and AN002 of the chapters. A text with fewer than two of them is not judged."""
    if len(found) < 2:
        return
    yield from _extra(page, form, found)
    order = [section for section in form.sections if section.key in found]
    for place, section in enumerate(form.sections):
        if section.key not in found:
            yield _missing(page, form, found, place)
    for before, after in zip(order, order[1:], strict=False):
        if found[after.key].start < found[before.key].start:
            says = f"“{after.heading}”排在了“{before.heading}”之前，六个部分应当按格式的顺序排列"
            yield _fault("AN001", page, found[after.key], None, says)
    for section in order:
        yield from _wording(page, section, found[section.key])


def _extra(page: Page, form: Form, found: Mapping[str, Heading]) -> Iterator[LabelFault]:
    known = {heading.start for heading in found.values()}
    tops = [hit for hit in _TOP_LINE.finditer(page.text) if not _ROW_LIKE.search(han(hit[2]))]
    extras = [hit for hit in tops if hit.start(1) not in known and not _is_section(form, hit[2])]
    if len(tops) <= len(form.sections) or not extras:
        return
    first, last = extras[0], extras[-1]
    start, end = page.span(first.start(1), first.end(2))
    named = "、".join(f"“{hit[1]}、{hit[2].strip()}”" for hit in extras)
    where = "“一、总体情况”" if last.start() < min(known) or "overview" not in found else "相应部分"
    says = f"一级标题有{len(tops)}个，法定格式只有六个部分：{named}应当并入{where}"
    yield LabelFault("AN001", start, end, page.original[start:end], form.sections[0].heading, says)


def _is_section(form: Form, words: str) -> bool:
    return any(han(words) == bare(section.heading) for section in form.sections)


def _missing(page: Page, form: Form, found: Mapping[str, Heading], place: int) -> LabelFault:
    section = form.sections[place]
    later = [found[after.key].start for after in form.sections[place + 1 :] if after.key in found]
    at = page.at[min(later)] if later else page.at[-1]
    return LabelFault("AN001", at, at, "", section.heading, f"缺少法定部分“{section.heading}”")


def _wording(page: Page, section: Section, heading: Heading) -> Iterator[LabelFault]:
    number, words = section.heading.split("、", 1)
    printed = han(heading.words)
    if heading.number != number:
        shown = f"编为“{heading.number}”" if heading.number else "没有编号"
        says = f"这一部分{shown}，格式规定为“{section.heading}”"
        yield _fault("AN001", page, heading, section.heading, says, "warning")
    if printed == han(words):
        return
    if any(printed == bare(known) for known in section.known_as):
        says = f"标题与现行格式不一致，应为“{section.heading}”"
        yield _fault("AN002", page, heading, section.heading, says, "advice")
    else:
        yield _fault("AN002", page, heading, section.heading, f"标题应为“{section.heading}”")


def _fault(
    code: str, page: Page, heading: Heading, better: str | None, says: str, gravity: str = "error"
) -> LabelFault:
    start, end = page.span(heading.start, heading.end)
    return LabelFault(code, start, end, page.original[start:end], better, says, gravity)
