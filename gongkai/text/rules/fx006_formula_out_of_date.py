"""FX006 过时的提法。

Why: 提法随文件更替；文件写成之日提法已经改了，还用旧的，读者会以为没有学新文件。文中没有写成日期的不查。
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.text.day_in_words import day_in_words
from gongkai.text.day_of import day_of
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_TELLS_OF_THE_PAST = (
    "原", "曾", "以来", "已经", "完成", "历史", "当时", "期间", "建成了", "实现了", "取得", "胜利", "成果", "更名", "改称", "改为", "《",
)  # fmt: skip
_NEAR = 12  # characters around the words in which it may be said that they are of the past


@dataclass(frozen=True)
class _Row:
    since: date  # the day from which the new words hold
    better: str
    source: str


_ROWS = {
    "打赢脱贫攻坚战": _Row(
        date(2021, 2, 26),
        "巩固拓展脱贫攻坚成果",
        "《中共中央、国务院关于实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的意见》",
    ),
    "决胜脱贫攻坚": _Row(
        date(2021, 2, 26),
        "巩固拓展脱贫攻坚成果",
        "《中共中央、国务院关于实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的意见》",
    ),
    "决胜全面建成小康社会": _Row(
        date(2021, 7, 1), "全面建设社会主义现代化国家", "庆祝中国共产党成立100周年大会讲话"
    ),
    "确保全面建成小康社会": _Row(
        date(2021, 7, 1), "全面建设社会主义现代化国家", "庆祝中国共产党成立100周年大会讲话"
    ),
    "建档立卡贫困户": _Row(
        date(2021, 2, 26),
        "脱贫户",
        "《中共中央、国务院关于实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的意见》",
    ),
    "新型冠状病毒肺炎": _Row(date(2022, 12, 26), "新型冠状病毒感染", "国家卫生健康委员会公告2022年第7号"),
    "新冠肺炎": _Row(date(2022, 12, 26), "新冠病毒感染", "国家卫生健康委员会公告2022年第7号"),
    "征收社会抚养费": _Row(
        date(2021, 8, 20), "（已取消）", "《全国人民代表大会常务委员会关于修改〈中华人民共和国人口与计划生育法〉的决定》"
    ),
}  # fmt: skip


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    day = day_of(passage)
    if day is None:
        return
    for at, words in places:
        row = _ROWS[words]
        around = passage.shadow[max(0, at - _NEAR) : at + len(words) + _NEAR]
        if day >= row.since and not any(sign in around for sign in _TELLS_OF_THE_PAST):
            yield Hit(
                at,
                at + len(words),
                None if row.better.startswith("（") else row.better,
                source=row.source,
                words={"since": day_in_words(row.since), "now": row.better},
            )


RULE = Rule(
    code="FX006",
    name="formula-out-of-date",
    gravity=Gravity.WARNING,
    says="“{found}”自{since}起已有新提法“{now}”，请核对",
    source="各提法的出处见所附文件",
    wrong=(
        "做好新冠肺炎防控。\n2024年3月1日",
        "为打赢脱贫攻坚战贡献力量。\n2023年5月8日",
    ),
    right=(
        "做好新冠病毒感染防控。\n2024年3月1日",
        "做好新冠肺炎防控。\n2021年3月1日",
        "做好新冠肺炎防控。",
        "脱贫攻坚战取得胜利以来，打赢脱贫攻坚战的经验值得总结。\n2023年5月8日",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=tuple(_ROWS),
)
