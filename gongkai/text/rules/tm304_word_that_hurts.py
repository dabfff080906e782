"""TM304 歧视、粗俗和不合法律的称谓。

Why: 歧视、侮辱的字眼侵犯人格尊严；案件里的人在判决以前不是罪犯，称谓要照法律写。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, framed
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    return framed("TM304", passage, places)


RULE = Rule(
    code="TM304",
    name="word-that-hurts",
    gravity=Gravity.WARNING,
    says="“{found}”用语不当，请改用规范称谓",
    source="《中华人民共和国宪法》第三十八条",
    wrong=(
        "清理低端人口。",
        "抓获嫌疑犯两名。",
        "关爱弱智儿童。",
    ),
    right=(
        "服务流动人口。",
        "抓获犯罪嫌疑人两名。",
        "关爱智力残疾儿童。",
        "农村长期坚持垃圾分类。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=anchors_of("TM304"),
)
