"""House rules (机关内部规定): where the law is silent and the agency decides, inside a lawful range.

`law/` declares each rule with its default and range; the agency's value is a dated row elsewhere and is
passed in as an argument. A screen may edit a house rule, never a law.
"""

from dataclasses import dataclass

from gongkai.law.source import Refusal


@dataclass(frozen=True)
class HouseRule:
    """A number the agency sets: `unit` is what it counts, `low`–`high` what it may choose."""

    name: str
    label: str
    unit: str
    default: int
    low: int
    high: int
    silent: str

    def accept(self, value: int) -> int:
        """The value itself. Raises Refusal outside the range."""
        if not self.low <= value <= self.high:
            raise Refusal((f"“{self.label}”可以在{self.low}—{self.high}{self.unit}之间选定", None))
        return value


HOUSE_RULES = (
    HouseRule(
        "completion_days", "补正的合理期限", "个工作日", 15, 5, 30, "条例第三十条只说“合理期限”，没有规定天数"
    ),
    HouseRule(
        "reason_days",
        "说明理由的合理期限",
        "个工作日",
        15,
        5,
        30,
        "条例第三十五条要求申请人说明理由，没有规定天数",
    ),
    HouseRule(
        "interpretation_grace",
        "解读最迟晚于文件",
        "个工作日",
        0,
        0,
        3,
        "法规没有规定解读晚于文件发布的宽限天数",
    ),
    HouseRule(
        "interpretation_forms",
        "重大政策解读的形式",
        "种",
        2,
        1,
        4,
        "法规没有规定重大政策的解读要有几种形式，两种以上是地方的做法",
    ),
    HouseRule(
        "excerpt_percent",
        "解读与文件原文相同的比例（达到即视为摘抄）",
        "%",
        60,
        30,
        100,
        "法规没有规定怎样算摘抄式解读",
    ),
    HouseRule(
        "interpret_comment_drafts",
        "公开征求意见的文件稿要不要解读（0不要求 1应当解读）",
        "",
        1,
        0,
        1,
        "法规没有规定征求意见稿要解读，解读是地方的做法",
    ),
    HouseRule("rectify_severe", "严重差错整改期限", "个工作日", 1, 0, 5, "法规没有规定整改天数"),
    HouseRule("rectify_error", "一般差错整改期限", "个工作日", 3, 1, 10, "法规没有规定整改天数"),
    HouseRule("rectify_minor", "提示类问题整改期限", "个工作日", 5, 1, 20, "法规没有规定整改天数"),
    HouseRule("amber_days", "期限预警提前量", "个工作日", 5, 1, 10, "法规没有规定预警提前量"),
    HouseRule(
        "legal_review",
        "法制审核（0不审 1有不公开内容时审 2都审）",
        "",
        1,
        0,
        2,
        "条例第十七条只要求审查机制明确程序和责任，没有规定答复要经法制审核",
    ),
    HouseRule("unopened_days", "分办后未打开的提醒", "个工作日", 1, 1, 5, "法规没有规定分办后多久打开"),
    HouseRule(
        "suggest_proactive_at",
        "建议转主动公开的同类申请件数",
        "件",
        2,
        2,
        10,
        "条例第四十四条说“多个申请人”，没有规定件数",
    ),
    HouseRule(
        "identity_days",
        "身份证明办结后的保存天数",
        "天",
        365,
        30,
        3650,
        "条例没有规定申请人身份证明的保存期限；个人信息保护法要求为实现处理目的所必要的最短时间",
    ),
    HouseRule(
        "transfer_days",
        "移送明细表签字退回的提醒天数",
        "个工作日",
        10,
        1,
        60,
        "条例第二十五条第三款只说“及时”提供，没有规定签收的天数",
    ),
    HouseRule("correction_days", "更正申请办理的提醒天数", "个工作日", 20, 5, 60, "法规没有规定更正的期限"),
    HouseRule(
        "reassess_months",
        "不予公开信息定期评估的间隔",
        "个月",
        12,
        1,
        36,
        "条例第十八条要求定期评估审查、适时公开，没有规定多久评估一次",
    ),
    HouseRule(
        "limit_decision",
        "许可、处罚决定的公开期限",
        "个工作日",
        7,
        1,
        20,
        "条例第二十六条规定20个工作日，没有规定决定另有更短的期限；7个工作日见于基层政务公开标准目录",
    ),
    HouseRule(
        "limit_warning",
        "预警信息的公开期限（0当日）",
        "个工作日",
        0,
        0,
        5,
        "条例第二十条第（十二）项要求公开预警信息，没有规定另外的期限",
    ),
    HouseRule("releases_a_day", "一天发布的提醒件数", "件", 5, 1, 100, "法规没有规定一天发布多少件"),
    HouseRule(
        "feedback_days",
        "意见征集结束后公布反馈的期限",
        "个工作日",
        20,
        5,
        60,
        "法规要求反馈意见采纳情况，没有规定天数",
    ),
    HouseRule(
        "transcript_days", "发布会、访谈实录公布的期限", "个工作日", 3, 1, 10, "法规没有规定实录公布的天数"
    ),
    HouseRule(
        "progress_days", "每期结束后公布进展的期限", "个工作日", 10, 1, 30, "法规没有规定进展公布的天数"
    ),
    HouseRule("stale_days", "项目进展多久没有更新要提醒", "天", 90, 30, 365, "法规没有规定更新的间隔"),
    HouseRule(
        "voice_days",
        "意见提出人联系方式在办结后的保存天数",
        "天",
        90,
        1,
        3650,
        "个人信息保护法要求保存期限为实现处理目的所必要的最短时间，没有规定天数",
    ),
    HouseRule(
        "masked_days",
        "附件遮盖前的原件在发布后的保存天数",
        "天",
        90,
        1,
        3650,
        "个人信息保护法要求保存期限为实现处理目的所必要的最短时间，没有规定天数",
    ),
    *(
        HouseRule(
            f"days_{stage}",
            f"{label}的办理天数（0按文件类型表）",
            "个工作日",
            0,
            0,
            15 if stage == "legal_review" else 30,  # 国办发〔2018〕115号：最长不超过15个工作日
            "条例第十七条要求明确审查的程序和责任，没有规定各环节的天数",
        )
        for stage, label in (
            ("first_review", "科室初审"),
            ("legal_review", "合法性审核"),
            ("secrecy_review", "保密审查"),
            ("second_review", "办公室复审"),
            ("final_review", "分管终审"),
            ("head_signature", "主要领导签发"),
            ("approved", "签发后发布"),
            ("check", "发布后核对"),
        )
    ),
    HouseRule(
        "validity_named",
        "规范性文件写明有效期或者长期有效（0不要求 1要求）",
        "",
        1,
        0,
        1,
        "国家没有规定规范性文件必须写明有效期，各地做法不一",
    ),
    HouseRule("expiry_days", "规范性文件到期提醒提前量", "天", 90, 7, 365, "法规没有规定到期提醒的提前量"),
)
BY_NAME = {rule.name: rule for rule in HOUSE_RULES}
