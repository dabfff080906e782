"""LW002 引用已废止的法律、行政法规。

Why: 文书写成之日依据已经废止，依据即不成立；写成之日还有效的不报。
"""

import re
from collections.abc import Iterator
from functools import cache

from gongkai.text.day_in_words import day_in_words
from gongkai.text.day_of import day_of
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.repealed import repealed
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.titles import STATE

# Such words tell that the writer knows: 原《合同法》, 同时废止, 在2021年以前.
_KNOWN = re.compile(r"废止|失效|原《|旧法|当时|施行前|以前|之前|修订前|修改|取代|替代|历史|沿革")
_SENTENCE = re.compile(r"[。；\n]")


@cache
def _anchors() -> tuple[str, ...]:
    return tuple(f"《{prefix}{title}》" for title in repealed() for prefix in ("", STATE))


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    day, text = day_of(passage), passage.shadow
    for at, title in places:
        row = repealed()[title[1:-1].removeprefix(STATE)]
        if (day is None or day >= row.since) and not _writer_knows(text, at, row.instead):
            yield Hit(
                at,
                at + len(title),
                f"《{row.instead}》" if row.instead else None,
                source=row.source,
                words={
                    "since": day_in_words(row.since),
                    "now": f"应引用《{row.instead}》" if row.instead else "另有依据",
                },
            )


def _writer_knows(text: str, at: int, instead: str) -> bool:
    begin = max(
        (end.end() for end in _SENTENCE.finditer(text, max(0, at - 120), at)), default=max(0, at - 120)
    )
    stop = _SENTENCE.search(text, at, at + 120)
    sentence = text[begin : stop.start() if stop else at + 120]
    names_both = f"《{instead}》" in sentence or f"《{instead.removeprefix(STATE)}》" in sentence
    return bool(_KNOWN.search(sentence)) or names_both


RULE = Rule(
    code="LW002",
    name="repealed-law",
    gravity=Gravity.WARNING,
    says="{found}自{since}起不再施行，请核对是否{now}",
    source="各法律、行政法规的废止决定或者取代它的法律",
    wrong=(
        "按照《中华人民共和国合同法》办理采购。",
        "根据《物权法》办理登记。",
        "依照《信访条例》受理。\n2023年5月6日",
        "依据《中华人民共和国公司登记管理条例》办理。",
    ),
    right=(
        "与讲解员按《中华人民共和国劳动合同法》签约。",
        "按照《中华人民共和国民法典》办理采购。",
        "《合同法》自2021年1月1日起同时废止。",
        "该协议签订于《民法典》施行前，适用原《合同法》。",
        "依据《中华人民共和国农村土地承包法》办理。",
        "依照《信访条例》受理。\n2021年5月6日",
        "示例省实施《城市绿化条例》办法",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=_anchors,
)
