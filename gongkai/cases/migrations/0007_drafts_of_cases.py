"""Drafts of requests, sealed, with their files."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_more_house_rules"),
        ("cases", "0006_corrections_of_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_mark", models.CharField(max_length=64, unique=True, verbose_name="浏览器标记")),
                ("code_mark", models.CharField(blank=True, max_length=64, verbose_name="续填码标记")),
                ("sealed", models.TextField(blank=True, verbose_name="内容（加密）")),
                ("kept_until", models.DateField(verbose_name="保存至")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="受理机关",
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                        verbose_name="提交成的申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "申请草稿",
            },
        ),
        migrations.CreateModel(
            name="DraftFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("proof", "身份证明"), ("authorisation", "授权委托书")],
                        max_length=14,
                        verbose_name="用途",
                    ),
                ),
                ("name_sealed", models.TextField(verbose_name="文件名（加密）")),
                ("size", models.PositiveIntegerField(verbose_name="大小")),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                ("sealed", models.CharField(max_length=80, verbose_name="存放")),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="cases.draft"
                    ),
                ),
            ],
            options={
                "verbose_name": "草稿材料",
                "ordering": ["id"],
            },
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["kept_until"], name="cases_draft_kept_un_5db4a7_idx"),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code_mark", ""), _negated=True),
                fields=("code_mark",),
                name="draft_code_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("case__isnull", True), models.Q(("code_mark", ""), ("sealed", "")), _connector="OR"
                ),
                name="a_submitted_draft_is_empty",
            ),
        ),
    ]
