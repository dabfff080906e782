"""FX004 数字概括语的数字或者名称有误。

Why: “四个意识”“两个维护”这样的概括语，数字和名称都是固定的；错一个字就成了另一个提法。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.formulas import WRONG_NAMES
from gongkai.text.rule import Rule, Scope

_NUMBERS = "一二两三四五六七八九"
# Nouns that only one number goes with.
_RIGHT_NUMBER = {
    "个意识": "四",
    "个自信": "四",
    "个维护": "两",
    "个确立": "两",
    "个全面": "四",
    "个毫不动摇": "两",
    "个区分开来": "三",
    "个不摘": "四",
    "个最严": "四",
    "个必由之路": "五",
    "个有之": "七",
    "个代表”重要思想": "三",
    "大攻坚战": "三",
    "位一体”总体布局": "五",
    "个全面”战略布局": "四",
    "类过程性信息": "四",
    "类内部事务信息": "三",
}
_NUMBER = re.compile(rf"(?:(?<=“)|(?<=属于))([{_NUMBERS}])({'|'.join(_RIGHT_NUMBER)})")
_NAME = re.compile(rf"(?<=“)(?:{'|'.join(WRONG_NAMES)})(?=”)")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NUMBER.finditer(text):
        right = _RIGHT_NUMBER[hit[2]]
        if hit[1] != right:
            yield *hit.span(), right + hit[2]
    for hit in _NAME.finditer(text):
        yield *hit.span(), WRONG_NAMES[hit[0]]


RULE = Rule(
    code="FX004",
    name="number-name-wrong",
    gravity=Gravity.ERROR,
    says="“{found}”应为“{better}”",
    source="《中国共产党章程》、中国共产党历次全国代表大会报告和有关文件",
    wrong=(
        "树牢“四个意思”。",
        "捍卫“两个确认”。",
        "坚定“五个自信”。",
        "坚持“三个毫不动摇”。",
        "深化“放管伏”改革。",
        "统筹推进“四位一体”总体布局。",
        "执行“三重一代”制度。",
        "属于四类内部事务信息",
    ),
    right=(
        "树牢“四个意识”。",
        "捍卫“两个确立”。",
        "说明“意识”一词的四个意思。",
        "坚持“三个务必”。",
        "打造“五个高地”。",
        "属于三类内部事务信息",
        "实行“三位一体”考核。",
        "完成“两个建立”任务清单中的建立台账一项。",
    ),
    check=check,
    scope=Scope.TEXT,
    anchors=("“", "类内部事务信息", "类过程性信息"),
)
