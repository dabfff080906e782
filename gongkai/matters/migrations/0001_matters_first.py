import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0013_rules_of_matters"),
        ("documents", "0009_what_is_attested_was_signed_elsewhere"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Matter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=30, verbose_name="编号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("decision", "重大决策"),
                            ("key_work", "重点工作"),
                            ("project", "重大工程项目"),
                            ("routine", "经常性工作"),
                        ],
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="名称")),
                ("summary", models.CharField(blank=True, max_length=500, verbose_name="简介")),
                ("begun", models.DateField(verbose_name="开始日期")),
                ("ended", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                (
                    "every",
                    models.CharField(
                        blank=True,
                        choices=[("", "不定期"), ("month", "按月"), ("quarter", "按季度")],
                        max_length=8,
                        verbose_name="进展公布",
                    ),
                ),
                ("made_on", models.DateField(verbose_name="登记日期")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("proposed", models.JSONField(blank=True, default=dict, verbose_name="待公布的修改")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                ("closed_says", models.CharField(blank=True, max_length=300, verbose_name="办结说明")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="agencies.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "division",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="agencies.division",
                        verbose_name="责任科室",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="责任人",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="修改人",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
            ],
            options={
                "verbose_name": "事项",
                "ordering": ["-begun", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="登记日期")),
                ("released_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("sent_back_on", models.DateField(blank=True, null=True, verbose_name="退回日期")),
                ("sent_back_says", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("决策", "决策"),
                            ("执行", "执行"),
                            ("管理", "管理"),
                            ("服务", "服务"),
                            ("结果", "结果"),
                        ],
                        max_length=2,
                        verbose_name="环节",
                    ),
                ),
                ("part", models.CharField(blank=True, max_length=16, verbose_name="组成部分")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matter_links",
                        to="documents.document",
                        verbose_name="信息",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="matters.matter",
                        verbose_name="事项",
                    ),
                ),
            ],
            options={
                "verbose_name": "关联",
                "ordering": ["document__published_on", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="登记日期")),
                ("released_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("sent_back_on", models.DateField(blank=True, null=True, verbose_name="退回日期")),
                ("sent_back_says", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                ("number", models.CharField(max_length=30, verbose_name="编号")),
                (
                    "kind",
                    models.CharField(
                        choices=[("press", "新闻发布会"), ("interview", "在线访谈")],
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                ("topic", models.CharField(max_length=200, verbose_name="主题")),
                ("on", models.DateField(verbose_name="日期")),
                ("at", models.TimeField(blank=True, null=True, verbose_name="时间")),
                ("place", models.CharField(max_length=200, verbose_name="地点或者网址")),
                ("speakers", models.CharField(max_length=300, verbose_name="发布人、嘉宾")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="agencies.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办结人",
                    ),
                ),
                (
                    "division",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="agencies.division",
                        verbose_name="承办科室",
                    ),
                ),
                (
                    "documents",
                    models.ManyToManyField(
                        blank=True, related_name="events", to="documents.document", verbose_name="相关文件"
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="matters.matter",
                        verbose_name="事项",
                    ),
                ),
            ],
            options={
                "verbose_name": "发布会、访谈",
                "ordering": ["-on", "-id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="登记日期")),
                ("released_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("sent_back_on", models.DateField(blank=True, null=True, verbose_name="退回日期")),
                ("sent_back_says", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                ("number", models.CharField(max_length=30, verbose_name="编号")),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("says", models.TextField(verbose_name="征集内容")),
                ("first_day", models.DateField(verbose_name="开始日期")),
                ("last_day", models.DateField(verbose_name="截止日期")),
                (
                    "short_because",
                    models.CharField(blank=True, max_length=300, verbose_name="期限较短的原因"),
                ),
                ("channel", models.CharField(blank=True, max_length=300, verbose_name="提出意见的其他途径")),
                ("contact", models.CharField(max_length=200, verbose_name="联系方式")),
                ("elsewhere", models.PositiveIntegerField(default=0, verbose_name="其他途径收到的条数")),
                ("feedback_on", models.DateField(blank=True, null=True, verbose_name="反馈公布日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="agencies.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "feedback_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="反馈公布人",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="matters.event",
                        verbose_name="活动",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="matters.matter",
                        verbose_name="事项",
                    ),
                ),
            ],
            options={
                "verbose_name": "征集",
                "ordering": ["-first_day", "-id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="登记日期")),
                ("released_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("sent_back_on", models.DateField(blank=True, null=True, verbose_name="退回日期")),
                ("sent_back_says", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                ("name", models.CharField(max_length=70, verbose_name="名称")),
                ("file", models.FileField(upload_to="matters/%Y/", verbose_name="文件")),
                ("size", models.PositiveIntegerField(verbose_name="字节数")),
                ("width", models.PositiveIntegerField(verbose_name="宽")),
                ("height", models.PositiveIntegerField(verbose_name="高")),
                ("says", models.CharField(max_length=200, verbose_name="文字说明")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to="matters.matter",
                        verbose_name="事项",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
            ],
            options={
                "verbose_name": "图片",
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="登记日期")),
                ("released_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("sent_back_on", models.DateField(blank=True, null=True, verbose_name="退回日期")),
                ("sent_back_says", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                ("first", models.DateField(verbose_name="期初")),
                ("last", models.DateField(verbose_name="期末")),
                ("text", models.TextField(verbose_name="进展")),
                ("percent", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="完成比例")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="matters.matter",
                        verbose_name="事项",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
            ],
            options={
                "verbose_name": "进展",
                "ordering": ["last", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("coming", "本期进展待公布"),
                            ("progress", "进展没有按期公布"),
                            ("stale", "进展长期没有更新"),
                            ("gap", "预计公开日期已过"),
                            ("feedback", "征集结束没有反馈"),
                            ("transcript", "实录没有公布"),
                        ],
                        max_length=10,
                        verbose_name="事由",
                    ),
                ),
                ("key", models.CharField(max_length=50, verbose_name="编号")),
                ("due", models.DateField(verbose_name="期限")),
                ("made_on", models.DateField(verbose_name="催办日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "催办",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="登记日期")),
                ("released_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("sent_back_on", models.DateField(blank=True, null=True, verbose_name="退回日期")),
                ("sent_back_says", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                ("place", models.CharField(max_length=16, verbose_name="位置")),
                (
                    "form",
                    models.CharField(
                        choices=[("text", "内容"), ("gap", "暂无，说明原因"), ("none", "不适用")],
                        max_length=4,
                        verbose_name="形式",
                    ),
                ),
                ("text", models.TextField(verbose_name="内容")),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="预计公开日期")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="matters.event",
                        verbose_name="活动",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="matters.matter",
                        verbose_name="事项",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
            ],
            options={
                "verbose_name": "说明",
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="序号")),
                ("text", models.TextField(verbose_name="内容")),
                ("came_on", models.DateField(verbose_name="收到日期")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voices",
                        to="matters.call",
                        verbose_name="征集",
                    ),
                ),
            ],
            options={
                "verbose_name": "公众意见",
                "ordering": ["call_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="Sender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_sealed", models.TextField(blank=True, verbose_name="密存的姓名")),
                ("contact_sealed", models.TextField(blank=True, verbose_name="密存的联系方式")),
                (
                    "voice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sender",
                        to="matters.voice",
                        verbose_name="意见",
                    ),
                ),
            ],
            options={
                "verbose_name": "提出人",
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("summary", models.CharField(max_length=500, verbose_name="意见概述")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("adopted", "采纳"),
                            ("partly", "部分采纳"),
                            ("declined", "未采纳"),
                            ("answered", "已答复"),
                            ("unanswered", "未作答复"),
                        ],
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                ("says", models.CharField(max_length=2000, verbose_name="理由、答复")),
                ("made_on", models.DateField(verbose_name="拟稿日期")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="拟稿人",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="matters.call",
                        verbose_name="征集",
                    ),
                ),
                (
                    "voices",
                    models.ManyToManyField(
                        blank=True, related_name="feedback", to="matters.voice", verbose_name="对应的意见"
                    ),
                ),
            ],
            options={
                "verbose_name": "反馈",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="CatalogueRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="登记日期")),
                ("released_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("sent_back_on", models.DateField(blank=True, null=True, verbose_name="退回日期")),
                ("sent_back_says", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                ("number", models.CharField(max_length=30, verbose_name="编号")),
                ("first_item", models.CharField(max_length=60, verbose_name="一级事项")),
                ("second_item", models.CharField(max_length=100, verbose_name="二级事项")),
                ("elements", models.CharField(max_length=300, verbose_name="公开内容（要素）")),
                ("basis", models.CharField(max_length=300, verbose_name="公开依据")),
                ("within", models.CharField(max_length=100, verbose_name="公开时限")),
                ("channel", models.CharField(max_length=100, verbose_name="公开渠道和载体")),
                ("audience", models.CharField(max_length=60, verbose_name="公开对象")),
                ("manner", models.CharField(max_length=60, verbose_name="公开方式")),
                ("level", models.CharField(max_length=60, verbose_name="公开层级")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catalogue",
                        to="agencies.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "column",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catalogue",
                        to="documents.column",
                        verbose_name="栏目",
                    ),
                ),
                (
                    "division",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catalogue",
                        to="agencies.division",
                        verbose_name="公开主体（责任科室）",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开目录",
                "ordering": ["first_item", "second_item", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_by__isnull", True), ("released_on__isnull", True)),
                            models.Q(
                                ("released_by__isnull", False),
                                ("released_on__isnull", False),
                                models.Q(("released_by", models.F("author")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cataloguerow_is_released_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("released_on__isnull", True), ("sent_back_on__isnull", True), _connector="OR"
                        ),
                        name="cataloguerow_is_released_or_sent_back",
                    ),
                    models.UniqueConstraint(fields=("agency", "number"), name="catalogue_number_once"),
                    models.UniqueConstraint(
                        fields=("agency", "first_item", "second_item"), name="catalogue_item_once"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(
                fields=["agency", "published_on", "-begun"], name="matters_mat_agency__a10fe6_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.UniqueConstraint(fields=("agency", "number"), name="matter_number_once"),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["decision", "key_work", "project", "routine"])),
                name="matter_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(("every__in", ["", "month", "quarter"])), name="matter_period_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_by__isnull", True), ("published_on__isnull", True)),
                    models.Q(
                        ("published_by__isnull", False),
                        ("published_on__isnull", False),
                        models.Q(("published_by", models.F("author")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_matter_is_published_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended__isnull", True), ("ended__gte", models.F("begun")), _connector="OR"
                ),
                name="a_matter_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__isnull", True), models.Q(("closed_says", ""), _negated=True), _connector="OR"
                ),
                name="a_closed_matter_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_by__isnull", True), ("released_on__isnull", True)),
                    models.Q(
                        ("released_by__isnull", False),
                        ("released_on__isnull", False),
                        models.Q(("released_by", models.F("author")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="link_is_released_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("released_on__isnull", True), ("sent_back_on__isnull", True), _connector="OR"
                ),
                name="link_is_released_or_sent_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                fields=("matter", "document", "phase", "part"), name="a_document_is_linked_once_as_a_part"
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("phase__in", ("决策", "执行", "管理", "服务", "结果"))),
                name="link_phase_is_one_of_five",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_by__isnull", True), ("released_on__isnull", True)),
                    models.Q(
                        ("released_by__isnull", False),
                        ("released_on__isnull", False),
                        models.Q(("released_by", models.F("author")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="event_is_released_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("released_on__isnull", True), ("sent_back_on__isnull", True), _connector="OR"
                ),
                name="event_is_released_or_sent_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("agency", "number"), name="event_number_once"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["press", "interview"])), name="event_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_by__isnull", True), ("released_on__isnull", True)),
                    models.Q(
                        ("released_by__isnull", False),
                        ("released_on__isnull", False),
                        models.Q(("released_by", models.F("author")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="call_is_released_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("released_on__isnull", True), ("sent_back_on__isnull", True), _connector="OR"
                ),
                name="call_is_released_or_sent_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.UniqueConstraint(fields=("agency", "number"), name="call_number_once"),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event__isnull", True), ("matter__isnull", False)),
                    models.Q(("event__isnull", False), ("matter__isnull", True)),
                    _connector="OR",
                ),
                name="a_call_is_of_a_matter_or_an_event",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))),
                name="a_call_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("feedback_by__isnull", True), ("feedback_on__isnull", True)),
                    models.Q(
                        ("feedback_by__isnull", False),
                        ("feedback_on__isnull", False),
                        ("released_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="feedback_is_published_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_by__isnull", True), ("released_on__isnull", True)),
                    models.Q(
                        ("released_by__isnull", False),
                        ("released_on__isnull", False),
                        models.Q(("released_by", models.F("author")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="picture_is_released_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("released_on__isnull", True), ("sent_back_on__isnull", True), _connector="OR"
                ),
                name="picture_is_released_or_sent_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.UniqueConstraint(fields=("matter", "name"), name="picture_once_a_matter"),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(("says", ""), _negated=True), name="a_picture_says_what_it_shows"
            ),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_by__isnull", True), ("released_on__isnull", True)),
                    models.Q(
                        ("released_by__isnull", False),
                        ("released_on__isnull", False),
                        models.Q(("released_by", models.F("author")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="progress_is_released_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("released_on__isnull", True), ("sent_back_on__isnull", True), _connector="OR"
                ),
                name="progress_is_released_or_sent_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(("last__gte", models.F("first"))), name="a_period_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__isnull", True), ("percent__lte", 100), _connector="OR"),
                name="percent_is_at_most_a_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("agency", "what", "key", "due"), name="reminded_once"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_by__isnull", True), ("released_on__isnull", True)),
                    models.Q(
                        ("released_by__isnull", False),
                        ("released_on__isnull", False),
                        models.Q(("released_by", models.F("author")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="statement_is_released_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("released_on__isnull", True), ("sent_back_on__isnull", True), _connector="OR"
                ),
                name="statement_is_released_or_sent_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event__isnull", True), ("matter__isnull", False)),
                    models.Q(("event__isnull", False), ("matter__isnull", True)),
                    _connector="OR",
                ),
                name="a_statement_is_of_a_matter_or_an_event",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="a_statement_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("expected_on__isnull", False), ("form", "gap")),
                    models.Q(("expected_on__isnull", True), ("form__in", ["text", "none"])),
                    _connector="OR",
                ),
                name="what_is_missing_is_expected_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.UniqueConstraint(fields=("call", "number"), name="voice_number_once"),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.CheckConstraint(
                condition=models.Q(("says", ""), _negated=True), name="feedback_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verdict__in", ["adopted", "partly", "declined", "answered", "unanswered"])
                ),
                name="verdict_is_known",
            ),
        ),
    ]
