"""A clean-up is concluded and announced before it is carried out; what changes a number is confirmed by a second person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def conclude_what_was_carried_out(apps, schema_editor):
    rounds = apps.get_model("documents", "CleanUpRound").objects
    rounds.filter(closed_on__isnull=False).update(concluded_on=models.F("closed_on"))


def keep_what_one_decided(apps, schema_editor):
    apps.get_model("documents", "CountingDecision").objects.update(state="alone")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0013_rules_of_matters"),
        ("documents", "0014_the_record_is_signed_too"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NumberNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number_key", models.CharField(max_length=60, verbose_name="文号（比对）")),
                ("said", models.CharField(max_length=60, verbose_name="文号")),
                (
                    "answer",
                    models.CharField(
                        choices=[("published", "原文件已经主动公开"), ("no_number", "不是文件的文号")],
                        max_length=12,
                        verbose_name="情况",
                    ),
                ),
                ("says", models.CharField(max_length=200, verbose_name="公开的出处或者说明")),
                ("on", models.DateField(verbose_name="日期")),
            ],
            options={
                "verbose_name": "文号说明",
                "ordering": ["id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="keptnumber",
            name="a_number_is_kept_once",
        ),
        migrations.RemoveConstraint(
            model_name="keptnumber",
            name="a_number_is_kept_once_an_allowance",
        ),
        migrations.AddField(
            model_name="allowance",
            name="kinds",
            field=models.JSONField(default=list, verbose_name="可以公开的个人信息"),
        ),
        migrations.AddField(
            model_name="allowance",
            name="revoked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="撤销人",
            ),
        ),
        migrations.AddField(
            model_name="allowance",
            name="revoked_on",
            field=models.DateField(blank=True, null=True, verbose_name="撤销日期"),
        ),
        migrations.AddField(
            model_name="allowance",
            name="revoked_says",
            field=models.CharField(blank=True, max_length=300, verbose_name="撤销的理由"),
        ),
        migrations.AddField(
            model_name="cleanupround",
            name="concluded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="结束人",
            ),
        ),
        migrations.AddField(
            model_name="cleanupround",
            name="concluded_on",
            field=models.DateField(blank=True, null=True, verbose_name="结束日期"),
        ),
        migrations.AddField(
            model_name="countingdecision",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="确认人",
            ),
        ),
        migrations.AddField(
            model_name="countingdecision",
            name="decided_on",
            field=models.DateField(blank=True, null=True, verbose_name="确认日期"),
        ),
        migrations.AddField(
            model_name="countingdecision",
            name="says",
            field=models.CharField(blank=True, max_length=200, verbose_name="不采纳的理由"),
        ),
        migrations.AddField(
            model_name="countingdecision",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "待确认"),
                    ("confirmed", "已确认"),
                    ("refused", "没有采纳"),
                    ("alone", "一人决定（此前的办法）"),
                ],
                db_index=True,
                default="open",
                max_length=10,
                verbose_name="状态",
            ),
        ),
        migrations.AddField(
            model_name="keptnumber",
            name="revoked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="撤销人",
            ),
        ),
        migrations.AddField(
            model_name="keptnumber",
            name="revoked_on",
            field=models.DateField(blank=True, null=True, verbose_name="撤销日期"),
        ),
        migrations.AddField(
            model_name="keptnumber",
            name="revoked_says",
            field=models.CharField(blank=True, max_length=300, verbose_name="撤销的理由"),
        ),
        migrations.AlterField(
            model_name="allowance",
            name="scope",
            field=models.CharField(max_length=300, verbose_name="为什么是最小范围"),
        ),
        migrations.AlterField(
            model_name="cleanupround",
            name="closed_on",
            field=models.DateField(blank=True, null=True, verbose_name="执行日期"),
        ),
        migrations.AlterField(
            model_name="countingdecision",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="提出人",
            ),
        ),
        migrations.AlterField(
            model_name="countingdecision",
            name="on",
            field=models.DateField(verbose_name="提出日期"),
        ),
        migrations.RunPython(conclude_what_was_carried_out, migrations.RunPython.noop),
        migrations.RunPython(keep_what_one_decided, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="allowance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("revoked_on__isnull", True),
                    models.Q(("revoked_by__isnull", False), models.Q(("revoked_says", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_revoked_allowance_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanupround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__isnull", True),
                    models.Q(("concluded_on__isnull", False), ("concluded_on__lte", models.F("closed_on"))),
                    _connector="OR",
                ),
                name="carried_out_only_as_concluded",
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanupround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("concluded_on__isnull", True),
                    ("concluded_on__gt", models.F("until")),
                    ("concluded_by__isnull", True),
                    _connector="OR",
                ),
                name="concluded_after_its_last_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="countingdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_by__isnull", True),
                        ("decided_on__isnull", True),
                        ("state__in", ["open", "alone"]),
                    ),
                    models.Q(
                        ("decided_by__isnull", False),
                        ("decided_on__isnull", False),
                        ("state__in", ["confirmed", "refused"]),
                    ),
                    _connector="OR",
                ),
                name="a_counting_decision_says_who_confirmed_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="countingdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "confirmed"), _negated=True),
                    models.Q(("decided_by", models.F("by")), _negated=True),
                    _connector="OR",
                ),
                name="a_number_changes_by_two",
                violation_error_message="改变条数由提出人以外的人确认",
            ),
        ),
        migrations.AddConstraint(
            model_name="countingdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("says", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_refused_counting_decision_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="countingdecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("document",),
                name="one_counting_decision_waits_a_document",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptnumber",
            constraint=models.UniqueConstraint(
                condition=models.Q(("allowance__isnull", True), ("revoked_on__isnull", True)),
                fields=("document", "digest", "mark"),
                name="a_number_is_kept_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptnumber",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_on__isnull", True)),
                fields=("document", "digest", "mark", "allowance"),
                name="a_number_is_kept_once_an_allowance",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("revoked_on__isnull", True),
                    models.Q(("revoked_by__isnull", False), models.Q(("revoked_says", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_revoked_keeping_says_why",
            ),
        ),
        migrations.AddField(
            model_name="numbernote",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="说明人",
            ),
        ),
        migrations.AddField(
            model_name="numbernote",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="number_notes",
                to="documents.document",
            ),
        ),
        migrations.AddConstraint(
            model_name="numbernote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("says", ""), _negated=True), models.Q(("number_key", ""), _negated=True)
                ),
                name="a_number_note_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="numbernote",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["published", "no_number"])),
                name="a_number_note_is_one_of_these",
            ),
        ),
    ]
