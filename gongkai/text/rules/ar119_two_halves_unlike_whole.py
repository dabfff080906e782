"""AR119 相对的两类之和与总数不符。

Why: 合格与不合格、城镇与农村、同意与反对合起来就是全部；对不上，必有一个数错了。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.halves import END, NEAR, SUM, UNIT, names_in, off, part, whole_first
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.sentences import holding
from gongkai.text.stretches import hits_of

# The second of each is the rarer word: the rule waits for it.
_OPPOSITES = (
    ("合格", "不合格"), ("同意", "反对"), ("同意", "不同意"), ("赞成", "反对"), ("城镇", "农村"), ("城镇", "乡村"), ("城市", "农村"), ("达标", "不达标"), ("达标", "未达标"),
    ("通过", "未通过"), ("完成", "未完成"), ("整改", "未整改"), ("公办", "民办"), ("线上", "线下"), ("现场", "网上"), ("窗口", "网上"), ("室内", "室外"), ("党员", "非党员"),
    ("党员", "群众"), ("在职", "退休"), ("在编", "编外"), ("山区", "平原"), ("正式", "临时"), ("中央", "地方"), ("国有", "民营"), ("新建", "改建"), ("新建", "续建"), ("新建", "改扩建"),
    ("水田", "旱地"), ("机动车", "非机动车"), ("有效", "无效"), ("本地", "外地"), ("本市", "外市"), ("省内", "省外"), ("境内", "境外"), ("内资", "外资"), ("基本支出", "项目支出"),
    ("税收收入", "非税收入"), ("税收", "非税"), ("已办结", "未办结"), ("办结", "在办"), ("属实", "不属实"), ("满意", "不满意"), ("工业", "农业"), ("进口", "出口"), ("参加", "未参加"), ("公开", "不公开"),
    ("到会", "缺席"), ("出席", "缺席"), ("实到", "缺席"), ("实到", "请假"), ("耕地", "林地"), ("财政", "自筹"), ("财政资金", "自筹资金"), ("财政补助", "自筹"), ("单位", "个人"), ("本级", "上级补助"), ("中央资金", "地方资金"), ("省级", "县级"),
    ("完好", "破损"), ("完好", "损坏"), ("答对", "答错"), ("成人", "儿童"), ("成人", "少儿"), ("成年", "未成年"), ("地上", "地下"), ("室外", "室内"), ("健康", "患病"), ("阳性", "阴性"), ("胜诉", "败诉"),
    ("按期", "超期"), ("按时", "逾期"), ("按期", "延期"), ("正常", "异常"), ("优良", "污染"), ("达标", "超标"), ("符合", "不符合"), ("签约", "未签约"), ("户籍", "非户籍"), ("常住", "流动"), ("在岗", "离岗"), ("必修", "选修"),
    ("单选", "多选"), ("理论", "实操"), ("笔试", "面试"), ("甲类", "乙类"), ("自有", "租赁"), ("国产", "进口"), ("普通", "加急"), ("采纳", "未采纳"), ("批准", "不予批准"), ("维持", "纠正"), ("改造", "新建"),
)  # fmt: skip
_PAIRS = frozenset(map(frozenset, _OPPOSITES))
# Two of these need not be all there is: only a sum that exceeds the whole is wrong.
_OPEN = frozenset(map(frozenset, (
    ("工业", "农业"), ("新建", "续建"), ("新建", "改建"), ("耕地", "林地"), ("国有", "民营"), ("中央", "地方"), ("党员", "群众"), ("自筹", "财政"), ("个人", "单位"), ("省级", "县级"), ("进口", "出口"),
    ("山区", "平原"), ("网上", "窗口"), ("网上", "现场"), ("维持", "纠正"), ("甲类", "乙类"), ("改造", "新建"), ("常住", "流动"), ("自有", "租赁"), ("成人", "儿童"), ("成人", "少儿"),
    ("理论", "实操"), ("笔试", "面试"), ("采纳", "未采纳"), ("达标", "超标"), ("完好", "损坏"), ("必修", "选修"), ("按时", "逾期"), ("按期", "延期"), ("国产", "进口"), ("优良", "污染"), ("胜诉", "败诉"),
)))  # fmt: skip
_WHOLE_FIRST = whole_first({name for pair in _OPPOSITES for name in pair})
_LEFT_OVER = ("还有", "剩余", "剩下", "尚余", "尚有", "还剩", "余下")
_MEASURED = f"{UNIT[:-1]}|天|年|个月|公里|米)"
_FRAMES = tuple(
    map(
        re.compile,
        (
            # 出席85人，缺席8人，应到93人
            part(1, "(?:出席|到会|实到|参会)", gap=4, unit=UNIT) + "，" + part(2, "(?:缺席|请假|未到)", gap=3) + rf"，(?:应到|应出席|应参会|共有?){NEAR}{{0,4}}{SUM}(?P=unit)",
            # 30件，已整改25件，尚未整改5件
            rf"{SUM}{UNIT}{NEAR}{{0,6}}[，：；](?:其中)?[，：]?" + part(1, "已?(?P<did>[一-龥]{2})(?:了|完)?", gap=0) + "[，、；]" + part(2, "(?:尚未|还未|未|没有|不)(?P=did)的?", gap=0) + END,
            # 共30天，已整理25天，还剩5天
            rf"(?:总|共|计划|合计|全程|全长|原有|应|需|任务){NEAR}{{0,8}}{SUM}{_MEASURED}，" + part(1, "已", gap=6) + "，" + part(2, f"(?:{'|'.join(_LEFT_OVER)})", gap=6),
        ),
    )
)  # fmt: skip
_HAS_A_NUMBER = re.compile(r"\d")
_REACH = 8  # characters: a number with its unit stands so near a name


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    near = (
        at for at, word in places if _HAS_A_NUMBER.search(text, max(0, at - _REACH), at + len(word) + _REACH)
    )
    sentences = list(holding(text, near))
    for hit in hits_of(text, sentences, _WHOLE_FIRST):
        if (pair := names_in(hit)) in _PAIRS:
            yield from off(hit, is_open=pair in _OPEN)
    for hit in hits_of(text, sentences, *_FRAMES):
        yield from off(hit)


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
        "收到建议30条，已采纳25条，未采纳6条。",
        "计划整理30天，已整理20天，还剩12天。",
    ),
    right=(
        "抽检旧报100件，合格95件，不合格5件。",
        "共有7名馆员，5名同意，2名反对。",
        "读者50万人，其中城镇30万人，农村20万人。",
        "出席85人，缺席8人，应到93人。",
        "收到建议30条，已采纳25条，未采纳5条。",
        "计划整理30天，已整理20天，还剩10天。",
        "共有项目30个，其中新建10个，续建15个。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=tuple({rare for _, rare in _OPPOSITES} | {"请假", "未", "没有", "不", *_LEFT_OVER}),
)
