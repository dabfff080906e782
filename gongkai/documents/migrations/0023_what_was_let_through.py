"""What was let through at submission is remembered, rules and lists apart; an agency lists itself once at a time."""

from django.db import migrations, models
from django.db.models import Q


def keep_marks(apps, schema_editor):
    """What was under review is known by the marks that stood when it was sent there."""
    Check = apps.get_model("documents", "WordingCheck")
    Mark = apps.get_model("documents", "WordingMark")
    checks = Check.objects.values_list("pk", "on", "edition__document").order_by("pk")
    for key, on, document in checks.iterator():
        stood = Q(taken_back_on__isnull=True) | Q(taken_back_on__gte=on)
        marks = Mark.objects.filter(stood, document=document, on__lte=on)
        prints = sorted(set(marks.values_list("print", flat=True)))
        if prints:
            Check.objects.filter(pk=key).update(let_through=prints)


def one_is_the_agency(apps, schema_editor):
    """Of several units listed as the agency itself the one the rules went by stays it; the others are units."""
    Word = apps.get_model("documents", "ListedWord")
    own = Word.objects.filter(kind="unit", is_own=True, ended_on__isnull=True)
    seen = set()
    for row in own.order_by("agency", "word", "pk"):
        if row.agency_id in seen:
            Word.objects.filter(pk=row.pk).update(is_own=False)
        seen.add(row.agency_id)


class Migration(migrations.Migration):
    dependencies = [("documents", "0022_masked_files")]

    operations = [
        migrations.RemoveField(model_name="wordingcheck", name="held_to"),
        migrations.AddField(
            model_name="wordingcheck",
            name="engine",
            field=models.CharField(blank=True, max_length=64, verbose_name="规则的指纹"),
        ),
        migrations.AddField(
            model_name="wordingcheck",
            name="lists",
            field=models.CharField(blank=True, max_length=64, verbose_name="词表的指纹"),
        ),
        migrations.AddField(
            model_name="wordingcheck",
            name="let_through",
            field=models.JSONField(blank=True, default=list, verbose_name="放行的指纹"),
        ),
        migrations.RunPython(keep_marks, migrations.RunPython.noop),
        migrations.RunPython(one_is_the_agency, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="listedword",
            constraint=models.UniqueConstraint(
                condition=Q(("ended_on__isnull", True), ("is_own", True)),
                fields=("agency",),
                name="an_agency_lists_itself_once",
            ),
        ),
    ]
