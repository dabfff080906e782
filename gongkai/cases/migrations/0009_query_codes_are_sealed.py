"""A query code is kept as a keyed mark and sealed; 0010 takes the plain one away."""

from django.db import migrations, models

from gongkai.files import vault


def seal_codes(apps, schema_editor):
    Case = apps.get_model("cases", "Case")
    for case in Case.objects.order_by("pk").only("query_code").iterator():
        case.code_mark = vault.mark(case.query_code)
        case.code_sealed = vault.seal_text(case.query_code)
        case.save(update_fields=["code_mark", "code_sealed"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_reasons_are_no_question")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="code_mark",
            field=models.CharField(blank=True, default="", max_length=64, verbose_name="查询码标记"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="case",
            name="code_sealed",
            field=models.TextField(blank=True, default="", verbose_name="查询码（加密）"),
            preserve_default=False,
        ),
        migrations.RunPython(seal_codes, elidable=False),
    ]
