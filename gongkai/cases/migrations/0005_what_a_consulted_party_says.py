from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_answers_and_plain_numbers_are_gone"),
    ]

    operations = [
        migrations.AddField(
            model_name="caseevent",
            name="opinion",
            field=models.CharField(
                blank=True,
                choices=[("agrees", "同意公开"), ("partly", "同意公开一部分"), ("objects", "不同意公开")],
                max_length=10,
                verbose_name="意见",
            ),
        ),
    ]
