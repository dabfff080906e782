from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_the_runs_of_the_night")]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "key",
                    models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name="标记"),
                ),
                ("count", models.PositiveIntegerField(verbose_name="次数")),
                ("until", models.DateTimeField(db_index=True, verbose_name="计数至")),
            ],
            options={"verbose_name": "尝试次数"},
        ),
    ]
