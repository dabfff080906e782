"""The forms that were sent, so that a second click makes nothing twice."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0004_attempts_are_counted"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slip", models.CharField(max_length=32, verbose_name="表单标记")),
                ("said", models.CharField(max_length=64, verbose_name="内容标记")),
                ("key", models.CharField(blank=True, max_length=60, verbose_name="编号")),
                ("sent_on", models.DateField(verbose_name="提交日期")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "已提交的表单",
                "constraints": [
                    models.UniqueConstraint(fields=("person", "slip"), name="a_form_is_sent_once")
                ],
            },
        ),
    ]
