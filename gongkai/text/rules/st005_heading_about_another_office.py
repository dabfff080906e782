"""ST005 小标题写的是别的机构的事。

Why: 改写外单位稿件时，小标题里的机构名往往漏改；它既不是本机关，又与上级标题无关，应当提示核对。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_UPPER = re.compile(r"\s*[一二三四五六七八九十]{1,3}、(.+)")
_LOWER = re.compile(r"\s*（[一二三四五六七八九十]{1,3}）(.+)")
_SELF = re.compile(r"我(局|委|厅|办|中心|院|处|科|馆|镇|街道|办公室)")
# 组织推动办公室…工作: a verb of leading others, straight before the other organ.
_OTHER = re.compile(
    r"^(?:组织|推动|推进|指导|督促|协助|配合|支持|带动)+([一-龥]{0,6}?(办公室|委员会|局|厅|委|中心))(?=[一-龥]{2,})"
)
# Words nearly every heading of such a report has say nothing about its subject.
_COMMON = ("政府", "政务", "信息", "公开", "工作", "加强", "推进", "推动", "组织", "全面", "进一步")
_LONGEST = 40


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    own = {hit[1] for hit in _SELF.finditer(passage.shadow)}
    upper = ""
    for line in passage.paragraphs if own else ():
        words = passage.words(line)
        if above := _UPPER.match(words):
            upper = above[1]
        elif (lower := _LOWER.match(words)) and upper and len(lower[1]) <= _LONGEST:
            other = _OTHER.match(lower[1])
            if other and other[2] not in own and not _subjects(upper) & _subjects(lower[1]):
                yield line.start + lower.start(1), line.start + lower.end(1), None


def _subjects(heading: str) -> set[str]:
    """The pairs of characters that tell what a heading is about."""
    for word in _COMMON:
        heading = heading.replace(word, " ")
    return {pair for one, two in zip(heading, heading[1:], strict=False) if " " not in (pair := one + two)}


RULE = Rule(
    code="ST005",
    name="heading-about-another-office",
    gravity=Gravity.ADVICE,
    says="小标题“{found}”所指机构不是本机关，也与上级标题不符，请核对",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "三、优化办事服务信息\n（一）加强权力配置信息公开\n（二）组织推动办公室政府信息公开工作\n我局认真落实要点。",
    ),
    right=(
        "三、优化办事服务信息\n（一）加强权力配置信息公开\n我局认真落实要点。",
        "三、统筹办公室工作\n（一）组织推动办公室规范运转\n我局认真落实要点。",
        "三、优化办事服务信息\n（一）推动局属单位公开信息\n我局认真落实要点。",
        "三、优化办事服务信息\n（二）组织推动办公室政府信息公开工作\n本单位认真落实要点。",
        "三、优化办事服务信息\n（一）指导办公自动化建设\n我局认真落实要点。",
    ),
    check=check,
    profiles=frozenset({"document", "report"}),
    scope=Scope.PASSAGE,
)
