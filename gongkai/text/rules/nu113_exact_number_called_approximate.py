"""NU113 精确的数后面加“余”“多”。

Why: “余”“多”跟在整数后面表示概数；66已是精确到个位的数，或者写60余件，或者写66件。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule

_EXACT = re.compile(rf"(?<![\d.,，])(\d{{1,3}}(?:,\d{{3}})+|\d{{2,}})(余|多)({UNITS})(?![月])")
_HAN = re.compile(
    rf"(?<![一二三四五六七八九十百千万〇零第])([一二三四五六七八九]十)([一二三四五六七八九])(余|多)({UNITS})(?!月)"
)


def check(line: str) -> Iterator[Hit]:
    for hit in _EXACT.finditer(line):
        number = hit[1].replace(",", "")
        if number[-1] != "0":
            rounded = f"{number[:-1]}0"
            yield _hit(hit, rounded, hit[1], hit[2], hit[3])
    for hit in _HAN.finditer(line):
        yield _hit(hit, hit[1], hit[1] + hit[2], hit[3], hit[4])


def _hit(hit: re.Match[str], rounded: str, exact: str, more: str, unit: str) -> Hit:
    return Hit(*hit.span(), words={"either": f"{rounded}{more}{unit}", "or_else": f"{exact}{unit}"})


RULE = Rule(
    code="NU113",
    name="exact-number-called-approximate",
    gravity=Gravity.WARNING,
    says="“{found}”：精确到个位的数不加“余”“多”，写{either}或者{or_else}",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "网站、微博共办理47余件。",
        "培训1,253多人次。",
        "接待群众三十六余人。",
    ),
    right=(
        "网站、微博共办理40余件。",
        "培训1250多人次。",
        "投入3.5万余元。",
        "接待群众三十余人。",
        "历时15余年。",
        "收到意见37件，余件转交。",
        "共5多个月。",
    ),
    check=check,
    anchors=("余", "多"),
)
