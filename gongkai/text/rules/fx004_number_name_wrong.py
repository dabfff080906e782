"""FX004 数字概括语的数字或者名称有误。

Why: “四个意识”“两个维护”这样的概括语，数字和名称都是固定的；错一个字就成了另一个提法。
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.fixed import off_by_one
from gongkai.text.formulas import NAMED_BEFORE, NAMED_BEHIND, WRONG_NAMES
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.short_names import LONGEST, SHORTEST, meant, names

_NUMBERS = "一二两三四五六七八九"
# Nouns that only one number goes with.
_RIGHT_NUMBER = {
    "个意识": "四",
    "个自信": "四",
    "个维护": "两",
    "个确立": "两",
    "个全面": "四",
    "个毫不动摇": "两",
    "个区分开来": "三",
    "个不摘": "四",
    "个最严": "四",
    "个必由之路": "五",
    "个有之": "七",
    "个代表”重要思想": "三",
    "大攻坚战": "三",
    "位一体”总体布局": "五",
    "个全面”战略布局": "四",
    "类过程性信息": "四",
    "类内部事务信息": "三",
}
_NUMBER = re.compile(rf"([{_NUMBERS}])(?:(?<=“.)|(?<=属于.))({'|'.join(_RIGHT_NUMBER)})")
_TAKEN = ("意识", "自信", "维护", "确立", "全面")  # the verbs of these are FX003's
_NAME = re.compile(rf"“({'|'.join(WRONG_NAMES)})(?=”)")
# Several names may share their quotes: “多证合一、一照一码”.
_QUOTED = re.compile(r"“([一-龥、，+·]{3,24})”")
_PART = re.compile(f"[^、，]{{{SHORTEST},{LONGEST}}}")
# A name in quotes, and what follows it.
_FOLLOWED = re.compile(r"“([一-龥、]{3,9})”(?=([一-龥]{1,4}))")
_BY_LENGTH: dict[int, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
for _name, _heads in NAMED_BEFORE.items():
    _BY_LENGTH[len(_name)].append((_name, tuple(_heads.split("|"))))
_COUNTED = re.compile("“(" + "|".join({begun for _, begun in NAMED_BEHIND}) + ")([一-龥]{2})”")


def check(passage: Passage) -> Iterator[Hit | tuple[int, int, str | None]]:
    text = passage.shadow
    for hit in _NUMBER.finditer(text):
        right = _RIGHT_NUMBER[hit[2]]
        if hit[1] != right:
            yield *hit.span(), right + hit[2]
    for hit in _NAME.finditer(text):
        yield *hit.span(1), WRONG_NAMES[hit[1]]
    told = [(one.start, one.end) for one in passage.once(off_by_one)]
    for near in (*_off_by_one(text), *_unlike_its_verb(text), *_unlike_a_name(text)):
        if not any(start <= near.start and near.end <= end for start, end in told):
            yield near


def _unlike_a_name(text: str) -> Iterator[Hit]:
    for quoted in _QUOTED.finditer(text):
        if quoted[1] in WRONG_NAMES or quoted[1] in names():
            continue
        if name := meant(quoted[1]):
            yield Hit(*quoted.span(1), name, Gravity.WARNING)
            continue
        for part in _PART.finditer(text, *quoted.span(1)):
            if part[0] not in WRONG_NAMES and (name := meant(part[0])):
                yield Hit(*part.span(), name, Gravity.WARNING)


def _off_by_one(text: str) -> Iterator[Hit]:
    for hit in _FOLLOWED.finditer(text):
        for name, heads in _BY_LENGTH.get(len(hit[1]), ()):
            if hit[1] not in WRONG_NAMES and hit[2].startswith(heads) and _is_off_by_one(hit[1], name):
                yield Hit(*hit.span(1), name, Gravity.WARNING)


def _unlike_its_verb(text: str) -> Iterator[Hit]:
    for hit in _COUNTED.finditer(text):
        written = hit[1] + hit[2]
        if hit[2] not in _TAKEN and written not in WRONG_NAMES:
            for (verb, begun), named in NAMED_BEHIND.items():
                if begun == hit[1] and named != hit[2] and text.endswith(verb, 0, hit.start()):
                    yield Hit(hit.start(1), hit.end(2), begun + named, Gravity.WARNING)


def _is_off_by_one(written: str, name: str) -> bool:
    """One character other, which counts nothing, or two neighbours that changed places."""
    differ = [at for at, (one, other) in enumerate(zip(written, name, strict=True)) if one != other]
    if len(differ) == 1:
        return not {written[differ[0]], name[differ[0]]} & set(_NUMBERS + "、")
    return len(differ) == 2 and sorted(written) == sorted(name) and differ[1] == differ[0] + 1


RULE = Rule(
    code="FX004",
    name="number-name-wrong",
    gravity=Gravity.ERROR,
    says="“{found}”应为“{better}”",
    source="《中国共产党章程》、中国共产党历次全国代表大会报告和有关文件",
    wrong=(
        "树牢“四个意思”。",
        "捍卫“两个确认”。",
        "坚定“五个自信”。",
        "坚持“三个毫不动摇”。",
        "深化“放管伏”改革。",
        "统筹推进“四位一体”总体布局。",
        "执行“三重一代”制度。",
        "属于四类内部事务信息",
        "执行“三重一小”事项报告制度。",
        "坚定“四个自强”。",
        "推行“双机随、一公开”监管。",
        "推行“多证和一、一照一码”登记。",
        "抓好“莱篮子”稳产保供。",
        "沿着“一路一带”办展。",
        "做到“四不二直”。",
    ),
    right=(
        "推行“跨县通办”“免审即享”“一格一员”。",
        "整治“慵懒散”，打造“五色联动”。",
        "树牢“四个意识”。",
        "捍卫“两个确立”。",
        "说明“意识”一词的四个意思。",
        "坚持“三个务必”。",
        "打造“五个高地”。",
        "属于三类内部事务信息",
        "实行“三位一体”考核。",
        "落实“三重一大”事项报告制度，推进“三重一创”建设。",
        "落实“两会一课”制度。",
        "坚定“两个自强”目标。",
        "完成“两个建立”任务清单中的建立台账一项。",
        "推行“多证合一、一照一码”登记，抓好“菜篮子”。",
        "开通“易网通办”专栏，打造“邻距离”书吧。",
        "推行“一院一策”，试行“馆长制”。",
        "坚持“三会一评”，办好“书袋子”。",
        "推行“四好书屋”评选，开展“先阅后评”。",
        "沿着“一带一路”办展，做到“四不两直”。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("“", "类内部事务信息", "类过程性信息"),
)
