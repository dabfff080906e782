"""Tools for anybody (公文检查工具): check a text, read the rules. What is put in is neither kept nor written to a log."""

from __future__ import annotations

from itertools import groupby

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.documents.wordlists.reads import learned
from gongkai.files.extract import FileText, Unreadable, file_text_of_bytes
from gongkai.portal.limits import TOOLS
from gongkai.portal.place import agency_of, crumbs, open_page
from gongkai.text.catalogue import check, rules
from gongkai.text.checked import Checked
from gongkai.text.lists import Lists
from gongkai.text.showing.marks import marked
from gongkai.text.told import group, told
from gongkai.text.whole import OF_WHOLE_TEXTS

LONGEST = 50_000  # characters
LARGEST = 5 * 1024 * 1024  # bytes of a file
KINDS = (
    ("document", "公文"),
    ("report", "工作报告、年度报告"),
    ("guide", "办事指南"),
    ("web", "网页、新媒体"),
)
SPENT = "这个网络检查得太多，请一小时以后再试。您填写的内容仍在下面。"


class TextForm(forms.Form):
    """A text, or a file with one."""

    text = forms.CharField(
        label="文字", required=False, max_length=LONGEST, strip=False, widget=forms.Textarea({"rows": 12}),
        error_messages={"max_length": f"一次最多检查{LONGEST}字，现在有%(show_value)d字，请分几次检查"},
        help_text=f"把要检查的文字粘贴在这里，最多{LONGEST}字。",
    )  # fmt: skip
    file = forms.FileField(
        label="或者选择文件",
        required=False,
        help_text="docx、pdf、xlsx、txt、md、html，不超过5MB。选了文件就只查文件。",
    )
    profile = forms.ChoiceField(label="文稿种类", choices=KINDS, initial="document")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, field in self.fields.items():
            field.widget.attrs |= {"class": "form-select" if name == "profile" else "form-control"}

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        typed = FileText(given.get("text", "").replace("\r\n", "\n"))
        given["said"] = said = self._file() if given.get("file") else typed
        if not self.errors and not said.text.strip():
            raise forms.ValidationError("请粘贴文字，或者选择一个文件")
        return given

    def _file(self) -> FileText:
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST:
            self.add_error("file", "文件超过5MB，请拆分以后再检查")
            return FileText("")
        try:
            return file_text_of_bytes(sent.read(), sent.name, most=LONGEST)
        except Unreadable as wrong:
            self.add_error("file", str(wrong))
            return FileText("")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_text(request: HttpRequest) -> HttpResponse:
    """The form, and below it what was found."""
    agency_of(request)
    if request.method != "POST":
        return _page(request, TextForm())
    # Reading a file is what costs most: an attempt is one whether or not the file can be used.
    if not TOOLS.take(request):
        return _page(request, TextForm(initial=request.POST.dict()), 429, spent=SPENT)
    form = TextForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, 422)
    said, profile, lists = form.cleaned_data["said"], form.cleaned_data["profile"], Lists(learned=learned())
    words = said.text
    found = [
        one.moved(at)
        for at, part in said.parts
        for one in check(part, profile=profile, lists=lists)
        if not at or not one.code.startswith(OF_WHOLE_TEXTS)
    ]
    checked = Checked("", words, tuple(found))
    rows = [(number, one, checked.passage.place(one.start)) for number, one in enumerate(found)]
    text = mark_safe(marked(words, found))  # noqa: S308 - every word of it was escaped there
    counts = [(gravity, count) for gravity, count in checked.counts.items() if count]
    return _page(request, form, rows=rows, marked=text, counts=counts, characters=len(words), checked=True)


def _page(request: HttpRequest, form: TextForm, status: int = 200, **more: object) -> HttpResponse:
    context = {"section": "", "form": form, "crumbs": crumbs(("公文检查工具", ""))}
    return render(request, "portal/tools_check.html", context | more, status=status)


@require_safe
@open_page
def all_rules(request: HttpRequest) -> HttpResponse:
    """Every rule by group."""
    agency_of(request)
    groups = [
        (name, [(rule, told(rule)) for rule in held])
        for name, held in groupby(rules(), key=lambda rule: group(rule.code))
    ]
    context = {"section": "", "groups": groups, "crumbs": _way()}
    return render(request, "portal/tools_rules.html", context)


@require_safe
@open_page
def one_rule(request: HttpRequest, code: str) -> HttpResponse:
    """A rule with its reason, its source and its examples, each as the rule itself reads it."""
    agency_of(request)
    rule = next((rule for rule in rules() if rule.code == code.upper()), None)
    if rule is None:
        raise Http404
    if rule.code != code:
        return redirect("portal:tools_rule", rule.code)
    wrong = [
        (mark_safe(marked(text, found)), found)  # noqa: S308 - escaped there
        for text in rule.wrong
        for found in [check(text, codes=[code])]
    ]
    context = {
        "section": "", "rule": rule, "told": told(rule), "group": group(code), "wrong": wrong,
        "crumbs": _way((rule.code, "")),
    }  # fmt: skip
    return render(request, "portal/tools_rule.html", context)


def _way(*then: tuple[str, str]) -> list[tuple[str, str]]:
    here = reverse("portal:tools_rules") if then else ""
    return crumbs(("公文检查工具", reverse("portal:tools_check")), ("检查规则", here), *then)
