"""The record of a case at the desk: points, searches, contacts, files, links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.agencies.scope import Right
from gongkai.cases import acts
from gongkai.cases.masking import HIDDEN, masked
from gongkai.cases.models import Case, CaseFile, Contact, Link
from gongkai.desk.access import READ_CASES, DeskRequest, desk_view, may_over, reasons_of
from gongkai.desk.case_page import case_of, sent, show_case
from gongkai.desk.forms.case_record import ContactForm, FileForm, LinkForm, ReplyForm, SearchForm, SplitForm
from gongkai.files import vault
from gongkai.law.source import LawError, Refusal
from gongkai.law.statutes import OGI_2019


def _kept(
    request: DeskRequest, case: Case, slip: str, form: Form, keep: Callable[[dict[str, Any]], Any], said: str,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    """Keep what a sheet collected and come back to its place on the page; show what is wrong otherwise."""
    if not form.is_valid():
        return show_case(request, case, 422, bound={slip: form}, **more)
    try:
        keep(form.cleaned_data)
    except LawError as refused:
        return show_case(request, case, 409, bound={slip: form}, reasons=reasons_of(refused), **more)
    messages.success(request, said)
    return redirect(f"{reverse('desk:case', args=[case.number])}#{slip}")


@desk_view(*READ_CASES, methods="POST")
def split(request: DeskRequest, number: str) -> HttpResponse:
    case, form = case_of(request, number), SplitForm(request.POST, slip="split")
    return _kept(
        request, case, "split", form,
        lambda given: acts.split(case.pk, points=_as_written(case, form.lines()), by=request.user, on=request.day), "已保存申请要点",
    )  # fmt: skip


def _as_written(case: Case, lines: list[str]) -> list[str]:
    """The sheet shows the points masked: a line that was left as it was shown stays as the applicant wrote it."""
    written = [
        line.strip()
        for said in (case.asked, *(p.asks for p in case.points.all()))
        for line in said.splitlines()
    ]
    shown: dict[str, list[str]] = {}
    for line in dict.fromkeys(written):
        shown.setdefault(masked(case, line), []).append(line)
    return [_original(line, shown) for line in lines]


def _original(line: str, shown: dict[str, list[str]]) -> str:
    """Lines that look alike masked are taken in the order they were shown. Raises Refusal for a new line with a mask."""
    if left := shown.get(line):
        return left.pop(0)
    if HIDDEN in line:
        says = f"“{line[:40]}”里有隐去的内容：请原样保留这一行，或者改写成不写{HIDDEN}的文字"
        raise Refusal((says, OGI_2019.article(36)))
    return line


@desk_view(*READ_CASES, methods="POST")
def search(request: DeskRequest, number: str) -> HttpResponse:
    case, form = case_of(request, number), SearchForm(request.POST, slip="search")
    return _kept(
        request, case, "search", form,
        lambda given: acts.record_search(case.pk, by=request.user, on=request.day, **given), "已登记检索记录",
    )  # fmt: skip


@desk_view(*READ_CASES, methods="POST")
def contact(request: DeskRequest, number: str) -> HttpResponse:
    case, form = case_of(request, number), ContactForm(request.POST, slip="contact")
    return _kept(
        request, case, "contact", form,
        lambda given: acts.log_contact(
            case.pk, how=Contact.How(given["how"]), says=given["says"], reached=not given["missed"], by=request.user,
            on=request.day,
        ),
        "已登记沟通记录",
    )  # fmt: skip


@desk_view(*READ_CASES, methods="POST")
def reply(request: DeskRequest, number: str, key: int) -> HttpResponse:
    """Answer a question the applicant left on the progress page."""
    case = case_of(request, number)
    question = get_object_or_404(case.contacts, pk=key)
    return _kept(
        request, case, "reply", ReplyForm(request.POST, slip=f"re{key}"),
        lambda given: acts.log_contact(
            case.pk, how=Contact.How.ONLINE, says=given["says"], answers=question, by=request.user, on=request.day
        ),
        "已回复", replying=question,
    )  # fmt: skip


@desk_view(*READ_CASES, methods="POST")
def add_file(request: DeskRequest, number: str) -> HttpResponse:
    case = case_of(request, number)
    form = FileForm(request.POST, request.FILES, case=case, slip="file")
    return _kept(
        request, case, "file", form,
        lambda given: acts.add_file(
            case.pk, given["file"].name, given["file"], purpose=CaseFile.Purpose(given["purpose"]), by=request.user,
            on=request.day, point=given["point"],
        ),
        "已添加材料",
    )  # fmt: skip


@desk_view(*READ_CASES, methods="POST")
def remove_file(request: DeskRequest, number: str, key: int) -> HttpResponse:
    case = case_of(request, number)
    found = get_object_or_404(case.files, pk=key)
    try:
        acts.remove_file(found.pk, by=request.user, on=request.day)
    except LawError as refused:
        return show_case(request, case, 409, reasons=reasons_of(refused))
    messages.success(request, "已移除")
    return redirect(f"{reverse('desk:case', args=[number])}#file")


@desk_view(*READ_CASES)
def open_file(request: DeskRequest, number: str, key: int) -> HttpResponse:
    """A file of the case, for who works on it; what is to be handed out, for everybody who reviews and signs it too."""
    case = case_of(request, number)
    found = get_object_or_404(case.files, pk=key)
    works_on_it = may_over(request.scope, Right.KEEP_CASE, case.division_id)
    if not (
        works_on_it or request.scope.may(Right.RECORD_REMEDY) or found.purpose == CaseFile.Purpose.HANDED_OUT
    ):
        raise Refusal(("案卷材料只供办理这件申请的人员查看", OGI_2019.article(15)))
    if found.purpose == CaseFile.Purpose.AUTHORISATION:  # it says who asked, so looking at it is on record
        acts.look(case, why=acts.Why.VERIFY, by=request.user, on=request.day)
    return sent(found.name, vault.open_file(found.sealed))


@desk_view(*READ_CASES, methods="POST")
def link(request: DeskRequest, number: str) -> HttpResponse:
    case, form = case_of(request, number), LinkForm(request.POST, slip="link")

    def keep(given: dict[str, Any]) -> None:
        to = Case.objects.visible_to(request.scope).filter(number=given["number"].strip().upper()).first()
        if to is None:
            raise Refusal((f"没有编号为{given['number']}的申请，或者不在您的范围内", None))
        acts.link(case.pk, to=to, kind=Link.Kind(given["kind"]), by=request.user, on=request.day)

    return _kept(request, case, "link", form, keep, "已关联")
