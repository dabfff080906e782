"""The slip of an edition's review, to be printed and filed (审签单)."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gongkai.desk.access import DeskRequest, desk_view, reasons_of
from gongkai.desk.documents import document_page, insider, seen
from gongkai.documents.slip import slip
from gongkai.files.letters.typeset import pdf
from gongkai.law.source import LawError


@desk_view()
def download(request: DeskRequest, address: str, number: int, form: str) -> HttpResponse:
    """The slip of one edition as docx or pdf; for those who see how it was reviewed."""
    document = seen(request, address)
    if not insider(request, document) or form not in ("docx", "pdf"):
        raise Http404
    edition = get_object_or_404(document.editions.select_related("author"), number=number)
    edition.document = document
    stands = request.build_absolute_uri(reverse("portal:document", args=[document.address]))
    try:
        word = slip(edition, stands, request.day)
        content = word if form == "docx" else pdf(word)
    except LawError as refused:
        return document_page(request, document, 409, reasons=reasons_of(refused))
    saved_as = f'attachment; filename="slip-{document.address}-{number}.{form}"'
    return HttpResponse(
        content, content_type="application/octet-stream", headers={"Content-Disposition": saved_as}
    )
