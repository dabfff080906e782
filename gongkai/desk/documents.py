"""A document at the desk: the page on which a package is read, reviewed and published."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.scope import Right
from gongkai.channels.reads import of_document
from gongkai.desk import release_panel
from gongkai.desk.access import DeskRequest, desk_view, may_over, reasons_of, show
from gongkai.desk.document_sheets import LABELS, form_of, sheets_of, take
from gongkai.desk.forms.channels import ArrivalForm, PostForm
from gongkai.desk.interpretation_panel import about
from gongkai.documents import acts
from gongkai.documents.corrected import corrections
from gongkai.documents.interpreting.excerpt import compared
from gongkai.documents.likeness import alike
from gongkai.documents.models import Attachment, Document, Edition
from gongkai.documents.package import edition_in_hand, lead_of, package_of, wanted_by_check, writers_of
from gongkai.documents.posts import nobody_for
from gongkai.documents.proofing.reads import noted_of
from gongkai.documents.wordlists.reads import house_lists
from gongkai.journal.reads import lines_of
from gongkai.law.attribute import Attribute
from gongkai.law.chain import chain_of
from gongkai.law.review import LABELS as STAGES
from gongkai.law.review import UNASKED, EditionStage, procedure_of
from gongkai.law.source import LawError
from gongkai.matters.choosing import matters_with
from gongkai.text.book_marks import in_book_marks


def index_no(address: str) -> str:
    """The index number an address stands for: its last dash was a stroke before the year."""
    return re.sub(r"-(?=\d{4}-\d+$)", "/", address)


def seen(request: DeskRequest, address: str) -> Document:
    """The document of an address, if this person may see it; 404 otherwise."""
    visible = Document.objects.visible_to(request.scope).select_related(
        "agency", "division", "column", "owner", "live_edition", "interprets"
    )
    return get_object_or_404(visible, index_no=index_no(address))


@desk_view()
def page(request: DeskRequest, address: str) -> HttpResponse:
    return document_page(request, seen(request, address))


def document_page(request: DeskRequest, document: Document, status: int = 200, **more: Any) -> HttpResponse:
    """A document with everything a reviewer reads: text, interpretations, files, opinions, findings, what is open."""
    inside, bound = insider(request, document), more.pop("bound", None)
    # Who is no insider reads what anyone may read: the live edition and live interpretations, nothing in hand.
    current = edition_in_hand(document) if inside else None
    shown = current or document.live_edition
    if shown is None and inside:
        shown = document.editions.order_by("-number").first()
    house = house_lists(document.agency, request.day)
    package = [(e, noted_of(e, house)) for e in _package(document, shown, inside)]
    for one, _ in package if inside else []:
        one.excerpt = compared(one, request.day)  # type: ignore[attr-defined]
        one.may_judge = _may_judge(request, one)  # type: ignore[attr-defined]
    sheets = sheets_of(request, document, current, bound)
    unmoved = [
        e.document for e, _ in package[1:] if current and document.is_live and e.package != current.package
    ]
    context = {
        "unmoved": unmoved, "document": document, "edition": shown, "current": current, "package": package, "steps": _steps(shown),
        "severe": [(e, n) for e, noted in package for n in noted if n.is_severe] if inside else [],
        "corrected": corrections(current) if current else [],
        "insider": inside, "sheets": sheets, "takes_a_step": any(sheet.act != "take_back" for sheet in sheets), "lead": lead_of(shown) if shown else None,
        "wanted": _wanted(request, document, current), "waits": _waits(current), "interpretation": about(request, document, current) if inside else None,
        "release": release_panel.panel_of(request, document, current) if inside else None,
        "verdicts": shown.verdicts.select_related("by") if shown and inside else [],
        "printed": Attribute(document.attribute).printed,
        "attributes": document.attribute_decisions.select_related("by") if inside else [],
        "reviews": shown.reviews.select_related("by", "covers") if shown and inside else [],
        "editions": document.editions.select_related("author").order_by("-number") if inside else [],
        "may_write": may_over(request.scope, Right.DRAFT, document.division_id),
        "story": lines_of(document.agency, acts.MATTER, document.index_no) if inside else [],
        "findings": document.findings.order_by("-id")[:10] if inside and request.scope.may(Right.SEE_LEDGER) else [],
        "matters": matters_with(request.scope, document) if request.scope.may(Right.SEE_MATTERS) else None,
        "may_link": inside and request.scope.may(Right.KEEP_MATTERS),
        "deliveries": of_document(document) if request.scope.may(Right.SEE_CHANNELS) else [],
    }  # fmt: skip
    if document.is_live and request.scope.may(Right.DELIVER):
        forms = {
            "arrival_form": ArrivalForm(agency=document.agency, slip="arrive"),
            "post_form": _post_form(document),
        }
        more = forms | more
    return show(request, "desk/document.html", context | more, status)


def _post_form(document: Document) -> PostForm | None:
    """None for an agency without a WeChat account."""
    begin = {"title": document.title, "digest": document.summary}
    form = PostForm(agency=document.agency, slip="post", initial=begin)
    return form if form.fields["channel"].queryset.exists() else None  # type: ignore[attr-defined]


def _may_judge(request: DeskRequest, edition: Edition) -> bool:
    """Whether somebody may say of a draft's finding that it is none."""
    return (
        edition.stage == EditionStage.DRAFT
        and may_over(request.scope, Right.JUDGE_WORDING, edition.document.division_id)
        and request.user.pk not in writers_of(edition)
    )


