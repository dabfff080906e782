"""PU112 段末没有标点。

Why: 段落、分项的末句没有句号或分号，读者不知话是否说完，往往是漏字或截断。
"""

import re
from collections.abc import Iterator, Mapping

from gongkai.text.blocks import Block, Kind, blocks
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_ENDS_IN_WORDS = re.compile(r"[一-龥”》）%\d]")
# Behind a closed sentence a note in brackets needs no mark: ……。（2010年删除）
_ENDS_IN_MARK = re.compile(r"[。；！？：…，][”’）]?$|[。；！？] *（[^（）]*）$")
_SENTENCE_WITHIN = re.compile(r"[。！？](?![”’）]*$)")
# A date, a signature, an address or a number to call ends a line without a mark.
_NO_SENTENCE = re.compile(
    r"(?:日|月|年|印发|电话.{0,20}|\d|网址.*|邮编.*|记者.{0,8}|主持|摄|附\s?件\s?：[^。；！？]*)$"
)
_LONG = 30
# Where more than these lines end in words, the lines were broken by extraction and are no paragraphs.
_SOME, _SHARE = 2, 0.15


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    found = passage.once(blocks)
    words = {
        at: passage.words(block.line).rstrip() for at, block in enumerate(found) if block.kind is not Kind.ROW
    }
    long = [at for at, said in words.items() if len(said) >= _LONG]
    open_ended = {at for at in long if not _ENDS_IN_MARK.search(words[at])}
    is_whole = len(open_ended) <= max(_SOME, _SHARE * len(long))
    for at, said in words.items():
        if not _ENDS_IN_WORDS.search(said[-1:]) or _ENDS_IN_MARK.search(said):
            continue
        if mark := _mark_of_siblings(found, words, at):
            yield _behind(found[at], said, mark)
        elif is_whole and at in open_ended and _breaks_off(said, found, at):
            yield _behind(found[at], said, "。")


def _behind(block: Block, words: str, mark: str) -> tuple[int, int, str]:
    end = block.line.start + len(words)
    return end - 1, end, words[-1] + mark


def _breaks_off(words: str, found: list[Block], at: int) -> bool:
    """A paragraph of several sentences of which the last is not ended, before a heading or the end of the text."""
    if not _SENTENCE_WITHIN.search(words) or _NO_SENTENCE.search(words):
        return False
    if at + 1 == len(found):
        return True
    following = found[at + 1]
    is_next_line = following.line.number == found[at].line.number + 1
    return following.kind in (Kind.HEADING, Kind.ITEM) or (
        following.kind is Kind.PARAGRAPH and not is_next_line
    )


def _mark_of_siblings(found: list[Block], words: Mapping[int, str], at: int) -> str | None:
    """； where the items before and behind this one are ended by it, and this one by nothing."""
    block = found[at]
    if block.kind not in (Kind.ITEM, Kind.HEADING) or not 0 < at < len(found) - 1:
        return None
    above, below = found[at - 1], found[at + 1]
    if not all(one.kind is Kind.ITEM and one.level == block.level for one in (above, below)):
        return None
    return "；" if words[at - 1].endswith("；") and words[at + 1].endswith(("；", "。")) else None


RULE = Rule(
    code="PU112",
    name="no-mark-at-paragraph-end",
    gravity=Gravity.WARNING,
    says="段末没有标点：{better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "（一）有固定场所；\n（二）有管理人员\n（三）有开放制度。",
        "本馆全年接待读者若干人次，举办讲座若干场。各分馆结合自身特点开展读者活动，取得较好效果",
    ),
    right=(
        "（一）有固定场所；\n（二）有管理人员；\n（三）有开放制度。",
        "（一）固定场所\n（二）管理人员\n（三）开放制度",
        "本馆全年接待读者若干人次，举办讲座若干场。各分馆结合自身特点开展读者活动，取得较好效果。",
        "本馆全年接待读者若干人次。各分馆结合自身特点开展读者活动，取得较好\n效果，受到好评。\n",
        "一、工作总结",
        "本馆全年接待读者若干人次，举办讲座若干场。各分馆结合自身特点开展读者活动。（2010年删除）",
        "本馆全年接待读者若干人次，举办讲座若干场。联系人：王某，电话：0431-80000000",
        "本馆全年接待读者若干人次，举办讲座若干场。请各馆填写登记表（附件2）。附件：1.读者须知 2.登记表",
        "本馆全年接待读者若干人次，举办讲座若干场，有关事项请关注公告。示例市图书馆2023年1月5日",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
