"""FX008 政府信息公开工作年度报告的标题用语与法定格式不同。

Why: 年度报告六个部分的标题由法定格式统一规定，改了字，汇总和检索都对不上；报告的名称也是固定的。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.report_year import title
from gongkai.text.rule import Rule, Scope

_FIRST_YEAR = 2019  # of the form; before it every place had headings of its own
_INFORMATION = "政府信息"
_PROACTIVE, _APPLICATIONS = "主动公开政府信息情况", "收到和处理政府信息公开申请情况"
_REMEDIES = "政府信息公开行政复议、行政诉讼情况"
_PROBLEMS = "存在的主要问题及改进情况"
_OTHER = "其他需要报告的事项"
_LINE = re.compile(r"([二三四五六])、[ \t]*([^，。；：\n|]{6,34}?)[ \t*]*$", re.M)
_NO_WORDS = " \t#*"
# Each chapter's number, words that only its heading has, and the heading.
_CHAPTERS = (
    ("二", re.compile(r"(?:政府信息主动公开|主动公开的?政府(?:工作)?信息)(?:的|工作|有关)*情况"), _PROACTIVE),
    (
        "三",
        re.compile(r"(?:收到|接收|接到|受理|收取|办理)[和及与、并](?:处理|办理|答复|受理|回复)的?(?:政府)?信息公开申请.{0,6}"),
        _APPLICATIONS,
    ),
    ("三", re.compile(r"政府信息公开申请的?(?:收到|接收|受理|收取)[和及与、](?:处理|办理|答复)的?情况"), _APPLICATIONS),
    ("四", re.compile(r"(?:因|涉及)?政府信息公开.{0,8}行政复议.{1,6}行政诉讼.{0,6}情况"), _REMEDIES),
)  # fmt: skip
# Headings of any report: wrong only below one of those above.
_COMMON = (
    ("五", re.compile(r"(?:政府信息公开工作)?存在的?(?:主要)?(?:问题|困难|不足)[及和与、](?:下一步)?改进的?(?:情况|措施|打算|计划)"), _PROBLEMS),
    ("六", re.compile(r"其[他它](?:需要?|应当?|须)?(?:予以)?(?:报告|说明)的?(?:事项|情况|内容)"), _OTHER),
)  # fmt: skip
_RIGHT = frozenset((_PROACTIVE, _APPLICATIONS, _REMEDIES, _PROBLEMS, _OTHER, f"政府信息公开工作{_PROBLEMS}"))
_NAME = re.compile(r"政府信息公开(?:年度工作|工作年度工作|年度工作年度)报告(?=[ \t]*$|》)", re.M)


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    text = passage.prose
    head = passage.once(title)
    if head and head.year < _FIRST_YEAR:
        return
    for hit in _NAME.finditer(text):
        yield *hit.span(), "政府信息公开工作年度报告"
    lines = [hit for hit in _LINE.finditer(text) if _begins_its_line(text, hit.start())]
    is_report = any(hit[2] in _RIGHT or _of(hit, _CHAPTERS) for hit in lines)
    for hit in lines:
        right = _of(hit, _CHAPTERS + _COMMON if is_report else _CHAPTERS)
        if right and hit[2] not in _RIGHT:
            yield *hit.span(2), right


def _begins_its_line(text: str, at: int) -> bool:
    while at and text[at - 1] in _NO_WORDS:
        at -= 1
    return at == 0 or text[at - 1] == "\n"


def _of(hit: re.Match[str], chapters: tuple[tuple[str, re.Pattern[str], str], ...]) -> str | None:
    return next(
        (right for number, words, right in chapters if hit[1] == number and words.fullmatch(hit[2])), None
    )


RULE = Rule(
    code="FX008",
    name="heading-of-annual-report-misworded",
    gravity=Gravity.WARNING,
    says="“{found}”与年度报告法定格式不一致，应为“{better}”",
    source="《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
    wrong=(
        "三、受理和办理政府信息公开申请情况",
        "二、政府信息主动公开情况",
        "四、政府信息公开行政复议及行政诉讼情况",
        "三、收到和处理政府信息公开申请情况\n五、存在问题及改进措施\n六、其他需要说明的事项",
        "示例市图书馆2023年政府信息公开年度工作报告",
    ),
    right=(
        "三、收到和处理政府信息公开申请情况",
        "二、主动公开政府信息情况",
        "四、政府信息公开行政复议、行政诉讼情况\n五、政府信息公开工作存在的主要问题及改进情况",
        "五、存在问题及改进措施\n六、其他需要说明的事项",
        "示例市图书馆2023年政府信息公开工作年度报告",
        "示例市图书馆2016年政府信息公开情况报告\n二、政府信息主动公开情况",
        "各馆的政府信息公开年度工作报告汇编如下：",
        "三、依申请公开情况",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("信息公开", _INFORMATION),
)
