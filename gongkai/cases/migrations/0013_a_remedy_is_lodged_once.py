"""A review or suit is lodged once under its number. What is there twice keeps its rows, the later ones marked."""

from typing import Any

from django.db import migrations, models
from django.db.models import Q

LONGEST = 80


def mark_the_later_ones(apps: Any, editor: Any) -> None:
    seen: set[tuple[int, str, str]] = set()
    for remedy in apps.get_model("cases", "Remedy").objects.exclude(doc_no="").order_by("pk"):
        said, times = remedy.doc_no, 1
        while (remedy.case_id, remedy.track, said) in seen:
            times += 1
            mark = f"（重复登记{times}）"
            said = remedy.doc_no[: LONGEST - len(mark)] + mark
        seen.add((remedy.case_id, remedy.track, said))
        if said != remedy.doc_no:
            remedy.doc_no = said
            remedy.save(update_fields=["doc_no"])


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_reasons_came_by_a_way"),
    ]

    operations = [
        migrations.RunPython(mark_the_later_ones),
        migrations.AddConstraint(
            model_name="remedy",
            constraint=models.UniqueConstraint(
                fields=["case", "track", "doc_no"],
                condition=~Q(doc_no=""),
                name="a_remedy_is_lodged_once_under_its_number",
            ),
        ),
    ]
