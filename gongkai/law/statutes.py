"""The texts we cite: title, number, first day in force (法律文本).

Only the texts the product must answer for. Articles are named where a rule stands on them.
"""

from datetime import date

from gongkai.law.source import Act

OGI_SINCE = date(2019, 5, 15)
OGI_2019 = Act("中华人民共和国政府信息公开条例", "国务院令第711号", OGI_SINCE, short="条例")
RECONSIDERATION_2023 = Act("中华人民共和国行政复议法", "主席令第9号", date(2024, 1, 1), short="复议法")
LITIGATION_2017 = Act("中华人民共和国行政诉讼法", "", date(2017, 7, 1), short="行诉法")
SUITS_2025 = Act(
    "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
    "法释〔2025〕8号",
    date(2025, 6, 1),
    short="法释〔2025〕8号",
)
CIVIL_CODE = Act("中华人民共和国民法典", "", date(2021, 1, 1), short="民法典")
SECRECY_2024 = Act("中华人民共和国保守国家秘密法", "", date(2024, 5, 1), short="保密法")
HOLIDAYS_2024 = Act("全国年节及纪念日放假办法", "", date(2025, 1, 1), short="放假办法")
FEE_SINCE = date(2021, 1, 1)
FEE_2020 = Act("政府信息公开信息处理费管理办法", "国办函〔2020〕109号", FEE_SINCE, short="收费办法")
FORM_2021 = Act(
    "中华人民共和国政府信息公开工作年度报告格式",
    "国办公开办函〔2021〕30号",
    date(2021, 9, 26),
    short="年报格式",
)
PLATFORM_2019 = Act(
    "国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知",
    "国办公开办函〔2019〕61号",
    None,
    short="平台通知",
)
OPENNESS_2016 = Act("关于全面推进政务公开工作的意见实施细则", "国办发〔2016〕80号", None, short="实施细则")
INSPECTION_2019 = Act(
    "政府网站与政务新媒体检查指标", "国办秘函〔2019〕19号", date(2019, 4, 1), short="检查指标"
)
DELIVERY_2016 = Act(
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释",
    "国办公开办函〔2016〕235号",
    None,
    short="送达解释",
)
NORMATIVE_2018 = Act(
    "国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知",
    "国办发〔2018〕37号",
    None,
    short="国办发〔2018〕37号",
)
LEGALITY_2018 = Act(
    "国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见",
    "国办发〔2018〕115号",
    None,
    short="国办发〔2018〕115号",
)
SANCTION_2021 = Act("中华人民共和国行政处罚法", "", date(2021, 7, 15), short="处罚法")
PERSONAL_2021 = Act("中华人民共和国个人信息保护法", "", date(2021, 11, 1), short="个保法")
DECISION_2019 = Act("重大行政决策程序暂行条例", "国务院令第713号", None, short="国令第713号")
