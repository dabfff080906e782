"""LW002 引用已废止的法律。

Why: 《民法典》自2021年1月1日起施行，婚姻法等九部法律同时废止；此后的文书仍以其为依据，依据即不成立。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_REPEALED = "婚姻法|继承法|民法通则|收养法|担保法|合同法|物权法|侵权责任法|民法总则"
_TITLE = re.compile(rf"《(?:中华人民共和国)?(?:{_REPEALED})》")
# Such words tell that the writer knows: 原《合同法》, 同时废止, 在2021年以前.
_KNOWN = re.compile(r"废止|失效|原《|旧法|当时|施行前|以前|之前|修订前|民法典")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for sentence in re.finditer(r"[^。；\n]+", line):
        if not _KNOWN.search(sentence[0]):
            for hit in _TITLE.finditer(sentence[0]):
                yield sentence.start() + hit.start(), sentence.start() + hit.end(), "《中华人民共和国民法典》"


RULE = Rule(
    code="LW002",
    name="repealed-law",
    gravity=Gravity.WARNING,
    says="{found}已自2021年1月1日起废止，请核对是否应引用{better}",
    source="《中华人民共和国民法典》第一千二百六十条",
    wrong=(
        "按照《中华人民共和国合同法》办理采购。",
        "根据《物权法》办理登记。",
    ),
    right=(
        "与讲解员按《中华人民共和国劳动合同法》签约。",
        "按照《中华人民共和国民法典》办理采购。",
        "《合同法》自2021年1月1日起同时废止。",
        "该协议签订于《民法典》施行前，适用原《合同法》。",
        "依据《中华人民共和国农村土地承包法》办理。",
    ),
    check=check,
)
