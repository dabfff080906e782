"""A holiday notice rules once a second person confirmed it; those on record rule already."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F


def those_filed_rule_already(apps: Any, editor: Any) -> None:
    notices = apps.get_model("agencies", "HolidayNotice").objects
    notices.update(confirmed_on=F("filed_on"), confirmed_by=F("filed_by"))


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_reasons_have_a_rule"),
    ]

    operations = [
        migrations.AddField(
            model_name="holidaynotice",
            name="confirmed_by",
            field=models.CharField(blank=True, max_length=40, verbose_name="确认人"),
        ),
        migrations.AddField(
            model_name="holidaynotice",
            name="confirmed_on",
            field=models.DateField(blank=True, null=True, verbose_name="生效日期"),
        ),
        migrations.AddField(
            model_name="holidaynotice",
            name="confirmer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="holidaynotice",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="agencies.holidaynotice",
                verbose_name="更正的通知",
            ),
        ),
        migrations.AddField(
            model_name="holidaynotice",
            name="dropped_by",
            field=models.CharField(blank=True, max_length=40, verbose_name="撤销人"),
        ),
        migrations.AddField(
            model_name="holidaynotice",
            name="dropped_on",
            field=models.DateField(blank=True, null=True, verbose_name="撤销录入日期"),
        ),
        migrations.AddField(
            model_name="holidaynotice",
            name="filer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="holidaynotice",
            name="why",
            field=models.CharField(blank=True, max_length=300, verbose_name="更正的原因"),
        ),
        migrations.RunPython(those_filed_rule_already),
        migrations.AddConstraint(
            model_name="holidaynotice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmed_on__isnull", True), ("dropped_on__isnull", True)),
                fields=("year",),
                name="one_notice_of_a_year_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="holidaynotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_on__isnull", True), ("dropped_on__isnull", True), _connector="OR"
                ),
                name="a_notice_is_confirmed_or_dropped",
            ),
        ),
        migrations.AddConstraint(
            model_name="holidaynotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmer__isnull", True),
                    models.Q(("confirmer", models.F("filer")), _negated=True),
                    _connector="OR",
                ),
                name="who_filed_a_notice_does_not_confirm_it",
            ),
        ),
    ]
