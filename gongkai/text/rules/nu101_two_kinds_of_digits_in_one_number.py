"""NU101 一个数里混用两种数字。

Why: 同一个数要么全用汉字，要么用阿拉伯数字（可加“万”“亿”），混用无法核算。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import DIGITS
from gongkai.text.finding import Gravity
from gongkai.text.han_number import DIGITS as HAN_DIGITS
from gongkai.text.han_number import in_han, value_of
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import hits_of, near

_MIXED = re.compile(
    r"(?<![第一二三四五六七八九十百千])[一二三四五六七八九十百千]+[亿万]\d+(?:\.\d+)?[千百十]?万?"
    r"|(?<!\d)\d+(?:\.\d+)?[亿万][一二三四五六七八九][一二三四五六七八九十百千]*万?(?=元|人|吨|亩|户|平方)"
    r"|(?<![\d.])\d+亿\d+千万|[二三四五六七八九十百千万]分之\d+(?:\.\d+)?"
    r"|(?<![\d.])\d+几(?=[个家人名件户条项次元岁])|(?<![\d.])\d+万\d{1,2}千?(?=[元人吨亩户名])"
    r"|(?<![第一二三四五六七八九十百千])[一二三四五六七八九]?[十百千]\d{1,3}(?=[个名件条项户家人](?![大中级])|元|万元)"
    r"|(?<![\d.第])(?!(?:19|20)\d\d[十百])\d+(?:\.\d+)?[十百][一二三四五六七八九余多]?(?=[个家人名件条项次元户册份台辆亩吨余多]|万元|亿元)|(?<![\d.第])\d+\.\d+千万(?=[元人吨亩册户])|[一二三四五六七八九][千百]\d{1,3}[百十]?(?=[个家名件条项次户人册份台辆亩吨元])"
    r"|(?:零点|[一二三四五六七八九十]点)\d+(?=个百分点|%|万|亿|倍|公里|米|吨|元)|[百千]分之\d+(?:\.\d+)?"
    r"|(?<![\d.])\d+点[一二三四五六七八九]+(?=个百分点|%|万|亿|倍|公里|米|吨)"
    r"|(?<![第一二三四五六七八九十百千\d])[一二三四五六七八九]\d(?=[个名件条项户]|人[，。、])"
)

# 第三十2条, 第3十条: which one in a row.
_ORDINAL = re.compile(
    r"第(?=[一二三四五六七八九十百零〇]+\d|\d+[一二三四五六七八九十百])([一二三四五六七八九十百零〇\d]{2,6})(?=[条款章节届次期批](?![条款]))"
)
_TO_HAN = str.maketrans("0123456789", HAN_DIGITS)

# What every one of these holds.
_SIGN = re.compile(
    r"[一二三四五六七八九十百千亿万点之\d](?:(?<!\d)\d|(?<=\d)(?:[几十百]|千万|[亿万点][一二三四五六七八九]))"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in hits_of(text, near(_SIGN, text), _MIXED, _ORDINAL):
        number = value_of(hit[1].translate(_TO_HAN)) if hit.re is _ORDINAL else None
        yield *hit.span(), f"第{in_han(number)}" if number else None


RULE = Rule(
    code="NU101",
    name="two-kinds-of-digits-in-one-number",
    gravity=Gravity.ERROR,
    says="“{found}”混用汉字数字和阿拉伯数字",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "修缮经费三亿5千万元。",
        "收入3亿二千万元。",
        "同比增长百分之5。",
        "借阅率下降零点5个百分点。",
        "参会3百余人。",
        "费用下降千分之3。",
        "共有三十5人到场。",
        "补助3万5千元。",
        "投入1.2千万元。",
        "藏书三千5百册。",
        "捐书3.5百册。",
        "依照《条例》第二十7条办理。",
        "这是第1十届读书节。",
    ),
    right=(
        "修缮经费3.5亿元。",
        "修缮经费三亿五千万元。",
        "共3万多人。",
        "一亿元以上项目20个",
        "同比增长百分之五。",
        "气压低于1000百帕。",
        "第3百货大楼",
        "日均新设企业5千多户",
        "实现“三个百亿”2025目标",
        "费用下降千分之三。",
        "共有三十五人到场。",
        "补助3.5万元。",
        "依照《条例》第二十七条办理。",
        "依照该条第一款第2项办理。",
        "位于第三1号楼。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=DIGITS,
)
