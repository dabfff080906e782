"""QB107 中文里用直引号。

Why: 中文引号分左右；直引号不分，转换格式时常配错。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule

# Words that came out of a table of comma-separated values have their quotes doubled or trebled.
_STRAIGHT = re.compile(r'("{1,3})(?=[^"\n一-龥]*+[一-龥])([^"\n]*+)\1(?!")')
# Of one pair one half straight, the other not.
_HALF = re.compile(r'“(?=[^“”"\n一-龥]*+[一-龥])([^“”"\n]*+)"|"(?=[^“”"\n一-龥]*+[一-龥])([^“”"\n]*+)”')
_MARKUP = re.compile(r"[=<>{}]")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    if not _MARKUP.search(line):
        for hit in _STRAIGHT.finditer(line):
            yield *hit.span(), f"“{hit[2]}”"
        for hit in _HALF.finditer(line):
            yield *hit.span(), f"“{hit[1] or hit[2]}”"


RULE = Rule(
    code="QB107",
    name="straight-quotes",
    gravity=Gravity.WARNING,
    says="中文引号请用“”：{better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        '开设"网上展厅"栏目。',
        '开设“网上展厅"栏目。',
        '通过"""线上+线下"""结合的方式',
    ),
    right=(
        "开设“网上展厅”栏目。",
        '屏幕为12"，重3千克。',
        '<a href="政策">',
        '{"name": "政策"}',
        '他说"OK"。',
    ),
    check=check,
    fix=Fix.SAFE,
    anchors=('"',),
)
