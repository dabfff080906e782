"""CH003 汉字之间有多余空格。

Why: 多余的空格把词语隔断，检索不到；多由网页抽取或换行造成。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.personal.surnames import COMMON
from gongkai.text.personal.usual import is_usual
from gongkai.text.rule import Rule, Scope
from gongkai.text.spelling.shipped import terms, usual_pairs

# 公共服务科 李晓华: a person is set apart from the office they work in.
_SURNAMES = "".join(sorted(COMMON))
_CITATION = re.compile(
    r"第[一二三四五六七八九十]{1,3}( +)款|条( +)(?=第 *（)|条( +)(?=（[一二三四五六七八九十]+）项)|第( +)(?=（[一二三四五六七八九十]+）项)"
)
# 平 湖镇人民政府: a name of two characters, cut at the beginning of a line that holds no other blank.
_PLACE = re.compile(
    r" (?<=^[一-龥] )(?<![附转致呈送报第原共各本县省市区全该经由] )(?=[一-龥](?:镇|乡|村|市|街道|社区)(?:人民政府|党委|党政|办事处|人大|政府|便民|综合|村民委员会|居民委员会)[^ \n]{2,}$)",
    re.M,
)
# The name of an organ is one word.
_ORGAN = re.compile(r" (?<=[省市县区州盟旗] )(?=人民政府)| (?<=人民政府 )(?=办公[厅室])")
_DAY = re.compile(r"\d(?<!\d.)(?:\d{3}( *)年( *)\d{1,2}|\d?)( *)月( *)\d{1,2}( *)日")
_NEAR_DAY = re.compile(r" [年月日]|[年月] ")
_BETWEEN = re.compile(
    rf" (?<=[一-龥，、；] )(?=[一-龥])(?!(?<=[科室处局部股办委队站所馆院] )[{_SURNAMES}][一-龥]{{1,2}}(?:[，；、。：（]|$))",
    re.M,
)
# Beside a mark, and between two halves of a usual word.
_AT_MARK = re.compile(
    r" (?<=[一-龥”》）\d%] ) ?(?=[，。；：、！？）”》](?! ))| (?<=\d )(?=%)| (?<=[（“《] ) ?(?=[一-龥])"
)
_IN_WORD = re.compile(r" (?<=[一-龥] )(?=[一-龥])")
_SET_SO = re.compile(r" [，。；：、] ")
_HAN_BESIDE = re.compile(r"[一-龥]{1,8}")
_HAN_BEFORE = re.compile(r"[一-龥]{1,8}$")
_ANY_MARK = re.compile("[，。；]")
_LONGEST_TERM, _SHORT_LABEL = 8, 5
_MOST = 8  # blanks of a line that was not set with blanks throughout
_LONG_ENOUGH = 10  # characters of a line that is more than a heading
# After a numbered label, a dateline or a name a space is right: 第一条 为了…, 新华社北京电 记者…
_LABEL = re.compile(r"\S{1,5}|[^，。；：]{0,16}(?:\d[^，。；：]{0,6}|[项编件电讯])")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇\d]+[条章节款](?:之[一二三四五六七八九十]+)?$")
_LONGEST_LABEL = 24  # characters, of an article's number too


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _CITATION.finditer(text):
        yield *hit.span(hit.lastindex or 0), ""
    for hit in _PLACE.finditer(text):
        yield *hit.span(), ""
    for hit in _ORGAN.finditer(text):
        yield *hit.span(), ""
    yield from _in_sentences(text)
    yield from _at_marks(text)
    yield from _in_words(text)
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
    hits = list(_BETWEEN.finditer(text, start, end))
    for hit in hits if len(hits) <= _MOST else ():
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


def _line(text: str, start: int, end: int) -> tuple[str, str]:
    """The line's words before and behind."""
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : start], text[end : stop if stop >= 0 else len(text)]


def _few_to_a_line(text: str, pattern: re.Pattern[str], most: int) -> Iterator[re.Match[str]]:
    """The hits of lines that hold no more of them than that: a line with many was set so."""
    run: list[re.Match[str]] = []
    end = -1
    for hit in pattern.finditer(text):
        if hit.start() >= end:
            yield from run if len(run) <= most else ()
            run = []
            stop = text.find("\n", hit.end())
            end = stop if stop >= 0 else len(text)
        run.append(hit)
    yield from run if len(run) <= most else ()


def _at_marks(text: str) -> Iterator[tuple[int, int, str]]:
    for hit in _few_to_a_line(text, _AT_MARK, 2):
        before, after = _line(text, *hit.span())
        is_line = len(before.strip()) > 2 and len(before + after) >= _LONG_ENOUGH
        if is_line and "|" not in before + after and not _SET_SO.search(before + hit[0] + after):
            yield *hit.span(), ""


def _in_words(text: str) -> Iterator[tuple[int, int, str]]:
    """A single blank that cuts a usual word, or a usual term, in a line that is a sentence."""
    for hit in _few_to_a_line(text, _IN_WORD, 1):
        before, after = _line(text, *hit.span())
        is_set_apart = " " in before.strip() or " " in after.strip() or "|" in after
        if is_set_apart or len(before + after) < _LONG_ENOUGH or not _ANY_MARK.search(before + after):
            continue
        left, right = _HAN_BEFORE.search(before[-_LONGEST_TERM:]), _HAN_BESIDE.match(after)
        # 目 录, 附 件 and what else begins a line may be set apart.
        is_label = len(before.strip()) < _SHORT_LABEL
        if (
            left
            and right
            and not _ARTICLE.search(before[-12:])
            and _cuts_a_word(left[0], right[0], is_label=is_label)
        ):
            yield *hit.span(), ""


def _cuts_a_word(left: str, right: str, *, is_label: bool) -> bool:
    """Whether a usual term of four characters and more runs over the cut, or (not behind a label) a usual pair."""
    for before in range(1, len(left) + 1):
        for after in range(max(1, 4 - before), min(len(right), _LONGEST_TERM - before) + 1):
            if left[-before:] + right[:after] in terms():
                return True
    pair = left[-1] + right[0]
    return not is_label and (pair in usual_pairs() or is_usual(pair) and _hangs_loose(left, right))


def _hangs_loose(left: str, right: str) -> bool:
    """Whether the halves of a rarer word belong to nothing else: 上报碑|帖的收藏."""
    return len(left) > 1 and len(right) > 1 and not is_usual(left[-2:]) and not is_usual(right[:2])


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
        "材料由示例市市场 监督管理局统一受理。",
        "联系人和联系电 话见本馆公告。",
        "不符合条件的申请 ，说明理由。",
        "各分馆月底前上报碑 帖的收藏情况。",
        "依照第二 款规定办理。",
        "平 湖镇人民政府关于开放书屋的通知",
    ),
    right=(
        "会议由市局召开，联系人：公共服务科 李晓华；来电请在工作日，其他时间不接听。",
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
        "会 议 通 知，各分馆：",
        "附 平湖镇人民政府关于开放书屋的通知",
        "转 湖镇人民政府通知",
        "各分馆月底前由综合科 刘洪收齐水费。",
        "示例市档案馆 负责保管全市档案。",
        "开放时间 ： 九时 ， 闭馆时间 ： 十七时 ， 周一闭馆 。",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.TEXT,
    anchors=(" ",),
)
