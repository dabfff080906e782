"""FX009 重要提法有一词不同，或者两词颠倒。

Why: “铸牢中华民族共同体意识”写成“思想”，“人类命运共同体”写成“人类共同命运体”，读着顺口，却已经不是原来的提法。
"""

from collections.abc import Iterator
from functools import cache

from gongkai.text.finding import Gravity
from gongkai.text.fixed import hits
from gongkai.text.near import bare_words
from gongkai.text.other_word import OtherWords
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.words import expressions, near_expressions


@cache
def _formulas() -> OtherWords:
    listed = expressions()
    formulas = [one.text for one in listed if one.is_formula]
    return OtherWords(formulas, (*near_expressions(), *(one.text for one in listed)))


def check(passage: Passage) -> Iterator[Hit]:
    yield from hits(passage.shadow, _formulas().misses(passage.once(bare_words)), graver=False)


RULE = Rule(
    code="FX009",
    name="formula-with-another-word",
    gravity=Gravity.WARNING,
    says="“{found}”与固定表述“{better}”有一词不同或者次序颠倒，请核对",
    source="各表述的出处见词表",
    wrong=(
        "深化铸牢中华民族共同体理念教育。",
        "倡导人类共同命运体理念。",
        "开展“不忘初心、践行使命”主题教育。",
        "弘扬伟大党建精神。",
        "满足人民日益增长的幸福生活需要。",
    ),
    right=(
        "深化铸牢中华民族共同体意识教育。",
        "倡导人类命运共同体理念。",
        "开展“不忘初心、牢记使命”主题教育。",
        "坚持稳中求进工作总基调。",
        "中华民族共同体研究基地挂牌。",
        "全面建设社会主义现代化强国。",
        "社会主义现代化强省建设。",
        "坚持生态优先、科学发展。",
        "全面从严治党政治责任已经压实。",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
