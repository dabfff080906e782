"""TY005 用字与通行用法不符（把握大）。

Why: 同音、形近的错字多能成词，词表列不尽；法律法规和公开文件里同样的上下文从来不用这个字、总是用那个字的，多半是错字。
怎样判断、准确到什么程度，见 docs/explanation/spelling-without-a-neural-model.md。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.spelling.told import told


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, strict=True)


RULE = Rule(
    code="TY005",
    name="slip-by-usage",
    gravity=Gravity.WARNING,
    says="“{around}”中的“{found}”疑为“{better}”，法律法规和公开文件里通常这样写",
    source="法律法规和公开文件用字统计",
    wrong=(
        "各级人民政府应当加强对食品安全工作的领岛。",
        "行政机关应当自收到申请之日起二十个工做日内予以答复。",
        "依法追纠有关人员的刑事责任。",
    ),
    right=(
        "各级人民政府应当加强对食品安全工作的领导。",
        "行政机关应当自收到申请之日起二十个工作日内予以答复。",
        "按照规定的按件、按量收费标准执行。",
        "馆藏青花瓷瓶两件，釉色匀净。",
        "中墨两国博物馆互办展览。",
        "老人们唱起了小时候学会的山歌。",
        "采访人李梦溪、王钰涵。",
        "补贴对象具有本县户籍。",
        "采取“四不两直”方式检查。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    heavy=True,
    gives_way=2,
)
