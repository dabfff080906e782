"""An edition on paper, as Word or PDF: for who reads it at the desk."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header

from gongkai.desk.access import DeskRequest, desk_view, reasons_of
from gongkai.desk.documents import document_page, insider, seen
from gongkai.documents.printing.word import name_of, word
from gongkai.files.letters.typeset import pdf
from gongkai.law.source import LawError


@desk_view()
def download(request: DeskRequest, address: str, number: int, form: str) -> HttpResponse:
    """One edition as docx or pdf. Who is no insider of the document gets what anyone may read, its live edition."""
    document = seen(request, address)
    edition = get_object_or_404(document.editions, number=number)
    public = document.is_public and edition.pk == document.live_edition_id
    if form not in ("docx", "pdf") or not (public or insider(request, document)):
        raise Http404
    edition.document = document
    stands = request.build_absolute_uri(reverse("portal:document", args=[document.address]))
    try:
        made = word(edition, address=stands if public else "", day=request.day)
        content = made if form == "docx" else pdf(made)
    except LawError as refused:
        return document_page(request, document, 409, reasons=reasons_of(refused))
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, name_of(edition, form)) or ""
    return answer
