"""DN011 发文字号、令号缺字。

Why: 发文字号以“号”结尾，令的编号写作“第711号”；缺了字就不成其为字号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_NO_HAO = re.compile(r"〔(?<=[一-龥]〔)(?:19|20)\d\d〕第?\d{1,4}(?=[）》，。；]|\s*\Z)")
_LETTERS = re.compile(r"〔(?<=[一-龥]〔)(?:19|20)\d\d〕(?=\d{0,3}[lIOo])[\dlIOo]{1,4}号")
_AS_DIGITS = str.maketrans("lIOo", "1100")
_ORDER = re.compile(
    r"令(?<=[院部局委府行会席署厅省市]令)第?(\d{1,4}|(?<=第)[一二三四五六七八九十百]{1,6})(?=[）》，。；]|\s*\Z)"
)
_NO_DI = re.compile(r"令(?<=[院部局委府行会席署厅省市]令)(\d{1,4})号")
_NOTICE = re.compile(r"公告第(\d{1,4})(?=[）》])")
_NO_NUMBER = re.compile(
    r"〔(?<=[发办函规字文政厅]〔)(?:19|20)\d\d〕第?(?:号|[一二三四五六七八九十百]{1,5}号)"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NO_HAO.finditer(text):
        yield *hit.span(), f"{hit[0]}号"
    for pattern, name in ((_ORDER, "令"), (_NO_DI, "令"), (_NOTICE, "公告")):
        for hit in pattern.finditer(text):
            yield *hit.span(), f"{name}第{hit[1]}号"
    for hit in _LETTERS.finditer(text):
        yield *hit.span(), hit[0].translate(_AS_DIGITS)
    for hit in _NO_NUMBER.finditer(text):
        yield *hit.span(), None


RULE = Rule(
    code="DN011",
    name="hao-missing-in-document-number",
    gravity=Gravity.ERROR,
    says="“{found}”的编号不完整或者写法不对，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "《读者服务规程》（示文旅办〔2022〕31）同时废止。",
        "《示例条例》（国务院令第999）自发布之日起施行。",
        "依据示例省人民政府令99号",
        "示文旅发〔2022〕号",
        "示文旅发〔2022〕l2号",
        "示文旅发〔2022〕三十一号",
    ),
    right=(
        "《读者服务规程》（示文旅办〔2022〕31号）同时废止。",
        "《示例条例》（国务院令第999号）自发布之日起施行。",
        "国务院第999号令",
        "示文旅发〔2022〕31、32号",
        "参见〔2022〕12、13",
        "责令3人改正",
    ),
    check=check,
    scope=Scope.TEXT,
    anchors=("〔", "令", "公告第"),
)
