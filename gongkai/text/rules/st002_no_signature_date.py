"""ST002 没有署名和成文日期。

Why: 没有成文日期，文件何时生效、期限从何时起算都无从确定。
"""

import re
from collections.abc import Iterator

from gongkai.text.dateline import dateline
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.whole import head, is_whole

_HEAD = 6  # lines under the title may bear the day: （2023年1月5日）, 2023年1月5日…通过
_DAY = re.compile(
    r"(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|[一二][一二三四五六七八九〇○零]{3}年[一二三四五六七八九十]{1,2}月"
)
_DAY_NEAR_END = 200  # characters: a day in the last words, wherever it stands


def check(passage: Passage) -> Iterator[Hit]:
    if not is_whole(passage) or passage.once(dateline):
        return
    last = passage.paragraphs[-1]
    near_end = passage.shadow[max(0, last.end - _DAY_NEAR_END) : last.end]
    if _DAY.search(near_end) or any(
        _DAY.search(passage.words(line)) for line in head(passage, _HEAD)[:_HEAD]
    ):
        return
    end = last.start + len(passage.words(last).rstrip())
    yield Hit(end - 1, end)


RULE = Rule(
    code="ST002",
    name="no-signature-date",
    gravity=Gravity.ADVICE,
    says="文末没有署名和成文日期，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "示例市图书馆工作总结\n" + "本馆每日九时开放，读者凭证借阅，按期归还，保持安静，爱护图书，配合登记。\n" * 8,
    ),
    right=(
        "示例市图书馆工作总结\n" + "本馆每日九时开放，读者凭证借阅，按期归还，保持安静，爱护图书，配合登记。\n" * 8 + "示例市图书馆\n2023年1月5日\n",
        "示例市图书馆工作总结\n（2023年1月5日）\n" + "本馆每日九时开放，读者凭证借阅，按期归还，保持安静，爱护图书，配合登记。\n" * 8,
        "本馆每日九时开放。",
    ),
    check=check,
    profiles=frozenset({"document", "report"}),
    scope=Scope.PASSAGE,
)  # fmt: skip
