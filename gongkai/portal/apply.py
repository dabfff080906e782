"""Asking, one topic a page (W4): look first, fill in, check, submit. Everything typed is kept in the draft at once."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.cases import acts
from gongkai.cases.acts import Asker
from gongkai.cases.models import Case, Draft
from gongkai.documents.reads import listed, search
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.source import Refusal
from gongkai.portal.asking import ORGANISATION, DeliveryForm, FilesField, StepForm
from gongkai.portal.drafts import COOKIE, draft_here, forget_here, keep_here
from gongkai.portal.limits import DRAFTS, FILES, REQUESTS
from gongkai.portal.place import agency_of, crumbs
from gongkai.portal.steps import BY_SLUG, CHECK, STEPS, Step, Written, marks, written
from gongkai.site.today import today

RECEIPT = "receipt"
FOUND_AT_MOST = 5
ROBOT = "“此项请留空”一栏填了内容，请清空后重新提交"
TOO_MANY_FILES = "这个网络地址一小时内上传的文件太多，请稍后再上传"


def way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return crumbs(("依申请公开", reverse("portal:ask")), ("填写申请", reverse("portal:apply")), *steps)


def looked_up(request: HttpRequest) -> dict[str, Any]:
    """What is public already and holds the words typed: the first few, for the top of a page."""
    agency = agency_of(request)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:80]
    found = search(agency, words) if words else None
    some = (
        list(listed(found).select_related("live_edition")[: FOUND_AT_MOST + 1]) if found is not None else []
    )
    return {"words": words, "found": some[:FOUND_AT_MOST], "more": len(some) > FOUND_AT_MOST}


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Look first; then begin, go on, or come back with a code."""
    draft = draft_here(request)
    submitted = draft is not None and draft.case_id is not None
    context = looked_up(request) | {
        "section": "ysqgk", "draft": None if submitted else draft, "first": STEPS[0].slug,
        "gone": "gone" in request.GET, "erased": "erased" in request.GET, "crumbs": crumbs(("依申请公开", reverse("portal:ask")), ("填写申请", "")),
    }  # fmt: skip
    if context["draft"]:
        context["next"] = next_of(written(draft))
    page = render(request, "portal/apply_start.html", context)
    return forget_here(page) if submitted else page  # the next one begins anew


def next_of(now: Written) -> str:
    """The first page that is not done."""
    return next((step.slug for step in STEPS if now.state(step) != "done"), CHECK)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of the form."""
    here, draft = BY_SLUG.get(slug), draft_here(request)
    if here is None:
        raise Http404
    if draft is not None and draft.case_id:
        return receipt_or_start(request, draft)
    if draft is None and here is not STEPS[0]:
        return redirect(f"{reverse('portal:apply')}?gone=1")
    if request.method == "POST":
        return _take(request, here, draft)
    now = written(draft)
    return show(request, here, now, now.bound(here) if slug in now.seen else now.blank(here))


def receipt_or_start(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Where a draft that was submitted leads: to its slip while this browser may see it, else to a new beginning."""
    shown = request.session.get(RECEIPT) or (0, 0)
    return redirect("portal:receipt" if shown[0] == draft.case_id else "portal:apply")


def show(
    request: HttpRequest, here: Step, now: Written, form: StepForm, status: int = 200, *, spent: bool = False
) -> HttpResponse:
    back = _back(request)
    context = {
        "section": "ysqgk", "form": form, "step": here, "marks": marks(now, here.slug), "total": len(STEPS) + 1,
        "spent": spent, "back": back, "has_draft": COOKIE in request.COOKIES, "crumbs": way((here.title, "")),
        "before": CHECK if back else here.before,
    }  # fmt: skip
    return render(request, here.template, context, status=status)


def _back(request: HttpRequest) -> bool:
    """Whether one came from the page of checking, to go back there."""
    return (request.POST.get("back") or request.GET.get("back")) == CHECK


def _take(request: HttpRequest, here: Step, draft: Draft | None) -> HttpResponse:
    """Keep what was typed and sent, whatever it is worth; then go where the button pressed leads."""
    sent = request.POST
    if sent.get("website"):
        form = here.form(sent)
        form.add_error(None, ROBOT)
        return show(request, here, written(draft), form, 422)
    token = request.COOKIES.get(COOKIE, "")
    if draft is None:
        if not DRAFTS.take(request):
            return show(request, here, written(None), here.form(initial=sent.dict()), 429, spent=True)
        draft, token = acts.begin_draft(agency_of(request), on=today())
    draft = acts.write_draft(draft.pk, here.form().typed(sent), on=today())
    wrong = _take_files(request, here, draft)
    if sent.get("remove", "").isascii() and sent.get("remove", "").isdigit():
        acts.remove_draft_file(draft.pk, int(sent["remove"][:18]))
    return keep_here(_answer(request, here, draft, wrong), token)


