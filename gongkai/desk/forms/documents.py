"""The sheets of a document: its draft, its interpretation, a new edition, and an opinion on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.agencies.models import Agency, Division
from gongkai.agencies.scope import Right
from gongkai.desk.access import Scope, may_over
from gongkai.desk.forms import Sheet, blank_first, day, line, words
from gongkai.documents.models import Column, Document
from gongkai.law.attribute import Attribute
from gongkai.law.chain import kinds
from gongkai.law.exemption import EXEMPTIONS
from gongkai.law.interpretation import Form

FIVE = ("决策", "执行", "管理", "服务", "结果")
CHANNELS = (
    ("portal", "门户网站"), ("wechat", "公众号"), ("onsite", "现场公示"), ("press", "新闻发布会"), ("interview", "在线访谈"),
)  # fmt: skip
LONGEST = 200_000


class TextForm(Sheet):
    """The wording of an edition. `saves` is the count of saves the writer saw."""

    text = words("正文", 18, LONGEST, help_text="段与段之间空一行；表格用竖线分列。标题写作“一、”“（一）”")
    saves = forms.IntegerField(widget=forms.HiddenInput, required=False)

    FIELDS: tuple[str, ...] = ()

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def record(self) -> dict[str, Any]:
        """What was said about the document, without its wording."""
        return {name: self.cleaned_data[name] for name in self.FIELDS}


class _OfAgency(TextForm):
    title = line("标题", 200)
    column = forms.ModelChoiceField(Column.objects.none(), label="栏目", empty_label="请选择")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].queryset = Column.objects.filter(agency=agency)  # type: ignore[attr-defined]


class DraftForm(_OfAgency):
    kind = forms.ChoiceField(
        label="文件类型", choices=kinds, initial="ordinary", help_text="决定要经过哪些审签环节"
    )
    category = forms.ChoiceField(
        label="信息类别",
        choices=[c for c in Document.Category.choices if c[0] != Document.Category.INTERPRETATION],
    )
    genre = line("体裁", 20, required=False, help_text="通知、公告、方案、函……")
    doc_no = line("发文字号", 60, required=False, help_text="年份用六角括号，如 示文广旅发〔2023〕44号")
    summary = line("内容概述", 100, required=False, help_text="不超过100字，用于检索和公众号摘要")
    made_on = day("成文日期", help_text="20个工作日的公开期限自形成之日起算")
    attribute = forms.ChoiceField(
        label="公开属性", choices=[(a.value, a.label) for a in Attribute], widget=forms.RadioSelect
    )
    attribute_ground = forms.ChoiceField(
        label="不予公开的情形", choices=blank_first([(e.code, f"{e.label}（{e.cite.brief}）") for e in EXEMPTIONS], "—"),
        required=False,
    )  # fmt: skip
    attribute_reason = line("属性理由", 300, required=False, help_text="依申请公开、不予公开的必须写明")
    basis = line("公开依据", 200, required=False)
    five_open = forms.MultipleChoiceField(
        label="五公开环节",
        choices=[(f, f) for f in FIVE],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    channels = forms.MultipleChoiceField(
        label="公开渠道", choices=CHANNELS, required=False, widget=forms.CheckboxSelectMultiple
    )
    normative = forms.ChoiceField(label="规范性文件", choices=Document.Normative.choices, required=False)
    needs_interpretation = forms.BooleanField(label="需要解读", required=False)
    interpretation_reason = line("解读判断理由", 200, required=False)

    FIELDS = (
        "kind", "title", "column", "category", "genre", "doc_no", "summary", "made_on", "attribute", "attribute_ground",
        "attribute_reason", "basis", "five_open", "channels", "normative", "needs_interpretation",
        "interpretation_reason",
    )  # fmt: skip


class NewForm(DraftForm):
    """A draft that has no division yet."""

    division = forms.ModelChoiceField(Division.objects.none(), label="责任科室", empty_label="请选择")

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = own_divisions(scope)
        self.fields["division"].queryset = own  # type: ignore[attr-defined]
        if len(own) == 1:
            self.fields["division"].initial = own[0]


def own_divisions(scope: Scope) -> QuerySet[Division]:
    """The divisions somebody may draft for."""
    divisions = Division.objects.filter(agency=scope.agency)
    return divisions.filter(pk__in=[d.pk for d in divisions if may_over(scope, Right.DRAFT, d.pk)])


class InterpretationForm(_OfAgency):
    summary = line("内容概述", 100, required=False)
    forms = forms.MultipleChoiceField(
        label="解读形式", choices=[(f.value, f.label) for f in Form], widget=forms.CheckboxSelectMultiple,
        help_text="面向公众的重要文件宜有两种以上形式",
    )  # fmt: skip

    FIELDS = ("title", "column", "summary", "forms")


class ReviseForm(TextForm):
    because = line("修改原因", 200, help_text="会显示在更正记录里")


class AttachForm(Sheet):
    file = forms.FileField(
        label="附件", help_text="pdf、docx、xlsx、png、jpg，每个不超过20MB；不接收含宏的文件"
    )
