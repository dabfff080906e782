from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0013_rules_of_matters"),
    ]

    operations = [
        migrations.AlterField(
            model_name="houserulevalue",
            name="name",
            field=models.CharField(
                choices=[
                    ("completion_days", "补正的合理期限"),
                    ("reason_days", "说明理由的合理期限"),
                    ("interpretation_grace", "解读最迟晚于文件"),
                    ("interpretation_forms", "重大政策解读的形式"),
                    ("excerpt_percent", "解读与文件原文相同的比例（达到即视为摘抄）"),
                    ("interpret_comment_drafts", "公开征求意见的文件稿要不要解读（0不要求 1应当解读）"),
                    ("rectify_severe", "严重差错整改期限"),
                    ("rectify_error", "一般差错整改期限"),
                    ("rectify_minor", "提示类问题整改期限"),
                    ("amber_days", "期限预警提前量"),
                    ("legal_review", "法制审核（0不审 1有不公开内容时审 2都审）"),
                    ("unopened_days", "分办后未打开的提醒"),
                    ("suggest_proactive_at", "建议转主动公开的同类申请件数"),
                    ("identity_days", "身份证明办结后的保存天数"),
                    ("transfer_days", "移送明细表签字退回的提醒天数"),
                    ("correction_days", "更正申请办理的提醒天数"),
                    ("reassess_months", "不予公开信息定期评估的间隔"),
                    ("limit_decision", "许可、处罚决定的公开期限"),
                    ("limit_warning", "预警信息的公开期限（0当日）"),
                    ("releases_a_day", "一天发布的提醒件数"),
                    ("feedback_days", "意见征集结束后公布反馈的期限"),
                    ("transcript_days", "发布会、访谈实录公布的期限"),
                    ("progress_days", "每期结束后公布进展的期限"),
                    ("stale_days", "项目进展多久没有更新要提醒"),
                    ("voice_days", "意见提出人联系方式在办结后的保存天数"),
                    ("masked_days", "附件遮盖前的原件在发布后的保存天数"),
                    ("days_first_review", "科室初审的办理天数（0按文件类型表）"),
                    ("days_legal_review", "合法性审核的办理天数（0按文件类型表）"),
                    ("days_secrecy_review", "保密审查的办理天数（0按文件类型表）"),
                    ("days_second_review", "办公室复审的办理天数（0按文件类型表）"),
                    ("days_final_review", "分管终审的办理天数（0按文件类型表）"),
                    ("days_head_signature", "主要领导签发的办理天数（0按文件类型表）"),
                    ("days_approved", "签发后发布的办理天数（0按文件类型表）"),
                    ("days_check", "发布后核对的办理天数（0按文件类型表）"),
                    ("validity_named", "规范性文件写明有效期或者长期有效（0不要求 1要求）"),
                    ("expiry_days", "规范性文件到期提醒提前量"),
                ],
                max_length=40,
                verbose_name="规则",
            ),
        ),
    ]
