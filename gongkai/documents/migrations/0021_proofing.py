"""What people say of a finding; what was in review before there was such a gate is not held to it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


UNDER_REVIEW = (
    "first_review", "legal_review", "secrecy_review", "referred", "second_review", "final_review", "head_signature", "approved",
)  # fmt: skip


def let_pass(apps, schema_editor):
    """Rules and lists of today were not known to who sent these into review: what they find goes into the ledger."""
    Edition = apps.get_model("documents", "Edition")
    Check = apps.get_model("documents", "WordingCheck")
    rows = Edition.objects.filter(stage__in=UNDER_REVIEW).only("pk", "digest", "submitted_on", "made_on")
    Check.objects.bulk_create(
        (
            Check(edition=one, digest=one.digest, held_to="", on=one.submitted_on or one.made_on)
            for one in rows.iterator()
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0020_agency_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WordingCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="内容指纹")),
                ("held_to", models.CharField(blank=True, max_length=64, verbose_name="规则和词表的指纹")),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wording_checks",
                        to="documents.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "送审时的文字检查",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="WordingMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("print", models.CharField(max_length=16, verbose_name="指纹")),
                ("times", models.PositiveSmallIntegerField(default=1, verbose_name="处数")),
                (
                    "kind",
                    models.CharField(
                        choices=[("read", "已阅"), ("no_fault", "不属差错")],
                        max_length=10,
                        verbose_name="情况",
                    ),
                ),
                ("code", models.CharField(max_length=12, verbose_name="规则")),
                ("name", models.CharField(max_length=60, verbose_name="类型")),
                ("place", models.CharField(max_length=160, verbose_name="位置")),
                ("found", models.CharField(blank=True, max_length=200, verbose_name="原文")),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("on", models.DateField(verbose_name="日期")),
                ("taken_back_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wording_marks",
                        to="documents.document",
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销人",
                    ),
                ),
            ],
            options={
                "verbose_name": "校对意见",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_on__isnull", True)),
                        fields=("document", "print"),
                        name="a_finding_is_marked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("reason", ""), _negated=True), ("times__gte", 1)),
                        name="a_mark_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("read", "no_fault"))), name="a_mark_is_one_of_these"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_back_by__isnull", True), ("taken_back_on__isnull", True)),
                            models.Q(("taken_back_by__isnull", False), ("taken_back_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_mark_taken_back_says_by_whom",
                    ),
                ],
            },
        ),
        migrations.RunPython(let_pass, migrations.RunPython.noop),
    ]
