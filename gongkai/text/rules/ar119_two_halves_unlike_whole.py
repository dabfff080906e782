"""AR119 相对的两类之和与总数不符。

Why: 合格与不合格、城镇与农村、同意与反对合起来就是全部；对不上，必有一个数错了。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import ARABIC, sharp, shown
from gongkai.text.finding import Gravity
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule

_UNIT = rf"(?:元|人次|票|{UNITS})"
_OPPOSITES = (
    ("合格", "不合格"), ("同意", "反对"), ("同意", "不同意"), ("赞成", "反对"), ("城镇", "农村"), ("城镇", "乡村"), ("城市", "农村"), ("达标", "不达标"), ("达标", "未达标"),
    ("通过", "未通过"), ("完成", "未完成"), ("整改", "未整改"), ("公办", "民办"), ("线上", "线下"), ("网上", "现场"), ("网上", "窗口"), ("室内", "室外"), ("党员", "非党员"),
    ("党员", "群众"), ("在职", "退休"), ("在编", "编外"), ("山区", "平原"), ("正式", "临时"), ("中央", "地方"), ("国有", "民营"), ("新建", "改建"), ("新建", "续建"), ("新建", "改扩建"),
    ("水田", "旱地"), ("机动车", "非机动车"), ("男", "女"), ("有效", "无效"), ("本地", "外地"), ("本市", "外市"), ("省内", "省外"), ("境内", "境外"), ("内资", "外资"), ("基本支出", "项目支出"),
    ("税收收入", "非税收入"), ("税收", "非税"), ("上半年", "下半年"), ("已办结", "未办结"), ("办结", "在办"), ("属实", "不属实"), ("满意", "不满意"), ("工业", "农业"), ("进口", "出口"), ("参加", "未参加"), ("公开", "不公开"),
    ("到会", "缺席"), ("出席", "缺席"), ("实到", "缺席"), ("实到", "请假"), ("耕地", "林地"), ("自筹", "财政"), ("财政资金", "自筹资金"), ("财政补助", "自筹"), ("个人", "单位"), ("上级补助", "本级"), ("中央资金", "地方资金"), ("省级", "县级"),
)  # fmt: skip
# Two of these need not be all there is: only a sum that exceeds the whole is wrong.
_OPEN = frozenset({("工业", "农业"), ("新建", "续建"), ("新建", "改建"), ("耕地", "林地"), ("国有", "民营"), ("中央", "地方"), ("党员", "群众"), ("自筹", "财政"), ("个人", "单位"), ("省级", "县级"), ("进口", "出口"), ("山区", "平原"), ("网上", "窗口"), ("网上", "现场")})  # fmt: skip
_KINDS = dict.fromkeys(_OPPOSITES) | {(other, one): None for one, other in _OPPOSITES}
_NAMES = "|".join(sorted({name for pair in _OPPOSITES for name in pair}, key=len, reverse=True))
_GAP = r"[^\d，。；：、（）\n]"


def _part(number: str) -> str:
    """城镇人口30万人, or 30万人合格."""
    return rf"{_GAP}{{0,3}}?(?P<n{number}>{_NAMES})?{_GAP}{{0,4}}(?P<p{number}>{ARABIC})(?P=unit)(?P<m{number}>{_NAMES})?"


_WHOLE = re.compile(
    rf"(?P<sum>{ARABIC})(?P<unit>{_UNIT}){_GAP}{{0,8}}[，：（；](?:其中|包括|分别为|有)?[，：]?{_part('1')}[，、；和]{_part('2')}(?=[，。；）]|$)"
)
_SUM_LAST = re.compile(
    rf"(?:出席|到会|实到|参会)[^\d，。；：、（）\n]{{0,4}}(?P<p1>{ARABIC})(?P<unit>人|名)，(?:缺席|请假|未到)[^\d，。；：、（）\n]{{0,3}}(?P<p2>{ARABIC})(?P=unit)，(?:应到|应出席|应参会|共有?)[^\d，。；：、（）\n]{{0,4}}(?P<sum>{ARABIC})(?P=unit)"
)
_NOT = re.compile(
    rf"(?P<sum>{ARABIC})(?P<unit>{_UNIT}){_GAP}{{0,6}}[，：；](?:其中)?[，：]?已?(?P<did>[一-龥]{{2}})(?:了|完)?(?P<p1>{ARABIC})(?P=unit)[，、；](?:尚未|还未|未|没有|不)(?P=did)(?:的)?(?P<p2>{ARABIC})(?P=unit)(?=[，。；）]|$)"
)
_LEFT = re.compile(
    rf"(?:总|共|计划|合计)[^\d，。；：、（）\n]{{0,8}}(?P<sum>{ARABIC})(?P<unit>{_UNIT}|天|年|个月|公里|米)，已[^\d，。；：、（）\n]{{0,6}}(?P<p1>{ARABIC})(?P=unit)，(?:还有|剩余|剩下|尚余|尚有|还剩|余下)[^\d，。；：、（）\n]{{0,6}}(?P<p2>{ARABIC})(?P=unit)"
)
_UNCLEAR = re.compile(r"约|近\d|[余多](?=[万亿元个家人名户件条项次])|以上|增|减|降|同比|比上年|其余|另")


def check(line: str) -> Iterator[Hit]:
    for hit in _WHOLE.finditer(line):
        one, other = hit["n1"] or hit["m1"], hit["n2"] or hit["m2"]
        if (one, other) in _KINDS and not _UNCLEAR.search(hit[0]):
            is_open = (one, other) in _OPEN or (other, one) in _OPEN
            yield from _compare(hit, is_open=is_open)
    for pattern in (_SUM_LAST, _NOT, _LEFT):
        for hit in pattern.finditer(line):
            if not _UNCLEAR.search(hit[0].replace("剩余", "").replace("尚余", "")):
                yield from _compare(hit, is_open=False)


def _compare(hit: re.Match[str], *, is_open: bool) -> Iterator[Hit]:
    whole, one, other = (sharp(hit[name]) for name in ("sum", "p1", "p2"))
    if whole and one and other:
        exceeds = one.least + other.least > whole.most
        falls_short = one.most + other.most < whole.least
        if exceeds or (falls_short and not is_open):
            yield Hit(*hit.span(), words={"sum": shown(one.value + other.value), "unit": hit["unit"]})


RULE = Rule(
    code="AR119",
    name="two-halves-unlike-whole",
    gravity=Gravity.WARNING,
    says="两类之和为{sum}{unit}，与总数不符，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "抽检旧报100件，合格95件，不合格6件。",
        "共有7名馆员，5名同意，3名反对。",
        "读者50万人，其中城镇30万人，农村25万人。",
        "出席85人，缺席8人，应到95人。",
    ),
    right=(
        "抽检旧报100件，合格95件，不合格5件。",
        "共有7名馆员，5名同意，2名反对。",
        "读者50万人，其中城镇30万人，农村20万人。",
        "出席85人，缺席8人，应到93人。",
        "共有项目30个，其中新建10个，续建15个。",
    ),
    check=check,
    anchors=tuple("件人名个元票次户家批亩项条天年月里米"),
)
