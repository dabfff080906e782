"""PU131 一问一答中的问句用了句号。

Why: “有哪些”“怎么办”是发问，紧挨着另一个问句或者答语，句末用问号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_WORD = "哪些|怎么办|怎么|如何|怎样|为什么|为何|什么|谁|何时|何地|哪里|哪个|哪儿|多少|多久|多长时间|是否|能否|可否|能不能|是不是|有没有|要不要|该不该|会不会|可不可以|需不需要|几个|几天"
_SENTENCE = re.compile(r"[^。？！；\n]+[。？；！]?")
_ASKS = re.compile(
    rf"^(?:[问答：“\s]|\d[.、]|[一二三四五六七八九十]、|（[一二三四五六七八九十]）|Q[:：]?)*(?P<lead>[^，。：]{{0,24}}，)?(?P<body>[^，。？：]{{0,30}}?(?:{_WORD})[^，。？：“”]{{0,24}})$"
)
# 不知…如何, 无论怎样, 请说明有哪些 and 明确…由谁负责 ask nothing.
_TELLS = re.compile(
    r"不知|不清楚|不明|不论|无论|不管|任何|什么样都|说明|明确|解释|介绍|了解|知道|告知|研究|讨论|探讨|思考|审查|审核|核实|确认|核查|查明|调查|查询|决定|判断|判定|取决|规定|注明|写明|载明|列明|告诉|回答|解答|弄清|搞清|看清|想|围绕|就[^，。]{1,12}如何|对[^，。]{0,12}是否|根据|按照|视|关于|懂得|学会|掌握|教|怎么[^，。]{0,6}就怎么|谁[^，。]{0,8}谁|什么[^，。]{0,8}什么|多少[^，。]{0,6}多少|哪里[^，。]{0,8}哪里|没有什么|没什么|并无|无论|随时|的是|多少有|总是|不是[^，。]{0,10}而是|关键(?:在于|是|看)|重要的是|问题是|就是|在于|是如何|检查|监督|评估|鉴定|认定|证明|表明|反映|请[^问]|有的|进行|开展|组织|谈|讲|述|记录|填写|询问|问|如何[^，。]{1,20}(?:问题|工作|措施|方法|情况|意见|建议|的)|所|包括|标题|题为|必须|应当|应该|结合|统计|公开|公布|看|值"
)
_TOLD_BESIDE = re.compile(
    "不论|无论|不管|不知|不清楚|说明|明确|解释|了解|研究|审查|核实|查明|取决|规定|告知|回答|想知道|询问|教|请(?!问)|关键|就是|介绍|弄清|任何|的是|检查|根据|思考|讨论|探讨"
)
_TOLD = re.compile("不论|无论|不管|不知|说明|明确|了解|看看|检查|核实|关键|就看|要看|问")
_ENDS_NAMED = re.compile(r"(?:问题|情况|办法|措施|方案|意见|建议|工作|机制|指南|要点)$")
_HAVE_OR = re.compile(r"[^，。；？！\n]{2,24}(?:了没有|了吗|好不好|行不行|对不对|是不是)([。])")
_WHO = re.compile(
    r"(?:^|(?<=[。？！\n：]))[^，。？！：\n“”]{0,16}(?:由谁来|谁来|该怎么办|怎么办|怎么做|为什么呢|怎么样呢|有哪些|是什么|在哪里|多少钱|多长时间|该找谁|找谁|去哪办|去哪里办)[^，。？！：\n“”]{0,6}([。])"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    seen: set[int] = set()
    for line in re.finditer(r"[^\n]+", text):
        words = line[0]
        if "。" not in words:
            continue
        beside = "？" in words
        for one in _SENTENCE.finditer(words) if beside or "问：" in words or "为什么" in words else ():
            if one[0][-1] != "。":
                continue
            near = words[max(0, one.start() - 1) : one.start()] == "？" or _asked_next(words, one.end())
            asks = _ASKS.match(one[0][:-1].strip())
            is_why = one[0].lstrip().startswith(("为什么", "问：")) and len(one[0]) < 40
            if (
                asks
                and (near or is_why)
                and not (_TOLD_BESIDE if near else _TELLS).search(one[0])
                and (near or one[0].lstrip().startswith("为什么") or not _ENDS_NAMED.search(asks["body"]))
            ):
                seen.add(line.start() + one.end() - 1)
    for pattern in (_HAVE_OR, _WHO):
        for hit in pattern.finditer(text):
            if not (_TOLD if pattern is _HAVE_OR else _TELLS).search(hit[0]):
                seen.add(hit.start(1))
    for at in sorted(seen):
        yield at, at + 1, "？"


def _asked_next(words: str, at: int) -> bool:
    """Whether the next sentence of the line asks."""
    ends = re.search("[。？！]", words[at : at + 40])
    return bool(ends and ends[0] == "？")


RULE = Rule(
    code="PU131",
    name="full-stop-after-direct-question",
    gravity=Gravity.ADVICE,
    says="此句是发问，句末用问号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "为什么要办证？可借的书有哪些。本期为您解答。",
        "怎么办理借书证。需要哪些材料？",
        "旧报修补好了没有。",
        "逾期还书怎么办。",
    ),
    right=(
        "为什么要办证？可借的书有哪些？本期为您解答。",
        "请说明怎么办理借书证。需要哪些材料？",
        "无论旧报修补好了没有。",
        "明确逾期还书怎么办。",
        "本馆研究如何修补旧报。谁来修补？",
    ),
    check=check,
    opt_in=True,
    scope=Scope.PROSE,
    anchors=(
        "行不行。",
        "好不好。",
        "对不对。",
        "？",
        "没有。",
        "怎么办",
        "为什么",
        "由谁",
        "谁来",
        "有哪些。",
        "是什么。",
        "在哪里。",
        "找谁",
        "怎么做",
        "多少钱",
        "多长时间",
    ),
)
