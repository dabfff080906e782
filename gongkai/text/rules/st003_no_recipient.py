"""ST003 没有主送机关。

Why: 通知、请示、函等须写明主送机关，否则不知道由谁办理；公告、通告和公开的年度报告不写。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.whole import head, is_whole

_TITLE = re.compile(r"关于[^。；：，]{2,50}的(?:请示|批复|函|复函|通知|通报)(?:（[^（）]{1,12}）)?\s*$")
# What is printed and sent round under a notice's title, and notices put up for everybody, name nobody.
_FOR_ALL = re.compile(r"招聘|招录|考试|停水|停电|放假|缴费|报名|公开征集|拍卖")
_RECIPIENT = re.compile(r"[^。；]{2,90}：\s*$")
_HEAD, _BELOW = 5, 4  # lines in which the title may stand, and in which the recipient must follow


def check(passage: Passage) -> Iterator[Hit]:
    if not is_whole(passage):
        return
    lines = head(passage, _HEAD + _BELOW)
    for at, line in enumerate(lines[:_HEAD]):
        words = passage.words(line)
        if _TITLE.search(words) and not _FOR_ALL.search(words):
            below = lines[at + 1 : at + 1 + _BELOW]
            if not any(_RECIPIENT.match(passage.words(one)) for one in below):
                end = line.start + len(words.rstrip())
                yield Hit(end - 1, end)
            return


RULE = Rule(
    code="ST003",
    name="no-recipient",
    gravity=Gravity.ADVICE,
    says="标题之下没有主送机关，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "示例市图书馆关于调整开放时间的通知\n" + "本馆每日九时开放，读者凭证借阅，按期归还，保持安静，爱护图书，配合登记。\n" * 8,
    ),
    right=(
        "示例市图书馆关于调整开放时间的通知\n各分馆：\n" + "本馆每日九时开放，读者凭证借阅，按期归还，保持安静，爱护图书，配合登记。\n" * 8,
        "示例市图书馆关于调整开放时间的公告\n" + "本馆每日九时开放，读者凭证借阅，按期归还，保持安静，爱护图书，配合登记。\n" * 8,
        "示例市图书馆关于调整开放时间的通知",
    ),
    check=check,
    profiles=frozenset({"document"}),
    scope=Scope.PASSAGE,
)  # fmt: skip
