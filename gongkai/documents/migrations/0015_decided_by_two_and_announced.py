"""A clean-up is concluded and announced before it is carried out; what changes a number is confirmed by a second person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def conclude_what_was_carried_out(apps, schema_editor):
    rounds = apps.get_model("documents", "CleanUpRound").objects
    rounds.filter(closed_on__isnull=False).update(concluded_on=models.F("closed_on"))


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0013_rules_of_matters'),
        ('documents', '0013_items_count_by_rule'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='cleanupround',
            name='concluded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='结束人'),
        ),
        migrations.AddField(
            model_name='cleanupround',
            name='concluded_on',
            field=models.DateField(blank=True, null=True, verbose_name='结束日期'),
        ),
        migrations.AlterField(
            model_name='cleanupround',
            name='closed_on',
            field=models.DateField(blank=True, null=True, verbose_name='执行日期'),
        ),
        migrations.RunPython(conclude_what_was_carried_out, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='cleanupround',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), models.Q(('concluded_on__isnull', False), ('concluded_on__lte', models.F('closed_on'))), _connector='OR'), name='carried_out_only_as_concluded'),
        ),
        migrations.AddConstraint(
            model_name='cleanupround',
            constraint=models.CheckConstraint(condition=models.Q(('concluded_on__isnull', True), ('concluded_on__gt', models.F('until')), ('concluded_by__isnull', True), _connector='OR'), name='concluded_after_its_last_day'),
        ),
    ]
