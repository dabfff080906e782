"""The sheets of channels: opening one, changing it, choosing what to send, taking a receipt, noting an arrival."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from gongkai.agencies.models import Agency
from gongkai.channels.acts.opening import LONGEST_NAME
from gongkai.channels.models import Channel
from gongkai.channels.reads import Selection
from gongkai.channels.wechat.page import AUTHOR, DIGEST, TITLE
from gongkai.desk.forms import Sheet, day, line
from gongkai.documents.models import Column

LEVELS = (
    ("copy", "复制粘贴：下载排好的正文和图片，在公众号后台粘贴，不需要密钥"),
    ("draft", "建立草稿：系统建好草稿，人在公众号后台按发布"),
    ("publish", "自动发布：系统建立草稿并提交发布"),
)


class OpenForm(Sheet):
    name = line("名称", LONGEST_NAME, help_text="如：市政府门户网站、旅游公众号、市档案馆")
    kind = forms.ChoiceField(label="类型", choices=Channel.Kind.choices)


class ChangeForm(Sheet):
    """What may be changed of a channel."""

    name = line("名称", LONGEST_NAME)
    is_open = forms.BooleanField(label="启用", required=False)

    SETTINGS: tuple[str, ...] = ()

    @staticmethod
    def of(channel: Channel, *sent: Any) -> ChangeForm:
        """The form of a channel's kind, as it is set or as it was sent."""
        form = WeChatForm if channel.kind == Channel.Kind.WECHAT else ChangeForm
        begin = {"name": channel.name, "is_open": channel.is_open} | channel.settings
        return form(*sent, initial=begin, slip="change")

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        settings = {name: given[name] for name in self.SETTINGS if given[name]}
        return {"name": given["name"], "is_open": given["is_open"], "settings": settings}


class WeChatForm(ChangeForm):
    """An account: how far the system goes by itself, and the keys it needs for that."""

    level = forms.ChoiceField(label="做到哪一步", choices=LEVELS, widget=forms.RadioSelect, initial="copy")
    author = line("作者", AUTHOR, required=False, help_text="不超过16字；不填用机关简称")
    appid = line("AppID", 64, required=False)
    secret = line(
        "AppSecret", 128, required=False, widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text="加密保存，不再显示；不修改的留空",
    )  # fmt: skip
    api = line(
        "接口地址", 200, required=False,
        help_text="不填为微信官方地址；经内部主机转发的填转发地址，修改后须重新填写AppSecret",
    )  # fmt: skip
    cover = forms.FileField(label="默认封面", required=False, help_text="jpg、png，不超过2MB")

    SETTINGS = ("level", "author", "appid", "api")

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return super().facts() | {"secret": given["secret"], "cover": given["cover"]}


class PostForm(Sheet):
    """A document for the account: its title and digest there."""

    channel = forms.ModelChoiceField(Channel.objects.none(), label="公众号", empty_label=None)
    title = line("标题", TITLE, help_text="不超过32字")
    digest = line("摘要", DIGEST, required=False, help_text="不超过128字")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Channel.objects.filter(agency=agency, is_open=True, kind=Channel.Kind.WECHAT)
        self.fields["channel"].queryset = own  # type: ignore[attr-defined]


class SettleForm(Sheet):
    says = line("怎样处理的", 300, help_text="已改发、已删除、已说明更正……")


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


class ListForm(Sheet):
    """A transfer list for a month."""

    month = line(
        "月份", 7, widget=forms.TextInput({"type": "month"}), help_text="截至该月月底发布、还没有移送的"
    )
    copies = forms.IntegerField(label="每件份数", min_value=1, max_value=99)

    def clean_month(self) -> date:
        try:
            return date.fromisoformat(f"{self.cleaned_data['month']}-01")
        except ValueError:
            raise forms.ValidationError("月份请写成 2026-11") from None


class ReturnForm(Sheet):
    """The list came back signed."""

    signer = line("签收人", 40)
    signed_on = day("签收日期")
    file = forms.FileField(
        label="签字的明细表", required=False, help_text="扫描或者拍照：pdf、jpg、png，不超过10MB"
    )
