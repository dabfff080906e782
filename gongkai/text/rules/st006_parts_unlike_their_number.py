"""ST006 说明的部分数与实际不符。

Why: 开头说“共六个部分”，正文却只有五个，不是漏了一部分，就是改了正文没有改说明。
"""

import re
from collections.abc import Iterator

from gongkai.text.beginning import begins
from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_SAYS = re.compile(r"(?P<number>[二三四五六七八九十]|(?<!\d)\d{1,2})(?:个|大)?部分(?:组成|内容|构成)?")
_SPEAKS_OF_ITSELF = re.compile(r"年度报告|年报|本报告|报告由|报告共|全文")
_HEADING = re.compile(r"(?:^|(?<=[。；…\s）”]))[ \t]*([一二三四五六七八九十])、(?=[一-龥])", re.M)
_ROW_OF_FORM = re.compile(r"本年新收|上年结转|本年度办理结果|结转下年度")


def check(passage: Passage) -> Iterator[Hit]:
    text = passage.shadow  # a heading run into its table is a heading still
    for hit in _SAYS.finditer(text):
        sentence = text[begins(text, hit.start(), "\n", 80) : hit.end()]
        if not _SPEAKS_OF_ITSELF.search(sentence):
            continue
        said = int(hit["number"]) if hit["number"].isdigit() else value_of(hit["number"]) or 0
        headings = _headings(text, hit.end())
        if headings >= 2 and headings != said:
            words = {"said": hit["number"], "count": f"正文有{headings}个"}
            yield Hit(hit.start("number"), hit.end(), words=words)
        return


def _headings(text: str, after: int) -> int:
    """How far the headings 一、 二、 三、 run without a gap."""
    count = 0
    for hit in _HEADING.finditer(text, after):
        if value_of(hit[1]) == count + 1 and not _ROW_OF_FORM.match(text, hit.end()):
            count += 1
    return count


RULE = Rule(
    code="ST006",
    name="parts-unlike-their-number",
    gravity=Gravity.WARNING,
    says="前文说有{said}个部分，{count}，请核对",
    source="《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
    wrong=("本报告共六个部分。\n一、总体情况\n二、主动公开\n三、依申请公开\n四、复议诉讼\n五、存在问题\n",),
    right=(
        "本报告共五个部分。\n一、总体情况\n二、主动公开\n三、依申请公开\n四、复议诉讼\n五、存在问题\n",
        "本报告由总体情况、主动公开等五部分组成。\n一、总体情况\n一、本年新收\n二、主动公开\n三、依申请公开\n四、复议诉讼\n五、存在问题\n",
        "本报告共六个部分。",
        "展厅分为六个部分。\n一、总体情况\n二、主动公开\n",
    ),
    check=check,
    profiles=frozenset({"report"}),
    scope=Scope.PASSAGE,
    anchors=("部分",),
)
