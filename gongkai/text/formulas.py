"""Political formulas with a closed wording and order (重要提法): what stands in them, and which verb they take.

Source of every row: 《中国共产党章程》 and the reports of the Party's congresses and plenums since 2012.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Series:
    """Phrases named together in this order. `whole`: where the first and the last stand, none between may be missing."""

    name: str
    items: tuple[str, ...]
    whole: bool = False
    before: str = ""  # everyday words mean the formula only where this follows them


SERIES = (
    Series(
        "党的指导思想",
        (
            "马克思列宁主义",
            "毛泽东思想",
            "邓小平理论",
            "“三个代表”重要思想",
            "科学发展观",
            "习近平新时代中国特色社会主义思想",
        ),
        whole=True,
    ),
    Series("“四个意识”", ("政治意识", "大局意识", "核心意识", "看齐意识"), whole=True),
    Series("“四个自信”", ("道路自信", "理论自信", "制度自信", "文化自信"), whole=True),
    Series("“五位一体”", ("经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设")),
    Series("新发展理念", ("创新", "协调", "绿色", "开放", "共享"), whole=True, before="发展理念"),
    Series("社会主义核心价值观", ("富强", "民主", "文明", "和谐")),
    Series("社会主义核心价值观", ("自由", "平等", "公正", "法治")),
    Series("社会主义核心价值观", ("爱国", "敬业", "诚信", "友善")),
    Series("政治“三力”", ("政治判断力", "政治领悟力", "政治执行力"), whole=True),
    Series("六项纪律", ("政治纪律", "组织纪律", "廉洁纪律", "群众纪律", "工作纪律", "生活纪律")),
    Series("“四个服从”", ("个人服从组织", "少数服从多数", "下级服从上级", "全党服从中央")),
    Series("“三严三实”", ("严以修身", "严以用权", "严以律己"), whole=True),
    Series("“三严三实”", ("谋事要实", "创业要实", "做人要实"), whole=True),
    Series("“四史”", ("党史", "新中国史", "改革开放史", "社会主义发展史"), whole=True),
    Series("党史学习教育总要求", ("学史明理", "学史增信", "学史崇德", "学史力行"), whole=True),
    Series("法治工作十六字方针", ("科学立法", "严格执法", "公正司法", "全民守法"), whole=True),
    Series("“五公开”", ("决策公开", "执行公开", "管理公开", "服务公开", "结果公开"), whole=True),
    Series("“放管服”", ("简政放权", "放管结合", "优化服务"), whole=True),
    Series(
        "重大行政决策程序", ("公众参与", "专家论证", "风险评估", "合法性审查", "集体讨论决定"), whole=True
    ),
)

# What each formula's verb is, and the verbs of the others it is taken for.
VERBS: dict[str, tuple[str, frozenset[str]]] = {
    "四个意识": ("增强", frozenset({"坚定", "做到"})),
    "四个自信": ("坚定", frozenset({"做到"})),
    "两个维护": ("做到", frozenset({"增强", "坚定"})),
    "两个确立": ("深刻领悟", frozenset({"增强", "坚定", "做到"})),
    "五位一体": ("统筹推进", frozenset({"协调推进"})),
    "四个全面": ("协调推进", frozenset({"统筹推进"})),
}

# Names that count (四个意识, 放管服), as words of like sound or shape spoil them, and the right ones.
WRONG_NAMES = {
    "四个意思": "四个意识",
    "四个意志": "四个意识",
    "四个意议": "四个意识",
    "四个意示": "四个意识",
    "四个意织": "四个意识",
    "四个自性": "四个自信",
    "四个自新": "四个自信",
    "四个自省": "四个自信",
    "四个自心": "四个自信",
    "两个维持": "两个维护",
    "两个围护": "两个维护",
    "两个维户": "两个维护",
    "两个唯护": "两个维护",
    "两个维互": "两个维护",
    "两个确认": "两个确立",
    "两个确力": "两个确立",
    "两个确利": "两个确立",
    "两个确例": "两个确立",
    "四个全而": "四个全面",
    "三个带表": "三个代表",
    "两个豪不动摇": "两个毫不动摇",
    "两个毫不动谣": "两个毫不动摇",
    "两个毫不懂摇": "两个毫不动摇",
    "两个毫不动遥": "两个毫不动摇",
    "五为一体": "五位一体",
    "五位以体": "五位一体",
    "五位一休": "五位一体",
    "三重一代": "三重一大",
    "三中一大": "三重一大",
    "三重大一": "三重一大",
    "三种一大": "三重一大",
    "三会一刻": "三会一课",
    "三会一科": "三会一课",
    "三会一颗": "三会一课",
    "两学一作": "两学一做",
    "两学一坐": "两学一做",
    "一岗双则": "一岗双责",
    "一刚双责": "一岗双责",
    "一岗双职": "一岗双责",
    "放管伏": "放管服",
    "放官服": "放管服",
    "放管福": "放管服",
    "放管复": "放管服",
    "放服管": "放管服",
    "管放服": "放管服",
    "放馆服": "放管服",
    "双随机、一公布": "双随机、一公开",
    "双随机、一公天": "双随机、一公开",
    "双随即、一公开": "双随机、一公开",
    "双随机、一分开": "双随机、一公开",
    "一代一路": "一带一路",
    "一带一陆": "一带一路",
    "一带一略": "一带一路",
    "证照分立": "证照分离",
    "证照分理": "证照分离",
    "六隐": "六稳",
}
