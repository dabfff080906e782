"""A draft that was given up has a stage of its own."""

from django.db import migrations, models

STAGES = [
    ("draft", "拟稿"),
    ("first_review", "科室初审"),
    ("legal_review", "合法性审核"),
    ("secrecy_review", "保密审查"),
    ("referred", "报请确定"),
    ("second_review", "办公室复审"),
    ("final_review", "分管终审"),
    ("head_signature", "主要领导签发"),
    ("approved", "待发布"),
    ("published", "已发布"),
    ("shelved", "归档不公开"),
    ("superseded", "已被新版本替代"),
    ("withdrawn", "已撤回"),
    ("discarded", "已作废"),
]


class Migration(migrations.Migration):
    dependencies = [("documents", "0018_what_a_result_lists")]

    operations = [
        migrations.AlterField(
            model_name="edition",
            name="stage",
            field=models.CharField(choices=STAGES, default="draft", max_length=20, verbose_name="环节"),
        ),
        migrations.RemoveConstraint(model_name="edition", name="edition_stage_is_known"),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("stage__in", [code for code, _ in STAGES])), name="edition_stage_is_known"
            ),
        ),
    ]
