"""Letters on their way to applicants by e-mail."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0014_an_entry_is_struck_out"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="交办日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "等待发送"),
                            ("sending", "正在发送"),
                            ("accepted", "邮件服务器已接收"),
                            ("failed", "没有发出"),
                            ("unknown", "发送中断，不知道是否发出"),
                            ("given_up", "核实没有收到，另行发送"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="服务器接收日期")),
                (
                    "says",
                    models.CharField(blank=True, max_length=300, verbose_name="没有发出或者没有登记的原因"),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mails",
                        to="cases.letter",
                        verbose_name="文书",
                    ),
                ),
            ],
            options={
                "verbose_name": "文书邮件",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["failed", "given_up"]), _negated=True),
                        fields=("letter",),
                        name="one_mail_of_a_letter_is_on_its_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_on__isnull", False), ("state", "accepted")),
                            models.Q(
                                models.Q(("state", "accepted"), _negated=True), ("accepted_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="an_accepted_mail_has_its_day",
                    ),
                ],
            },
        ),
    ]
