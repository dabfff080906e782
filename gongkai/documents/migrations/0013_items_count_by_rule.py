"""Items count by a rule. What had been marked as not counted by hand keeps that as a decision with its reason.

An interpretation had been marked so by itself; now the rule says it.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def keep_marks(apps, schema_editor):
    Document = apps.get_model("documents", "Document")
    Decision = apps.get_model("documents", "CountingDecision")
    explains = models.Q(interprets__isnull=False) | models.Q(category="interpretation")
    Document.objects.filter(explains, counts_in_total=False).update(counts_in_total=True)
    left = Document.objects.filter(counts_in_total=False).only("pk", "category", "owner_id", "made_on")
    Decision.objects.bulk_create(
        (
            Decision(
                document=document, act="leave_out", was=document.category, category=document.category,
                reason="登记时标明不计入条数", by_id=document.owner_id, on=document.made_on,
            )
            for document in left.iterator()
        ),
        batch_size=500,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("documents", "0012_gates_and_validity"),
    ]
    operations = [
        migrations.CreateModel(
            name="CountingDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("leave_out", "不计入条数"),
                            ("count_again", "恢复计入条数"),
                            ("recategorise", "改变信息类别"),
                        ],
                        max_length=20,
                        verbose_name="决定",
                    ),
                ),
                ("was", models.CharField(max_length=20, verbose_name="原信息类别")),
                ("category", models.CharField(max_length=20, verbose_name="信息类别")),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="决定人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counting_decisions",
                        to="documents.document",
                        verbose_name="信息",
                    ),
                ),
            ],
            options={
                "verbose_name": "计数决定",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="a_counting_decision_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SetCountingRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.PositiveSmallIntegerField(verbose_name="起始年度")),
                ("categories", models.JSONField(default=list, verbose_name="计入的信息类别")),
                ("interpretations", models.BooleanField(default=False, verbose_name="政策解读单独计一条")),
                ("reposts", models.BooleanField(default=False, verbose_name="转载计入")),
                ("basis", models.CharField(max_length=200, verbose_name="依据")),
                ("on", models.DateField(verbose_name="登记日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counting_rules",
                        to="agencies.agency",
                        verbose_name="制定机关",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
            ],
            options={
                "verbose_name": "计数口径",
                "ordering": ["-since", "-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "since"), name="one_counting_rule_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("since__gte", 2008)), name="counting_begins_with_the_law"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True), name="a_counting_rule_has_a_basis"
                    ),
                ],
            },
        ),
        migrations.RunPython(keep_marks, migrations.RunPython.noop),
    ]
