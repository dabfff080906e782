"""Coming in and going out."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.urls import reverse_lazy

from gongkai.desk.forms.session import LoginForm, PasswordForm


class Login(LoginView):
    template_name = "desk/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True


class Logout(LogoutView):
    next_page = "desk:login"


class Password(PasswordChangeView):
    template_name = "desk/password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("desk:home")
