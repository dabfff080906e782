"""The sheets of channels: opening one, changing it, choosing what to send, taking a receipt, noting an arrival."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.agencies.models import Agency
from gongkai.channels.models import Channel
from gongkai.channels.reads import Selection
from gongkai.desk.forms import Sheet, day, line
from gongkai.documents.models import Column


class OpenForm(Sheet):
    name = line("名称", 60, help_text="如：市政府门户网站、旅游公众号、市档案馆")
    kind = forms.ChoiceField(label="类型", choices=Channel.Kind.choices)


class ChangeForm(Sheet):
    """What may be changed of a channel."""

    name = line("名称", 60)
    is_open = forms.BooleanField(label="启用", required=False)

    @classmethod
    def of(cls, channel: Channel) -> ChangeForm:
        return cls(
            initial={"name": channel.name, "is_open": channel.is_open} | channel.settings, slip="change"
        )

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"name": given["name"], "is_open": given["is_open"], "settings": {}}


class SelectionForm(Sheet):
    """What to put into a package."""

    since = day("发布起", required=False)
    until = day("发布止", required=False)
    column = forms.ModelChoiceField(
        Column.objects.none(), label="栏目", required=False, empty_label="全部栏目"
    )
    everything = forms.BooleanField(label="已经送出的也再次导出", required=False)

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].queryset = Column.objects.filter(agency=agency)  # type: ignore[attr-defined]

    def selection(self) -> Selection:
        given = self.cleaned_data
        column = given["column"].key if given["column"] else ""
        return Selection(given["since"], given["until"], column, not given["everything"])


class ReceiptForm(Sheet):
    file = forms.FileField(label="回执文件", help_text="对方给出的 receipt.json，不超过20MB")


class ArrivalForm(Sheet):
    """An arrival noted by hand."""

    channel = forms.ModelChoiceField(Channel.objects.none(), label="渠道", empty_label="请选择")
    url = line("网址", 500, required=False, help_text="以 http:// 或者 https:// 开头")
    says = line("说明", 300, required=False, help_text="没有网址的写明在哪里可以看到，如：3月11日第2版")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].queryset = Channel.objects.filter(agency=agency, is_open=True)  # type: ignore[attr-defined]
