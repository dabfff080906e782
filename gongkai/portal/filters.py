"""What a reader narrows a list by: words, year, genre, validity, division, and a few switches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, QueryDict

from gongkai.agencies.models import Agency
from gongkai.documents.counting.reads import counted_q
from gongkai.documents.describing import themes
from gongkai.documents.interpreting.reads import in_form
from gongkai.documents.models import Document
from gongkai.documents.reads import STAGES, at_stage, holding
from gongkai.documents.validity.standing import standing
from gongkai.law.interpretation import Form
from gongkai.site.today import today

PER_PAGE = 15
ANY = ("", "全部")


class ListFilter(forms.Form):
    """The bar above a list. A value that is not offered is left out, not complained about."""

    q = forms.CharField(label="标题、文号、正文", max_length=80, required=False)
    year = forms.TypedChoiceField(label="发布年份", coerce=int, empty_value=None, required=False)
    genre = forms.ChoiceField(label="体裁", required=False)
    theme = forms.ChoiceField(label="主题分类", required=False)
    validity = forms.ChoiceField(label="有效性", required=False, choices=[ANY, *Document.Validity.choices])
    division = forms.TypedChoiceField(label="责任科室", coerce=int, empty_value=None, required=False)
    form = forms.ChoiceField(label="解读形式", required=False)
    interpreted = forms.BooleanField(label="有解读", required=False)
    normative = forms.BooleanField(label="行政规范性文件", required=False)
    category = forms.ChoiceField(
        choices=[ANY, *Document.Category.choices], required=False, widget=forms.HiddenInput
    )
    stage = forms.ChoiceField(
        choices=[ANY, *((s, s) for s in STAGES)], required=False, widget=forms.HiddenInput
    )
    counted = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, asked: QueryDict, within: QuerySet[Document], *, by_form: bool = False, by_theme: bool = False
    ) -> None:
        super().__init__(asked)
        self.by_form, self.by_theme = by_form, by_theme
        offered = list(
            within.order_by()
            .values_list("published_on__year", "genre", "division_id", "division__name", "theme")
            .distinct()
        )
        years = sorted({row[0] for row in offered}, reverse=True)
        self._offer("year", [ANY, *((y, f"{y}年") for y in years)])
        self._offer("genre", [ANY, *((g, g) for g in sorted({row[1] for row in offered if row[1]}))])
        divisions = sorted({(row[2], row[3]) for row in offered})
        self._offer("division", [ANY, *divisions])
        named = [(key, name) for key, name in themes().items() if key in {row[4] for row in offered}]
        self._offer("theme", [ANY, *named] if by_theme else [ANY])
        self._offer("form", [ANY, *((f.value, f.label) for f in Form)] if by_form else [ANY])
        for name, field in self.fields.items():
            kind = "form-check-input" if isinstance(field, forms.BooleanField) else "form-control"
            kind = "form-select" if isinstance(field, forms.ChoiceField) else kind
            field.widget.attrs |= {"class": kind, "id": f"f-{name}"}
        self.is_valid()

    def _offer(self, name: str, choices: list[tuple]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def chosen(self, name: str) -> Any:
        return self.cleaned_data.get(name) or None

    def shown_fields(self) -> list[forms.BoundField]:
        middle = ("form",) if self.by_form else ("genre", "validity")
        if self.by_theme and len(self["theme"].field.choices) > 1:  # type: ignore[attr-defined]
            middle = ("theme", *middle)
        return [self[name] for name in ("q", "year", *middle, "division")]

    def kept(self) -> dict[str, str]:
        """What the address narrows by besides the bar, so that filtering further does not lose it."""
        return {name: self.data[name] for name in ("category", "stage", "counted") if self.chosen(name)}

    def apply(self, agency: Agency, documents: QuerySet[Document]) -> QuerySet[Document]:
        if words := self.chosen("q"):
            documents = holding(documents, agency, words)
        if year := self.chosen("year"):
            documents = documents.filter(published_on__range=(date(year, 1, 1), date(year, 12, 31)))
        if value := self.chosen("validity"):
            documents = documents.filter(standing(value, today()))
        for name in ("genre", "category", "theme"):
            if value := self.chosen(name):
                documents = documents.filter(**{name: value})
        if division := self.chosen("division"):
            documents = documents.filter(division_id=division)
        if self.chosen("interpreted"):
            documents = documents.filter(Exists(Document.objects.filter(interprets=OuterRef("pk")).public()))
        if self.chosen("normative"):
            documents = documents.exclude(normative="")
        if form := self.chosen("form"):
            documents = in_form(documents, form)
        if stage := self.chosen("stage"):
            documents = at_stage(documents, stage)
        if self.chosen("counted"):
            documents = documents.filter(counted_q(agency))
        return documents

    def category_label(self) -> str:
        return str(Document.Category(self.chosen("category")).label)

    @property
    def is_narrowed(self) -> bool:
        return any(self.chosen(name) for name in self.fields)

    def says(self) -> str:
        """The counted set in words, for who came here from a number."""
        if not (self.chosen("counted") or self.chosen("stage")):
            return ""
        parts = [f"{self.chosen('year')}年" if self.chosen("year") else "", "主动公开的政府信息"]
        if category := self.chosen("category"):
            parts.append(f"中的{Document.Category(category).label}类")
        if stage := self.chosen("stage"):
            parts.append(f"中的“{stage}公开”")
        return "".join(parts)


@dataclass
class Listing:
    """One page of a list, with the rest of its address for the links to other pages."""

    page: Page
    query: str
    total: int


def listing(request: HttpRequest, documents: QuerySet, per_page: int = PER_PAGE) -> Listing:
    """The asked page; a number beyond the end shows the last one."""
    paginator = Paginator(documents, per_page)
    asked = request.GET.get("page", "1")
    try:
        page = paginator.page(int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1)
    except EmptyPage:
        page = paginator.page(paginator.num_pages)
    page.elided = list(paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))  # type: ignore[attr-defined]
    rest = request.GET.copy()
    rest.pop("page", None)
    return Listing(page, f"{rest.urlencode()}&" if rest else "", paginator.count)
