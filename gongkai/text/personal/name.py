"""Names (姓名) which the words around announce: a label, a title, a sex, the head of a column. Others are only likely.

Whoever is named by a post (局长, 联系人, 法定代表人, 任命……为) is named as a fact of office and never certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gongkai.text.automaton import Longest
from gongkai.text.personal.name_shape import (
    FOLLOWS,
    is_likely,
    is_name,
    name_end,
    surname_length,
    words_like_names,
)
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.surnames import COMMON, GIVEN

_PERSON = [
    "再审申请人",
    "被申请人",
    "申请人",
    "被上诉人",
    "上诉人",
    "原告",
    "原告人",
    "被告",
    "被告人",
    "第三人",
    "当事人",
    "被处罚人",
    "被执行人",
    "投诉人",
    "举报人",
    "反映人",
    "信访人",
    "来访人",
    "来信人",
    "委托代理人",
    "代理人",
    "受害人",
    "被害人",
    "受害者",
    "户主",
    "监护人",
    "患者",
    "病人",
    "死者",
    "伤者",
    "嫌疑人",
    "违法行为人",
    "证人",
    "收件人",
    "收货人",
    "收款人",
    "持卡人",
    "户名",
    "车主",
    "驾驶人",
    "驾驶员",
    "业主",
    "承租人",
    "出租人",
    "借款人",
    "贷款人",
    "担保人",
    "报警人",
    "报案人",
    "学生",
    "学员",
    "家长",
    "姓名",
    "受益人",
    "救助对象",
    "低保对象",
    "产权人",
    "权利人",
    "继承人",
    "被征收人",
    "村民",
    "居民",
    "市民",
    "经营者",
    "投保人",
    "被保险人",
    "领取人",
    "被救助人",
    "被监护人",
    "受送达人",
    "应聘人",
    "考生",
    "患儿",
    "女童",
    "男童",
    "儿童",
]
_OFFICE = [
    "联系人",
    "负责人",
    "法定代表人",
    "法人代表",
    "承办人",
    "经办人",
    "咨询人",
    "责任编辑",
    "责任人",
    "签发人",
    "审核人",
    "执法人员",
    "主办律师",
    "项目经理",
    "校对",
]
_POST = "局长|市长|县长|区长|镇长|乡长|村长|书记|主任|科长|处长|部长|厅长|司长|主席|委员|董事长|总经理|院长|校长|所长|站长|队长|秘书长|调研员|审判长|审判员|书记员|检察官|法官"
_AFTER_LABEL = re.compile(r"(?:姓名)?(?:\([^()\n]{1,8}\))?(?P<sep>\s*[:|｜是为]\s*|[ \t]+|)")
_CELL_BEGINS = re.compile(r"(?:^|[\n|]) ?$")
_BY_POST = re.compile(rf"(?:{_POST}|任命|聘任|免去|提名|选举)(?=[\u4e00-\u9fff]{{2}})")
_TITLE = re.compile("同志|先生|女士")
_SEX = re.compile(r"[\s,，(（|:]{1,3}[男女](?=[,，、;；)）\s|]|$)")
_LEADS = re.compile(
    "(?:[任命聘去由对向与和给为让请经及]|党员|干部|书记|长|主任|[员人主民生者师授]|记者|等|的|是)$"
)
_NAMED_COLUMN = re.compile("姓名|名字|户主|申请人|当事人|被处罚人|收件人|业主|车主|学生")
_TO_BE_IN_OFFICE = re.compile("现任|拟任|任职|同志|党委|党组|副?(?:局|处|科|县|市)长")
_LIKELY = re.compile(f"[{''.join(sorted(COMMON - set('万任向方武江苏文')))}][{''.join(sorted(GIVEN))}]{{2}}")


def hits(shadow: Shadow) -> Iterator[Personal]:
    yield from _after_labels(shadow)
    yield from _after_posts(shadow)
    yield from _before_titles(shadow)
    yield from _before_sex(shadow)
    for start, end, head in shadow.columns:
        if _NAMED_COLUMN.search(head):
            yield from _cell(shadow.plain, start, end)


def likely(shadow: Shadow) -> Iterator[Personal]:
    """What looks like a name where nothing announces one: common surname, two characters of given names, no word of its own."""
    plain, words = shadow.plain, words_like_names()
    for m in _LIKELY.finditer(plain):
        if m[0][1:] in words or plain[max(0, m.start() - 1) : m.start() + 1] in words or not is_likely(m[0]):
            continue
        if _stands_free(plain, *m.span()):
            yield Personal(*m.span(), "name", False, "likely")


def repeated(shadow: Shadow, names: Iterable[Personal]) -> Iterator[Personal]:
    """Other places of names that are certain. One of two characters only where it stands by itself, and is no word."""
    certain = {shadow.plain[one.start : one.end]: one.reason for one in names if one.certain}
    again = sorted(
        said
        for said, reason in certain.items()
        if is_likely(said) or (reason != "shape" and said not in words_like_names())
    )
    if not again:
        return
    for start, said in Longest(again).places(shadow.plain):
        end = start + len(said)
        if end - start > 2 or name_end(shadow.plain, start) == end:
            yield Personal(start, end, "name", True, "named_before")


def _after_labels(shadow: Shadow) -> Iterator[Personal]:
    for start, label in _labels().places(shadow.plain):
        stop = start + len(label)
        m = _AFTER_LABEL.match(shadow.plain, stop)
        if m is None or not surname_length(shadow.plain, m.end()) and not m["sep"]:
            continue
        if "|" in m["sep"] and not _CELL_BEGINS.search(shadow.plain, max(0, start - 2), start):
            continue  # the end of one cell and the next one, not a label and its name
        end = name_end(shadow.plain, m.end(), announced=bool(m["sep"]))
        if end is not None:
            is_person = label in _PERSON
            said = "labelled" if m["sep"] else "shape"
            yield Personal(m.end(), end, "name", is_person, said if is_person else "post")


@cache
def _labels() -> Longest:
    return Longest(_PERSON + _OFFICE)


def _after_posts(shadow: Shadow) -> Iterator[Personal]:
    for m in _BY_POST.finditer(shadow.plain):
        end = name_end(shadow.plain, m.end())
        if end is not None:
            yield Personal(m.end(), end, "name", False, "post")


def _before_titles(shadow: Shadow) -> Iterator[Personal]:
    for title in _TITLE.finditer(shadow.plain):
        start = _begins(shadow.plain, title.start(), polite=title[0] != "同志")
        if start is not None:
            in_office = title[0] == "同志"
            yield Personal(start, title.start(), "name", not in_office, "post" if in_office else "labelled")


def _before_sex(shadow: Shadow) -> Iterator[Personal]:
    plain = shadow.plain
    for m in _SEX.finditer(plain):
        for length in (4, 3, 2):
            start = m.start() - length
            if (
                start >= 0
                and not _is_han(plain[max(0, start - 1) : start])
                and is_name(plain[start : m.start()], announced=True)
            ):
                in_office = bool(_TO_BE_IN_OFFICE.search(shadow.after(m.end(), 80)))
                yield Personal(start, m.start(), "name", not in_office, "post" if in_office else "labelled")


def _cell(plain: str, start: int, end: int) -> Iterator[Personal]:
    said = plain[start:end]
    begin = start + len(said) - len(said.lstrip())
    if name_end(plain, begin, announced=True) == begin + len(said.strip()):
        yield Personal(begin, begin + len(said.strip()), "name", True, "column")


def _begins(plain: str, end: int, *, polite: bool) -> int | None:
    """Where the name before a title begins: at an edge or after a word that leads to one, else where it is likely."""
    starts = [end - length for length in (4, 3, 2) if end >= length]
    for start in starts:
        at_edge = not _is_han(plain[max(0, start - 1) : start])
        if (at_edge or _LEADS.search(plain, max(0, start - 3), start)) and is_name(
            plain[start:end], announced=polite and at_edge
        ):
            return start
    return next((start for start in starts if end - start > 2 and is_likely(plain[start:end])), None)


def _stands_free(plain: str, start: int, end: int) -> bool:
    """Whether something beside it says that a word begins or ends here."""
    if not _is_han(plain[max(0, start - 1) : start]) or _LEADS.search(plain, max(0, start - 3), start):
        return True
    return not _is_han(plain[end : end + 1]) or bool(FOLLOWS.match(plain, end))


def _is_han(said: str) -> bool:
    return "\u4e00" <= said <= "\u9fff" if len(said) == 1 else False
