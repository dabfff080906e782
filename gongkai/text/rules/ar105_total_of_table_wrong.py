"""AR105 表格的合计与各项之和不等。

Why: 表里写明“合计”“总计”“小计”的一行或者一列，应当等于它所合计的各格之和。
"""

from collections.abc import Iterator

from gongkai.text.amount import shown
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.totals import wrong_totals_of


def check(passage: Passage) -> Iterator[Hit]:
    for wrong in wrong_totals_of(passage):
        words = {"sum": shown(wrong.sum), "of": "本行" if wrong.is_row else "本列"}
        yield Hit(wrong.cell.start, wrong.cell.end, words=words)


RULE = Rule(
    code="AR105",
    name="total-of-table-wrong",
    gravity=Gravity.ERROR,
    says="合计{found}与{of}各项之和{sum}不等，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "| 类别 | 件数 |\n|---|---|\n| 咨询 | 31 |\n| 投诉 | 9 |\n| 合计 | 41 |",
        "| 科室 | 公开 | 不公开 | 合计 |\n|---|---|---|---|\n| 一科 | 5 | 2 | 7 |\n| 二科 | 3 | 1 | 5 |\n| 三科 | 1 | 1 | 2 |",
        "类别\t上半年\t下半年\n公文\t1,200\t800\n图文\t30\t40\n总计\t1,230\t850",
    ),
    right=(
        "| 类别 | 件数 |\n|---|---|\n| 咨询 | 31 |\n| 投诉 | 9 |\n| 合计 | 40 |",
        "| 类别 | 件数 |\n|---|---|\n| 合计 | 40 |\n| 咨询 | 31 |\n| 投诉 | 9 |",
        "| 类别 | 件数 |\n|---|---|\n| 咨询 | 31 |\n| 其中：网上 | 20 |\n| 投诉 | 9 |\n| 合计 | 40 |",
        "| 类别 | 件数 |\n|---|---|\n| 咨询 | 31 |\n| 投诉 | — |\n| 合计 | 40 |",
        "| 类别 | 件数 | 占比 |\n|---|---|---|\n| 咨询 | 31 | 77% |\n| 投诉 | 9 | 22% |\n| 合计 | 40 | 100% |",
        "| 类别 | 一 | 二 |\n|---|---|---|\n| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |\n| 小计 | 4 | 6 |\n| 丙 | 5 | 6 |\n| 合计 | 9 | 12 |",
        "| 科室 | 公开 | 不公开 | 合计 |\n|---|---|---|---|\n| 一科 | 5 | 2 | 7 |\n| 二科 | 3 | / | 5 |",
        "| 年份 | 收入 | 支出 | 累计 |\n|---|---|---|---|\n| 2022 | 5 | 2 | 3 |\n| 2023 | 3 | 1 | 5 |",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("计", "总"),
)
