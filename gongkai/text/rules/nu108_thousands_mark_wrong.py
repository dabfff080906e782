"""NU108 千分位逗号错位。

Why: 千分位从个位起每三位一个，错了位，读者不知是多写了一个数字还是漏了一个。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import DIGITS
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_LONGEST = 20  # digits; no sum has more
_UNIT = r"(?:\.\d+)?(?:万|亿|万亿)?(?:元|美元|人次|人|件|条|次|吨|亩|户|平方米|公里|册|名|台|字)"
# The last group alone could be another item of a list (5,6人), so a group too long or a head too long must stand there.
_WRONG = re.compile(
    r"\d(?<![\d,，.、第〔].)(?:\d{0,2}[,，]\d{4,6}|\d{3,}(?:,\d{3})+|\d{0,2}(?:,\d{3})+[,，](?:\d{4,}|\d{1,2})"
    rf"|\d{{0,2}}[,，]\d{{1,2}},\d{{3}})(?={_UNIT})"
)
# 3，5亿元: a comma typed for the point. 分别为3，5万元 lists two.
_FOR_POINT = re.compile(
    r"(\d(?<=[一-龥].)(?<![第别条款项号].)(?<![别次][为是].)\d{0,2})[,，](\d{1,2})"
    r"(?=[万亿][元吨亩平人户件册]|%|个百分点|倍|平方公里|公里|公顷)"
)
# 12，486户: a full-width comma between the thousands. 附件3，486份 are two statements.
_AMONG_DIGITS = re.compile(r"，(?<=\d，)\d{3}")
_FULL_WIDTH = re.compile(
    rf"\d(?<=[一-龥：].)(?<![第别条款项号件表图版栋楼班组类级期址话编名分次为、].)(?:\d{{0,2}}，\d{{3}}(?={_UNIT}|[种套处座所台辆间份个项起家株头只])|\d{{0,2}}(?:，\d{{3}}){{2,}}(?!\d))"
)


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    text, given = passage.prose, passage.text
    for hit in _WRONG.finditer(text):
        digits = re.sub("[,，]", "", hit[0])
        # 9，1200元 may be two numbers; two years in a list are.
        if len(digits) <= _LONGEST and not re.match(r"(?:19|20)\d\d,", hit[0]):
            yield *hit.span(), f"{int(digits):,}"
    # Among digits the folded words hold a half-width comma for either.
    for hit in _FULL_WIDTH.finditer(given) if _AMONG_DIGITS.search(given) else ():
        if text[hit.start()].isdigit():
            yield *hit.span(), hit[0].replace("，", ",")
    for hit in _FOR_POINT.finditer(text):
        yield *hit.span(), f"{hit[1]}.{hit[2]}"


RULE = Rule(
    code="NU108",
    name="thousands-mark-wrong",
    gravity=Gravity.WARNING,
    says="数字中的逗号错位，请核对是否为{better}",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "投入资金1,2345元。",
        "完成旧报修复12，486册。",
        "全年到馆45，678人次。",
        "投入资金1，234，567元。",
        "浏览量达12345,678次。",
        "共有1,234,56人参加。",
        "投入1,23,456元。",
        "完成投资3，5亿元。",
        "馆藏为2，35万册。",
        "借阅量增长6，4%。",
    ),
    right=(
        "投入资金12,345元。",
        "浏览量达12,345,678次。",
        "共有1,234人参加。",
        "涉及第3,1200件档案",
        "2022,2023年",
        "选择1,2,3项。",
        "编号为1,2345。",
        "甲3人，1200元。",
        "详见附件3，486份登记表已收回。",
        "名次列第12，486人参赛。",
        "两类书架分别为3，486册可借。",
        "书库面积3，馆员486人",
        "分别为3，5万元。",
        "依次为3，5公里。",
        "涉及第3，5%",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=DIGITS,
)
