"""TY006 用字与通行用法不符（存疑）。

Why: 比 TY005 把握小一些的可疑用字，误报也多一些，校对重要文稿时才打开。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.spelling.told import told


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, strict=False)


RULE = Rule(
    code="TY006",
    name="suspect-by-usage",
    gravity=Gravity.ADVICE,
    says="“{around}”中的“{found}”是否应为“{better}”，请核对",
    source="法律法规和公开文件用字统计",
    wrong=(
        "对景区的安全设施进行拍查。",
        "组织开展送戏下乡活动，丰付群众文化生活。",
    ),
    right=(
        "对景区的安全设施进行抽查。",
        "组织开展送戏下乡活动，丰富群众文化生活。",
        "展厅里摆着一方端砚、两锭徽墨。",
        "讲解员带着孩子们辨认鸟兽虫鱼。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    opt_in=True,
    heavy=True,
    gives_way=2,
)
