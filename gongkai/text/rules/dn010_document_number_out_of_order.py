"""DN010 发文字号各部分的位置不对。

Why: 发文字号依次是机关代字、年份、发文顺序号：示政发〔2023〕15号；次序乱了就检索不到。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import around, hits_of

_CODE = r"(?<=[一-龥][发办函规字文政厅])"
_ENDS = r"(?![楼线馆院井桥站机室])"
_WRONG = (
    # 2023〔15〕号, 〔15〕2023号
    re.compile(r"(?<=[一-龥])(?P<year>(?:19|20)\d\d)年?〔(?P<number>\d{1,4})〕号"),
    re.compile(rf"{_CODE}(?P<year>(?:19|20)\d\d)[\[（【](?P<number>\d{{1,4}})[\]）】]号"),
    re.compile(rf"{_CODE}(?P<number>\d{{1,4}})〔(?P<year>(?:19|20)\d\d)〕号"),
    # 发15号〔2023〕
    re.compile(rf"{_CODE}(?P<number>\d{{1,4}})号〔(?P<year>(?:19|20)\d\d)〕"),
    # 发第〔2023〕15号; 字第 is an older way.
    re.compile(r"(?<=[发办函规文政厅])第〔(?P<year>(?:19|20)\d\d)〕(?P<number>\d{1,4})号"),
    # 发2023〕15号, 发〔202315号
    re.compile(rf"{_CODE}(?P<year>(?:19|20)\d\d)〕第?(?P<number>\d{{1,4}})号"),
    re.compile(rf"{_CODE}〔(?P<year>20[0-4]\d) ?(?P<number>\d{{1,4}})号"),
    # 府发2023-15号, 府发2023年15号
    re.compile(
        rf"(?<=[政府办党委县市局][发函规字办])(?P<year>20\d\d)(?:-|年第?)(?P<number>\d{{1,4}})号{_ENDS}"
    ),
    # 〔2023〕No.15, 〔2023〕#15号, 〔2023-〕15号, 〔2023〕15-号, 〔2023〕15号号
    re.compile(
        r"〔(?P<year>(?:19|20)\d\d)〕(?:No\.?|NO\.?|no\.?|#|№|-|－|—|:|：|、|，)\s?(?P<number>\d{1,4})(?:号|(?=[，。；）》]))"
    ),
    re.compile(r"〔(?P<year>(?:19|20)\d\d)[-—.,、，号第]〕第?(?P<number>\d{1,4})号"),
    re.compile(r"〔(?P<year>(?:19|20)\d\d)〕(?P<number>\d{1,4})(?:[-—.、]号|号号|号文号|号、号)"),
    re.compile(r"〔(?P<year>(?:19|20)\d\d)〕〔(?P<number>\d{1,4})〕号"),
    re.compile(rf"(?<=[政府办党委县市局][发函规字办])(?P<year>20[0-3]\d)(?P<number>\d{{1,3}})号{_ENDS}"),
    re.compile(r"〔(?P<year>(?:19|20)\d\d)〕(?P<number>\d{1,4})(?:文件|通知)(?=[精要规的，。])"),
)

_BEFORE, _BEHIND = 14, 24  # characters around the sign of a number; the number is no longer


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.shadow
    signs = around((at for at, _ in places), len(text), _BEFORE, _BEHIND)
    for pattern in _WRONG:
        for hit in hits_of(text, signs, pattern):
            yield *hit.span(), f"〔{hit['year']}〕{hit['number']}号"


RULE = Rule(
    code="DN010",
    name="document-number-out-of-order",
    gravity=Gravity.ERROR,
    says="发文字号应为“机关代字〔年份〕序号”：{better}",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "示文旅规2022〔31〕号",
        "示文旅发31号〔2022〕",
        "示文旅发第〔2022〕31号",
        "示文旅发2022〕31号",
        "示政办发2022年31号",
        "示市府发2022-31号",
    ),
    right=(
        "示文旅规〔2022〕31号",
        "示文旅发〔2022〕31号、32号",
        "示教字第〔2002〕3号",
        "印发2022年31号文件",
        "示政办发布2022年3号方案",
        "参考文献2022〔3〕",
        "财政部公告2022年第31号",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=(
        "〔",
        "〕",
        *(f"{mark}2" for mark in "发函规字办文政厅"),
        *(f"{mark}1" for mark in "发函规字办文政厅"),
    ),
)
