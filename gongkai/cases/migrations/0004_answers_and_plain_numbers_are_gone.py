"""The columns whose content 0003 moved."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_earlier_answers_and_sealed_numbers")]

    operations = [
        migrations.RemoveField(model_name="applicant", name="id_number"),
        migrations.RemoveField(model_name="case", name="answer"),
        migrations.RemoveField(model_name="case", name="answer_no"),
    ]
