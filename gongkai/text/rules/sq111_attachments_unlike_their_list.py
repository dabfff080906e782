"""SQ111 附件与附件说明不符。

Why: 正文提到附件3，附件说明只列两个，读者找不到；附件说明中的序号应当与所附的逐一相符。
"""

from collections.abc import Iterator

from gongkai.text.attachments import attachments
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage) -> Iterator[Hit]:
    found = passage.once(attachments)
    if not found.listed:
        return
    for before, one in zip(found.listed, found.listed[1:], strict=False):
        if one.number != before.number + 1:
            yield Hit(one.start, one.end, words={"why": "附件说明的序号不连续"})
    count = max(one.number for one in found.listed)
    words = {"why": f"附件说明只列到附件{count}"}
    for one in (*found.mentions, *found.sheets):
        if one.number > count:
            yield Hit(one.start, one.end, words=words)
    behind = {sheet.number for sheet in found.sheets}
    if len(behind) > 1:  # one sheet alone may be an excerpt
        for listed in found.listed:
            if listed.number not in behind and listed.number <= count:
                why = f"附件说明列有附件{listed.number}，后面没有"
                yield Hit(listed.start, listed.end, words={"why": why})


RULE = Rule(
    code="SQ111",
    name="attachments-unlike-their-list",
    gravity=Gravity.ERROR,
    says="{why}，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "请填写登记表（见附件3）。\n附件：1.读者须知\n2.登记表\n",
        "附件：1.读者须知\n3.登记表\n",
        "附件：1.读者须知\n2.登记表\n3.办证指南\n\n附件1\n读者须知\n\n附件2\n登记表\n",
    ),
    right=(
        "请填写登记表（见附件2）。\n附件：1.读者须知\n2.登记表\n",
        "请填写登记表（见附件3）。",
        "附件：1.读者须知\n2.登记表\n\n附件1\n读者须知\n\n附件2\n登记表\n",
        "附件：1.读者须知\n2.登记表\n\n附件1\n读者须知\n1.按时归还\n3.保持安静\n",
        "附件：读者须知\n2023年1月5日",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("附件", "附 件"),
)
