"""GR103 语义重复。

Why: “截至”已含“为止”，“目的”已含“为了”，同义成分只用一个。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_TWICE = (
    (re.compile(r"截至目前为止"), "截至目前"),
    (re.compile(r"目的是为了"), "目的是"),
    (re.compile(r"(?<!原)因由于"), "因"),
    (re.compile(r"(?:大?约)(?=[\d一二三四五六七八九十百千万]+[个多]?[^，。；]{0,4}之多)"), ""),
    (re.compile(r"凯旋归来"), "凯旋"),
    (re.compile(r"(?<=[一-龥])专干工作人员"), "专干"),
    (re.compile(r"忍俊不禁地?笑"), "忍俊不禁"),
    (re.compile(r"亲眼目睹"), "目睹"),
    (re.compile(r"悬殊很大|相差悬殊很大"), "悬殊"),
    (re.compile(r"过度酗酒"), "酗酒"),
    (re.compile(r"被应邀"), "应邀"),
    (re.compile(r"不断地?日益|日益不断"), "日益"),
    (re.compile(r"超过[\d一二三四五六七八九十百千万]+[一-龥]?以上"), ""),
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for pattern, better in _TWICE:
        for hit in pattern.finditer(line):
            yield *hit.span(), better or None


RULE = Rule(
    code="GR103",
    name="said-twice",
    gravity=Gravity.WARNING,
    says="“{found}”语义重复",
    source="《现代汉语词典》",
    wrong=(
        "截至目前为止，展览已接待三批观众。",
        "改版的目的是为了方便读者。",
        "由公开专干工作人员负责。",
    ),
    right=(
        "截至目前，已完成全部任务。",
        "到目前为止，展览已接待三批观众。",
        "目的是提高服务水平。",
        "目的明确，是为了群众。",
        "由公开专干负责。",
        "超过30件的，分批办理。",
    ),
    check=check,
)
