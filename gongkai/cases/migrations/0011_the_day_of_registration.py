"""The day a request was registered, kept apart from the day it was filed; so far they were the same."""

from typing import Any

from django.db import migrations, models
from django.db.models import F, Q


def the_day_it_was_filed(apps: Any, editor: Any) -> None:
    apps.get_model("cases", "Case").objects.update(registered_on=F("submitted_on"))


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_plain_query_codes_are_gone"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="registered_on",
            field=models.DateField(null=True, verbose_name="登记日期"),
        ),
        migrations.RunPython(the_day_it_was_filed),
        migrations.AlterField(
            model_name="case",
            name="registered_on",
            field=models.DateField(verbose_name="登记日期"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=Q(registered_on__gte=F("submitted_on")), name="registered_when_it_came_or_later"
            ),
        ),
    ]
