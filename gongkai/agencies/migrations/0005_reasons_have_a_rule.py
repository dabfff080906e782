"""The time to give reasons has a rule of its own; what an agency set for both goes on for both."""

from typing import Any

from django.db import migrations, models


def what_was_set_for_both(apps: Any, editor: Any) -> None:
    values = apps.get_model("agencies", "HouseRuleValue").objects
    for row in values.filter(name="completion_days"):
        values.create(agency_id=row.agency_id, name="reason_days", value=row.value, since=row.since)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_a_reminder_for_corrections"),
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
                    ("rectify_severe", "严重差错整改期限"),
                    ("rectify_error", "一般差错整改期限"),
                    ("rectify_minor", "提示类问题整改期限"),
                    ("amber_days", "期限预警提前量"),
                    ("legal_review", "法制审核（0不审 1有不公开内容时审 2都审）"),
                    ("unopened_days", "分办后未打开的提醒"),
                    ("suggest_proactive_at", "建议转主动公开的同类申请件数"),
                    ("identity_days", "身份证明办结后的保存天数"),
                    ("correction_days", "更正申请办理的提醒天数"),
                ],
                max_length=40,
                verbose_name="规则",
            ),
        ),
        migrations.RunPython(what_was_set_for_both),
    ]
