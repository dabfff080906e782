"""CH006 用了形近的别的符号。

Why: “二○二三年”里的圆圈、“第—条”里的横线、康熙部首的“⼯”，看着像，检索和比对时却是别的字符。
"""

import re
from collections.abc import Callable, Iterator

from gongkai.text import radicals
from gongkai.text.finding import Edit, Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.together import together

Turn = Callable[[re.Match[str]], str]
_HAN_DIGIT = "一二三四五六七八九十百千〇○◯ОοΟ"
_PLAIN = dict(zip("﹐﹑﹒﹔﹕﹖﹗﹙﹚｡､｢｣〝〞∶∼〜", "，、。；：？！（）。、“”“”：～～", strict=True))
_BETWEEN_FIGURES = "∶∼〜"  # 1∶500 is right, and so are the others among figures
_DOUBLED = ("<<", "﹤﹤", "＜＜")
_DIGITS = str.maketrans("OolI", "0011")
_DASHED = (
    "进—步|统—|第—(?=[条章节款项批届次名个])|之—(?![一-龥—])|同—(?=[个种单时])|唯—"
    "|—定(?=[要能会程的])|—致|—律(?=[不按由])|—般|—是(?=[一-龥])|—旦|—直"
)
_HAN = re.compile("[一-龥]")


def _one(hit: re.Match[str]) -> str:
    """—步 → 一步; what belongs to —— is left as it is."""
    around = hit.string[max(0, hit.start() - 1) : hit.end() + 1]
    return hit[0] if "——" in around else hit[0].replace("—", "一")


def _plain(hit: re.Match[str]) -> str:
    around = hit.string[max(0, hit.start() - 1) : hit.start()] + hit.string[hit.end() : hit.end() + 1]
    digits = hit[0] in _BETWEEN_FIGURES and any(one.isascii() for one in around)
    return _PLAIN[hit[0]] if _HAN.search(around) and not digits else hit[0]


def _year(hit: re.Match[str]) -> str:
    before = hit.string[max(0, hit.start() - 1) : hit.start()]
    return hit[0] if before.isascii() and before.isalnum() else hit[0].translate(_DIGITS)


# Every pattern begins with a mark or a class, which is found fast; what stands before is looked at afterwards.
_KINDS: tuple[tuple[re.Pattern[str], Turn], ...] = (
    (re.compile(rf"[○◯ОοΟ](?<=[{_HAN_DIGIT}].)(?=[{_HAN_DIGIT}年月日号条页])"), lambda hit: "〇"),
    (re.compile("[•‧・∙⋅](?<=[一-龥].)(?=[一-龥])"), lambda hit: "·"),
    (
        re.compile(r"[<≪«﹤＜]{1,2}(?=[一-龥])([^<>≪≫«»﹤﹥＜＞\n]{2,50})(?:>>|≫|»|﹥﹥|＞＞)"),
        lambda hit: f"《{hit[1]}》" if hit[0][:2] in _DOUBLED or hit[0][0] in "≪«" else hit[0],
    ),
    (re.compile(f"[{''.join(_PLAIN)}]"), _plain),
    # Radicals and compatibility forms come out of PDF files in place of the characters.
    (radicals.RADICAL, lambda hit: radicals.plain(hit[0])),
    (re.compile(r"(\d\d|\d[年月日])一(?=\d\d)"), lambda hit: f"{hit[1]}—"),
    (re.compile(_DASHED), _one),
    (re.compile(r"[12](?=\d{0,2}[OolI])[\dOolI]{3}(?=年)"), _year),
    (
        re.compile(r"年(?=\d?[OolI])[\dOolI]{1,2}(?=月)|月(?=\d?[OolI])[\dOolI]{1,2}(?=日)"),
        lambda hit: hit[0].translate(_DIGITS),
    ),
)
# The first of them begin with a mark that few texts hold at all.
_ODD_MARKS = 5
_ODD_MARK = re.compile(f"[○◯ОοΟ•‧・∙⋅<≪«﹤＜{''.join(_PLAIN)}\u2e80-\u2fdf\uf900-\ufaff]")


def check(passage: Passage) -> Iterator[Hit]:
    for pattern, right in _KINDS if _ODD_MARK.search(passage.text) else _KINDS[_ODD_MARKS:]:
        edits = [Edit(*hit.span(), right(hit)) for hit in pattern.finditer(passage.text)]
        yield from together([edit for edit in edits if _differs(passage.text, edit)], Fix.UNSAFE)


def _differs(text: str, edit: Edit) -> bool:
    return bool(edit.words) and text[edit.start : edit.end] != edit.words


RULE = Rule(
    code="CH006",
    name="look-alike-character",
    gravity=Gravity.WARNING,
    says="“{found}”是形近的别的字符，应为“{mark}”{count}",
    source="《信息技术 中文编码字符集》（GB 18030—2022）",
    wrong=(
        "二○二三年十二月",
        "作者约翰•史密斯",
        "2019一2023年",
        "进—步做好开放工作，统—编目。",
        "学习<<读者服务规程>>。",
        "做好消毒﹔做好登记。",
        "示例市⽂化馆",
        "2O23年l2月",
    ),
    right=(
        "二〇二三年十二月",
        "作者约翰·史密斯",
        "2019—2023年",
        "比例尺为1∶5000",
        "进一步做好开放工作，统一编目。",
        "——是读者的家园",
        "学习《读者服务规程》。",
        "a<<b且c>>d",
        "•做好消毒",
        "○甲 ○乙",
        "5一1",
        "Ol年",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
