"""A mark on a finding in a file says where it stood without the file's name, which may have been masked since.

Lines of the journal written before keep what they said: nothing there is ever changed.
"""

import re

from django.db import migrations

# A name may hold quotation marks itself, and a long place lost its end.
NAMED = re.compile(r"^附件“(?:.*”|.*$)", re.DOTALL)


def leave_out_names(apps, schema_editor):
    marks = apps.get_model("documents", "WordingMark").objects
    for key, place in marks.filter(place__startswith="附件“").order_by("pk").values_list("pk", "place"):
        marks.filter(pk=key).update(place=NAMED.sub("附件", place))


class Migration(migrations.Migration):
    dependencies = [("documents", "0023_what_was_let_through")]

    operations = [migrations.RunPython(leave_out_names, migrations.RunPython.noop)]
