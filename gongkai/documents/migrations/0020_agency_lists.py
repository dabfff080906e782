"""What an agency tells the rules of writing about itself."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0013_rules_of_matters"),
        ("documents", "0019_a_draft_can_be_discarded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ListedWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("term", "用词"),
                            ("expression", "固定表述"),
                            ("leader", "领导同志"),
                            ("unit", "单位名称"),
                            ("allowed", "允许用词"),
                            ("official", "公开的工作人员姓名"),
                            ("phone", "公开的办公电话"),
                        ],
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                ("word", models.CharField(max_length=100, verbose_name="词语")),
                ("better", models.CharField(blank=True, max_length=100, verbose_name="改为")),
                ("names", models.JSONField(blank=True, default=list, verbose_name="职务、简称")),
                ("wrong", models.JSONField(blank=True, default=list, verbose_name="旧称、误称")),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="代字、规则")),
                ("order", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="排名")),
                (
                    "gravity",
                    models.CharField(
                        choices=[
                            ("severe", "严重"),
                            ("error", "差错"),
                            ("warning", "警告"),
                            ("advice", "提示"),
                        ],
                        default="warning",
                        max_length=10,
                        verbose_name="等级",
                    ),
                ),
                ("is_own", models.BooleanField(default=False, verbose_name="本单位")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="依据")),
                ("since", models.DateField(verbose_name="起用日期")),
                ("until", models.DateField(blank=True, null=True, verbose_name="最后一天")),
                ("on", models.DateField(verbose_name="登记日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                ("ended_says", models.CharField(blank=True, max_length=200, verbose_name="停用的理由")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listed_words",
                        to="agencies.agency",
                        verbose_name="机关",
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
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="停用人",
                    ),
                ),
            ],
            options={
                "verbose_name": "词表",
                "ordering": ["kind", "order", "word", "id"],
                "indexes": [
                    models.Index(fields=["agency", "kind", "since"], name="documents_l_agency__84d364_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("agency", "kind", "word"),
                        name="a_word_is_listed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["term", "expression", "leader", "unit", "allowed", "official", "phone"],
                            )
                        ),
                        name="list_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "leader"), _negated=True),
                            ("order__isnull", False),
                            _connector="OR",
                        ),
                        name="a_leader_has_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="a_listed_word_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_by__isnull", True),
                                ("ended_on__isnull", True),
                                ("until__isnull", True),
                            ),
                            models.Q(
                                ("ended_by__isnull", False),
                                ("ended_on__isnull", False),
                                ("until__isnull", False),
                                models.Q(("ended_says", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_ended_word_says_who_and_why",
                    ),
                ],
            },
        ),
    ]
