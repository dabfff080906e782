from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_drafts_of_cases"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contact",
            name="how",
            field=models.CharField(
                choices=[
                    ("phone", "电话"),
                    ("visit", "当面"),
                    ("email", "电子邮件"),
                    ("post", "信函"),
                    ("online", "网上留言"),
                    ("reasons", "说明的理由"),
                ],
                max_length=10,
                verbose_name="方式",
            ),
        ),
    ]
