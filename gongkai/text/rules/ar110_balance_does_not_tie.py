"""AR110 收支、办理数与余数对不上。

Why: 预算减支出等于结余，受理减办结等于在办；三个数写在一处却对不上，必有一个错了。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import ARABIC, Amount, arabic, shown
from gongkai.text.finding import Gravity
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule

_GAP = r"[^\d，。；：、（）\n]{0,10}?"
_UNIT = rf"(?:元|人次|{UNITS})"
_BY = r"[，、；]"
# What there was, what went of it, what is left of it; the number right behind, one clause each.
_FRAMES = (
    ("预算|收入|到位资金|下达资金|下拨|拨款|筹集|筹资|总投资|计划完成|计划投资|投资计划|经费", "支出|使用|已支付|支付|花费|已完成|完成", "结余|节约|节省|结转下年|还剩|剩余|余额|尚余|结存|未支出|未使用|未完成"),
    ("应到|共有代表|全体代表|应参会|应参加|应出席", "实到|实参会|到会|实际到会|实际参会|出席|到会", "缺席|缺勤|请假|未到"),
    ("受理|收到|收集|征集|接到|交办|转办|登记|接办|发现问题|发现隐患|排查问题|排查隐患|排查", "办结|已整改|完成整改|整改到位|整改完成|已办|已回复|回复|已答复|答复|处理完毕|整改", "在办|尚有|还有|剩余|正在办理|尚未办结|未办结|未办|待办|正在整改|未整改|待整改|尚未整改|未完成整改|正在处理"),
)  # fmt: skip
_THREE = tuple(
    re.compile(
        rf"(?:{whole}){_GAP}(?P<a>{ARABIC})(?P<unit>{_UNIT})(?:[问隐][题患])?{_BY}[^\d，。；、\n]{{0,6}}?(?:{gone}){_GAP}(?P<b>{ARABIC})(?P=unit)"
        rf"{_BY}[^\d，。；、\n]{{0,4}}?(?:{left}){_GAP}(?P<c>{ARABIC})(?P=unit)(?:[问隐][题患])?(?:[未正尚在][一-龥]{{1,5}})?(?=[，。；）]|$)"
    )
    for whole, gone, left in _FRAMES
)
_STOCK = re.compile(
    rf"(?:期初|年初|上年末?|月初|上年度)(?:库存|结存|结转|实有|在册|存量|余额)?{_GAP}(?P<a>{ARABIC})(?P<unit>{_UNIT}){_BY}[^\d，。；、\n]{{0,6}}?(?:购入|新增|增加|入库|新购|新收|新进|收到|受理|收入|本年收){_GAP}(?P<d>{ARABIC})(?P=unit)"
    rf"{_BY}[^\d，。；、\n]{{0,6}}?(?:发出|减少|出库|报废|核销|注销|使用|领用|借出|办结|办理|支出|答复|售出){_GAP}(?P<b>{ARABIC})(?P=unit){_BY}[^\d，。；、\n]{{0,6}}?(?:期末|年末|月末|年底|现)(?:库存|结存|结转|结余|实有|在册|存量|余额|有)?{_GAP}(?P<c>{ARABIC})(?P=unit)"
)
# Something from before, or something else beside, and the three need not tie.
_MORE = re.compile(
    r"上年|结转|往年|历年|累计|另|其他收入|利息|调剂|追加|约|余[万亿元件人]|多[万亿元件人]|近\d|撤回|不予|终止|移送"
)
_BACK = 40


def check(line: str) -> Iterator[Hit]:
    for pattern in (*_THREE, _STOCK):
        for hit in pattern.finditer(line):
            begin = max(line.rfind(mark, 0, hit.start()) for mark in "。；") + 1
            if _MORE.search(line, max(begin, hit.start() - _BACK), hit.end()) and pattern is not _STOCK:
                continue
            whole, gone, left = (arabic(hit[name]) for name in "abc")
            more = arabic(hit["d"]) if pattern is _STOCK else Amount(whole.value * 0) if whole else None
            if whole and gone and left and more and _is_off(whole, more, gone, left):
                right = whole.value + more.value - gone.value
                yield Hit(*hit.span(), words={"right": shown(right), "unit": hit["unit"]})


def _is_off(whole: Amount, more: Amount, gone: Amount, left: Amount) -> bool:
    """However the numbers were rounded."""
    least = whole.least + more.least - gone.most
    most = whole.most + more.most - gone.least
    return most < left.least or left.most < least


RULE = Rule(
    code="AR110",
    name="balance-does-not-tie",
    gravity=Gravity.WARNING,
    says="按前面的数核算，余数应为{right}{unit}，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "购书经费预算200万元，支出150万元，结余60万元。",
        "应到50人，实到45人，缺席6人。",
        "收到读者来信30件，已办结25件，正在办理6件。",
        "年初库存图书300册，购入200册，报废50册，年末库存550册。",
        "年初结转来信50件，新收100件，办结120件，年末结转40件。",
    ),
    right=(
        "购书经费预算200万元，支出150万元，结余50万元。",
        "预算200.5万元，支出150.25万元，结余50.3万元。",
        "应到50人，实到45人，缺席5人。",
        "上年结转5件，收到读者来信30件，办结25件，正在办理10件。",
        "收到读者来信30件，办结25件，满意24件。",
        "年初结转来信50件，新收100件，办结120件，年末结转30件。",
        "购书经费预算200万元，支出150万元，结余约60万元。",
    ),
    check=check,
    anchors=(
        "结余",
        "节约",
        "节省",
        "尚有",
        "还有",
        "剩余",
        "余额",
        "尚余",
        "结存",
        "未支出",
        "未使用",
        "未完成",
        "缺席",
        "缺勤",
        "请假",
        "未到",
        "在办",
        "正在",
        "还剩",
        "尚未",
        "未办",
        "待办",
        "未整改",
        "待整改",
        "期末",
        "年末",
        "年底",
        "月末",
    ),
)
