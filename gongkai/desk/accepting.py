"""Putting a suggestion in at exactly its place on the sheet as it was sent; of a text that changed meanwhile nothing is touched."""

from __future__ import annotations

from django.contrib import messages

from gongkai.desk.access import DeskRequest
from gongkai.desk.check_panel import Panel, edited, edits_by_place
from gongkai.desk.forms.documents import TextForm
from gongkai.desk.masking_text import those_that_go_in
from gongkai.documents.proofing.places import BODY
from gongkai.documents.proofing.reads import Noted
from gongkai.documents.rich import cleaned
from gongkai.documents.rich_edits import with_edits
from gongkai.documents.wording import RICH
from gongkai.text.finding import Edit

ASKED = ("accept", "accept_safe", "mask_all")
GONE = "文字在检查以后有改动，没有替换；请看现在的检查结果"
CROSSES = "这一处跨过了加粗或者单元格，不能自动替换，请在正文里改"


def asks(request: DeskRequest) -> bool:
    """Whether a suggestion is to be put in."""
    return request.method == "POST" and bool(set(ASKED) & set(request.POST))


def accept(request: DeskRequest, form: TextForm, panel: Panel) -> str:
    """Change what was sent (`request.POST`) as asked; returns why not, or nothing. `form` is the sheet as it was sent."""
    chosen = _edits(request, panel)
    if not chosen:
        return GONE
    sent = request.POST.copy()
    for key, edits in chosen.items():
        if key != BODY:
            sent[key] = edited(form[key].value() or "", edits)
        elif form["form"].value() == RICH:
            html, left = _into_html(cleaned(form["rich"].value() or ""), edits, "mask_all" in request.POST)
            if html is None:
                return CROSSES
            if left:
                messages.warning(request, f"另有{left}处跨过了加粗或者单元格，没有遮盖，请在正文里改")
            sent["rich"] = html
        else:
            sent["text"] = edited(form.plain_now(), edits)
    request.POST = sent  # type: ignore[assignment]
    return ""


def _into_html(html: str, edits: list[Edit], is_many: bool) -> tuple[str | None, int]:
    """The HTML with the edits in it, and how many of many could not be made."""
    if not is_many:
        return with_edits(html, edits), 0
    return those_that_go_in(edits, lambda some: with_edits(html, some))


def _edits(request: DeskRequest, panel: Panel) -> dict[str, list[Edit]]:
    """What was asked for, by the key of its place; nothing where it is not what was previewed."""
    if "mask_all" not in request.POST:
        return edits_by_place(_chosen(request, panel))
    found: dict[str, list[Edit]] = {}
    if request.POST["mask_all"] == panel.masks_key:
        for one in panel.masks:
            found.setdefault(one.key, []).append(one.edit)
    return found


def _chosen(request: DeskRequest, panel: Panel) -> list[Noted]:
    if "accept_safe" in request.POST:
        return panel.safe if request.POST["accept_safe"] == panel.safe_key else []
    every = [one for group in panel.groups for one in group.noted if one.can_be_put_in]
    return [one for one in every if one.print == request.POST.get("accept")][:1]
