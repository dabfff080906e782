"""The sheets of an annual report: a figure from outside, and the narrative."""

from __future__ import annotations

from django import forms

from gongkai.desk.forms import Sheet, line, words
from gongkai.reports.acts import NARRATIVE
from gongkai.reports.models import Figure


class BeginForm(Sheet):
    year = forms.IntegerField(label="年度", min_value=1, max_value=9999)


class FigureForm(Sheet):
    cell = forms.ChoiceField(label="栏目", choices=Figure.Cell.choices)
    value = forms.DecimalField(label="数值", min_value=0, max_digits=14, decimal_places=2)
    source = line("数据来源和说明", 300, help_text="如：审批系统2023年1至12月办结清单；填0也要说明为什么是0")


class NarrativeForm(Sheet):
    overview = words(NARRATIVE["overview"], 12, 20_000, required=False)
    problems = words(NARRATIVE["problems"], 8, 20_000, required=False)
    other = words(NARRATIVE["other"], 4, 20_000, required=False)
