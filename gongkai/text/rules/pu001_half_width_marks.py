"""PU001 全文用半角标点。

Why: 半角标点多由网页抽取或输入法造成，一经发现往往遍布全文，所以每篇只报一次，说明处数。只有几处的另见 PU002。
"""

from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.half_width import half_width_marks, is_written_half_width
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage) -> Iterator[Hit]:
    edits = passage.once(half_width_marks)
    if edits and is_written_half_width(passage):
        yield Hit(edits[0].start, edits[0].end, words={"count": str(len(edits))}, elsewhere=tuple(edits))


RULE = Rule(
    code="PU001",
    name="half-width-marks",
    gravity=Gravity.WARNING,
    says="全文有{count}处半角标点，中文应当用全角",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "局属各单位,机关各科:",
        "工作总结如下:\n一是加强领导;",
    ),
    right=(
        "各县、区人民政府，市政府各部门：",
        "会议于10:30开始，有1,200人参加。",
        "网址http://www.example.com/a?b=1,2查询。",
        "Notes (draft) were read.",
        "增长3.5%",
        "会议强调，要压实责任,抓好落实。",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PASSAGE,
)
