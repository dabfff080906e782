"""Accounts and posts: who may log in, and what they may do from when to when."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect

from gongkai.agencies import acts
from gongkai.agencies.models import Person, Post
from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.forms.people import EnrolForm, PostForm
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import LawError, Refusal
from gongkai.law.statutes import OGI_2019

MATTER = "account"
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
    with transaction.atomic():
        person = acts.enrol(request.user.agency, **form.cleaned_data)
        note(
            person.agency, MATTER, person.username, "enrol", label="开设账号", under=UNDER, by=request.user,
            on=request.day, hand=Hand.ADMINISTRATOR,
        )  # fmt: skip
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
        with transaction.atomic():
            post = acts.give_post(person, Hand(given.pop("hand")), given.pop("since"), **given)
            note(
                person.agency, MATTER, person.username, "give_post", label="授予岗位", under=UNDER, by=request.user,
                on=request.day, hand=Hand.ADMINISTRATOR, post=post.hand, since=post.since, until=post.until,
            )  # fmt: skip
    except LawError as refused:
        return _page(request, 409, post_form=form, reasons=reasons_of(refused))
    messages.success(request, f"已授予{person.name}：{post.get_hand_display()}")
    return redirect("desk:people")
