"""TY009 相邻两字颠倒，或者一个字打了两遍。

Why: 打字快了，“任责”“业务务”这样的错处读起来容易滑过去；只在法律法规和公开文件里从来没有这样写、
改过来却很常见的地方指出。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.spelling.told import misplaced


def check(passage: Passage) -> Iterator[Hit]:
    return misplaced(passage)


RULE = Rule(
    code="TY009",
    name="characters-swapped-or-doubled",
    gravity=Gravity.WARNING,
    says="“{around}”中的“{found}”疑为“{better}”：{how}",
    source="法律法规和公开文件用字统计",
    wrong=(
        "由公安机关依法给予治安安管理处罚。",
        "构成犯罪的，依法追究刑事任责。",
        "行政机关应当自收到申请之日起十五个工日作内答复。",
    ),
    right=(
        "由公安机关依法给予治安管理处罚。",
        "构成犯罪的，依法追究刑事责任。",
        "深入学习习近平文化思想。",
        "祖国完全统一一定能够实现。",
        "居民消费水平平均每年提高。",
        "逐项逐项核对，人人有责。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    heavy=True,
    gives_way=1,
)
