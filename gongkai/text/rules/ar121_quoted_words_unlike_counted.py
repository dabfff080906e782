"""AR121 引号里列出的词与后面的个数不符。

Why: “清点、修补、登记”四个环节，引号里只有三个。
"""

import re
from collections.abc import Iterator

from gongkai.text.counted import many
from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope

_QUOTED = re.compile(
    r"“(?P<list>[^“”，。；：（）《》\n、]{1,10}(?:[、·][^“”，。；：（）《》\n、]{1,10}){1,8})”(?P<many>[二两三四五六七八九])(?:个|大|项|类|种|字|步|级|条|位|道)?(?:方面|环节|关键|重点|领域|要素|步|维度|原则|理念|主题|模块|板块|机制|体系|阶段|步骤|方针|要求|目标|任务|功能|关|位一体|法|化|结合|统一|同步|到位|服务|行动|工程|举措|部分|内容|制度|措施|特色|品牌|产业|平台|中心|主体)"
)


def check(text: str) -> Iterator[Hit]:
    for hit in _QUOTED.finditer(text):
        listed = 1 + len(re.findall("[、·]", hit["list"]))
        extra = len(re.findall("[和与及+]", hit["list"]))
        if not listed <= many(hit) <= listed + extra and "等" not in hit["list"]:
            yield Hit(hit.start("many"), hit.end(), words={"count": str(listed)})


RULE = Rule(
    code="AR121",
    name="quoted-words-unlike-counted",
    gravity=Gravity.WARNING,
    says="引号里列出了{count}个，与“{found}”不符，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=("围绕“清点、修补、登记”四个环节开展工作。", "坚持“政府、社会、读者”四位一体。"),
    right=(
        "围绕“清点、修补、登记”三个环节开展工作。",
        "坚持“政府、社会、读者”三位一体。",
        "“清点、修补”等四个环节",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("”二", "”两", "”三", "”四", "”五", "”六", "”七", "”八", "”九"),
)
