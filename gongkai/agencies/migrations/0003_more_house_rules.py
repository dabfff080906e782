from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_a_person_has_an_address"),
    ]

    operations = [
        migrations.AlterField(
            model_name="houserulevalue",
            name="name",
            field=models.CharField(
                choices=[
                    ("completion_days", "补正的合理期限"),
                    ("interpretation_grace", "解读最迟晚于文件"),
                    ("rectify_severe", "严重差错整改期限"),
                    ("rectify_error", "一般差错整改期限"),
                    ("rectify_minor", "提示类问题整改期限"),
                    ("amber_days", "期限预警提前量"),
                    ("legal_review", "法制审核（0不审 1有不公开内容时审 2都审）"),
                    ("unopened_days", "分办后未打开的提醒"),
                    ("suggest_proactive_at", "建议转主动公开的同类申请件数"),
                    ("identity_days", "身份证明办结后的保存天数"),
                ],
                max_length=40,
                verbose_name="规则",
            ),
        ),
    ]
