"""TY001 词表所列的错别字。

Why: 这些词只有一种正确写法，写错没有争议；每一条都带出处和正反例句，存于词表。
"""

from collections.abc import Iterator
from functools import cache

from gongkai.text.addressed import stops_at_name
from gongkai.text.automaton import SHORTEST
from gongkai.text.finding import Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.usual import is_usual
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.spelling.shipped import usual_pairs
from gongkai.text.words import Pair, pairs, slips, slips_at_ends

# Words of one character that often stand before a usual word: 故|适用, 一批|路灯, 各|区域.
_ALONE = frozenset(
    "故且如应经由在对与及或若即则将已未须能会为是有无从自向按据依以因被把让使令请凡各每该本此其某另又亦仍均皆都只仅才再还更最很太较不"
    "的地得了着过等批个件项名条处种类户家所座台辆份期天年月日时后前中内外上下里间市县区镇乡村局部厅委办省州院校站员者量率费款法权性化型式"
)
# What stands behind the end of a word, or before its beginning. The end of a line is neither: words run on over it.
_ENDS = frozenset("，。；：、！？）”》")
_BEGINS = frozenset("，。；：、！？（“《")


@cache
def _listed() -> dict[str, Pair]:
    return {pair.bad: pair for pair in pairs()}


@cache
def _anchors() -> tuple[str, ...]:
    return tuple({*_listed(), *slips(), *slips_at_ends()})


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    for at, bad in places:
        pair = _listed().get(bad)
        if stops_at_name(passage.shadow, at + len(bad), _good(bad, pair)):
            continue
        if good := slips_at_ends().get(bad):
            if _is_a_word(passage.shadow, at, bad, good):
                yield Hit(at, at + len(bad), good, Gravity.WARNING, fix=Fix.UNSAFE)
        elif pair is None:
            if not _joins_two_words(passage.shadow, at, at + len(bad)):
                yield Hit(at, at + len(bad), slips()[bad], Gravity.WARNING, fix=Fix.UNSAFE)
        elif not _is_innocent(passage.shadow, at, pair):
            # 付 is a surname too: who 付局长 is only a person can say.
            is_name = bad[0] == "付" and pair.good[0] == "副"
            fix = Fix.UNSAFE if is_name else None
            yield Hit(at, at + len(bad), pair.good, pair.gravity, pair.source, fix=fix)


def _good(bad: str, pair: Pair | None) -> str:
    return pair.good if pair else slips_at_ends().get(bad) or slips()[bad]


def _joins_two_words(text: str, start: int, end: int) -> bool:
    """The slip is the end of one usual word and the beginning of the next: 经济|录像, 故|适用."""
    usual = usual_pairs()
    if text[end - 1 : end + 1] not in usual:
        return False
    alone = end - start == SHORTEST and text[start] in _ALONE
    return alone or start > 0 and text[start - 1 : start + 1] in usual


def _is_a_word(text: str, at: int, bad: str, good: str) -> bool:
    """The slip is a word by itself, not where two words meet (办事处|制定). A wrong first character belongs to what is before."""
    end = at + len(bad)
    if at and is_usual(text[at - 1] + bad[0]):  # 办公|部、财务部; 满意|件
        return False
    begins = bad[0] != good[0] and text[at - 1 : at] in _BEGINS
    return begins or text[end : end + 1] in _ENDS


def _is_innocent(text: str, at: int, pair: Pair) -> bool:
    """The wrong word is only a stretch of a longer right one: 发布署名 holds no 布署."""
    return any(text.startswith(word, max(0, at - word.index(pair.bad))) for word in pair.unless)


RULE = Rule(
    code="TY001",
    name="listed-wrong-word",
    gravity=Gravity.ERROR,
    says="“{found}”应为“{better}”",
    source="各词的出处见词表",
    wrong=(
        "局党组布署了普查任务。",
        "修缮按步就班进行。",
        "示例市人民攻府",
        "拨打服务热现。",
        "其它事项另行通知。",
        "现将清示事项批复如下。",
        "三号楼毗临小学。",
        "不得滋长浮燥情绪。",
        "文化生活丰副多彩。",
        "幅总经理到会讲话。",
        "对查出的隐患依规处制。",
        "经过多年努力，读者群基本型成。",
    ),
    right=(
        "大专和同等学力人员可以报名。",
        "由办公部、财务部负责，满意件、不满意件分开。",
        "民警一直守了三天，根据意见立了项。",
        "对接售票系统，设质检化验室。",
        "把握好情和理的关系。",
        "防止公章乱用。",
        "局党组部署了普查任务。",
        "公报发布署名文章。",
        "叛军进攻府邸，未能得手。",
        "设备出现发热现象。",
        "法律规定单位负有报告义务。",
        "检查帐篷防火情况。",
        "由本人自己经办的业务应当回避。",
        "播放市场经济录像。",
        "合同在前，故适用旧法。",
        "维修一批漏水管道。",
        "李海丰副局长、陈年丰副主任到会。",
        "赵玲队长、王和同志、钱有先生参加座谈。",
        "项目由孙峻工程师负责。",
        "由街道办事处制定方案，由村和同级部门落实。",
        "说明罚款的执行成本。",
        "本馆委托银\n行成批代收，由村和同\n级部门落实。",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.WORDS,
    anchors=_anchors,
)
