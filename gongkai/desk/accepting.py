"""Putting a suggestion in at exactly its place on the sheet as it was sent; of a text that changed meanwhile nothing is touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.contrib import messages

from gongkai.desk.access import DeskRequest
from gongkai.desk.check_panel import Panel, edits_by_place
from gongkai.desk.forms.documents import TextForm
from gongkai.desk.going_on import GoingOn
from gongkai.documents.masking.acts import Masks
from gongkai.documents.models import Edition
from gongkai.documents.proofing.noted import Noted
from gongkai.documents.proofing.places import BODY
from gongkai.documents.rich import cleaned
from gongkai.documents.rich_edits import edited, with_edits
from gongkai.documents.wording import RICH
from gongkai.text.finding import Edit

ASKED = ("accept", "accept_safe", "mask_all")
GONE = "文字在检查以后有改动，没有替换；请看现在的检查结果"
CROSSES = "这一处跨过了加粗或者单元格，不能自动替换，请在正文里改"


class Put(NamedTuple):
    """Why nothing was put in, or nothing; what one press masks, for who saves the sheet; and what was done."""

    says: str = ""
    masks: Masks | None = None
    done: GoingOn = GoingOn()


def asks(request: DeskRequest) -> bool:
    """Whether a suggestion is to be put in."""
    return request.method == "POST" and bool(set(ASKED) & set(request.POST))


def accept(request: DeskRequest, form: TextForm, panel: Panel, edition: Edition | None) -> Put:
    """Change what was sent (`request.POST`) as asked. `form` is the sheet as it was sent."""
    if "mask_all" in request.POST:
        return _mask_all(request, form, panel, edition)
    noted = _chosen(request, panel)
    chosen = edits_by_place(noted)
    html = into_html(form, chosen.get(BODY, []))
    if not chosen:
        return Put(GONE)
    if html is None:
        return Put(CROSSES)
    _put(request, form, chosen, html)
    if "accept" in request.POST:
        return Put(done=GoingOn(f"已改正：{noted[0].called}", panel.order(noted[0].print)))
    return Put(done=GoingOn(f"已改正{len(noted)}处"))


def _mask_all(request: DeskRequest, form: TextForm, panel: Panel, edition: Edition | None) -> Put:
    """Put all masks in that can be; what they are is told to who saves the sheet."""
    rows = panel.masks.rows
    if edition is None or not rows or request.POST["mask_all"] != panel.masks.key:
        return Put(GONE)
    html = into_html(form, [one.edit for one in rows if one.key == BODY])
    if html is None:
        return Put(CROSSES)
    if panel.masks.left:
        messages.warning(request, f"另有{panel.masks.left}处跨过了加粗或者单元格，没有遮盖，请在正文里改")
    chosen: dict[str, list[Edit]] = {}
    for one in rows:
        chosen.setdefault(one.key, []).append(one.edit)
    masks = None
    if form.is_valid():
        record = form.record()
        masks = Masks(
            Counter(one.kind for one in rows), panel.masks.persons, form.wording(edition),
            {key: record[key] for key in chosen if key in record},
        )  # fmt: skip
    _put(request, form, chosen, html)
    return Put(masks=masks, done=GoingOn(f"已遮盖{len(rows)}处"))


def into_html(form: TextForm, edits: Sequence[Edit]) -> str | None:
    """The HTML of a sheet with edits in it, "" for one that is typed; None where one of them cannot be made exactly."""
    if form["form"].value() != RICH:
        return ""
    html = cleaned(form["rich"].value() or "")
    return with_edits(html, edits) if edits else html


def _put(request: DeskRequest, form: TextForm, chosen: Mapping[str, Sequence[Edit]], html: str) -> None:
    sent = request.POST.copy()
    for key, edits in chosen.items():
        if key != BODY:
            sent[key] = edited(form[key].value() or "", edits)
        elif form["form"].value() == RICH:
            sent["rich"] = html
        else:
            sent["text"] = edited(form.plain_now(), edits)
    request.POST = sent  # type: ignore[assignment]


def _chosen(request: DeskRequest, panel: Panel) -> list[Noted]:
    if "accept_safe" in request.POST:
        return panel.safe if request.POST["accept_safe"] == panel.safe_key else []
    every = [one for group in panel.groups for one in group.noted if one.can_be_put_in]
    return [one for one in every if one.print == request.POST.get("accept")][:1]
