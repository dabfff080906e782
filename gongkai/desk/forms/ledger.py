"""The sheets of the ledger: entering a finding, and one for each act on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.desk.forms import Sheet, line, words
from gongkai.documents.models import Document
from gongkai.law.hand import Hand
from gongkai.quality.models import Finding
from gongkai.text.finding import Gravity

KINDS = ("错别字", "标点数字", "用词不统一", "引用法律有误", "个人信息", "链接附件失效", "内容过时", "其他")
BY_HAND = [c for c in Finding.Source.choices if c[0] != Finding.Source.PATROL]
OWNERS = (
    Hand.CLERK, Hand.UNIT_CLERK, Hand.DIVISION_HEAD, Hand.DISCLOSURE_CLERK, Hand.LEGAL_REVIEWER, Hand.OFFICE_HEAD,
)  # fmt: skip


class RecordForm(Sheet):
    """A line entered by hand; `index_no` names the document, where there is one."""

    index_no = line(
        "索引号", 40, required=False, help_text="差错在哪条信息里；不在信息里的（如栏目、窗口）留空"
    )
    place = line("位置", 120, help_text="如：正文第3段、附件2第14行、栏目“政策解读”")
    kind = forms.ChoiceField(label="类型", choices=[(k, k) for k in KINDS])
    gravity = forms.ChoiceField(
        label="等级",
        choices=[(g.value, g.label) for g in Gravity],
        widget=forms.RadioSelect,
        initial=Gravity.ERROR,
    )
    found = line("原文", 200, help_text="照抄有差错的文字；涉及个人信息的不抄号码，只写类别")
    better = line("建议", 200, required=False)
    says = line("说明", 300)
    source = forms.ChoiceField(label="来源", choices=BY_HAND, widget=forms.RadioSelect, initial=BY_HAND[0][0])

    def __init__(self, *args: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.documents = documents

    def clean_index_no(self) -> Document | None:
        number = self.cleaned_data["index_no"].strip()
        if not number:
            return None
        found: Document | None = self.documents.filter(index_no=number).first()
        if found is None:
            raise forms.ValidationError("没有这个索引号的信息，请核对")
        return found

    def facts(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return given | {"document": given.pop("index_no"), "gravity": Gravity(given["gravity"])}


class FindingForm(Sheet):
    """The sheet of one act on a finding."""

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        self.finding = finding
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Plain(FindingForm):
    """An act that needs nothing but its day."""


class Assign(FindingForm):
    owner = forms.ModelChoiceField(Person.objects.none(), label="责任人", empty_label="请选择")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Q(posts__hand__in=OWNERS)
        people = Person.objects.filter(held, agency=self.finding.agency_id, is_active=True).distinct()
        self.fields["owner"].queryset = people.select_related("division")  # type: ignore[attr-defined]
        self.fields["owner"].label_from_instance = _named  # type: ignore[attr-defined]
        if self.finding.document_id:
            self.fields["owner"].initial = self.finding.document.owner_id  # type: ignore[union-attr]


def _named(person: Person) -> str:
    return f"{person.name}（{person.division.name}）" if person.division else person.name


class Because(FindingForm):
    because = words("理由", 2, 300)


class Dismiss(Because):
    with_same = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = Finding.objects.same_as(
            self.finding
        ).count()  # of the whole agency: the office judges, and sees all of it
        if same:
            self.fields["with_same"].label = f"同一规则、同样原文的另外 {same} 处一并认定"
        else:
            del self.fields["with_same"]


class Rectify(FindingForm):
    says = words("整改情况", 2, 300, help_text="怎样改的、何时发布的改正版本")


FORMS: dict[str, type[FindingForm]] = {
    "assign": Assign,
    "dismiss": Dismiss,
    "rectify": Rectify,
    "close": Plain,
    "reopen": Because,
}
