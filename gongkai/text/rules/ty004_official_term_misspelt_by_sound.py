"""TY004 常用词语写成了同音的字。

Why: 拼音输入时选错了同音字，四个字以上的词语读起来一样、写出来不同；读音相同而写法不在法律法规用语之列的，多半是错字。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.spelling.shipped import terms


def check(text: str) -> Iterator[Hit]:
    for one in terms().misspelt(text):
        written = text[one.at : one.at + len(one.term)]
        yield Hit(one.start, one.end, one.better, words={"written": written, "term": one.term})


RULE = Rule(
    code="TY004",
    name="official-term-misspelt-by-sound",
    gravity=Gravity.WARNING,
    says="“{written}”疑为“{term}”，“{found}”应为“{better}”",
    source="法律法规和政府工作报告的用语",
    wrong=(
        "景区应当制定应急玉案。",
        "加强事中事后兼管。",
        "推动经济计数开发区转型。",
        "做好非物质文化遗产保护工做。",
        "办事推委扯皮、敷衍塞则的，予以通报。",
        "干部要恪尽值守。",
    ),
    right=(
        "示例市文化广播电视和旅游局负责本办法的实施。",
        "景区应当制定应急预案。",
        "加强事中事后监管。",
        "推动经济技术开发区转型。",
        "做好非物质文化遗产保护工作。",
        "由主管部门指定，报主管部门制定的名录。",
        "收费按件、按量计算，不适用规定的案件。",
        "公民、法人和其它组织。",
        "示例市文化馆和各部门联合制发文件。",
        "展出的三件青铜器均为首次公开。",
        "一经查实，决不姑息。",
        "读者群众反应热烈。",
        "恪尽职守，敷衍塞责的予以通报。",
    ),
    check=check,
    scope=Scope.TEXT,
    gives_way=1,
)
