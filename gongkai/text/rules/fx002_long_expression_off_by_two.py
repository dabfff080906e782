"""FX002 与较长的固定表述差两字。

Why: 十个字以上的固定表述，错两处或者相邻两字颠倒，仍看得出本来要写什么；请人核对。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.fixed import hits, known
from gongkai.text.near import bare_words
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage) -> Iterator[Hit]:
    compared, _ = known()
    yield from hits(passage.shadow, compared.far_misses(passage.once(bare_words)), graver=False)


RULE = Rule(
    code="FX002",
    name="long-expression-off-by-two",
    gravity=Gravity.WARNING,
    says="“{found}”与固定表述“{better}”差两字，请核对",
    source="各表述的出处见词表",
    wrong=(
        "公布国民经济和社会发展统计信急、国民经挤和社会发站统计信息。",
        "属于申请人无正挡理由愈期不补正的情形。",
        "全国人民代大表会常务委员会通过该法。",
        "落实生态保护红限、永久基本农田、城填开发边界。",
    ),
    right=(
        "公布国民经济和社会发展统计信息。",
        "坚定不移走中国特色社会主义伟大道路。",
        "申请人无正当理由逾期不予补正的，不再处理。",
        "坚持中国特色社会主义法律体系和法治体系。",
        "完善退役军人就业保障体系。",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
