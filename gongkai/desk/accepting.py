"""Putting a suggestion in at exactly its place on the sheet as it was sent; of a text that changed meanwhile nothing is touched."""

from __future__ import annotations

from gongkai.desk.access import DeskRequest
from gongkai.desk.check_panel import Panel, edits_by_place
from gongkai.desk.forms.documents import TextForm
from gongkai.documents.proofing.places import BODY
from gongkai.documents.proofing.reads import Noted
from gongkai.documents.rich import cleaned
from gongkai.documents.rich_edits import edited, with_edits
from gongkai.documents.wording import RICH

GONE = "文字在检查以后有改动，没有替换；请看现在的检查结果"
CROSSES = "这一处跨过了加粗或者单元格，不能自动替换，请在正文里改"


def asks(request: DeskRequest) -> bool:
    """Whether a suggestion is to be put in."""
    return request.method == "POST" and bool({"accept", "accept_safe"} & set(request.POST))


def accept(request: DeskRequest, form: TextForm, panel: Panel) -> str:
    """Change what was sent (`request.POST`) as asked; returns why not, or nothing. `form` is the sheet as it was sent."""
    chosen = _chosen(request, panel)
    if not chosen:
        return GONE
    sent = request.POST.copy()
    for key, edits in edits_by_place(chosen).items():
        if key != BODY:
            sent[key] = edited(form[key].value() or "", edits)
        elif form["form"].value() == RICH:
            html = with_edits(cleaned(form["rich"].value() or ""), edits)
            if html is None:
                return CROSSES
            sent["rich"] = html
        else:
            sent["text"] = edited(form.plain_now(), edits)
    request.POST = sent  # type: ignore[assignment]
    return ""


def _chosen(request: DeskRequest, panel: Panel) -> list[Noted]:
    if "accept_safe" in request.POST:
        return panel.safe if request.POST["accept_safe"] == panel.safe_key else []
    every = [one for group in panel.groups for one in group.noted if one.can_be_put_in]
    return [one for one in every if one.print == request.POST.get("accept")][:1]
