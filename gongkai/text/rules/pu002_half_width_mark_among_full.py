"""PU002 全角标点中夹有半角标点。

Why: 全文用全角而个别处用半角，是输入时没有切换；中文句子末尾的“.”也应当是“。”。
"""

from collections.abc import Iterator

from gongkai.text.finding import Edit, Fix, Gravity
from gongkai.text.half_width import half_width_marks, is_written_half_width
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.together import together

_KIND = {"）": "（"}  # the two of a pair are of one kind


def check(passage: Passage) -> Iterator[Hit]:
    if is_written_half_width(passage):
        return
    of_kind: dict[str, list[Edit]] = {}
    for edit in passage.once(half_width_marks):
        of_kind.setdefault(_KIND.get(edit.words, edit.words), []).append(edit)
    for edits in of_kind.values():
        # Whether a stop ends the sentence a person must say.
        yield from together(edits, Fix.UNSAFE if edits[0].words == "。" else Fix.SAFE)


RULE = Rule(
    code="PU002",
    name="half-width-mark-among-full",
    gravity=Gravity.WARNING,
    says="此处的“{found}”是半角标点，应为“{mark}”{count}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "会议强调，要压实责任,抓好落实。",
        "按照通知（示文旅办〔2022〕31号)要求，做好工作。",
        "办理登记有关事项等.开放方面，出台制度，方便读者。",
        "指定办公室为工作机构.二是突出重点。",
        "（一）整理(馆藏)图书，(书库)旧报，(分馆)期刊，登记造册，逐页检查，及时修补。",
        "联系人：王某;电话：8000000，地点：一楼。",
    ),
    right=(
        "会议强调，要压实责任，抓好落实。",
        "局属各单位,机关各科:",
        "会议于10:30开始，有1,200人参加。",
        "参见GB/T 15834（国家标准）第4.1节。",
        "执行标准 Notes (draft) 之后，再行处理。",
        "一.总则",
        "作者约翰.史密斯，读者若干。",
        "网址为www.example.com/a?b=1,2，请查询。",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
