"""A public document to take along: its live edition as Word or PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.documents.models import Document
from gongkai.documents.printing.given import Busy, NoPaper, paper
from gongkai.documents.printing.word import name_of
from gongkai.portal.document import or_gone, public_document
from gongkai.portal.place import crumbs, open_page
from gongkai.site.today import today

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
AGAIN = 30  # seconds after which to ask again


@require_safe
@open_page
@or_gone
def download(request: HttpRequest, index: str, form: str) -> HttpResponse:
    """The document of an address as docx or pdf; refused like its page where it is not public."""
    shown = public_document(request, index)
    edition = shown.live_edition
    assert edition is not None
    edition.document = shown
    stands = request.build_absolute_uri(reverse("portal:document", args=[shown.address]))
    try:
        made = paper(edition, form, address=stands, day=today())
    except Busy:
        return _later(request)
    except NoPaper:
        return _only_word(request, shown)
    answer = HttpResponse(made, content_type=TYPES[form])
    answer["Content-Disposition"] = content_disposition_header(True, name_of(edition, form)) or ""
    return answer


def _later(request: HttpRequest) -> HttpResponse:
    says = "现在下载的人多，文件还没有生成；请半分钟以后再点一次。"
    answer = render(request, "error.html", {"title": "请稍后下载", "says": says}, status=503)
    answer["Retry-After"] = str(AGAIN)
    return answer


def _only_word(request: HttpRequest, shown: Document) -> HttpResponse:
    page = reverse("portal:document", args=[shown.address])
    context = {"section": "zwgk", "document": shown, "crumbs": crumbs((shown.title, page), ("PDF", ""))}
    return render(request, "portal/no_pdf.html", context, status=409)
