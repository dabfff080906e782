"""The fifteen matters an agency publishes on its own motion (条例第二十条)."""

from dataclasses import dataclass

from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019


@dataclass(frozen=True)
class Matter:
    """One item of article 20; `key` is ours, `number` the statute's."""

    number: int
    key: str
    label: str

    @property
    def cite(self) -> Citation:
        return OGI_2019.article(20, item=self.number)


MATTERS = tuple(
    Matter(number, key, label)
    for number, (key, label) in enumerate(
        (
            ("rules_docs", "行政法规、规章和规范性文件"),
            ("org", "机关职能、机构设置、办公信息和负责人姓名"),
            ("plans", "规划及相关政策"),
            ("stats", "统计信息"),
            ("licensing", "行政许可和其他对外管理服务事项"),
            ("penalty_coercion", "行政处罚、行政强制"),
            ("budget", "财政预算、决算"),
            ("fees", "行政事业性收费"),
            ("procurement", "政府集中采购"),
            ("projects", "重大建设项目"),
            ("livelihood", "扶贫、教育、医疗、社会保障、促进就业"),
            ("emergency", "突发公共事件应急"),
            ("inspection", "环境保护、公共卫生、安全生产、食品药品、产品质量监督检查"),
            ("recruitment", "公务员招考"),
            ("other", "法律、法规、规章和国家有关规定应当主动公开的其他信息"),
        ),
        start=1,
    )
)
