"""What of the record an edition has otherwise than its document: to be corrected with it, or as it was then."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0015_decided_by_two_and_announced")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="own_record",
            field=models.JSONField(blank=True, default=dict, verbose_name="本版本另有的著录"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("stage", "published"), _negated=True) | models.Q(("own_record", {})),
                name="the_public_edition_has_the_documents_record",
            ),
        ),
    ]
