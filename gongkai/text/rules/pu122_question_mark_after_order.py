"""PU122 说明、核实一类要求的末尾用问号。

Why: “请说明是否……”“尚不清楚何时……”不是发问，句末用句号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_WHETHER = r"(?:是否|能否|可否|有无|何时|何地|何处|如何|怎样|哪[些个里]|为何|多少)"
_ASKS_FOR = "说明|核实|查明|告知|注明|写明|明确|确认|核查|答复|反馈|报告|查清|调查|研究|判断|认定|审查|评估"
_ORDER = re.compile(
    rf"(?:^|[，\s])[^，？]{{0,16}}(?:请|应当(?!如何|怎)|应(?![当该]?如何|怎|否)|须|必须|需|要求|要|责成|建议)(?!问)[^，？]{{0,16}}(?:{_ASKS_FOR})(?!了)[^，？]{{0,16}}{_WHETHER}[^，？吗呢吧]*？$"
)
_UNKNOWN = re.compile(
    rf"(?:不知道?|不清楚|不明白|不了解|不确定|尚未(?:确定|明确|查明|查清)|无法(?:确定|判断|确认|核实)|取决于|有待(?:查明|核实|研究))[^，？]{{0,16}}{_WHETHER}[^，？吗呢吧]*？$"
)
# 研究了如何…: it is told that it was. “规定了哪些内容” may be asked, so which, what and who are no sign here.
_TOLD = re.compile(
    r"(?:研究|讨论|审议|探讨|商讨|商议|商定|协商|部署|明确|介绍|讲解|讲述|说明|分析|总结|汇报|了解|调研|调查|交流|询问|解释|阐述|展示|分享|论证|核实|探索|思考|通报|回顾|梳理|提出|提醒|告诉|告知)(?:了|过)"
    r"[^，。；：？]{0,12}?(?:如何|怎样|怎么|是否|能否|可否|为何|何时|何地)[^。；：？吗呢吧么谁]*？$"
)
# 请补充说明用途、期限？: asked for politely, but no question.
_PLEASE = re.compile(
    r"^(?:[^，？]{0,24}，){0,2}[ \t]*(?:请(?:你|您|贵|各|有关|相关|申请人|当事人|予以|及时|认真|按|于|将|尽快|遵照|补充|提供|提交|说明|携带|注意|查收|审议|审查|批示|批复|审批|审定|支持|知悉|配合|协助|抓好|贯彻|结合|参照|严格|务必|自觉|广大|市民|读者|群众|家长|以上)|(?:希|望|希望|要求)各)"
    r"[^，。；：？]{2,60}(?:，[^，。；：？]{2,40})?？$"
)
_MAY_ASK = re.compile(
    "[吗呢吧么何哪谁几怎否啥]|什么|多少|多久|多长|多大|有无|有没有|还是|到底|究竟|难道|[一-龥]不[一-龥]"
)
_STATED = re.compile(
    r"(?:(?:现将|现就)[^，。；：？吗呢]{2,40}(?:如下|公布|公告|公示|印发给你们)|特此[通公报函证声][一-龥])？$"
)
_BEGINS_TO_ASK = re.compile(r"\s*(?:为什么|为何|如何|怎样|怎么|哪|是否|是不是|难道|谁|有没有|有无)")
_HOW_TO_DO = re.compile(r"(?:怎么|如何)(?:办|处理)|有没有|是不是|(?:了解|考虑|思考)过")
_REALLY_ASKS = re.compile("请问|试问|想问|[吗呢吧]？$|为什么|你|您")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for mark in re.finditer("？", text):
        start = max(0, mark.start() - 90)
        piece = text[start : mark.end()]
        begin = max(piece.rfind(one, 0, -1) for one in "。；！？：\n“”") + 1
        words = piece[begin:]
        if "请问" in words or _BEGINS_TO_ASK.match(words):
            continue
        is_plea = _PLEASE.match(words) and not _MAY_ASK.search(words) or _STATED.search(words)
        told = is_plea or _UNKNOWN.search(words) or (_TOLD.search(words) and not _HOW_TO_DO.search(words))
        if _ORDER.search(words) or (told and (is_plea or not _REALLY_ASKS.search(words))):
            yield mark.start(), mark.end(), "。"


RULE = Rule(
    code="PU122",
    name="question-mark-after-order",
    gravity=Gravity.WARNING,
    says="此句是要求或者陈述，不是发问，句末用句号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "馆务会讨论了如何延长开放时间？",
        "馆员向读者讲解了怎样检索旧报？",
        "请各分馆书面说明是否存在超期收费的情况？",
        "请核实该读者是否已经办证？",
        "请你补充说明所借图书的名称、册数或者其他要求？",
        "请各分馆按时上报清单？",
        "现将有关事项通知如下？",
        "尚不清楚展厅何时开放？",
        "经办人应当注明该信息能否公开？",
    ),
    right=(
        "馆务会讨论了如何延长开放时间。",
        "馆务会讨论了如何延长开放时间吗？",
        "《办法》规定了哪些内容？",
        "您了解过如何办证吗？",
        "是否说明了如何办证？",
        "为什么要研究如何延长开放时间？",
        "讨论了开放时间，如何延长？",
        "请各分馆书面说明是否存在超期收费的情况。",
        "请问该读者是否已经办证？",
        "展厅何时开放？",
        "请您来馆参观好不好？",
        "请各馆上报什么材料？",
        "请读者等一会儿行吗？",
        "您请各位读者来过？",
        "贵馆要求说明用途，是否合法？",
        "您能否说明该读者是否已经办证吗？",
        "如何办理借书证？请说明。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("？",),
)