def _take_files(request: HttpRequest, here: Step, draft: Draft) -> list[tuple[str, str]]:
    """Keep the files that may be kept; returns field and sentence of those that may not."""
    wrong = []
    for name in here.form().uploads:
        for file in request.FILES.getlist(name):
            if says := _kept(request, draft, here.form().uploads[name], file):
                wrong.append((name, says))
    return wrong


def _kept(request: HttpRequest, draft: Draft, field: FilesField, file: UploadedFile) -> str:
    if not FILES.take(request):
        return TOO_MANY_FILES
    try:
        acts.add_draft_file(draft.pk, file.name or "", file, purpose=field.purpose, on=today())  # type: ignore[arg-type]
    except Refusal as refused:
        return refused.reasons[0][0]
    return ""


def _answer(request: HttpRequest, here: Step, draft: Draft, wrong: Iterable[tuple[str, str]]) -> HttpResponse:
    now, sent = written(draft), request.POST
    if wrong:
        form = now.bound(here)
        for name, says in wrong:
            form.add_error(name, says)
        return show(request, here, now, form, 422)
    stay = f"{reverse('portal:apply_step', args=[here.slug])}{'?back=check' if _back(request) else ''}"
    if "remove" in sent or "upload" in sent:
        return redirect(f"{stay}#files")
    if "save" in sent:
        acts.give_code(draft.pk, on=today())
        return redirect("portal:saved")
    form = now.bound(here)
    if not form.is_valid():
        return show(request, here, now, form, 422)
    acts.write_draft(draft.pk, {}, on=today(), seen=here.slug)
    return redirect("portal:apply_step", CHECK if _back(request) else here.after)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Everything once more, and the button that makes a case of it; pressed twice, it is the same case."""
    draft = draft_here(request)
    if draft is None:
        return redirect(f"{reverse('portal:apply')}?gone=1")
    if draft.case_id:
        return _slip(request, draft.case) if request.method == "POST" else receipt_or_start(request, draft)  # type: ignore[arg-type]
    now = written(draft)
    forms = [(step, now.bound(step)) for step in STEPS]
    wrong = [(step, e) for step, form in forms for errors in form.errors.values() for e in errors]
    robot = bool(request.POST.get("website"))
    ready = request.method == "POST" and not (wrong or robot)
    spent = ready and not REQUESTS.take(request)
    if ready and not spent:
        return _slip(
            request, submit(draft, now, {n: v for _, form in forms for n, v in form.cleaned_data.items()})
        )
    if wrong and (fresh := draft_here(request)) is not None and fresh.case is not None:
        return _slip(request, fresh.case)  # the first click submitted it while this one was reading
    context = {
        "section": "ysqgk", "parts": [(step, form.rows()) for step, form in forms], "wrong": wrong, "spent": spent,
        "robot": ROBOT if robot else "", "marks": marks(now, CHECK), "total": len(STEPS) + 1, "crumbs": way(("核对提交", "")),
    }  # fmt: skip
    status = 429 if spent else 422 if request.method == "POST" else 200
    return render(request, "portal/apply_check.html", context, status=status)


def submit(draft: Draft, now: Written, given: dict[str, Any]) -> Case:
    """Make the case of what was filled in and checked."""
    organisation = given["who"] == ORGANISATION
    contact = given["contact"] if organisation else ""
    if given["by_agent"]:
        contact = f"{given['agent']}（代理人）"
    asker = Asker(
        given["name"],
        given["id_kind"],
        given["id_number"],
        given["phone"],
        contact,
        given["send_to"] or given["email"],
        given["post_to"] or given["address"],
    )
    return acts.submit_draft(
        draft.pk, asker, ApplicantKind(given["organisation"]) if organisation else ApplicantKind.NATURAL, given["asked"],
        on=today(), by_agent=given["by_agent"], asked_doc_no=given["asked_doc_no"], wanted_form=given["wanted_form"],
        help_needed=DeliveryForm.help_of(given),
    )  # fmt: skip


def _slip(request: HttpRequest, case: Case) -> HttpResponse:
    """To the slip, shown for half an hour from the first time on: pressed again later it is not opened again."""
    shown = request.session.get(RECEIPT) or (0, 0)
    if shown[0] != case.pk:
        request.session[RECEIPT] = [case.pk, int(time.time())]
    return redirect("portal:receipt")
