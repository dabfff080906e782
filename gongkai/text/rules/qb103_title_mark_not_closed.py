"""QB103 书名号没有下半。

Why: 缺了后半个书名号，文件名称就没有边界。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.pairs import lone_marks
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

# What names a kind of document ends the title, where a mark stands behind it.
_TITLE = re.compile(
    r"《[^《》〈〉“”，。；：、\n]{0,40}(?:办法|条例|(?<![的关条款项等])规定|细则|规则|规程|规范|标准|意见|通知|方案|规划|决定|公告|章程|纲要|法)(?=[，。；])"
)
_ARTICLE = re.compile("第[一二三四五六七八九十百零〇0-9]+[条章款项]|的(?:有关|相关)")


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for lone in passage.once(lone_marks):
        if lone.mark not in "《〈":
            continue
        title = _TITLE.match(passage.shadow, lone.offset, lone.line.end)
        if title and not _ARTICLE.search(title[0]):
            yield *title.span(), f"{title[0]}》"
        else:
            yield lone.offset, lone.offset + 1, None


RULE = Rule(
    code="QB103",
    name="title-mark-not-closed",
    gravity=Gravity.ERROR,
    says="此处的 {found} 没有配对的后半个书名号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "请阅读《读者须知后办理。",
        "学习《通知。",
        "本馆印发《古籍修复管理办法，自2024年3月1日起施行。",
    ),
    right=(
        "请阅读《读者须知》后办理。",
        "《关于〈条例〉的解读》",
        "本馆印发《古籍修复管理办法》，自2024年3月1日起施行。",
        "修订《章程》《规程》。",
        "《关于进一步做好\n政务公开工作的通知》",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
