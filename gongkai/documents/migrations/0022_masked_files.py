"""What was masked in attachments and texts, its original sealed; how persons are called since; how an agency covers is listed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0014_rule_of_masked_originals"),
        ("documents", "0021_proofing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MaskedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="新文件名称")),
                ("counts", models.JSONField(default=dict, verbose_name="处数")),
                ("removed", models.JSONField(default=list, verbose_name="移除的内容")),
                ("unread", models.JSONField(default=list, verbose_name="机器读不出的内容")),
                ("kept", models.JSONField(default=list, verbose_name="保留的内容")),
                ("name_sealed", models.TextField(blank=True, verbose_name="原名称（密存）")),
                ("sealed", models.CharField(blank=True, max_length=80, verbose_name="原件（密存）")),
                ("size", models.PositiveIntegerField(verbose_name="原件字节数")),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="原件指纹")),
                ("on", models.DateField(verbose_name="日期")),
                ("erased_on", models.DateField(blank=True, null=True, verbose_name="原件清除日期")),
            ],
            options={
                "verbose_name": "遮盖附件",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="MaskedText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("counts", models.JSONField(default=dict, verbose_name="处数")),
                ("sealed", models.TextField(blank=True, verbose_name="遮盖前的文字（密存）")),
                ("print", models.CharField(max_length=64, verbose_name="遮盖后的指纹")),
                ("on", models.DateField(verbose_name="日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="撤销、清除日期")),
            ],
            options={
                "verbose_name": "遮盖正文",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="PersonMask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(max_length=64, verbose_name="姓名的标记")),
                ("mask", models.CharField(max_length=40, verbose_name="遮盖后")),
            ],
            options={
                "verbose_name": "姓名的遮盖",
            },
        ),
        migrations.RemoveConstraint(
            model_name="listedword",
            name="list_kind_is_known",
        ),
        migrations.AlterField(
            model_name="listedword",
            name="kind",
            field=models.CharField(
                choices=[
                    ("term", "用词"),
                    ("expression", "固定表述"),
                    ("leader", "领导同志"),
                    ("unit", "单位名称"),
                    ("allowed", "允许用词"),
                    ("official", "公开的工作人员姓名"),
                    ("phone", "公开的办公电话"),
                    ("mask", "遮盖方式"),
                ],
                max_length=12,
                verbose_name="类别",
            ),
        ),
        migrations.AddConstraint(
            model_name="listedword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["term", "expression", "leader", "unit", "allowed", "official", "phone", "mask"],
                    )
                ),
                name="list_kind_is_known",
            ),
        ),
        migrations.AddField(
            model_name="maskedfile",
            name="attachment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="masked",
                to="documents.attachment",
            ),
        ),
        migrations.AddField(
            model_name="maskedfile",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="办理人",
            ),
        ),
        migrations.AddField(
            model_name="maskedfile",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="masked_files",
                to="documents.edition",
            ),
        ),
        migrations.AddField(
            model_name="maskedtext",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="办理人",
            ),
        ),
        migrations.AddField(
            model_name="maskedtext",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="masked_texts",
                to="documents.edition",
            ),
        ),
        migrations.AddField(
            model_name="personmask",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="person_masks",
                to="documents.document",
            ),
        ),
        migrations.AddConstraint(
            model_name="maskedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("erased_on__isnull", True),
                        models.Q(("sealed", ""), _negated=True),
                        models.Q(("name_sealed", ""), _negated=True),
                        models.Q(("digest", ""), _negated=True),
                    ),
                    models.Q(
                        ("digest", ""), ("erased_on__isnull", False), ("name_sealed", ""), ("sealed", "")
                    ),
                    _connector="OR",
                ),
                name="an_original_is_sealed_or_erased",
            ),
        ),
        migrations.AddConstraint(
            model_name="maskedtext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", True), models.Q(("sealed", ""), _negated=True)),
                    models.Q(("ended_on__isnull", False), ("sealed", "")),
                    _connector="OR",
                ),
                name="a_text_is_sealed_or_erased",
            ),
        ),
        migrations.AddConstraint(
            model_name="personmask",
            constraint=models.UniqueConstraint(fields=("document", "mark"), name="one_mask_a_person"),
        ),
        migrations.AddConstraint(
            model_name="personmask",
            constraint=models.UniqueConstraint(fields=("document", "mask"), name="one_person_a_mask"),
        ),
    ]
