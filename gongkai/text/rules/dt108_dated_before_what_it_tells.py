"""DT108 成文、印发日期早于文中所说的事。

Why: 年度还没有完，不会有这一年的年度报告；印发不会早于成文，成文不会早于“截至”的那一天。
"""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.report_year import Dated, issued, signed, title
from gongkai.text.rule import Hit, Rule, Scope

_UNTIL = re.compile(
    r"截至((?:19|20)\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:底|末)?，?(?:[^。；\n]{0,12})(?:已|共|累计|全)"
)
_INLINE_SIGNED = re.compile(r"[局委厅办院会府处心]\s+((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日\s")
_BEFORE_THE_END = (11, 15)  # reports of a year are sometimes dated in its last weeks


def check(passage: Passage) -> Iterator[Hit]:
    sign, issue = signed(passage), issued(passage)
    seen: set[int] = set()
    for dated in (issue, sign):
        why = _why(passage, dated, sign or _inline(passage)) if dated else None
        if dated and why and dated.start not in seen:
            seen.add(dated.start)
            yield Hit(dated.start, dated.end, words={"why": why})


def _why(passage: Passage, dated: Dated, sign: Dated | None) -> str | None:
    head = passage.once(title)
    if head and head.is_of_disclosure and dated.day < date(head.year, *_BEFORE_THE_END):
        return f"早于所报告的{head.year}年年底"
    if sign and dated.start > sign.start and dated.day < sign.day:
        return f"早于成文日期{sign.day.year}年{sign.day.month}月{sign.day.day}日"
    for hit in _UNTIL.finditer(passage.prose):
        until = _until(hit)
        if until and hit.end() < dated.start and dated.day < until:
            return f"早于文中“{hit[0][:12]}”"
    return None


def _until(hit: re.Match[str]) -> date | None:
    """The first day that surely lies within what is told: 截至2023年6月 was not over before 1 June."""
    try:
        return date(int(hit[1]), int(hit[2] or 1), int(hit[3] or 1))
    except ValueError:
        return None


def _inline(passage: Passage) -> Dated | None:
    """A signature that stands within a line with what follows, as pages taken from the web have it."""
    found = None
    for hit in _INLINE_SIGNED.finditer(passage.prose):
        try:
            found = Dated(hit.start(1), hit.end(3), date(int(hit[1]), int(hit[2]), int(hit[3])))
        except ValueError:
            continue
    return found


RULE = Rule(
    code="DT108",
    name="dated-before-what-it-tells",
    gravity=Gravity.WARNING,
    says="日期“{found}”{why}，请核对年份",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "示例市文化局2020年政府信息公开工作年度报告\n正文若干，正文若干，正文若干，正文若干。\n2020年1月26日印发",
        "关于做好普查工作的通知\n正文若干，正文若干，正文若干。\n2021年1月26日\n办公室2020年1月26日印发",
        "关于普查情况的通报\n截至2023年6月底，已完成普查12处，正文若干。\n2022年7月5日",
    ),
    right=(
        "示例市文化局2020年政府信息公开工作年度报告\n正文若干，正文若干，正文若干，正文若干。\n2021年1月26日印发",
        "示例市文化局2020年政府信息公开工作年度报告\n正文若干，正文若干，正文若干，正文若干。\n2020年12月31日",
        "关于做好普查工作的通知\n正文若干，正文若干，正文若干。\n2021年1月26日\n办公室2021年1月27日印发",
        "关于普查情况的通报\n截至2023年6月底，已完成普查12处，正文若干。\n2023年6月30日",
        "关于普查工作的通知\n截至2025年底，全部完成普查，正文若干。任务完成。",
        "2020年1月26日印发的通知同时废止。\n正文若干，正文若干。\n2021年1月26日",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("印发", "截至", "报告"),
)
