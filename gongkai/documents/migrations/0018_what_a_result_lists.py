"""What the drafted result of a clean-up lists of every document: nothing else is carried out."""

from django.db import migrations, models
from django.db.models import F, Q

KINDS = [("keep", "继续有效"), ("amend", "修改"), ("repeal", "废止"), ("lapse", "宣布失效")]


def keep_what_was_listed(apps, schema_editor):
    """What drafts before this listed is not on record: the decisions stand for it, and the words are compared all the same."""
    item = apps.get_model("documents", "CleanUpItem")
    drafted = Q(round__result__isnull=False, round__concluded_on__isnull=False) | Q(
        carried_out_on__isnull=False
    )
    rows = list(item.objects.filter(drafted).select_related("document"))
    for row in rows:
        row.listed, row.listed_as = row.decision, [row.document.title, row.document.doc_no or "—"]
    item.objects.bulk_update(rows, ["listed", "listed_as"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("documents", "0017_a_look_ends_with_its_exception")]

    operations = [
        migrations.AddField(
            model_name="cleanupitem",
            name="listed",
            field=models.CharField(blank=True, choices=KINDS, max_length=10, verbose_name="清理结果所列"),
        ),
        migrations.AddField(
            model_name="cleanupitem",
            name="listed_as",
            field=models.JSONField(blank=True, default=list, verbose_name="清理结果所列的标题、文号"),
        ),
        migrations.RunPython(keep_what_was_listed, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="cleanupitem",
            constraint=models.CheckConstraint(
                condition=Q(carried_out_on__isnull=True) | Q(listed=F("decision")),
                name="carried_out_only_as_listed",
            ),
        ),
    ]
