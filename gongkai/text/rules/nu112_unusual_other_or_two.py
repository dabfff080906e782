"""NU112 “其它”与“其他”、“二”与“两”的选用。

Why: 公文统一用“其他”；量词前表示数量用“两”，“二个方面”不合习惯。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import around, hits_of

# 二个工作日, 一至二个, 十二个 and 二位数 are used.
_TWO = re.compile(
    r"(?<![第一二三四五六七八九十百千万零〇两\d点至或到、])二(?=个(?:方面|问题|部分|阶段|环节|层面|项目|单位|部门|原因|重点|特点|维度|步骤|栏目|平台|文件|会议|小时|星期)|项(?:工作|任务|措施|制度|内容|重点)|种(?:方式|情形|途径|形式|渠道)|名(?:同志|干部|工作人员|专职)|场(?:新闻|发布|会议|培训|活动|专题)|份(?:文件|材料|报告)|件(?:申请|案件)|条(?:意见|建议|措施))"
)
# Behind a verb or an adverb of number a measure word follows 两: 建成二座, 共查处二起.
_COUNTED = re.compile(
    r"(?:(?<=[有了共成过设建办召开查派出增添购获拿得评选抽收发列举期隔]))二(?=(?:次(?!供|审|元|装|创|污|转|利|函|会议|分|开发|招|回路|感染|加压|结构|砌|型|灾害|损伤)|个(?!工作日)|天(?![内])|名|位|起|座|家|项|场|份|件|条|辆|台|套|处|所|间|支|批|栋|幅|本|篇|册|张|棵|头|只|村|县|户(?!口))(?!以[上下内]|及以上|或))"
)
_OTHER = re.compile("其它(?![们的]是)")

_BEFORE, _BEHIND = 1, 12  # characters around the words below


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.prose
    signs = around((at for at, _ in places), len(text), _BEFORE, _BEHIND)
    for hit in hits_of(text, signs, _OTHER):
        yield *hit.span(), "其他"
    for pattern in (_TWO, _COUNTED):
        for hit in hits_of(text, signs, pattern):
            yield *hit.span(), "两"


RULE = Rule(
    code="NU112",
    name="unusual-other-or-two",
    gravity=Gravity.ADVICE,
    says="“{found}”通常写作“{better}”",
    source="《现代汉语词典》",
    wrong=(
        "法人或者其它组织可以提出申请。",
        "存在以下二个方面的问题。",
        "召开二场新闻发布会。",
        "建成二座书库。",
    ),
    right=(
        "法人或者其他组织可以提出申请。",
        "存在以下两个方面的问题。",
        "自收到之日起二个工作日内答复。",
        "第二个方面是加强培训。",
        "共有十二个方面。",
        "每次一至二个单位。",
        "有二次供水设施。",
        "应当有二名以上馆员在场。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=(
        "其它",
        *(f"二{unit}" for unit in "次位起座家辆台套处所间支批栋幅本篇册张棵头只村县户"),
        "二个",
        "二项",
        "二种",
        "二名",
        "二场",
        "二份",
        "二件",
        "二条",
    ),
)
