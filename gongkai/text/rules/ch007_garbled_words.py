"""CH007 乱码。

Why: 按错误的编码读取，文字变成“鏀垮簻淇℃伅”“锟斤拷”，读者无法阅读，须对照原件补正。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.mojibake import mojibake
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    yield from mojibake(passage.text)


RULE = Rule(
    code="CH007",
    name="garbled-words",
    gravity=Gravity.ERROR,
    says="此处是乱码，请对照原件补正",
    source="《信息技术 中文编码字符集》（GB 18030—2022）",
    wrong=(
        "鏀垮簻淇℃伅鍏紑",
        "主动公开锟斤拷锟斤拷信息",
        "æ\x94¿åº\x9cä¿¡æ\x81¯",
        "烫烫烫烫烫烫",
        "\\u653f\\u5e9c信息",
    ),
    right=(
        "政府信息公开",
        "涓涓细流，淇水汤汤。",
        "Café “Ä”",
        "烫伤",
        "温度25℃，浓度±5％。",
        "锟斤",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
