from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0022_what_left_the_house_is_taken_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="applicant",
            name="post_sealed",
            field=models.TextField(blank=True, verbose_name="邮寄地址（加密）"),
        ),
        migrations.AddField(
            model_name="case",
            name="extension_refused_on",
            field=models.DateField(blank=True, null=True, verbose_name="不同意延期、承办人还没有看到"),
        ),
        migrations.AddField(
            model_name="letter",
            name="via",
            field=models.CharField(
                blank=True,
                choices=[("email", "发送电子邮件"), ("online", "在申请进度页提供下载")],
                max_length=10,
                verbose_name="电子形式",
            ),
        ),
    ]
