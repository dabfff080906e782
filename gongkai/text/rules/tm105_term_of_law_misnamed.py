"""TM105 法律用语用错。

Why: “法人”是单位，“法定代表人”才是人；复议有申请人，诉讼才有原告。用错一个名称，文书的效力就成问题。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, framed
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    return framed("TM105", passage, places)


RULE = Rule(
    code="TM105",
    name="term-of-law-misnamed",
    gravity=Gravity.WARNING,
    says="此处的“{found}”按法律用语应为“{better}”",
    source="《中华人民共和国民法典》《中华人民共和国行政复议法》《中华人民共和国行政诉讼法》等法律",
    wrong=(
        "请携带企业法人代表身份证办理。",
        "市人大主任带队视察。",
        "行政复议原告对决定不服的，可以起诉。",
        "父母有赡养子女的义务。",
        "判处有期徒刑二年，并处罚款。",
        "慰问残废军人。",
        "促进中国与台湾的经贸往来。",
        "保障回民群众的清真食品供应。",
        "以房产质押贷款。",
    ),
    right=(
        "请携带法定代表人身份证办理。",
        "市人大常委会主任主持人大主任会议。",
        "行政复议申请人对决定不服的，可以起诉。",
        "子女有赡养父母的义务。",
        "没收违法所得，并处罚款。",
        "附带民事诉讼被告人经传唤到庭。",
        "企业法人代表队获得第一名。",
        "促进大陆与台湾的经贸往来。",
        "掌握权力人员的监督。",
        "中国与香港特别行政区的安排",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=anchors_of("TM105"),
)
