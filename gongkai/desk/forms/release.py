"""The sheets of a release: its day and hour, a reason, the period of a public notice, a withdrawal, windows, incidents."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.desk.forms import Sheet, blank_first, day, line, words
from gongkai.desk.forms.once import OnceSheet
from gongkai.documents.models import Incident
from gongkai.law.retraction import Cause, Retraction
from gongkai.site.today import now


class HourInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class BecauseForm(Sheet):
    """A release by hand inside a sensitive window."""

    because = words("在敏感时段内发布的理由", 2, 300, help_text="写入签批记录和留痕")

    def facts(self) -> dict[str, Any]:
        return {"because": self.cleaned_data["because"]}


class ScheduleForm(Sheet):
    at = forms.DateTimeField(
        label="发布日期和时间", widget=HourInput(), help_text="北京时间；到时由系统发布，以您的名义，仍要通过全部检查",
        error_messages={"invalid": "请写成 2026-11-25 09:30 这样的日期和时间"},
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )  # fmt: skip
    because = line("在敏感时段内发布的理由", 300, required=False, help_text="发布日在敏感时段内的才填")

    def facts(self) -> dict[str, Any]:
        at: datetime = self.cleaned_data["at"]
        return {"at": timezone.localtime(at), "because": self.cleaned_data["because"], "now": now()}


class NoticeForm(Sheet):
    last_day = day("公示期截止日", help_text="当天仍在公示；次日起页面自动显示“公示已结束”")
    basis = line("公示期的依据或理由", 300, help_text="如：某办法规定公示不少于5个工作日")
    contact = line("提出异议的方式", 300, help_text="部门、电话、地址或者邮箱")

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ChangeNoticeForm(Sheet):
    last_day = day("新的截止日", help_text="晚于原来的是延长，早于原来的是提前结束")
    reason = line("理由", 300, help_text="页面上公开显示")

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class WithdrawForm(Sheet):
    cause = forms.ChoiceField(
        label="撤回的情形", choices=[(c.value, c.label) for c in Cause], widget=forms.RadioSelect
    )
    opinion = words("撤回的原因（内部）", 2, 500)
    notice = words(
        "公开说明", 3, 500, required=False, help_text="原网址显示索引号、撤回日期和这段说明；不要写撤回的内容"
    )
    why_silent = line("不作公开说明的理由", 300, required=False)
    changed_on = day(
        "处罚决定被变更、撤销之日",
        required=False,
        help_text="只有行政处罚决定填写；3个工作日内撤回（处罚法第四十八条）",
    )

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        how = Retraction(Cause(given["cause"]), given["notice"], given["why_silent"], given["changed_on"])
        return {"how": how, "opinion": given["opinion"]}


class WindowForm(OnceSheet):
    name = line("名称", 60, help_text="如：重要会议期间")
    first = day("起日")
    last = day("止日")
    reason = line("理由", 300)


class IncidentForm(OnceSheet):
    kind = forms.ChoiceField(
        label="类型", choices=blank_first(Incident.Kind.choices, "请选择"), widget=forms.Select(attrs={"class": "form-select"})
    )  # fmt: skip
    happened_on = day("发生日期")
    index_no = line("索引号", 40, required=False, help_text="与哪一条信息有关；没有的不填")
    says = words("情况", 3, 500)


class EndIncidentForm(Sheet):
    done = words("处置情况", 2, 500)


class NoneForm(Sheet):
    first = day("起日")
    last = day("止日")


class SettleAlarmForm(Sheet):
    says = line("处理情况", 300)
