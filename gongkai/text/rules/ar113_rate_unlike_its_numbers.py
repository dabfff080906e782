"""AR113 率、占比与前面的两个数不符。

Why: 受理多少、办结多少、办结率多少都写明了，除一下就知道哪个数错了。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.amount import ARABIC, sharp, shown
from gongkai.text.compared import step
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.sentences import holding
from gongkai.text.stretches import hits_of

_WHOLE = rf"(?P<whole>{ARABIC})(?P<unit>元|人次|毫米|票|{UNITS})"
_PART = rf"(?P<part>{ARABIC})"
_GAP, _NEAR, _BY = r"[^\d，。；：、（）\n]{0,10}?", r"[^\d，。；、\n]", "[，、；]"
_RATE = r"(?P<rate>\d+(?:\.\d+)?)%"
_CALLED = r"(?P<by>办结|办理|答复|整改|完成|执行|支出|到会|出席|参检|合格|入学|就业|签约|见面|回访|检查|解决|采纳|成活|回收|达标|参保|公开|审结|调解|查处)"
_ALL = "(?:应|共|总|需|受理|抽[检查]|检查|申请)"
_OF_OTHERS = r"(?![^，。；、\n]{0,4}(?:满意|好评|知晓|增长|下降|覆盖|及时|按时|按期|准确))"
_DONE = "(?:实|已|其中|到|办结|合格|完成|整改|参)"
_FRAMES = (
    # 50件，办结45件，办结率90%
    rf"{_WHOLE}{_GAP}[，、]{_GAP}{_CALLED}(?:了|完成|到位)?{_GAP}{_PART}(?P=unit)[，、](?P=by)率(?:为|达|达到|是)?{_RATE}",
    # 应还500册，已还475册，还书率95%
    rf"{_ALL}{_NEAR}{{0,8}}?{_WHOLE}{_NEAR}{{0,4}}{_BY}{_DONE}{_NEAR}{{0,6}}?{_PART}(?P=unit){_NEAR}{{0,3}}{_BY}{_OF_OTHERS}{_NEAR}{{1,5}}率(?:为|达|达到|是)?{_RATE}(?=[，。；）]|$)",
    # 200人，其中女性60人，占30%
    rf"{_WHOLE}{_BY}其中{_GAP}{_PART}(?P=unit){_BY}占(?:比|总数的|总量的|全部的?|总人数的|总额的|比为|比达)?{_RATE}(?=[，。；）]|$)",
    # 收入200万元，税收占比60%，税收120万元
    rf"{_WHOLE}{_BY}(?P<what>[一-龥]{{2,6}})占比(?:为)?{_RATE}{_BY}(?P=what){_NEAR}{{0,4}}{_PART}(?P=unit)",
    # 8000册，占年度计划10000册的80%
    rf"{_PART}(?P<unit>元|人次|毫米|票|{UNITS}){_BY}(?:占|为|完成|达到){_NEAR}{{0,8}}(?:计划|目标|预算|任务|总数|总量|指标){_NEAR}{{0,10}}?(?P<whole>{ARABIC})(?P=unit)的{_RATE}",
    # 计划培训200人，实际培训180人，完成计划的90%
    rf"(?:计划|目标|应|任务|预计){_NEAR}{{0,8}}?{_WHOLE}{_NEAR}{{0,4}}{_BY}(?:实际|已|实|累计|共)?{_NEAR}{{0,6}}?{_PART}(?P=unit){_NEAR}{{0,4}}{_BY}(?:占|完成|达到|为)(?:全年|年度)?(?:计划|目标|任务|应[一-龥]{{1,3}})数?的{_RATE}(?=[，。；）]|$)",
    # 检查50家，占全部80家的62.5%
    rf"{_PART}(?P<unit>元|人次|毫米|票|{UNITS}){_NEAR}{{0,6}}{_BY}占(?:全部|全市|全县|全区|全馆|总|应[一-龥]{{1,3}}){_NEAR}{{0,6}}?(?P<whole>{ARABIC})(?P=unit){_NEAR}{{0,6}}?的{_RATE}(?=[，。；）]|$)",
    # 完成年度目标500册的90%，即450册
    rf"(?:计划|目标|任务|预算|总数|总量){_NEAR}{{0,4}}{_WHOLE}的{_RATE}[，、]?(?:即|为|共|计){_NEAR}{{0,4}}?{_PART}(?P=unit)(?=[，。；）]|$)",
)
_PATTERNS = tuple(map(re.compile, _FRAMES))
# 借阅300册，是去年100册的3倍
_TIMES = re.compile(
    rf"{_PART}(?P<unit>元|人次|{UNITS})[^\d，。；、\n]{{0,4}}[，、]?(?:恰?好?是|为|相当于|达到?)(?:了|20\d\d年的?)?{_NEAR}{{0,10}}?(?P<whole>{ARABIC})(?P=unit){_NEAR}{{0,3}}?的(?P<rate>\d+(?:\.\d+)?)倍(?!以|多|左)"
)
_UNCLEAR = re.compile(
    r"约|近\d|[余多](?=[万亿元个家人名户件条项次])|以[上下]|左右|最高|至少|不超过|不低于|平均|另|按[期时]|上年|结转|累计"
)


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    for hit in hits_of(text, holding(text, (at for at, word in places if word == "%")), *_PATTERNS):
        whole, part, rate = sharp(hit["whole"]), sharp(hit["part"]), Decimal(hit["rate"])
        if whole and part and whole.least > 0 and not _UNCLEAR.search(hit[0]):
            least, most = 100 * part.least / whole.most, 100 * part.most / whole.least
            if not least - step(hit["rate"]) < rate < most + step(hit["rate"]):
                right = shown(round(100 * part.value / whole.value, 2))
                yield Hit(*hit.span(), words={"right": f"{right}%"})
    for hit in hits_of(text, holding(text, (at for at, word in places if word == "倍")), _TIMES):
        whole, part = sharp(hit["whole"]), sharp(hit["part"])
        if whole and part and whole.least > 0 and not _UNCLEAR.search(hit[0]):
            off = abs(part.value / whole.value - Decimal(hit["rate"]))
            if off >= step(hit["rate"]):
                yield Hit(*hit.span(), words={"right": f"{shown(round(part.value / whole.value, 2))}倍"})


RULE = Rule(
    code="AR113",
    name="rate-unlike-its-numbers",
    gravity=Gravity.WARNING,
    says="按前面的数核算应为{right}，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "收到读者来信50件，办结45件，办结率95%。",
        "应还书500册，已还书475册，还书率98%。",
        "到馆200人，其中女性60人，占35%。",
        "收入200万元，门票占比50%，门票收入120万元。",
        "购书8000册，占年度计划10000册的85%。",
        "计划培训馆员200人，实际培训180人，完成计划的95%。",
        "检查书店50家，占全部80家的75%。",
        "今年借阅300册，是去年100册的2倍。",
        "完成年度购书目标500册的90%，即400册。",
    ),
    right=(
        "受理50件，办结45件，群众满意率100%。",
        "收到读者来信50件，办结45件，办结率90%。",
        "应还书500册，已还书475册，还书率95%。",
        "到馆200人，其中女性60人，占30%。",
        "收入200万元，门票占比60%，门票收入120万元。",
        "购书8000册，占年度计划10000册的80%。",
        "计划培训馆员200人，实际培训180人，完成计划的90%。",
        "检查书店50家，占全部80家的62.5%。",
        "今年借阅310册，是去年100册的3倍。",
        "完成年度购书目标500册的90%，即450册。",
        "收到读者来信30件，办结29件，办结率96.6%。",
        "收到读者来信50件，办结45件，按时办结率100%。",
        "受理读者来信50件，办结45件，按时办结率100%。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("%", "倍"),
)
