"""A finding is known by its wording, not by its line; pages read and unchanged are not read again."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0013_rules_of_matters"),
        ("documents", "0021_proofing"),
        ("quality", "0001_quality_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Patrolled",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(max_length=64, verbose_name="所读指纹")),
                ("on", models.DateField(verbose_name="日期")),
            ],
            options={
                "verbose_name": "巡查",
            },
        ),
        migrations.RemoveConstraint(
            model_name="finding",
            name="one_open_finding_a_place",
        ),
        migrations.AddField(
            model_name="finding",
            name="gone_on",
            field=models.DateField(blank=True, null=True, verbose_name="原文不再有"),
        ),
        migrations.AddField(
            model_name="finding",
            name="print",
            field=models.CharField(blank=True, max_length=16, verbose_name="指纹"),
        ),
        migrations.AlterField(
            model_name="finding",
            name="source",
            field=models.CharField(
                choices=[
                    ("patrol", "系统巡查"),
                    ("self_check", "人工自查"),
                    ("public", "公众纠错"),
                    ("spot_check", "上级抽查"),
                    ("release", "发布时发现"),
                ],
                max_length=12,
                verbose_name="来源",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("stage__in", ["closed", "dismissed"]), _negated=True),
                    ("document__isnull", False),
                    ("print", ""),
                ),
                fields=("document", "code", "place", "found"),
                name="one_open_finding_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("stage__in", ["closed", "dismissed"]), _negated=True),
                    models.Q(("print", ""), _negated=True),
                ),
                fields=("document", "print"),
                name="one_open_finding_a_wording",
            ),
        ),
        migrations.AddField(
            model_name="patrolled",
            name="edition",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="patrolled", to="documents.edition"
            ),
        ),
    ]
