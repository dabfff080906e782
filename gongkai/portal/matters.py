"""Matters for everybody: a list with search, and each through the five stages with its file and progress."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.law.dossier import PHASES
from gongkai.matters import reads
from gongkai.matters.finding import search
from gongkai.matters.models import Call, Event, Matter
from gongkai.matters.models.matter import KINDS, MatterQuerySet
from gongkai.matters.through import through
from gongkai.portal.filters import ANY, listing
from gongkai.portal.place import agency_of, crumbs, open_page
from gongkai.site.today import today


class MatterFilter(forms.Form):
    """The bar above the list. A value that is not offered is left out."""

    q = forms.CharField(label="名称、编号、内容", max_length=80, required=False)
    kind = forms.ChoiceField(label="类型", choices=[ANY, *KINDS], required=False)
    year = forms.TypedChoiceField(label="开始年份", coerce=int, empty_value=None, required=False)
    division = forms.TypedChoiceField(label="责任科室", coerce=int, empty_value=None, required=False)

    def __init__(self, sent: Any, within: MatterQuerySet) -> None:
        super().__init__(sent)
        offered = list(
            within.order_by().values_list("begun__year", "division_id", "division__name").distinct()
        )
        years = sorted({row[0] for row in offered}, reverse=True)
        self.fields["year"].choices = [ANY, *((y, f"{y}年") for y in years)]  # type: ignore[attr-defined]
        self.fields["division"].choices = [ANY, *sorted({row[1:] for row in offered})]  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            kind = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs |= {"class": kind, "id": f"f-{name}"}
        self.is_valid()

    def apply(self, agency: Agency, matters: MatterQuerySet) -> MatterQuerySet:
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if words := given.get("q"):
            matters = matters.filter(pk__in=search(agency, words).order_by().values("pk"))
        if year := given.get("year"):
            matters = matters.filter(begun__year=year)
        return matters.filter(**{name: given[name] for name in ("kind", "division") if name in given})

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())


def public_matters(request: HttpRequest) -> MatterQuerySet:
    """Every public page reads matters through here and nowhere else."""
    return Matter.objects.filter(agency=agency_of(request)).public()


@require_safe
@open_page
def matters(request: HttpRequest) -> HttpResponse:
    within = public_matters(request)
    narrowed = MatterFilter(request.GET, within)
    shown = listing(
        request, reads.matrix(narrowed.apply(agency_of(request), within)).select_related("division")
    )
    rows = [
        (matter, [(phase, getattr(matter, f"in_phase_{at}")) for at, phase in enumerate(PHASES)])
        for matter in shown.page
    ]
    context = {
        "section": "wgk", "filter": narrowed, "listing": shown, "rows": rows,
        "crumbs": crumbs(("五公开事项", reverse("portal:matters"))),
    }  # fmt: skip
    return render(request, "portal/matters.html", context)


@require_safe
@open_page
def matter(request: HttpRequest, number: str) -> HttpResponse:
    shown = get_object_or_404(public_matters(request).select_related("agency", "division"), number=number)
    day = today()
    context = {
        "section": "wgk", "matter": shown, "through": through(shown, day), "today": day,
        "progress": reads.told(shown), "pictures": shown.pictures.public(),
        "calls": [(call, call.state(day)) for call in Call.objects.public().filter(matter=shown)],
        "events": [
            (event, event.state(day)) for event in Event.objects.public().with_transcript().filter(matter=shown)
        ],
        "crumbs": crumbs(("五公开事项", reverse("portal:matters")), (shown.title, "")),
    }  # fmt: skip
    return render(request, "portal/matter.html", context)


@require_safe
def picture(request: HttpRequest, number: str, name: str) -> FileResponse:
    """A released picture of a public matter."""
    shown = get_object_or_404(public_matters(request), number=number)
    kept = get_object_or_404(shown.pictures.public(), name=name)
    try:
        answer = FileResponse(kept.file.open("rb"))
    except FileNotFoundError:
        raise Http404("图片文件不在") from None
    answer["Content-Type"] = kept.kind
    return answer
