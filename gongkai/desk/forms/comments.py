"""The sheets of comments."""

from __future__ import annotations

from django import forms

from gongkai.desk.forms import line, words
from gongkai.desk.forms.once import OnceSheet


class CommentForm(OnceSheet):
    paragraph = forms.IntegerField(
        label="段落", min_value=1, max_value=10_000, help_text="正文左边的号码",
        widget=forms.NumberInput({"inputmode": "numeric", "class": "form-control short"}),
    )  # fmt: skip
    quote = line("引文", 300, required=False, help_text="照原文摘录；不填就是整段。也可以先在正文里选中文字")
    says = words("批注", 3, 1000)


class SaysForm(OnceSheet):
    says = words("内容", 2, 200)
