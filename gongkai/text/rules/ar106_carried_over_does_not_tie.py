"""AR106 收、结、存四个数勾稽不上。

Why: 上年结转加本年新收，等于本年办理加结转下年，差一件就是有一件申请没有下落。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import ARABIC, arabic, shown
from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule

_GAP = r"[^。\d\n]{0,14}?"
_IN = re.compile(rf"(?:上年(?:度)?|上一年度?|\d{{4}}年度?)结转(?:过?来)?(?:的)?{_GAP}({ARABIC})件")
_NEW = re.compile(rf"(?:本年度?|全年|今年)?(?:新收|新增|收到|受理){_GAP}({ARABIC})件")
_DONE = re.compile(
    rf"(?:(?:已|全年|本年度?|共|按[时期])*(?:办结|办理|答复|处理)(?!率){_GAP}|办理结果总?计?(?:为)?)({ARABIC})件"
)
_OUT = re.compile(
    rf"结转(?:至|到|入)?(?:下年度?|下一年度?|次年|\d{{4}}年度?)(?:继续)?(?:办理)?(?:的)?{_GAP}({ARABIC})件"
)
_SENTENCE = re.compile(r"[^。\n]+")
_UNCLEAR = re.compile(r"其中|同比|比上年|较上年|以上|余件|约|复议|诉讼|信件|提案")


def check(line: str) -> Iterator[Hit]:
    for sentence in _SENTENCE.finditer(line):
        if sentence[0].count("结转") != 2 or _UNCLEAR.search(sentence[0]):
            continue
        # One statement of each kind and no fifth number: otherwise nobody knows which is which.
        found = [list(pattern.finditer(sentence[0])) for pattern in (_IN, _OUT)]
        rest = "".join("　" if _covered(found, at) else sign for at, sign in enumerate(sentence[0]))
        found += [list(pattern.finditer(rest)) for pattern in (_NEW, _DONE)]
        if any(len(hits) != 1 for hits in found) or len(re.findall(rf"{ARABIC}件", sentence[0])) != 4:
            continue
        amounts = [arabic(hits[0][1]) for hits in found]
        carried, out, new, done = (one.value if one else None for one in amounts)
        if carried is None or out is None or new is None or done is None or carried + new == done + out:
            continue
        start = min(hits[0].start() for hits in found)
        end = max(hits[0].end() for hits in found)
        words = {"left": shown(carried + new), "right": shown(done + out)}
        yield Hit(sentence.start() + start, sentence.start() + end, words=words)


def _covered(found: list[list[re.Match[str]]], at: int) -> bool:
    return any(hit.start() <= at < hit.end() for hits in found for hit in hits)


RULE = Rule(
    code="AR106",
    name="carried-over-does-not-tie",
    gravity=Gravity.ERROR,
    says="上年结转加本年新收为{left}件，办结加结转下年为{right}件，两者应当相等",
    source="国办公开办函〔2021〕30号（表三所印勾稽关系）",
    wrong=(
        "本年新收政府信息公开申请25件，上年结转3件，办结26件，结转下年度继续办理1件。",
        "上年结转2件，本年度收到申请10件，全年答复9件，结转下年度2件。",
    ),
    right=(
        "本年新收政府信息公开申请25件，上年结转3件，办结27件，结转下年度继续办理1件。",
        "上年结转2件，本年新收10件，办结9件。",
        "上年结转2件，本年新收10件，其中自然人8件，办结9件，结转下年度2件。",
        "本年新收25件，上年结转3件。办结26件，结转下年度1件。",
        "上年结转资金2万元，本年收到10万元，支出9万元，结转下年度2万元。",
    ),
    check=check,
    anchors=("结转",),
)
