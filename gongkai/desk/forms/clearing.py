"""The sheets of the content check and of validity: decisions on what was found, exceptions, relations, last days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q

from gongkai.agencies.models import Agency
from gongkai.desk.forms import Sheet, blank_first, day, line, words
from gongkai.documents.models import Allowance, Document, UpperDocument
from gongkai.law.attribute import Attribute
from gongkai.law.exemption import EXEMPTIONS
from gongkai.law.personal_release import ExceptionKind, KeepGround, PersonalKind
from gongkai.law.succession import Effect
from gongkai.law.upper_document import Disclosure, NumberAnswer
from gongkai.text.quoted import number_key


class OfKey(Sheet):
    """A decision on one thing that was found; `key` says which."""

    key = forms.CharField(max_length=60, widget=forms.HiddenInput)


class KeepForm(OfKey):
    ground = forms.ChoiceField(label="情形", choices=[(g.value, g.label) for g in KeepGround])
    reason = line("理由", 300, help_text="不要在这里再写号码")
    basis = line("依据", 200, help_text="法律法规和条款，或者本人同意的书面材料")
    allowance = forms.TypedChoiceField(
        label="按哪一项例外公开",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="先由领导决定例外公开",
    )

    def __init__(self, *args: Any, allowances: Iterable[Allowance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(str(one.pk), str(one)) for one in allowances]
        self.fields["allowance"].choices = blank_first(rows, "—")  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "key": given["key"], "ground": KeepGround(given["ground"]), "reason": given["reason"], "basis": given["basis"],
            "allowance": given["allowance"],
        }  # fmt: skip


class NumbersForm(Sheet):
    """Several numbers answered for in one go."""

    keys = forms.MultipleChoiceField(label="文号", widget=forms.CheckboxSelectMultiple)
    answer = forms.ChoiceField(
        label="情况", choices=blank_first([(a.value, a.label) for a in NumberAnswer], "请选择")
    )
    says = line(
        "在哪里公开，或者是什么号码",
        200,
        help_text="如网址、公报期号；有的文件没有公开的，请到“上级文件”登记",
    )

    def __init__(self, *args: Any, numbers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keys"].choices = list(numbers)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"answer": NumberAnswer(self.cleaned_data["answer"])}


class LookForm(OfKey):
    says = line("查看结果", 300, help_text="逐页、逐幅看过以后填写：有没有个人信息，有没有转引非公开文件")

    def facts(self) -> dict[str, Any]:
        return {"key": self.cleaned_data["key"], "says": self.cleaned_data["says"]}


class AllowanceForm(Sheet):
    kind = forms.ChoiceField(label="类型", choices=[(k.value, k.label) for k in ExceptionKind])
    law = line("法律法规名称", 120)
    article = line("条款", 60, help_text="如 第四十八条")
    kinds = forms.MultipleChoiceField(
        label="可以公开哪几种个人信息",
        choices=[(k.value, k.label) for k in PersonalKind],
        widget=forms.CheckboxSelectMultiple,
        help_text="只选法律要求公开的；完整的身份证号不公开",
    )
    scope = words("为什么是最小范围", 2, 300)
    until = day("公开截止日期", help_text="过了这一天自动下线")

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        kinds = [PersonalKind(one) for one in given["kinds"]]
        return given | {"kind": ExceptionKind(given["kind"]), "kinds": kinds}


class RevokeForm(OfKey):
    """`key`: the decision that is taken back."""

    key = forms.IntegerField(widget=forms.HiddenInput)  # type: ignore[assignment]
    reason = line("撤销的理由", 300)

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data


class LetterForm(Sheet):
    """The issuer's written consent."""

    letter = line("原发文机关的书面同意", 200, help_text="复函的文号或者来函日期、经办人")
    letter_on = day("同意日期")
    reason = line("理由", 300)


class QuoteForm(LetterForm, OfKey):
    def facts(self) -> dict[str, Any]:
        return self.cleaned_data


class OpenForm(LetterForm):
    attribute = forms.ChoiceField(
        label="同意的公开属性",
        choices=[(a.value, a.label) for a in (Attribute.PROACTIVE, Attribute.ON_REQUEST)],
    )

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"attribute": Attribute(self.cleaned_data["attribute"])}


