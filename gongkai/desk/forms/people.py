"""The sheets of accounts and posts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator

from gongkai.agencies.models import Agency, Division, Person
from gongkai.desk.forms import Sheet, blank_first, day, line
from gongkai.law.hand import POSTS


class EnrolForm(Sheet):
    username = line(
        "登录名",
        40,
        validators=[RegexValidator(r"^[a-z][a-z0-9._-]{2,39}$", "登录名用小写字母、数字和 . _ -，字母开头")],
    )
    name = line("姓名", 40)
    title = line("职务", 60, required=False)
    email = forms.EmailField(
        label="工作邮箱", max_length=254, required=False, help_text="每日待办发到这里；没有就不发"
    )
    division = forms.ModelChoiceField(Division.objects.none(), label="科室", required=False, empty_label="—")
    password = forms.CharField(
        label="初始口令", widget=forms.PasswordInput, help_text="不少于10个字符；请本人登录后立即修改"
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = Division.objects.filter(agency=agency)  # type: ignore[attr-defined]

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"])
        if Person.objects.filter(username=username).exists():
            raise forms.ValidationError("这个登录名已经有人用了")
        return username

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("password"):
            try:
                validate_password(
                    given["password"], Person(username=given.get("username", ""), name=given.get("name", ""))
                )
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return given


class PostForm(Sheet):
    person = forms.ModelChoiceField(Person.objects.none(), label="人员", empty_label="请选择")
    hand = forms.ChoiceField(label="岗位", choices=blank_first([(h.value, h.label) for h in POSTS], "请选择"))
    division = forms.ModelChoiceField(
        Division.objects.none(), label="科室", required=False, empty_label="全机关"
    )
    since = day("起")
    until = day("止", required=False, help_text="代行岗位必须写明")
    covers = forms.ModelChoiceField(Person.objects.none(), label="代行", required=False, empty_label="—")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = Division.objects.filter(agency=agency)  # type: ignore[attr-defined]
        for name in ("person", "covers"):
            self.fields[name].queryset = Person.objects.filter(agency=agency)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("until") and given.get("since") and given["until"] < given["since"]:
            self.add_error("until", "止日不能早于起日")
        return given
