"""DN007 发文机关代字不是本机关的。

Why: 文首的发文字号用的是别的机关的代字，多是套用外单位文稿时没有改。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.lists import Lists, Unit
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_NUMBER_ALONE = re.compile(r"[ \t]*([一-龥]{2,12})〔\d{4}〕\d{1,5}号[ \t]*$")
_HEAD = 6  # lines with words
# 示文旅办, 示文旅发 and 示文旅函 are one agency's.
_KIND = re.compile(r"(?:办发|办函|发|办|函|字|规|公告|通|党发|党|人|复|许|罚|令)+$")


def check(passage: Passage) -> Iterator[Hit]:
    own = passage.lists.own.code if passage.lists.own else ""
    if not own:
        return
    stem = _KIND.sub("", own) or own
    head = [line for line in passage.lines if passage.words(line).strip()][:_HEAD]
    for line in head:
        hit = _NUMBER_ALONE.match(passage.words(line))
        if hit and not hit[1].startswith(stem):
            yield Hit(line.start + hit.start(1), line.start + hit.end(1), words={"own": own})
            return


RULE = Rule(
    code="DN007",
    name="agency-code-unlike-its-own",
    gravity=Gravity.ADVICE,
    says="发文机关代字“{found}”与本机关的“{own}”不符，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=("示教体办〔2023〕7号\n关于调整开放时间的通知",),
    right=(
        "示文旅办〔2023〕7号\n关于调整开放时间的通知",
        "示文旅函〔2023〕7号\n关于调整开放时间的复函",
        "关于转发示教体办〔2023〕7号文件的通知",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("〔",),
    lists=Lists(own=Unit("示例市文化和旅游局", code="示文旅办")),
)
