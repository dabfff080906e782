"""An entry of the register that was no request, or one entered twice, is struck out and counted nowhere."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_a_remedy_is_lodged_once"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="case",
            name="a_case_in_hand_was_received",
        ),
        migrations.RemoveConstraint(
            model_name="case",
            name="case_stage_is_known",
        ),
        migrations.AddField(
            model_name="case",
            name="same_as",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registered_again",
                to="cases.case",
                verbose_name="重复登记的是",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="struck_on",
            field=models.DateField(blank=True, null=True, verbose_name="登记作废日期"),
        ),
        migrations.AddField(
            model_name="case",
            name="struck_why",
            field=models.TextField(blank=True, verbose_name="登记作废的原因"),
        ),
        migrations.AlterField(
            model_name="case",
            name="stage",
            field=models.CharField(
                choices=[
                    ("submitted", "待双方确认"),
                    ("received", "待受理"),
                    ("in_hand", "办理中"),
                    ("incomplete", "待补正"),
                    ("unpaid", "待缴费"),
                    ("under_review", "答复审核中"),
                    ("approved", "待送达"),
                    ("closed", "已办结"),
                    ("struck", "登记作废"),
                ],
                default="submitted",
                max_length=20,
                verbose_name="状态",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "submitted",
                            "received",
                            "in_hand",
                            "incomplete",
                            "unpaid",
                            "under_review",
                            "approved",
                            "closed",
                            "struck",
                        ],
                    )
                ),
                name="case_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("received_on__isnull", False),
                    (
                        "stage__in",
                        [
                            "submitted",
                            "closed",
                            "struck",
                        ],
                    ),
                    _connector="OR",
                ),
                name="a_case_in_hand_was_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("due__isnull", True),
                        ("stage", "struck"),
                        ("struck_on__isnull", False),
                        models.Q(("struck_why", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("stage", "struck"), _negated=True),
                        ("same_as__isnull", True),
                        ("struck_on__isnull", True),
                        ("struck_why", ""),
                    ),
                    _connector="OR",
                ),
                name="struck_means_a_day_and_a_reason_and_no_clock",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("same_as__isnull", True),
                    models.Q(("same_as", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="a_case_is_not_registered_again_as_itself",
            ),
        ),
    ]
