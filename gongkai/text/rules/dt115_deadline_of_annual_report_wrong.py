"""DT115 年度报告公布期限写错。

Why: 政府部门的年度报告每年1月31日前公布，政府信息公开工作主管部门公布本级政府的在3月31日前；写成别的日子，照办就会逾期。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.sentences import holding

_DEADLINE = re.compile(r"每年(?:的)?(\d{1,2}月(?:\d{1,2}日|底))(?=之?[以]?前|，|向|公布|报送|提交)")
_REPORT = re.compile(r"信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)")
# Which day is meant tells who publishes: a department its own report, the office in charge the government's.
_DEPARTMENT = re.compile(r"政府(?:各?工作)?部门|各部门|(?<!主管)部门(?=应当|要|须|应|于|在|每年)")
_OFFICE = re.compile(r"主管部门|本级政府|本级人民政府")
_TOLD = re.compile(r"公布|公开|发布|提交|报送")
_DAYS = ("1月31日", "3月31日")
_USUAL = {"1月底": "1月31日", "3月底": "3月31日"}


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.prose
    for start, end in holding(text, (at for at, _ in places)):
        for hit in _DEADLINE.finditer(text, start, end):
            # The clause that the day stands in, from the statement before it.
            before = text[max(start, text.rfind("；", start, hit.start()) + 1) : hit.start()]
            behind = re.split("；", text[hit.end() : end], maxsplit=1)[0]
            if not _REPORT.search(before + behind) or not _TOLD.search(behind):
                continue
            right = _right(before, behind)
            # The statute sets the last day; an earlier one is kept to it too.
            if right and _place(_USUAL.get(hit[1], hit[1])) > _place(right):
                yield *hit.span(1), right


def _place(day: str) -> tuple[int, int]:
    """Month and day, in order; the end of a month is its last."""
    month, _, rest = day.partition("月")
    return int(month), int(rest.removesuffix("日")) if rest[:1].isdigit() else 31


def _right(before: str, behind: str) -> str | None:
    """The day by which; None where the words do not say who."""
    if _OFFICE.search(before) or re.search("本级(?:人民)?政府(?:上一年度|的)", behind):
        return _DAYS[1]
    return _DAYS[0] if _DEPARTMENT.search(before) else None


RULE = Rule(
    code="DT115",
    name="deadline-of-annual-report-wrong",
    gravity=Gravity.ERROR,
    says="年度报告的法定期限应为{better}，此处为“{found}”（条例第四十九条）",
    source="《中华人民共和国政府信息公开条例》第四十九条",
    wrong=(
        "各部门应当在每年3月31日前向社会公布上一年度政府信息公开工作年度报告。",
        "政府信息公开工作主管部门应当在每年4月30日前公布本级政府上一年度政府信息公开工作年度报告。",
        "县级以上人民政府部门于每年2月底前提交政府信息公开工作年度报告。",
    ),
    right=(
        "各部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布。",
        "政府信息公开工作主管部门应当在每年3月31日前公布本级政府上一年度政府信息公开工作年度报告。",
        "各部门应当在每年3月31日前报送工作总结。",
        "各部门要于每年1月20日前将政府信息公开工作年度报告报送县政务公开办公室。",
        "各部门应当在每年1月底前公布政府信息公开工作年度报告。",
        "本馆每年3月31日前公布政府信息公开工作年度报告。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("每年",),
)
