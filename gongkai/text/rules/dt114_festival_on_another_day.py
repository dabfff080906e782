"""DT114 节日与日期不符。

Why: 国庆节在10月1日，劳动节在5月1日；日期固定的节日写到别的日子，必有一处写错。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.stretches import around, hits_of

_FIXED = {
    "元旦": ("1月1日",), "国庆节": ("10月1日",), "国庆": ("10月1日",), "劳动节": ("5月1日",), "青年节": ("5月4日",), "五四青年节": ("5月4日",), "儿童节": ("6月1日",),
    "妇女节": ("3月8日",), "植树节": ("3月12日",), "建党节": ("7月1日",), "建军节": ("8月1日",), "教师节": ("9月10日",), "护士节": ("5月12日",),
    "国家宪法日": ("12月4日",), "全国消防日": ("11月9日",), "世界环境日": ("6月5日",), "世界读书日": ("4月23日",), "国际禁毒日": ("6月26日",), "世界水日": ("3月22日",),
    "世界地球日": ("4月22日",), "国家公祭日": ("12月13日",), "烈士纪念日": ("9月30日",), "全民国家安全教育日": ("4月15日",), "国家安全教育日": ("4月15日",),
    "世界无烟日": ("5月31日",), "全国土地日": ("6月25日",), "全国爱眼日": ("6月6日",), "全国爱牙日": ("9月20日",), "世界粮食日": ("10月16日",),
    "消费者权益日": ("3月15日",), "防灾减灾日": ("5月12日",), "中国人民警察节": ("1月10日",), "人民警察节": ("1月10日",), "记者节": ("11月8日",),
    "全国科普日": (), "中国医师节": ("8月19日",), "世界艾滋病日": ("12月1日",), "中国航天日": ("4月24日",), "全国生态日": ("8月15日",), "全民健身日": ("8月8日",),
    "全国交通安全日": ("12月2日",), "国际博物馆日": ("5月18日",), "中国旅游日": ("5月19日",), "全国助残日": (), "世界卫生日": ("4月7日",), "世界献血者日": ("6月14日",),
    "世界人口日": ("7月11日",), "国际志愿者日": ("12月5日",), "国际劳动节": ("5月1日",), "国际妇女节": ("3月8日",), "国际儿童节": ("6月1日",),
}  # fmt: skip
_NAMES = "|".join(sorted((name for name, of in _FIXED.items() if of), key=len, reverse=True))
_DAY = r"(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])日"
# 国庆节10月1日, 国庆节（10月2日）; but 国庆节10月1日至7日 begins on the day, and 国庆假期 10月3日 lies within it.
_AFTER = re.compile(
    rf"(?:“?(?:三八|五一|五四|六一|七一|八一|十一)”?)?({_NAMES})(?:为|是|在|当天|当日)?[（(]?(?:\d{{4}}年)?({_DAY})(?![至到—~-]|前|后|起放|（[^）]*调休)"
)
_BEFORE = re.compile(
    rf"(?<![至到—~日-])({_DAY})(?:是|为|（|，?第\d{{1,2}}个|“|的)?(?:第[一二三四五六七八九十\d]{{1,4}}个)?“?(?:三八|五一|五四|六一|七一|八一|十一)?”?(?:国际|我国|全国)?({_NAMES})(?!节)(?![前期后假放来将到临之活]|期间|即将)"
)


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    names = around((at for at, _ in places), len(text))
    for pattern, name, day in ((_AFTER, 1, 2), (_BEFORE, 2, 1)):
        for hit in hits_of(text, names, pattern):
            of = _FIXED[hit[name]]
            if hit[day] not in of:
                yield Hit(*hit.span(), words={"name": hit[name], "day": of[0]})


RULE = Rule(
    code="DT114",
    name="festival-on-another-day",
    gravity=Gravity.WARNING,
    says="{name}是{day}，与所写日期不符，请核对",
    source="《全国年节及纪念日放假办法》",
    wrong=(
        "国庆节10月2日本馆照常开放。",
        "5月4日劳动节闭馆。",
        "世界读书日（4月24日）开放古籍室。",
        "9月1日教师节免费开放。",
    ),
    right=(
        "国庆节10月1日本馆照常开放。",
        "5月1日劳动节闭馆。",
        "世界读书日（4月23日）开放古籍室。",
        "国庆节10月1日至7日闭馆。",
        "9月28日国庆节前夕开放。",
        "国庆节假期10月3日开放。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=tuple(name for name, of in _FIXED.items() if of),
)
