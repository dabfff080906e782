"""LW001 法律法规名称错一字。

Why: 书名号里的名称与现行法律、行政法规只差一个字、颠倒两个字、多出少掉一个词，或者把“实施条例”写成“实施细则”，就是写错了；引用错名称，依据就落空。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope
from gongkai.text.titles import bracketed, meant


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for start, end in bracketed(text):
        if right := meant(text[start:end]):
            yield start, end, right


RULE = Rule(
    code="LW001",
    name="law-title-off-by-one",
    gravity=Gravity.ERROR,
    says="《{found}》应为《{better}》，请核对",
    source="法律、行政法规的标题，见国家法律法规数据库",
    wrong=(
        "依据《中华人民共和国行政许可证法》第十二条。",
        "按照《中华人民共和国国家赔尝法》办理。",
        "根据《政府信息公布条例》的规定。",
        "执行《优化经商环境条例》。",
        "违反《中华人民共和国安全生产管法》。",
        "依据《招标投标法实施细则》组织。",
        "根据《政府信息公开法》申请。",
        "按照《保障民农工工资支付条例》处理。",
        "违反《中华人民共和国道路交通管理安全法》。",
        "根据《优化营商环境管理条例》的要求。",
        "依据《中华人民共和国土地法》。",
        "违反《中华人民共和国税收征管法》。",
        "依据《中华人民共和国治安处罚法》处理。",
        "依据《中华人民共和国公共图书馆服务保障法》办馆。",
    ),
    right=(
        "依据《中华人民共和国行政许可法》第十二条。",
        "按照《国家赔偿法》办理。",
        "根据《示例省政府信息公开条例》的规定。",
        "原《城市规划法》已被《城乡规划法》取代。",
        "缴纳环境保护税，依据《中华人民共和国环境保护税法》。",
        "《刑法修正案（九）》与《刑法修正案（八）》",
        "依据《招标投标法实施条例》组织。",
        "依据《税收征管法》处理。",
        "省里的《安全生产条例》正在修订。",
        "按照《计量法实施细则》检定。",
        "原《婚姻登记管理条例》已经废止。",
        "省里的《城市供水管理条例》",
        "《示例市工伤保险管理条例》",
        "原《中华人民共和国公民出境入境管理法》",
        "依据《中华人民共和国农村土地承包经营纠纷调解仲裁法》申请仲裁。",
        "省里的《公共图书馆服务保障法》宣讲提纲",
    ),
    check=check,
    scope=Scope.TEXT,
    anchors=("《",),
)
