"""FX001 与固定表述只差一字。

Why: 法定事项名称、机构名称、重要表述差一个字，意思就变了；词表逐字给出正确写法，一字之差即可指认。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.fixed import off_by_one
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage) -> Iterator[Hit]:
    yield from passage.once(off_by_one)


RULE = Rule(
    code="FX001",
    name="fixed-expression-off-by-one",
    gravity=Gravity.ERROR,
    says="“{found}”与固定表述“{better}”只差一字，请核对",
    source="各表述的出处见词表",
    wrong=(
        "5.属于三类内容事务信息",
        "列明四类过程信信息的范围。",
        "学习中华人民共和国政府信息公布条例。",
        "实施“双随机、一公并”监管。",
        "拥护中华人民共合国宪法。",
        "学习中华人民共和国行政许可证法。",
    ),
    right=(
        "依法不公开三类内部事务信息",
        "涉及“三安全一稳定”的信息",
        "文件由谁起草谁解读，场馆由谁主管谁负责。",
        "人力资源社会保障部门负责本办法的实施。",
        "坚持“谁审批、谁监管，谁主管、谁监管”。",
        "推进双随机、一公开监管和“互联网＋监管”。",
        "开展党史学习教育和党纪学习教育。",
        "《中华人民共和国环境保护税法》与《中华人民共和国环境保护法》均已修改。",
        "公民、法人或者其他组织可以提出申请。",
        "异地就医未直接结算的，凭发票报销。",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
