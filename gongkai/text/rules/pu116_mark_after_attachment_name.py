"""PU116 附件名称后加标点。

Why: 附件说明中的附件名称后面不加标点。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_FIRST = re.compile(r"\s*附\s*件\s*：\s*(?:1\s*[.、]\s*)?[^。；，：]{2,50}?([。；，、]?)\s*$")
_NEXT = re.compile(r"\s*\d{1,2}\s*[.、]\s*[^。；：]{2,50}?([。；，、]?)\s*$")


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    is_in_list = False
    for line in passage.lines:
        words = passage.words(line)
        if not words.strip():
            continue
        hit = _FIRST.match(words) or (_NEXT.match(words) if is_in_list else None)
        is_in_list = hit is not None
        if hit and hit[1]:
            yield line.start + hit.start(1), line.start + hit.end(1), ""


RULE = Rule(
    code="PU116",
    name="mark-after-attachment-name",
    gravity=Gravity.WARNING,
    says="附件名称后不加标点",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "附件：1.读者须知；\n2.办证指南。",
        "附件：读者须知。",
    ),
    right=(
        "附件：1.读者须知\n2.办证指南",
        "附件：读者须知",
        "附件：读者须知已随文印发，请遵照执行。",
        "附件1\n读者须知\n一、按时归还。",
        "附件：1.读者须知\n本通知自印发之日起施行。",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PASSAGE,
    anchors=("附件：", "附 件：", "件："),
)
