"""By which way the applicant's reasons came: the progress page, the counter, the post."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_the_day_of_registration"),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="via",
            field=models.CharField(
                blank=True,
                choices=[
                    ("portal", "申请进度页"),
                    ("counter", "当面"),
                    ("post", "来信"),
                    ("other", "其他方式"),
                ],
                max_length=10,
                verbose_name="说明理由的途径",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("via", ""), ("how", "reasons"), _connector="OR"),
                name="only_reasons_say_by_which_way_they_came",
            ),
        ),
    ]
