from django.db import migrations, models
from django.db.models import PROTECT, ForeignKey, Q


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0019_a_consultation_names_its_points"),
    ]

    operations = [
        migrations.AlterField(
            model_name="remedy",
            name="case",
            field=ForeignKey(
                blank=True,
                null=True,
                on_delete=PROTECT,
                related_name="remedies",
                to="cases.case",
                verbose_name="申请",
            ),
        ),
        migrations.AddField(
            model_name="remedy",
            name="correction",
            field=ForeignKey(
                blank=True,
                null=True,
                on_delete=PROTECT,
                related_name="remedies",
                to="cases.correction",
                verbose_name="更正申请",
            ),
        ),
        migrations.AddConstraint(
            model_name="remedy",
            constraint=models.CheckConstraint(
                condition=Q(case__isnull=False, correction__isnull=True)
                | Q(case__isnull=True, correction__isnull=False),
                name="a_remedy_is_of_one_matter",
            ),
        ),
        migrations.AddConstraint(
            model_name="remedy",
            constraint=models.UniqueConstraint(
                fields=["correction", "track", "doc_no"],
                condition=~Q(doc_no=""),
                name="a_remedy_of_a_correction_is_lodged_once",
            ),
        ),
    ]
