"""SQ111 附件与附件说明不符。

Why: 正文提到附件3，附件说明只列两个，读者找不到；附件说明中的序号应当与所附的逐一相符。
"""

import re
from collections.abc import Iterator

from gongkai.text.attachments import Attachments, attachments
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

# 《登记表》（附件2）, 登记表（见附件2）, 附件2《登记表》: what the attachment is called beside its number.
_CALLED_BEFORE = re.compile(r"([^，。；：！？（）《》“”\n]+)》?（(?:详?见|参见)?$")
_CALLED_BEHIND = re.compile(r"[：]?《([^《》\n]+)》")
_LONGEST_NAME = 50


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
    yield from _called_otherwise(passage.shadow, found)
    behind = {sheet.number for sheet in found.sheets}
    if len(behind) > 1:  # one sheet alone may be an excerpt
        for listed in found.listed:
            if listed.number not in behind and listed.number <= count:
                why = f"附件说明列有附件{listed.number}，后面没有"
                yield Hit(listed.start, listed.end, words={"why": why})


def _called_otherwise(text: str, found: Attachments) -> Iterator[Hit]:
    """Where the text gives an attachment the name of another one."""
    numbers = {one.name: one.number for one in found.listed if len(one.name) >= 3}
    names = {number: name for name, number in numbers.items()}
    for one in found.mentions:
        before = _CALLED_BEFORE.search(text, max(0, one.start - _LONGEST_NAME), one.start)
        behind = _CALLED_BEHIND.match(text, one.end)
        called = behind[1] if behind else before[1] if before else ""
        own = names.get(one.number, "")
        meant = [name for name in numbers if called.endswith(name)]
        if meant and own and not called.endswith(own):
            number = numbers[max(meant, key=len)]
            words = {"why": f"附件说明中“{max(meant, key=len)}”是附件{number}"}
            yield Hit(one.start, one.end, f"附件{number}", words=words)


RULE = Rule(
    code="SQ111",
    name="attachments-unlike-their-list",
    gravity=Gravity.ERROR,
    says="{why}，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "请填写登记表（见附件3）。\n附件：1.读者须知\n2.登记表\n",
        "附件：1.读者须知\n3.登记表\n",
        "附件：1.读者须知 2.登记表 4.办证指南",
        "登记表见附件3。附件：1.读者须知 2.登记表",
        "请填写《读者登记表》（附件1）。\n附件：1.读者须知\n2.读者登记表\n",
        "附件：1.读者须知\n2.登记表\n3.办证指南\n\n附件1\n读者须知\n\n附件2\n登记表\n",
    ),
    right=(
        "请填写登记表（见附件2）。\n附件：1.读者须知\n2.登记表\n",
        "请填写登记表（见附件3）。",
        "附件：1.读者须知 2.登记表 3.办证指南",
        "附件：1.2023年读者须知 2.登记表（3份）",
        "登记表见附件2。附件：1.读者须知；2.登记表。",
        "请填写《读者登记表》（附件2）。\n附件：1.读者须知\n2.读者登记表\n",
        "请填写登记表（附件2）。\n附件：1.表\n2.读者登记表\n",
        "附件：1.读者须知\n2.登记表\n\n附件1\n读者须知\n\n附件2\n登记表\n",
        "附件：1.读者须知\n2.登记表\n\n附件1\n读者须知\n1.按时归还\n3.保持安静\n",
        "附件：读者须知\n2023年1月5日",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("附件", "附 件"),
)