def _waits(current: Edition | None) -> str:
    """Whose hand an edition under review waits for, in words."""
    if current is None or current.stage == EditionStage.DRAFT:
        return ""
    table = procedure_of(current.document.kind)
    rows = [m for m in table.moves if m.at == current.stage and m.act not in UNASKED]
    hands = sorted({hand.label for row in rows for hand in row.by})
    return f"现在到“{STAGES[EditionStage(current.stage)]}”，由{'或者'.join(hands)}办理"


def _wanted(request: DeskRequest, document: Document, current: Edition | None) -> list[Any]:
    """From the first review on, what the content check wants before somebody can sign."""
    if current is None or current.stage == EditionStage.DRAFT or lead_of(current):
        return []
    return wanted_by_check(package_of(document, lock=False), request.day)


def insider(request: DeskRequest, document: Document) -> bool:
    """Whether somebody reads more of a document than anyone may: how it was reviewed, what is in hand."""
    divisions = request.scope.divisions
    if divisions is None or document.division_id in divisions:
        return True
    return Document.objects.inside(request.scope).filter(pk=document.pk).exists()


def _package(document: Document, shown: Edition | None, inside: bool) -> list[Edition]:
    """The edition shown, and of each interpretation the one in hand (for insiders) or the live one."""
    if shown is None:
        return []
    shown.document = document
    found = [shown]
    for other in document.interpretations.select_related("live_edition").order_by("id"):
        edition = (edition_in_hand(other) if inside else None) or (
            other.live_edition if other.is_live else None
        )
        if edition is not None:
            edition.document = other
            found.append(edition)
    return found


def _steps(edition: Edition | None) -> list[tuple[str, str]]:
    """The steps of review, each with its style: done, now, or nothing."""
    if edition is None:
        return []
    chain = [step.stage for step in chain_of(edition.document.kind).steps]
    steps = [EditionStage.DRAFT, *chain, EditionStage.APPROVED, EditionStage.PUBLISHED]
    if edition.stage not in steps:
        return []
    at = steps.index(EditionStage(edition.stage))
    styles = ["done"] * at + ["done" if edition.stage == EditionStage.PUBLISHED else "now"]
    styles += [""] * (len(steps) - len(styles))
    return [(STAGES[stage], style) for stage, style in zip(steps, styles, strict=True)]


@desk_view(methods="POST")
def act(request: DeskRequest, address: str, act: str) -> HttpResponse:
    """Any move of the document's table, and the acts beside it: on what is live, and on its attribute."""
    document = seen(request, address)
    if act not in LABELS or not insider(request, document):
        raise Http404
    form = form_of(act, document, request.POST, day=request.day)
    if not form.is_valid():
        return document_page(request, document, 422, bound=(act, form))
    try:
        take(act, document, form, request)
    except LawError as refused:
        return document_page(request, document, 409, bound=(act, form), reasons=reasons_of(refused))
    messages.success(request, f"已办理：{LABELS[act]}")
    for says in release_panel.said_of(document, act, form):
        messages.warning(request, says)
    if act == "submit":
        warn_of_likeness(request, document)
    if label := nobody_for(document, request.day):
        says = f"“{label}”现在没有别人可以办理：请在“人员岗位”里给另一个人这个岗位，或者登记有起止日期的代行"
        messages.warning(request, says)
    return redirect("desk:document", address)


def warn_of_likeness(request: DeskRequest, document: Document) -> None:
    """Say which published document the text is nearly the same as; it goes on all the same."""
    current = edition_in_hand(document)
    for one in alike(current)[:3] if current else []:
        messages.warning(
            request,
            f"正文与已发布的{in_book_marks(one.document.title)}（{one.document.index_no}）{one.percent}%相同，请核对是不是重复发布",
        )


@desk_view()
def file(request: DeskRequest, address: str, key: int) -> FileResponse:
    """A file that goes with an edition, always as a download."""
    document = seen(request, address)
    kept = get_object_or_404(Attachment, pk=key, edition__document=document)
    if not insider(request, document) and kept.edition_id != document.live_edition_id:
        raise Http404
    try:
        return FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name)
    except FileNotFoundError:
        raise Http404("附件文件不在") from None
