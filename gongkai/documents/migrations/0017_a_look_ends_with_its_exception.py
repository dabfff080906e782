"""A look at a file or a picture ends with the exception it was given under: who looked then let names stand by it."""

from django.db import migrations, models
from django.db.models import Q


def end_looks(apps, schema_editor):
    looks = apps.get_model("documents", "LookedAt").objects
    over = Q(ended_on__isnull=False) | Q(revoked_on__isnull=False)
    for allowance in apps.get_model("documents", "Allowance").objects.filter(over).order_by("pk"):
        last = allowance.ended_on or allowance.revoked_on
        of = Q(document=allowance.document_id) | Q(document__interprets=allowance.document_id)
        looks.filter(of, void_on__isnull=True, on__range=(allowance.on, last)).update(void_on=last)


class Migration(migrations.Migration):
    dependencies = [("documents", "0016_what_an_edition_corrects")]

    operations = [
        migrations.AddField(
            model_name="lookedat",
            name="void_on",
            field=models.DateField(blank=True, null=True, verbose_name="失效日期"),
        ),
        migrations.RemoveConstraint(model_name="lookedat", name="a_file_is_looked_at_once"),
        migrations.AddConstraint(
            model_name="lookedat",
            constraint=models.UniqueConstraint(
                condition=Q(void_on__isnull=True),
                fields=("document", "digest"),
                name="a_file_is_looked_at_once",
            ),
        ),
        migrations.RunPython(end_looks, migrations.RunPython.noop),
    ]
