"""Accounts and posts: who may log in, and what they may do from when to when."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.models import Person, Post
from gongkai.agencies.scope import Right
from gongkai.cases.models import Case
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.forms.people import EnrolForm, PostForm
from gongkai.documents.models import Edition
from gongkai.journal import staffing
from gongkai.law.hand import Hand
from gongkai.law.review import ENDED
from gongkai.law.source import LawError, Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.quality.models import Finding

UNDER = OGI_2019.article(4)


@desk_view(Right.ACCOUNTS)
def people(request: DeskRequest) -> HttpResponse:
    return _page(request)


def _page(request: DeskRequest, status: int = 200, **more: Any) -> HttpResponse:
    agency, by = request.user.agency, asked(request, q=None)
    posts = Post.objects.select_related("division", "covers").order_by("-since")
    rows = (
        Person.objects.filter(agency=agency)
        .select_related("division")
        .prefetch_related(Prefetch("posts", posts))
    )
    if by["q"]:
        rows = rows.filter(name__icontains=by["q"])
    context = {
        "page": page_of(request, rows), "by": by, "form": EnrolForm(agency=agency, slip="new"),
        "post_form": PostForm(agency=agency, slip="post", initial={"since": request.day}),
    }  # fmt: skip
    return show(request, "desk/people.html", context | more, status)


@desk_view(Right.ACCOUNTS, methods="POST")
def enrol(request: DeskRequest) -> HttpResponse:
    """A new account of the own agency."""
    form = EnrolForm(posted(request), agency=request.user.agency, slip="new")
    if not form.is_valid():
        return _page(request, 422, form=form)
    try:
        person = staffing.enrol(request.user.agency, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return _page(request, 409, form=form, reasons=reasons_of(refused))
    messages.success(request, f"已开设账号：{person.name}")
    return redirect("desk:people")


@desk_view(Right.ACCOUNTS, methods="POST")
def give_post(request: DeskRequest) -> HttpResponse:
    """A post for somebody else of the own agency: nobody gives a post to themselves."""
    form = PostForm(posted(request), agency=request.user.agency, slip="post")
    if not form.is_valid():
        return _page(request, 422, post_form=form)
    given = dict(form.cleaned_data)
    person = given.pop("person")
    try:
        if person.pk == request.user.pk:
            raise Refusal(("不能给自己授予岗位，请另一名系统管理员办理", UNDER))
        post = staffing.give_post(
            person, Hand(given.pop("hand")), given.pop("since"), by=request.user, on=request.day, **given
        )
    except LawError as refused:
        return _page(request, 409, post_form=form, reasons=reasons_of(refused))
    messages.success(request, f"已授予{person.name}：{post.get_hand_display()}")
    return redirect("desk:people")


@desk_view(Right.ACCOUNTS, methods="POST")
def end_post(request: DeskRequest, key: int) -> HttpResponse:
    """Today is the last day of a post; nobody ends their own."""
    post = get_object_or_404(Post, pk=key, person__agency=request.user.agency)
    try:
        _not_oneself(request, post.person)
        staffing.end_post(post.pk, until=request.day, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, 409, reasons=reasons_of(refused))
    messages.success(request, f"{post.person.name}的“{post.get_hand_display()}”到今天为止")
    return redirect("desk:people")


@desk_view(Right.ACCOUNTS, methods="POST")
def stop(request: DeskRequest, key: int) -> HttpResponse:
    """Stop an account; refused while it owns open work, which is named."""
    person = get_object_or_404(Person, pk=key, agency=request.user.agency)
    try:
        _not_oneself(request, person)
        if held := open_work(person):
            raise Refusal(*((f"{says}，请先交给别人", UNDER) for says in held))
        staffing.stop_account(person.pk, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, 409, reasons=reasons_of(refused))
    messages.success(request, f"已停用{person.name}的账号")
    return redirect("desk:people")


@desk_view(Right.ACCOUNTS, methods="POST")
def reset(request: DeskRequest, key: int) -> HttpResponse:
    """A new password, shown once, for who forgot theirs."""
    person = get_object_or_404(Person, pk=key, agency=request.user.agency, is_active=True)
    try:
        _not_oneself(request, person)
        password = secrets.token_urlsafe(9)
        staffing.reset_password(person.pk, password, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, 409, reasons=reasons_of(refused))
    return _page(request, fresh=(person, password))


@desk_view(Right.ACCOUNTS, methods="POST")
def email(request: DeskRequest, key: int) -> HttpResponse:
    """Where somebody's daily digest goes; one's own too, for it gives no right."""
    person = get_object_or_404(Person, pk=key, agency=request.user.agency, is_active=True)
    given = request.POST.get("email", "").strip()
    try:
        staffing.set_email(person.pk, given, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, 409, reasons=reasons_of(refused))
    messages.success(request, f"已{'登记' if given else '撤销'}{person.name}的工作邮箱")
    return redirect("desk:people")


def _not_oneself(request: DeskRequest, person: Person) -> None:
    if person.pk == request.user.pk:
        raise Refusal(("不能办理自己的账号和岗位，请另一名系统管理员办理", UNDER))


def open_work(person: Person) -> list[str]:
    """What an account still owns: requests in hand, findings to mend, drafts on their way."""
    cases = Case.objects.filter(handler=person).open().count()
    findings = Finding.objects.filter(owner=person).open().count()
    drafts = Edition.objects.filter(document__owner=person).exclude(stage__in=ENDED).count()
    held = ((cases, "件在办的申请"), (findings, "处未了结的差错"), (drafts, "份在办的稿件"))
    return [f"{person.name}名下还有{count}{what}" for count, what in held if count]
