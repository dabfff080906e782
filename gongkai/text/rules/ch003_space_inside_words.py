"""CH003 汉字之间有多余空格。

Why: 多余的空格把词语隔断，检索不到；多由网页抽取或换行造成。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_CITATION = re.compile(
    r"条( +)(?=第 *（)|条( +)(?=（[一二三四五六七八九十]+）项)|第( +)(?=（[一二三四五六七八九十]+）项)"
)
# The name of an organ is one word.
_ORGAN = re.compile(r" (?<=[省市县区州盟旗] )(?=人民政府)| (?<=人民政府 )(?=办公[厅室])")
_DAY = re.compile(r"(?<!\d)(?:\d{4}( *)年( *))?\d{1,2}( *)月( *)\d{1,2}( *)日")
_NEAR_DAY = re.compile(r" [月日]|[年月] ")
_BETWEEN = re.compile(r" (?<=[一-龥，、；] )(?=[一-龥])")
# After a numbered label, a dateline or a name a space is right: 第一条 为了…, 新华社北京电 记者…
_LABEL = re.compile(r"\S{1,5}|[^，。；：]{0,16}(?:\d[^，。；：]{0,6}|[项编件电讯])")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇\d]+[条章节款](?:之[一二三四五六七八九十]+)?$")
_LONGEST_LABEL = 24  # characters, of an article's number too


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _CITATION.finditer(text):
        yield *hit.span(hit.lastindex or 0), ""
    for hit in _ORGAN.finditer(text):
        yield *hit.span(), ""
    yield from _in_sentences(text)
    for hit in _DAY.finditer(text) if _NEAR_DAY.search(text) else ():
        gaps = [hit.span(n) for n in range(1, hit.re.groups + 1) if hit.span(n) != (-1, -1)]
        # 2022 年 1 月 13 日 is a way of setting figures; 2022年1月13 日 is a slip.
        if len({end > start for start, end in gaps}) == 2:
            yield from ((start, end, "") for start, end in gaps if end > start)


def _in_sentences(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Blanks in the lines that end as a sentence does."""
    at = 0
    while first := _BETWEEN.search(text, at):
        start = text.rfind("\n", at, first.start()) + 1
        end = text.find("\n", first.start())
        at = end if end >= 0 else len(text)
        if _is_sentence(text, start, at):
            yield from _in_sentence(text, start, at)


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether the last clause of a line is closed and holds no blank."""
    clause = max(text.rfind(mark, start, end - 1) for mark in "，；")
    return text[end - 1] in "。；" and clause > text.rfind(" ", start, end)


def _in_sentence(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    words = start + len(text[start:end]) - len(text[start:end].lstrip())
    before, within_title = start, False
    for hit in _BETWEEN.finditer(text, start, end):
        at = hit.start()
        opened, closed = (text.rfind(mark, before, at) for mark in "《》")
        if opened != closed:
            within_title = opened > closed
        before = at
        if not within_title and not _is_label(text, words, at):
            yield *hit.span(), ""


def _is_label(text: str, start: int, end: int) -> bool:
    near = max(start, end - _LONGEST_LABEL)
    return (
        near == start and bool(_LABEL.fullmatch(text, start, end)) or bool(_ARTICLE.search(text, near, end))
    )


RULE = Rule(
    code="CH003",
    name="space-inside-words",
    gravity=Gravity.WARNING,
    says="汉字之间有多余的空格",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "第二十条 第 (一)项 |",
        "示例市 人民政府关于印发通知",
        "各地要认真落实 责任制，及时公开，确保质量。",
        "2022年1月13 日",
    ),
    right=(
        "第二十条第（一）项",
        "第一条 为了规范公开工作，制定本办法。",
        "第五条 第二审案件由上级机关办理，不得委托。",
        "第一章 总则",
        "白山市文化广播电视和旅游局 2023年1月5日",
        "示例市人民政府 关于印发通知",
        "附件 政务公开工作要点",
        "王 某，男，汉族。",
        "本报北京1月1日电 记者张某报道，会议召开。",
        "2022 年 1 月 13 日",
        "依照《食品安全国家标准 食品添加剂使用标准》，不得添加。",
        "使用 Python 编写，运行正常。",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.TEXT,
    anchors=(" ",),
)
