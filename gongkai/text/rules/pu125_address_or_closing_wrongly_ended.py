"""PU125 称呼、结束语后面的标点不对。

Why: 主送机关、称呼之后用冒号，“特此通知”之后用句号；用了逗号，读者以为话没有说完。
"""

import re
from collections.abc import Iterator
from itertools import chain

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import places_of

_CLOSING = re.compile(
    r"特此(?:通知|公告|通告|函告|函复|函达|批复|报告|说明|证明|公示|声明|函|复|告知)([，、；：.])(?=[ \t]*$)",
    re.M,
)
# 妥否，请批示。 is one sentence.
_SUBMITTED = re.compile(
    r"(?:[妥当可]否|(?:以上|上述)(?:请示|意见|方案|报告)?(?:[妥当可]否|是否妥当|如无不妥))([。；：、？])(?=请(?:予)?(?:批|审|指|核))"
)
# A line of its own, short, that names whom the text is for.
_ADDRESS = re.compile(
    r"^[ \t]*(?:各[^，。；：\n]{2,30}(?:人民政府|部门|单位|机构|委员会|局|委办|办公室|企业|学校)|(?:尊敬的|各位)[^，。；：\n]{1,16}(?:代表|委员|领导|同志|来宾|朋友|先生|女士))([，；。、])[ \t]*$",
    re.M,
)

# Whom a document goes to, one after another: 各县（市、区）人民政府，市政府各部门。
_BODY = "人民政府|政府|部门|单位|机构|委员会|管委会|常委会|组委会|党委|党工委|政协|工会|团委|集团|银行|分局|[大支总]队|党组|支部|委办局|办公室|办事处|企业|学校|公司|协会|中心|街道|社区|乡镇|[局委办科室处站所队院校馆县区镇乡村]"
_NAME = rf"(?:[^，。；：、（）“”《》\d\n]{{0,14}}(?:（[^（）\n]{{1,12}}）[^，。；：、（）“”《》\d\n]{{0,10}})?(?:{_BODY}))"
_ADDRESSES = re.compile(
    rf"^[ \t]*(?=[^，。；：、\n]{{0,8}}各){_NAME}(?:[，、]{_NAME}){{0,8}}([，；。、])[ \t]*$", re.M
)
# A sentence about them does something: 各县报市财政局。
_NEAR = 16  # characters from the beginning of a line, blanks included
_BELOW = 12  # characters of the next line
_DOES = re.compile(
    r"[要将须请向由把被按与可到送交赴为是给从已均都]|应(?!急)|报(?!社|业)|对(?!外)|负责|会同|配合|联系|参照|设立|成立|组成|组建|建立|前往|走进|深入|进驻|派驻|参加|加强|隶属|归"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _CLOSING.finditer(text):
        yield *hit.span(1), "。"
    for hit in (
        _SUBMITTED.finditer(text)
        if "妥否" in text or "当否" in text or "可否" in text or "是否妥当" in text
        else ()
    ):
        yield *hit.span(1), "，"
    for start in _lines_that_address(text):
        one, many = _ADDRESS.match(text, start), _ADDRESSES.match(text, start)
        if one:
            yield *one.span(1), "："
        elif many and not (_DOES.search(many[0]) or _goes_on(text, many)):
            yield *many.span(1), "："


def _lines_that_address(text: str) -> list[int]:
    """Where the lines begin that have 各 or 尊敬的 near their beginning."""
    begins = set()
    for at in chain(places_of(text, "各"), places_of(text, "尊敬的")):
        begin = text.rfind("\n", max(0, at - _NEAR), at) + 1
        if begin or at < _NEAR:
            begins.add(begin)
    return sorted(begins)


def _goes_on(text: str, hit: re.Match[str]) -> bool:
    """Whether the line is the end of a list that was begun above, or a comma leads to more of them below."""
    above = text[: hit.start()].rstrip()[-1:]
    below = text[hit.end() :].lstrip()[:_BELOW] if hit[1] != "。" else ""
    return above in tuple("，、；：") or bool(re.match(r"[^，。；：\n]{0,8}各", below))


RULE = Rule(
    code="PU125",
    name="address-or-closing-wrongly-ended",
    gravity=Gravity.WARNING,
    says="“{found}”应为“{better}”：称呼之后用冒号，结束语之后用句号，“妥否”之后用逗号",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "特此通知，",
        "妥否。请批示。",
        "以上请示当否？请批示。",
        "各分馆、各有关单位，\n现将开放安排通知如下：",
        "尊敬的各位代表，\n现在报告工作。",
        "各镇（街道）图书室，馆内各科室。\n现将开放安排通知如下：",
        "市直各部门、各分馆；\n现将开放安排通知如下：",
    ),
    right=(
        "特此通知。",
        "妥否，请批示。",
        "外文图书可否外借？请馆长批示。",
        "各分馆、各有关单位：\n现将开放安排通知如下：",
        "尊敬的各位代表：\n现在报告工作。",
        "各分馆要按时开放，做好登记。",
        "特此通知，请遵照执行。",
        "各镇（街道）图书室，馆内各科室：\n现将开放安排通知如下：",
        "责任单位：市图书馆，\n各镇图书室，各分馆。",
        "各分馆报市图书馆。",
        "各镇图书室，\n各分馆：\n现将开放安排通知如下：",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("特此", "各", "尊敬的", "妥否", "当否", "可否", "是否妥当"),
)
