"""DN001 发文字号的年份括号用错。

Why: 发文字号的年份应当用六角括号“〔〕”括入，用错则检索不到文件。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

# Court cases read （2023）吉01民初5号: there the number does not follow the bracket.
_NUMBER = re.compile(r"([\[（【{［])(?<=[一-龥].)((?:19|20)\d\d)([\]）】}］])(?=\s*第?\s*\d+号)")
# Behind the code of an agency also with 年, in title marks, or with halves of two kinds.
_AFTER_CODE = re.compile(
    r"([\[（【〔《〈<])(?<=[发办函规字文政厅].)(?:((?:19|20)\d\d)年?([\]）】〕》〉>]))(?=\s*第?\s*\d{1,4}号(?![楼线馆院井桥站机室]))"
)
# Announcements, patents, contracts and case files are numbered in their own ways.
_NO_DOCUMENT = re.compile(r"(?:公告|令|专利|标准|案|合同|判决书|裁定书|字第)$")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NUMBER.finditer(text):
        if not _NO_DOCUMENT.search(text[max(0, hit.start() - 4) : hit.start()]):
            yield *hit.span(), f"〔{hit[2]}〕"
    for hit in _AFTER_CODE.finditer(text):
        if hit[1] + hit[3] != "〔〕" and not _NUMBER.match(text, hit.start()):
            yield *hit.span(), f"〔{hit[2]}〕"


RULE = Rule(
    code="DN001",
    name="wrong-bracket-in-document-number",
    gravity=Gravity.ERROR,
    says="发文字号的年份应当用六角括号：{better}",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "示文广旅发[2023]7号",
        "示文旅办(2022)31号",
        "见示文旅办【2022】31号",
        "示文旅发（2022年）31号",
        "示文旅发《2022》31号",
        "示文旅发〔2022]31号",
    ),
    right=(
        "示文旅办〔2022〕31号",
        "（2023）吉01民初5号",
        "第三届〔2023〕3号展厅",
        "财政部公告（2023）12号",
        "全国[2023]年度",
        "主动公开（2023年）12件",
        "印发（2022年）31号楼修缮方案",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.TEXT,
)
