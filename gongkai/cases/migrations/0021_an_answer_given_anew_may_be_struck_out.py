from django.db import migrations, models
from django.db.models import PROTECT, ForeignKey, Q


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0020_a_remedy_may_be_over_a_correction"),
    ]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="answers_anew",
            field=ForeignKey(
                blank=True,
                null=True,
                on_delete=PROTECT,
                related_name="reanswers",
                to="cases.remedy",
                verbose_name="重新答复所依据的复议诉讼",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                fields=["answers_anew"],
                condition=~Q(stage="struck"),
                name="a_remedy_is_answered_anew_once",
            ),
        ),
    ]
