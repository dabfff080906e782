from django.db import migrations, models


class Migration(migrations.Migration):
    """What was asked before names no point, and so is about all of them, as it was."""

    dependencies = [
        ("cases", "0018_answers_given_anew"),
    ]

    operations = [
        migrations.AddField(
            model_name="caseevent",
            name="about",
            field=models.ManyToManyField(
                blank=True,
                related_name="consultations",
                to="cases.point",
                verbose_name="所涉的申请要点",
            ),
        ),
    ]
