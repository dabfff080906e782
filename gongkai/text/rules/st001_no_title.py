"""ST001 没有标题。

Why: 公文标题由发文机关、事由和文种组成；开头直接是正文，读者和目录都不知道这是什么文件。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.whole import head, is_whole

_SENTENCE = re.compile(r"[。；！？]|，[^，]*，|：$")
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]+[条章])"
)


def check(passage: Passage) -> Iterator[Hit]:
    if is_whole(passage):
        (first,) = head(passage, 1)
        words = passage.words(first).rstrip()
        if _SENTENCE.search(words) or _NUMBERED.match(words):
            start = first.start + len(words) - len(words.lstrip())
            yield Hit(start, start + 1)


RULE = Rule(
    code="ST001",
    name="no-title",
    gravity=Gravity.ADVICE,
    says="开头直接是正文，请核对是否缺少标题",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "今年本馆按照要求，不断拓展服务内容，取得了一定成效。\n" + "本馆每日九时开放，读者凭证借阅，按期归还，保持安静，爱护图书，配合登记。\n" * 8,
    ),
    right=(
        "示例市图书馆2023年工作总结\n" + "本馆每日九时开放，读者凭证借阅，按期归还，保持安静，爱护图书，配合登记。\n" * 8,
        "今年本馆按照要求，不断拓展服务内容，取得了一定成效。",
        "示文旅办〔2023〕7号\n关于开放的通知\n" + "本馆每日九时开放，读者凭证借阅，按期归还，保持安静，爱护图书，配合登记。\n" * 8,
    ),
    check=check,
    profiles=frozenset({"document", "report"}),
    scope=Scope.PASSAGE,
)  # fmt: skip
