"""LW003 法规和文件名称未加书名号。

Why: 引用法规应当写全称并加书名号，便于核对和检索；法条之间互引不在此列，故只作提示。
"""

import re
from collections.abc import Iterator
from functools import cache

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.titles import STATE, full_titles

_SHORTEST = 5  # 刑法、公司法 are words of everyday writing
_VERB = re.compile(
    r"(?:根据|依据|按照|依照|违反|围绕|遵照|贯彻|落实|执行|适用|学习|宣传|对照|参照|遵守|符合|修订后的|新修订的|结合|触犯)(?:了|新)?$"
)
_CITED = re.compile(
    r"(?:的(?:有关|相关)?规定|第[一二三四五六七八九十百零\d]{1,7}条)"
)  # behind a title in full
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零\d]{1,7}条")
_GOES_ON = re.compile(r"》|实施|施行|草案|司法解释|释义|宣传|知识|修正|修订|执法|普法|等|[、和及与]")
# Plans and reports that are documents with a title of their own.
_DOCUMENTS = ("政务公开工作要点", "政府信息公开工作要点", "法治政府建设实施纲要", "政务公开工作方案")
_NAMED_BEFORE = re.compile(r"[一-龥\d]{0,14}$")


@cache
def _anchors() -> tuple[str, ...]:
    short = (title.removeprefix(STATE) for title in full_titles())
    titles = (title if len(title) >= _SHORTEST else STATE + title for title in short)
    return (*titles, *_DOCUMENTS, "民法典")


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text, done = passage.shadow, -1
    for at, title in places:
        end = at + len(title)
        start = at - len(STATE) if text.startswith(STATE, at - len(STATE)) and at >= len(STATE) else at
        if title in _DOCUMENTS:
            start = _begin_of_document(text, at)
        if start < done or _GOES_ON.match(text, end) and text[end : end + 1] not in "、和及与等":
            continue
        if (
            start >= 0
            and (_VERB.search(text, max(0, start - 8), start) or start < at and _CITED.match(text, end))
            and not _longer_title_stands(text, at, end)
        ):
            # In full and with its article it is quoted, not talked about.
            is_quoted = text.startswith(STATE, start) and _ARTICLE.match(text, end)
            yield Hit(start, end, f"《{text[start:end]}》", Gravity.WARNING if is_quoted else None)
            done = end


def _longer_title_stands(text: str, at: int, end: int) -> bool:
    """政府信息公开条例 within 示例省政府信息公开条例实施办法."""
    return bool(re.match(r"(?:实施|施行)?(?:条例|办法|细则|规定)", text[end : end + 6]))


def _begin_of_document(text: str, at: int) -> int:
    """Where the name begins after its verb: 落实|示例市2023年政务公开工作要点. -1 where no verb stands."""
    before = _NAMED_BEFORE.search(text, max(0, at - 14), at)
    begin = before.start() if before else at
    for verb in re.finditer(r"落实|印发|按照|根据|依据|贯彻|执行|学习|对照", text[begin:at]):
        return begin + verb.end()
    return -1


RULE = Rule(
    code="LW003",
    name="law-without-title-marks",
    gravity=Gravity.ADVICE,
    says="引用法规和文件请加书名号：{better}",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "按照政府信息公开条例编制目录。",
        "围绕政府信息公开条例推进工作。",
        "依据中华人民共和国招标投标法组织招标。",
        "认真落实示例市政务公开工作要点。",
        "根据保障农民工工资支付条例处理。",
        "程序应当符合中华人民共和国档案法的规定。",
        "中华人民共和国税收征收管理法第六十条对此作了规定。",
    ),
    right=(
        "按照《中华人民共和国政府信息公开条例》编制目录。",
        "按照《政府信息公开条例》编制指南。",
        "围绕政府信息公开条例实施办法征求意见。",
        "政府信息公开条例已经修订。",
        "根据《〈行政许可法〉释义》编写。",
        "印发《示例市2023年政务公开工作要点》。",
        "制定政务公开工作要点。",
    ),
    check=check,
    profiles=frozenset({"document", "report", "guide"}),
    scope=Scope.WORDS,
    anchors=_anchors,
)
