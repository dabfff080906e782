"""AR109 预告的项数与所列项数不符。

Why: 写明“以下三个问题”却只列了两个，不是漏了一项，就是数写错了。
"""

from collections.abc import Iterator

from gongkai.text.announced import FIRST, announcements
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    for one in announcements(passage, (at for at, _ in places)):
        if one.many != one.counted:
            yield Hit(one.start, one.end, words={"count": str(one.counted)})


RULE = Rule(
    code="AR109",
    name="items-unlike-announced",
    gravity=Gravity.WARNING,
    says="“{found}”之后列了{count}项，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "主要存在以下三个问题：一是公开不及时；二是解读形式单一。",
        "重点抓好四个方面：一是加强领导。二是完善制度。三是加强培训。",
        "现提出以下3点要求：\\n1.提高认识。\\n2.明确责任。\\n3.及时公开。\\n4.加强督查。".replace(
            "\\n", "\n"
        ),
        "工作中存在以下三个方面的不足：（一）时效不强。（二）形式不多。",
    ),
    right=(
        "主要存在以下两个问题：一是公开不及时；二是解读形式单一。",
        "重点抓好三个方面：一是加强领导。二是完善制度。三是加强培训。",
        "现提出以下3点要求：\n1.提高认识。\n2.明确责任。\n3.及时公开。",
        "主要存在三个问题：公开不及时、解读形式单一。",
        "从三个方面入手：一是加强领导。\n二是完善制度。\n三是加强培训。",
        "抓好三个方面：一是加强领导，做到两个方面：一是人员到位，二是经费到位；二是完善制度；三是加强培训。",
        "做好三项工作，一是一，二是二的办法行不通。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=FIRST,
)
