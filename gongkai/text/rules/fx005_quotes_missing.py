"""FX005 概括语未加引号。

Why: “放管服”“双随机、一公开”这类缩略的概括语，正式文件一律加引号；同一篇里时加时不加，更显粗疏。
"""

from collections.abc import Iterator

from gongkai.text.beginning import begins
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

# What is to be quoted, after what it is told apart from everyday words.
_NAMES: dict[str, str] = {
    "放管服改革": "“放管服”改革",
    "双随机、一公开": "“双随机、一公开”",
    "双随机一公开": "“双随机、一公开”",
    "一带一路": "“一带一路”",
    "三农工作": "“三农”工作",
    "三农问题": "“三农”问题",
    "三公经费": "“三公”经费",
    "十四五规划": "“十四五”规划",
    "十四五时期": "“十四五”时期",
    "十四五期间": "“十四五”期间",
    "十五五规划": "“十五五”规划",
    "十五五时期": "“十五五”时期",
    "四个意识": "“四个意识”",
    "四个自信": "“四个自信”",
    "两个维护": "“两个维护”",
    "两个确立": "“两个确立”",
    "四个全面战略布局": "“四个全面”战略布局",
    "五位一体总体布局": "“五位一体”总体布局",
    "三个代表重要思想": "“三个代表”重要思想",
    "三会一课": "“三会一课”",
    "两学一做": "“两学一做”",
    "三重一大": "“三重一大”",
    "枫桥经验": "“枫桥经验”",
    "证照分离改革": "“证照分离”改革",
    "两个一百年": "“两个一百年”",
    "互联网+政务服务": "“互联网+政务服务”",
    "互联网+监管": "“互联网+监管”",
}
_OPEN = {"“": "”", "‘": "’", "《": "》", "〈": "〉"}
_REACH = 60


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.shadow
    for at, name in places:
        if not _is_quoted(text, at, at + len(name)):
            yield at, at + len(name), _NAMES[name]


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the words stand within quotes or title marks of their line."""
    if text[start - 1 : start] in _OPEN or text[end : end + 1] in _OPEN.values():
        return True
    before = text[begins(text, start, "\n", _REACH) : start]
    return any(before.rfind(mark) > before.rfind(closing) for mark, closing in _OPEN.items())


RULE = Rule(
    code="FX005",
    name="quotes-missing",
    gravity=Gravity.WARNING,
    says="“{found}”应当加引号：{better}",
    source="《标点符号用法》（GB/T 15834—2011）；国务院文件的通行写法",
    wrong=(
        "深化放管服改革，优化营商环境。",
        "推行双随机、一公开监管。",
        "落实三重一大决策制度。",
        "增强四个意识，做好工作。",
    ),
    right=(
        "深化“放管服”改革，优化营商环境。",
        "推行“双随机、一公开”监管。",
        "落实“三重一大”决策制度。",
        "印发《关于推进放管服改革的通知》。",
        "开展“学习枫桥经验、化解矛盾纠纷”活动。",
        "农业、农村、农民这三农业态",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=tuple(_NAMES),
)
