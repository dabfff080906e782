"""A public document to take along: its live edition as Word or PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.documents.printing.word import name_of, word
from gongkai.files.letters.typeset import pdf
from gongkai.portal.document import or_gone, public_document
from gongkai.portal.place import open_page
from gongkai.site.today import today

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


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
    made = word(edition, address=stands, day=today())
    answer = HttpResponse(made if form == "docx" else pdf(made), content_type=TYPES[form])
    answer["Content-Disposition"] = content_disposition_header(True, name_of(edition, form)) or ""
    return answer
