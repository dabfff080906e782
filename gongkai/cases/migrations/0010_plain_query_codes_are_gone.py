"""The column whose content 0009 sealed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_query_codes_are_sealed")]

    operations = [migrations.RemoveField(model_name="case", name="query_code")]
