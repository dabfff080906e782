"""AR108 人数多于次数。

Why: 一个人至少阅读一次，阅读人数不会多于阅读次数；多半是两个数写颠倒了，或者量级错了。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import ARABIC, arabic
from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_ACT = "阅读|浏览|访问|观看|收看|播放|点击|收听|关注|参与|下载|查询"
_SAID = r"(?:共计|总计|合计|累计|达到|达|为|超过|超|约|近|：)*"
_PEOPLE_FIRST = re.compile(
    rf"(?P<act>{_ACT})(?:总)?(?:人数|用户数|用户){_SAID}(?P<people>{ARABIC})(?:人次|人|名)?[，、；和及与]?[^。；，、\d\n]{{0,6}}(?P=act)(?:总)?(?:次数|量|人次){_SAID}(?P<times>{ARABIC})(?:次|人次|次以上)?"
)
_TIMES_FIRST = re.compile(
    rf"(?P<act>{_ACT})(?:总)?(?:次数|量|人次){_SAID}(?P<times>{ARABIC})(?:次|人次)?[，、；和及与]?[^。；，、\d\n]{{0,6}}(?P=act)(?:总)?(?:人数|用户数){_SAID}(?P<people>{ARABIC})(?:人|名)?"
)
_VISITORS = re.compile(
    rf"(?:独立用户|独立访客|独立用户访问|独立IP)(?:访问)?(?:总)?(?:数|总数|量){_SAID}(?P<people>{ARABIC})(?:个|人|次)?[，、；][^。；，、\d\n]{{0,6}}(?:网站)?(?:总)?(?:访问|浏览)(?:总)?(?:量|次数){_SAID}(?P<times>{ARABIC})"
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for pattern in (_PEOPLE_FIRST, _TIMES_FIRST, _VISITORS):
        for hit in pattern.finditer(line):
            people, times = arabic(hit["people"]), arabic(hit["times"])
            if people and times and people.least > times.most:
                yield *hit.span(), None


RULE = Rule(
    code="AR108",
    name="more-readers-than-readings",
    gravity=Gravity.WARNING,
    says="人数多于次数，请核对两个数是否颠倒或者量级有误",
    source="《中华人民共和国统计法》",
    wrong=(
        "累计阅读人数30.5万，累计阅读次数28万。",
        "网站访问量3500次，访问人数4200人。",
        "总阅读人数35万人次，总阅读次数30万次。",
        "独立用户访问总数56000个，网站总访问量4.8万次。",
    ),
    right=(
        "累计阅读人数28万，累计阅读次数30.5万。",
        "网站访问量4200次，访问人数3500人。",
        "阅读人数1.2万，阅读量12000次。",
        "阅读人数300人，下载次数120次。",
        "培训人数300人，培训次数4次。",
        "关注人数5万人；阅读量3万次。",
    ),
    check=check,
    anchors=("人数", "用户", "访客", "独立IP"),
)
