"""DT107 年度报告公布晚于法定期限。

Why: 政府部门的年度报告应当在每年1月31日以前向社会公布，政府信息公开工作主管部门公布本级政府的，在3月31日以前。
"""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.report_year import Dated, Title, issued, signed, title
from gongkai.text.rule import Hit, Rule, Scope

_PUBLISHED = re.compile(
    r"(?:发布|公布|发文)(?:时间|日期)：?\s*((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})"
)
_HEAD = 600  # characters at the beginning in which a page says when it was published
# A government's report has until 31 March; a department names itself 局, 委, 厅 and so on.
_DEPARTMENT = re.compile(
    r"(?:局|委员会|委|厅|办公室|中心|支队|院|队|部|行|站)(?:关于)?\s*20\d\d|20\d\d年度?[^\n]{2,30}(?:局|委员会|厅|中心|院|队)"
)


def check(passage: Passage) -> Iterator[Hit]:
    head = passage.once(title)
    if head is None or not head.is_of_disclosure or head.year < 2019:
        return
    dated = _published(passage) or issued(passage) or signed(passage)
    limit = _limit(head)
    if dated and dated.day.year <= head.year + 2 and dated.day > limit:
        words = {"limit": f"{limit.month}月{limit.day}日", "article": "第四十九条"}
        yield Hit(dated.start, dated.end, words=words)


def _limit(head: Title) -> date:
    month, day = (1, 31) if _DEPARTMENT.search(head.words) else (3, 31)
    return date(head.year + 1, month, day)


def _published(passage: Passage) -> Dated | None:
    hit = _PUBLISHED.search(passage.shadow, 0, _HEAD)
    if hit is None:
        return None
    try:
        return Dated(hit.start(1), hit.end(3), date(int(hit[1]), int(hit[2]), int(hit[3])))
    except ValueError:  # DT101 speaks of days that do not exist
        return None


RULE = Rule(
    code="DT107",
    name="annual-report-late",
    gravity=Gravity.ADVICE,
    says="年度报告应当在{limit}以前公布，此处为{found}（条例{article}）",
    source="《中华人民共和国政府信息公开条例》第四十九条",
    wrong=(
        "示例市文化局2023年政府信息公开工作年度报告\n正文若干，正文若干，正文若干，正文若干。\n2024年2月20日",
        "示例市人民政府2023年政府信息公开工作年度报告\n发布时间：2024-04-08\n一、总体情况",
    ),
    right=(
        "示例市文化局2023年政府信息公开工作年度报告\n正文若干，正文若干，正文若干，正文若干。\n2024年1月31日",
        "示例市人民政府2023年政府信息公开工作年度报告\n发布时间：2024-03-29\n一、总体情况",
        "示例市文化局2023年工作总结\n正文若干，正文若干，正文若干，正文若干。\n2024年2月20日",
        "示例市文化局政府信息公开指南\n2024年2月20日",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("信息公开",),
)
