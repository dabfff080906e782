"""DT104 报告年度以后的事当作已经发生的写。

Why: 2023年的报告里写“2025年共受理”，不是年份写错，就是从别处抄来的。
"""

import re
from collections.abc import Iterator

from gongkai.text.beginning import begins
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.report_year import title
from gongkai.text.rule import Hit, Rule, Scope

_DONE = "受理|收到|发布|公开|办理|办结|召开|举办|开展|制发|印发|答复|组织|接待|培训|处理|新收|编发|报送"
_TOLD = re.compile(
    rf"(?<!\d)(20\d\d)年(?:度|全年|以来|期间)?，?(?:[我本全][局市县区镇委厅院街][^，。；]{{0,4}})?[，]?(?:累计|共|总共|已)(?:{_DONE})"
)
_TO_COME = re.compile("将|计划|拟|预计|目标|力争|下一步|展望|打算|思路")
_LONGEST = 400  # characters of a sentence
_SENTENCE_START = "。；！？\n"


def check(passage: Passage) -> Iterator[Hit]:
    head = passage.once(title)
    last = head.year if head else passage.day.year if passage.day else None
    if last is None:
        return
    for hit in _TOLD.finditer(passage.prose):
        start = begins(passage.prose, hit.start(), _SENTENCE_START, _LONGEST)
        if int(hit[1]) > last and not _TO_COME.search(passage.prose, start, hit.end()):
            yield Hit(hit.start(1), hit.end(1) + 1, words={"last": str(last)})


RULE = Rule(
    code="DT104",
    name="future-year-told-as-past",
    gravity=Gravity.WARNING,
    says="本文所报为{last}年，“{found}”的事写成了已经发生，请核对年份",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "2023年政府信息公开工作年度报告\n2025年，我局共受理申请12件。",
        "某局2023年政务公开工作总结\n2024年全年共发布信息300条。",
    ),
    right=(
        "2023年政府信息公开工作年度报告\n2023年，我局共受理申请12件。",
        "2023年政府信息公开工作年度报告\n2022年，我局共受理申请10件。",
        "2023年政府信息公开工作年度报告\n2024年，我局将开展业务培训。",
        "2023年政府信息公开工作年度报告\n计划2024年共举办培训4次。",
        "2025年，我局共受理申请12件。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("年",),
)
