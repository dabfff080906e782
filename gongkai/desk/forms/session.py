"""Logging in, and a new password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


def _dress(form: Any) -> None:
    form.label_suffix = ""
    for field in form.fields.values():
        field.widget.attrs["class"] = "form-control"


class LoginForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "登录名或者口令不正确；请区分大小写后重试",
        "inactive": "这个账号已经停用，请联系系统管理员",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label, self.fields["password"].label = "登录名", "口令"
        _dress(self)


class PasswordForm(PasswordChangeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "现在的口令"
        self.fields["new_password1"].label, self.fields["new_password2"].label = "新口令", "再输一次新口令"
        self.fields["new_password1"].help_text = "不少于10个字符，不要与姓名、登录名相近，不要用常见口令"
        self.fields["new_password2"].help_text = ""
        _dress(self)
