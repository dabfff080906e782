"""What an applicant does on the page of a case: read, fetch letters, complete, give reasons, send, ask, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.cases import acts
from gongkai.cases.for_applicant import files_for, letters_for, messages_of, owes_reasons, sent_by
from gongkai.cases.models import Case, CaseFile, Contact
from gongkai.files.checking import MATERIAL
from gongkai.law.hand import Hand
from gongkai.law.procedure import Stage
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.portal.again import asks_again
from gongkai.portal.asking import Files
from gongkai.portal.limits import FILES
from gongkai.portal.place import crumbs
from gongkai.portal.standing import open_to_applicant, standing
from gongkai.portal.too_large import FILES_AT_ONCE
from gongkai.portal.track import followed
from gongkai.site.today import today

SENT_AT_MOST = 10
MESSAGES_A_DAY = 5
DONE = {
    "complete": "补正已经提交。答复期限从收到补正之日的次日起重新计算。",
    "reasons": "理由已经提交，工作人员会据此办理。",
    "material": "材料已经收到，随这件申请保存。",
    "message": "留言已经提交，工作人员的回复会显示在这里。",
}
TYPES = {
    "pdf": "application/pdf",
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class SaysForm(forms.Form):
    """A text, and files with it where they have a name; each on the page has identifiers of its own."""

    says = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 5, "class": "form-control"}))
    papers = forms.FileField(
        required=False, help_text=f"{MATERIAL.says}；一次最多{FILES_AT_ONCE}个，合计最多{SENT_AT_MOST}个",
        widget=Files(attrs={"class": "form-control", "accept": ",".join(MATERIAL.kinds), "multiple": True}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, slip: str, label: str, says: str, files: str = "") -> None:
        super().__init__(data, auto_id=f"id_{slip}_%s")
        self.fields["says"].label = label
        self.fields["says"].error_messages["required"] = says
        self.fields["papers"].label = files
        if not files:
            del self.fields["papers"]


def _form(slip: str, data: Any = None) -> SaysForm:
    match slip:
        case "complete":
            return SaysForm(
                data, slip=slip, label="补正内容", says="请按补正告知书的要求写明补充的内容", files="补正材料"
            )
        case "reasons":
            return SaysForm(
                data, slip=slip, label="申请的理由", says="请写明数量、频次较多的理由", files="证明材料"
            )
        case "material":
            return SaysForm(
                {"says": "—"} if data is not None else None, slip=slip, label="", says="", files="补充材料"
            )
        case _:
            return SaysForm(data, slip=slip, label="您的疑问", says="请写明您的疑问")


def _page(request: HttpRequest, shown: Case, bound: SaysForm | None = None, slip: str = "") -> HttpResponse:
    context = standing(shown, today()) | {
        "section": "track", "done": DONE.get(request.GET.get("done", "")), "form": bound, "crumbs": _way(shown),
        **{f"{name}_form": bound if name == slip else _form(name) for name in DONE},
    }  # fmt: skip
    return render(request, "portal/case.html", context, status=422 if bound else 200)


def _way(shown: Case, *steps: tuple[str, str]) -> list[tuple[str, str]]:
    return crumbs(("申请进度", reverse("portal:track")), (shown.number, reverse("portal:case")), *steps)


def _done(slip: str) -> HttpResponse:
    return redirect(f"{reverse('portal:case')}?done={slip}")


@never_cache
@require_safe
def case(request: HttpRequest) -> HttpResponse:
    try:
        shown = followed(request)
    except Http404:
        return redirect("portal:track")
    return _page(request, shown)


@never_cache
@require_POST
@asks_again(partial(_form, "complete"))
def complete(request: HttpRequest) -> HttpResponse:
    """What was asked for, in words and files."""
    shown = followed(request)
    if "complete" not in open_to_applicant(shown):
        raise Refusal(("现在不需要补正，或者已经补正过", OGI_2019.article(30)))
    return _hand_in(request, shown, "complete", acts.complete)


@never_cache
@require_POST
@asks_again(partial(_form, "reasons"))
def reasons(request: HttpRequest) -> HttpResponse:
    """Why so much or so often is asked for (条例第三十五条)."""
    shown = followed(request)
    if owes_reasons(shown) is None:
        raise Refusal(("现在没有要求说明理由，或者已经说明过", OGI_2019.article(35)))
    return _hand_in(request, shown, "reasons", acts.give_reasons)


def _hand_in(request: HttpRequest, shown: Case, slip: str, act: Callable[..., Case]) -> HttpResponse:
    """Files are kept as they come, so a text that is missing loses none of them."""
    form = _form(slip, request.POST)
    _take_files(request, shown, form)
    if not form.is_valid():
        return _page(request, shown, form, slip)
    act(shown.pk, says=form.cleaned_data["says"], by=Hand.APPLICANT, on=today())
    return _done(slip)


@never_cache
@require_POST
@asks_again(partial(_form, "material"))
def material(request: HttpRequest) -> HttpResponse:
    """More material, while the case is open."""
    shown, form = followed(request), _form("material", request.POST)
    if shown.is_over:
        raise Refusal(("申请已经办结，不再接收补充材料", OGI_2019.article(36)))
    if not _take_files(request, shown, form) and form.is_valid():
        form.add_error("papers", "请先选择要补充的文件")
    return _done("material") if form.is_valid() else _page(request, shown, form, "material")


def _take_files(request: HttpRequest, shown: Case, form: SaysForm) -> int:
    """Keep what may be kept, say of the rest why not; returns how many were kept."""
    kept = 0
    for file in request.FILES.getlist("papers"):
        if says := _kept(request, shown, file):
            form.add_error("papers", says)
        else:
            kept += 1
    return kept


def _kept(request: HttpRequest, shown: Case, file: UploadedFile) -> str:
    """The sentence that refuses a file, "" when it was kept."""
    if len(sent_by(shown)) >= SENT_AT_MOST:
        return f"一件申请最多补充{SENT_AT_MOST}个文件，请合并，或者邮寄、当面递交"
    if not FILES.take(request):
        return "这个网络地址一小时内上传的文件太多，请稍后再上传"
    try:
        acts.add_file(
            shown.pk, file.name or "", file, purpose=CaseFile.Purpose.MATERIAL, by=Hand.APPLICANT, on=today()  # type: ignore[arg-type]
        )  # fmt: skip
    except Refusal as refused:
        return refused.reasons[0][0]
    return ""


@never_cache
@require_POST
@asks_again(partial(_form, "message"))
def message(request: HttpRequest) -> HttpResponse:
    """A question to who handles the case; so many a day."""
    shown, form = followed(request), _form("message", request.POST)
    if shown.stage == Stage.STRUCK:
        raise Refusal(("这个编号已经作废，请在保留的那一件申请下留言", OGI_2019.article(45)))
    if shown.archived_on:
        raise Refusal(("这件申请已经归档，有新的需要请重新申请", OGI_2019.article(45)))
    if messages_of(shown).filter(on=today()).count() >= MESSAGES_A_DAY:
        form.add_error("says", f"今天已经留言{MESSAGES_A_DAY}条，请明天再提，或者在办公时间打电话")
    if not form.is_valid():
        return _page(request, shown, form, "message")
    acts.log_contact(
        shown.pk, how=Contact.How.ONLINE, says=form.cleaned_data["says"], by=Hand.APPLICANT, on=today()
    )
    return _done("message")


@never_cache
@require_POST
@asks_again()
def letter(request: HttpRequest, key: int) -> HttpResponse:
    """A letter written to the applicant, as PDF or Word, exactly as it was made."""
    shown, form = followed(request), request.POST.get("form", "")
    found = next((x for x in letters_for(shown) if x.pk == key), None)
    if found is None or form not in TYPES:
        raise Http404
    name = f"{found.get_kind_display()} {found.number}.{'pdf' if form == 'pdf' else 'docx'}"
    return _download(name, acts.fetch_letter(shown, found, form, on=today()), TYPES[form])


@never_cache
@require_POST
@asks_again()
def file(request: HttpRequest, key: int) -> HttpResponse:
    """A file the answer hands out."""
    shown = followed(request)
    found = next((f for f in files_for(shown) if f.pk == key), None)
    if found is None:
        raise Http404
    return _download(found.name, acts.fetch_file(shown, found, on=today()))


def _download(name: str, content: bytes, kind: str = "application/octet-stream") -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_again()
def withdraw(request: HttpRequest) -> HttpResponse:
    """Asks once more, then takes the request back."""
    shown = followed(request)
    if request.method == "POST":
        acts.withdraw(shown.pk, by=Hand.APPLICANT, on=today())
        return redirect("portal:case")
    context = {"section": "track", "case": shown, "crumbs": _way(shown, ("撤回申请", ""))}
    return render(request, "portal/withdraw.html", context)