class UpperForm(Sheet):
    title = line("标题", 200)
    number = line("发文字号", 60, required=False)
    issuer = line("发文机关", 100)
    disclosure = forms.ChoiceField(
        label="公开属性",
        choices=blank_first([(d.value, d.label) for d in Disclosure], "请选择"),
        help_text="没有标注、问不到的选“不明”，按不公开对待",
    )
    source = line("来源", 200, required=False, help_text="收文登记号、从哪里看到的属性")

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"disclosure": Disclosure(self.cleaned_data["disclosure"])}


class UpperChangeForm(UpperForm):
    letter = line(
        "改为主动公开的依据", 200, required=False, help_text="原发文机关的来函、文号，或者公开的网址"
    )
    reason = line("改为主动公开的理由", 300, required=False, help_text="由登记人和拟稿人以外的人办理")


class UpperSheetForm(Sheet):
    file = forms.FileField(label="登记表", help_text=".xlsx，第一行是列名；先下载模板")


class ForwardForm(Sheet):
    upper = line("转发的文件", 200, required=False, help_text="登记簿里的文号或者完整标题；不转发的留空")
    ground = forms.ChoiceField(
        label="不予公开的情形", choices=blank_first([(e.code, f"{e.label}（{e.cite.brief}）") for e in EXEMPTIONS], "—"),
        required=False, help_text="原件不予公开、内部或者不明的必须选",
    )  # fmt: skip

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency

    def clean_upper(self) -> int | None:
        said = self.cleaned_data["upper"].strip().removeprefix("《").removesuffix("》")
        if not said:
            return None
        key = number_key(said)
        which = Q(number_key=key) if key else Q(title=said)
        found = list(UpperDocument.objects.filter(which, agency=self.agency)[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                "登记簿里没有这份文件，请先登记" if not found else "有几份文件同名，请写文号"
            )
        return found[0].pk

    def facts(self) -> dict[str, Any]:
        return {"upper_id": self.cleaned_data["upper"], "ground": self.cleaned_data["ground"]}


class RelationForm(Sheet):
    """What a document does to an older one; `older` is found by its number."""

    older = line("原文件", 200, help_text="索引号、发文字号或者完整标题")
    effect = forms.ChoiceField(label="关系", choices=[(e.value, e.label) for e in Effect])
    in_part = forms.BooleanField(label="只涉及部分内容", required=False)
    since = day("自何日起", required=False, help_text="不填就是发布之日")
    says = line("条款或者说明", 300, required=False)

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency

    def clean_older(self) -> int:
        return _document(self.agency, self.cleaned_data["older"])

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "predecessor_id": given["older"], "effect": Effect(given["effect"]), "in_part": given["in_part"],
            "since": given["since"], "says": given["says"],
        }  # fmt: skip


class RegisterForm(Sheet):
    """What was done to a document, by hand; the newer one may not be here."""

    effect = forms.ChoiceField(label="被怎样", choices=[(e.value, e.label) for e in Effect])
    in_part = forms.BooleanField(label="只涉及部分内容", required=False)
    newer = line(
        "新文件", 200, required=False, help_text="索引号、发文字号或者完整标题；不在本系统的留空，写在理由里"
    )
    since = day("自何日起")
    says = line("理由", 300, help_text="依据哪份文件（文号或者《标题》）、哪一条")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency

    def clean_newer(self) -> int | None:
        said = self.cleaned_data["newer"]
        return _document(self.agency, said) if said.strip() else None

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "successor_id": given["newer"], "effect": Effect(given["effect"]), "in_part": given["in_part"],
            "since": given["since"], "says": given["says"],
        }  # fmt: skip


class LastDayForm(Sheet):
    until = day("有效期至", required=False)
    always = forms.BooleanField(label="长期有效", required=False)
    says = line("依据和理由", 300)

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data


class BecauseForm(Sheet):
    says = line("理由", 300)

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data


def _document(agency: Agency, said: str) -> int:
    """The one published document of an agency by its index number, its number or its title."""
    said = said.strip().removeprefix("《").removesuffix("》")
    which = Q(index_no=said) | Q(doc_no=said) | Q(title=said)
    found = list(Document.objects.filter(which, agency=agency, published_on__isnull=False)[:2])
    if len(found) != 1:
        raise forms.ValidationError("没有找到已发布的这份文件" if not found else "有几份文件符合，请写索引号")
    return found[0].pk
