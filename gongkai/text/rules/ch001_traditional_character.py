"""CH001 夹用繁体字。

Why: 公文使用规范汉字；夹杂繁体字多是复制外来文本所致。
"""

from collections.abc import Iterator

from gongkai.text.finding import Edit, Gravity
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.together import EACH
from gongkai.text.traditional import simplified, traditional

_SHARE = 0.05  # of all characters: beyond it the text is written in traditional script


def check(text: str) -> Iterator[Hit]:
    table = simplified()
    edits = [
        Edit(*hit.span(), "".join(map(table.__getitem__, hit[0]))) for hit in traditional().finditer(text)
    ]
    count = sum(edit.end - edit.start for edit in edits)
    if count > _SHARE * len(text) and len(edits) > EACH:
        first = edits[0]
        words = {"right": f"规范汉字，全文共{count}个繁体字"}
        yield Hit(first.start, first.end, words=words, elsewhere=tuple(edits))
    else:
        for edit in edits:
            yield Hit(*edit, words={"right": f"“{edit.words}”"})


RULE = Rule(
    code="CH001",
    name="traditional-character",
    gravity=Gravity.WARNING,
    says="“{found}”是繁体字，应为{right}",
    source="《通用规范汉字表》",
    wrong=(
        "嚴格執行规定。",
        "本館週一闭馆。",
    ),
    right=(
        "加强政府信息公开工作。",
        "乾隆年间的文物",
        "瞭望台与藉贯",
        "申请人王喆、李堃",
        "申请人陈昇、张龢",
        "二噁英的监测",
    ),
    check=check,
    scope=Scope.TEXT,
)
