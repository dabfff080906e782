"""The sheets of interpretation: the plan, and the request for a waiver."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.agencies.models import Agency, Person
from gongkai.desk.forms import Sheet, line, words
from gongkai.documents.describing import CHANNELS
from gongkai.law.interpretation import OUTLINE, Form


class PlanForm(Sheet):
    """The plan of one document (政策解读方案). `saves` is the count of saves the writer saw."""

    interpreter = line("解读主体", 100, help_text="谁起草、谁解读：写起草的科室；联合发文的由牵头起草的解读")
    background = words("背景", 2, 1000)
    basis = words("依据", 2, 1000)
    aims = words("目标", 2, 1000)
    content = words("主要内容", 3, 2000, help_text="群众最关心的几件事；不是摘抄文件")
    key_words = words("关键词", 2, 1000, required=False, help_text="要解释的名词，怎样用大白话说")
    guidance = words("办事指引", 2, 1000, required=False, help_text="谁来办、到哪里办、带什么、多久办好")
    differences = words(
        "新旧差异", 2, 1000, required=False, help_text="与原来的规定有什么不同；没有旧规定的不填"
    )
    channels = forms.MultipleChoiceField(
        label="解读渠道", choices=list(CHANNELS.items()), widget=forms.CheckboxSelectMultiple
    )
    when = line("解读时间", 100, help_text="与文件同步发布；另有访谈、发布会的，写明日期")
    responsible = forms.ModelChoiceField(Person.objects.none(), label="负责人", empty_label="请选择")
    saves = forms.IntegerField(widget=forms.HiddenInput)
    forms = forms.MultipleChoiceField(
        label="解读形式", choices=[(f.value, f.label) for f in Form], widget=forms.CheckboxSelectMultiple,
        help_text="重大政策要有几种形式",
    )  # fmt: skip

    field_order = (
        "interpreter",
        *(name for name, _, _ in OUTLINE),
        "forms",
        "channels",
        "when",
        "responsible",
        "saves",
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(agency=agency, is_active=True).order_by("name")
        self.fields["responsible"].queryset = people  # type: ignore[attr-defined]


class DecideWaiverForm(Sheet):
    """The request as it was read, and a word on it."""

    waiver = forms.IntegerField(label="申请", widget=forms.HiddenInput)
    opinion = words("意见", 2, 500, required=False)

    def facts(self) -> dict[str, Any]:
        """What the act is told."""
        return {"waiver": self.cleaned_data["waiver"], "opinion": self.cleaned_data["opinion"]}


class WaiverForm(Sheet):
    reason = words("免予解读的理由", 2, 300, help_text="为什么这份文件不需要向公众解读；由其他人审批")

    def facts(self) -> dict[str, Any]:
        """What the act is told."""
        return {"reason": self.cleaned_data["reason"]}
