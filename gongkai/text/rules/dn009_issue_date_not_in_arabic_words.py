"""DN009 成文日期写法不对。

Why: 成文日期用阿拉伯数字将年、月、日标全，不用“2023.1.5”，也不用汉字数字，口语的“号”写作“日”。
"""

from collections.abc import Iterator
from datetime import date

from gongkai.text.dateline import dateline
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage) -> Iterator[Hit]:
    found = passage.once(dateline)
    # A day all by itself is dated by nobody.
    if found and not found.is_arabic and found.day and len(passage.paragraphs) > 1:
        yield Hit(found.start, found.end, f"{found.day.year}年{found.day.month}月{found.day.day}日")


RULE = Rule(
    code="DN009",
    name="issue-date-not-in-arabic-words",
    gravity=Gravity.WARNING,
    says="成文日期应写作“{better}”",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "特此通知。\n示例市图书馆\n2023.1.5",
        "特此通知。\n示例市图书馆\n二〇二三年一月五日",
        "特此通知。\n示例市图书馆 2023-01-05",
        "特此通知。\n示例市图书馆\n2023年1月5号",
    ),
    right=(
        "特此通知。\n示例市图书馆\n2023年1月5日",
        "自2023.1.5起施行。",
        "二〇二三年一月五日",
        "二〇二三年一月五日，本馆开放。",
        "特此通知。\n示例市图书馆\n2023年1月5日印发",
    ),
    check=check,
    profiles=frozenset({"document", "report"}),
    scope=Scope.PASSAGE,
    since=date(2012, 7, 1),
)
