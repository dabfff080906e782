"""Any two editions of a document beside each other: wording, files and pictures, and what each edition is."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse

from gongkai.desk.access import DeskRequest, desk_view, show
from gongkai.desk.documents import insider, seen
from gongkai.documents.corrected import between
from gongkai.documents.models import Edition
from gongkai.text.difference import blocks, difference, only_changed


@dataclass(frozen=True)
class Row:
    """A line of the comparison: what it is about, before and now."""

    label: str
    old: str
    new: str

    @property
    def changed(self) -> bool:
        return self.old != self.new


@desk_view()
def diff(request: DeskRequest, address: str) -> HttpResponse:
    """What changed between two editions; by default the newest against the one before it."""
    document = seen(request, address)
    if not insider(request, document):
        raise Http404
    editions = list(document.editions.select_related("author").order_by("number"))
    by_number = {str(e.number): e for e in editions}
    new = by_number.get(request.GET.get("to", ""), editions[-1])
    old = by_number.get(request.GET.get("from", ""), by_number.get(str(new.number - 1), new))
    paragraphs = difference(old.text, new.text)
    only = "only" in request.GET
    context = {
        "document": document, "old": old, "new": new, "editions": editions, "only": only,
        "beside": request.GET.get("view") == "beside", "changes": sum(p.changed for p in paragraphs),
        "blocks": blocks(only_changed(paragraphs) if only else paragraphs),
        "about": _about(old, new), "files": _files(old, new), "looks": old.html != new.html and old.text == new.text,
    }  # fmt: skip
    return show(request, "desk/diff.html", context)


def _about(old: Edition, new: Edition) -> list[Row]:
    """What is recorded of an edition, field by field, and what of the record one says otherwise than the other."""
    said = [
        {
            "环节": e.get_stage_display(), "写法": e.get_form_display(), "拟稿人": str(e.author), "拟稿日期": str(e.made_on),
            "送审日期": str(e.submitted_on or "—"), "签发日期": str(e.signed_on or "—"),
            "发布日期": str(e.published_on or "—"), "修改说明": e.note or "—", "内容指纹": f"{e.digest[:16]}…",
        }
        for e in (old, new)
    ]  # fmt: skip
    rows = [Row(label, said[0][label], said[1][label]) for label in said[0]]
    return rows + [Row(one.label, one.was, one.now) for one in between(old, new)]


def _files(old: Edition, new: Edition) -> list[Row]:
    """Attachments by name and fingerprint, pictures by fingerprint: what went, what came, what is another file now."""
    kept = [{one.name: one.digest for one in e.attachments.all()} for e in (old, new)]
    rows = [
        Row(f"附件 {name}", *(_stamp(files.get(name)) for files in kept))
        for name in dict.fromkeys([*kept[0], *kept[1]])
    ]
    shown = [
        {one.name: one.digest for one in e.pictures.all() if f"picture/{one.name}" in e.html}
        for e in (old, new)
    ]
    pictures = dict.fromkeys([*shown[0], *shown[1]])
    return rows + [
        Row(f"图片 {at}", *(_stamp(have.get(name)) for have in shown)) for at, name in enumerate(pictures, 1)
    ]


def _stamp(digest: str | None) -> str:
    return f"{digest[:16]}…" if digest else "没有"
