"""TY014 词语连写两遍。

Why: 改稿、粘贴之后，“依规依规”“各分馆各分馆”这样的重复读的人一眼带过。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.spelling.shipped import usual_pairs

_TWICE = re.compile(r"([一-龥]{2,8}?)\1")
# 一个一个, 逐项逐项, 很多很多, 年复一年…: doubled on purpose.
_ON_PURPOSE = re.compile(r"[一二三两几逐很越每多好再又边天年月日层步代点哈呵讨研商考]")
# Where words meet: 本规定|规定的, 业创|业创新 (大众创业|创业创新), 信用信|用信息, 建共|建共享.
_MEET = frozenset(
    (
        "规定",
        "年度",
        "组织",
        "出版",
        "处理",
        "理处",
        "政府",
        "部门",
        "代表",
        "保管",
        "设计",
        "定罪",
        "出租",
        "阶级",
        "业创",
        "用信",
        "装箱",
        "建共",
        "测预",
        "权同",
        "级分",
        "强自",
        "的村",
        "的水",
        "的市",
        "企业",
        "单位",
        "机关",
        "生产",
        "教育",
        "管理",
        "保险",
        "检查",
        "经营",
        "登记",
        "报告",
        "决定",
        "建设",
        "公司",
        "机构",
        "会议",
        "法院",
        "学校",
        "条件",
        "许可",
        "服务",
        "申请",
        "标准",
        "工程",
        "证明",
        "负责",
        "委员",
        "监督",
        "申请人",
        "接受人",
        "行政区",
        "共享",
        "享共",
        "治共",
        "商共",
        "项目",
    ),
)
_SELDOM = frozenset(("依规", "请于", "督促", "乡镇", "专班", "台账", "缴费", "牵头"))  # no usual pairs, never doubled  # fmt: skip
_MARKED = re.compile(r"(?<=[，。；、：])([一-龥]{4,12})[，、]\1(?=[，。；、])")
_SINGLE = {
    # a word of one character that stands twice: what may not stand before, and what may not follow
    "在在": ("存实现所内潜外旨贵重好", "建线职校岗编逃押册场外途乡读孵研"), "将将": ("即麻大主干健", "军士领来"), "和和": ("平温缓谐柔饱随调祥共中总人", "谐平解睦田龙美县顺政静气"),
    "为为": ("行作成认称名因较更人无", "民人何了期主止难首"), "由由": ("理事自缘案情经来", "于"), "并并": ("合一兼吞", "处购联网列轨发入行"), "被被": ("棉植", "告申执侵保许上监举投征审害检调"),
    "与与": ("参给赠授", "会时否之"), "自自": ("各亲私独擅", "然治己行主觉动愿身筹费来"), "于于": ("", "田谦洪姓某都"), "已已": ("而", "急届付收纳征交到"),
    "应应": ("对相反响适供效回", "急届收付缴纳征交税诉邀到参用聘试"), "予予": ("", ""), "要要": ("需主重必只摘纪概简首扼", "求素件点闻害约旨道塞"),
    "从从": ("服", "业事来前军严重轻快优"), "对对": ("针面绝相应核校结派反", "方象策外待口接比照于联称应手立岸换抗"), "或或": ("", ""), "且且": ("", ""), "等等等": ("", ""),
}  # fmt: skip
_SINGLES = re.compile("|".join(sorted(_SINGLE, key=len, reverse=True)))
_DAYS = re.compile(r"(?<=[\d十五])日日(?=[内前起止])|(?<=\d)月月(?=\d)|(?<=\d{4})年年(?=\d)")


def check(text: str) -> Iterator[Hit]:
    for hit in _TWICE.finditer(text):
        word = hit[1]
        if word in _MEET or word[0] in "的有" or _ON_PURPOSE.match(word) or len(set(word)) == 1:
            continue
        if len(word) > 2 or word in _SELDOM or word in usual_pairs():
            yield Hit(*hit.span(), word)
    for hit in _MARKED.finditer(text):
        yield Hit(*hit.span(), hit[1])
    for hit in _SINGLES.finditer(text):
        before, after = _SINGLE[hit[0]]
        if text[hit.start() - 1 : hit.start()] not in tuple(before) and text[
            hit.end() : hit.end() + 1
        ] not in tuple(after):
            yield Hit(*hit.span(), hit[0][1:] if hit[0] != "等等等" else "等")
    for hit in _DAYS.finditer(text):
        yield Hit(*hit.span(), hit[0][0])


RULE = Rule(
    code="TY014",
    name="word-twice-in-a-row",
    gravity=Gravity.WARNING,
    says="“{found}”疑为“{better}”写了两遍",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "将依法依规依规处理。",
        "各分馆各分馆要按时开放。",
        "本馆将将于五月开放。",
        "加强巡查，完善登记制度，完善登记制度。",
        "自公布之日起十五日日内提出。",
        "给予予以支持。",
    ),
    right=(
        "将依法依规处理。",
        "一个一个核对，逐项逐项销号。",
        "大众创业、创业创新成为风尚。",
        "本规定规定的期限",
        "馆藏的存在在于使用。",
        "加强巡查，完善登记制度，完善借阅制度。",
        "将将军的手稿入藏。",
    ),
    check=check,
    scope=Scope.PROSE,
    gives_way=1,
)
