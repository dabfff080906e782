"""The forms of a request, one topic each. What it is for is never asked (条例第二十九条).

Every field has a name of its own over all forms, so that what was typed is one flat table kept in the draft.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat

from gongkai.cases.acts.drafting import TAKEN, Kind
from gongkai.cases.identity import WRONG_PHONE, grouped, is_phone, plain, wrong_paper
from gongkai.cases.models import Applicant, DraftFile
from gongkai.law.applicant_kind import ApplicantKind

PERSON, ORGANISATION = "person", "organisation"
BY_EMAIL, BY_POST = "电子文本（电子邮件）", "纸质文本（邮寄）"
FORMS = (BY_EMAIL, "电子文本（在申请进度页下载）", BY_POST, "纸质文本（自行领取）", "当场查阅、抄录")
HELPS = ("大字文本", "电话里讲解", "供读屏软件使用的电子文本", "当面查阅时有人协助")
Id = Applicant.IdKind
ORGANISATIONS = [(k.value, k.label) for k in ApplicantKind if k is not ApplicantKind.NATURAL]
LONGEST = 4000  # of what is typed into one field, kept even where it is wrong


def _missing(says: str) -> dict[str, str]:
    return {"required": says, "invalid_choice": says}


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files are checked and kept when they are sent; `kept` are those of the draft, shown above the place for more."""

    def __init__(self, purpose: Kind, **kwargs: Any) -> None:
        rule, self.most = TAKEN[purpose]
        accepted = ",".join(rule.kinds)
        super().__init__(required=False, widget=Files(attrs={"accept": accepted, "multiple": True}), **kwargs)
        self.purpose, self.limits = purpose, f"{rule.says}，最多{self.most}个"
        self.kept: list[DraftFile] = []


class StepForm(forms.Form):
    """One page. `website` is seen by robots only."""

    website = forms.CharField(required=False)

    def __init__(self, *args: Any, files: Sequence[DraftFile] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, FilesField):
                field.kept = [f for f in files if f.purpose == field.purpose]
            if isinstance(field.widget, forms.Select) and not isinstance(field.widget, forms.RadioSelect):
                field.widget.attrs["class"] = "form-select"
            elif isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs["class"] = "form-check-input"
            elif not isinstance(field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
                field.widget.attrs["class"] = "form-control"

    @property
    def uploads(self) -> dict[str, FilesField]:
        return {name: f for name, f in self.fields.items() if isinstance(f, FilesField)}

    def typed(self, sent: Any) -> dict[str, Any]:
        """What was typed into the fields of this page, right or wrong, from a QueryDict."""
        names = [n for n in self.fields if n != "website" and n not in self.uploads]
        lists = [n for n in names if isinstance(self.fields[n], forms.MultipleChoiceField)]
        return {n: sent.getlist(n)[:20] if n in lists else sent.get(n, "")[:LONGEST] for n in names}

    def rows(self) -> list[tuple[str, str]]:
        """What was filled in, for checking: label and words; what is empty is left out."""
        said = [(f.label, self.shown(f.name)) for f in self if f.name != "website"]
        return [(str(label), words) for label, words in said if words]

    def shown(self, name: str) -> str:
        field, value = self.fields[name], self.data.get(name) or ""
        if isinstance(field, FilesField):
            return "\n".join(f"{f.name}（{filesizeformat(f.size)}）" for f in field.kept)
        if isinstance(field, forms.MultipleChoiceField):
            return "、".join(value)
        if isinstance(field, forms.BooleanField):
            return "是" if value else ""
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.choices).get(value, "")) if value else ""  # type: ignore[arg-type]
        return str(value)


class ApplicantForm(StepForm):
    who = forms.ChoiceField(
        label="您以什么身份申请", choices=[(PERSON, "公民"), (ORGANISATION, "法人或者其他组织")],
        widget=forms.RadioSelect, error_messages=_missing("请选择申请人身份：公民，或者法人、其他组织"),
    )  # fmt: skip
    organisation = forms.ChoiceField(
        label="组织类型", choices=ORGANISATIONS, required=False, widget=forms.RadioSelect,
        error_messages=_missing("请选择组织类型"),
    )  # fmt: skip
    name = forms.CharField(
        label="姓名或者名称", max_length=100, help_text="公民填身份证件上的姓名；组织填登记的全称",
        error_messages=_missing("请填写申请人的姓名或者名称"),
    )  # fmt: skip
    id_kind = forms.ChoiceField(
        label="证件类型", choices=[("", "请选择"), *Id.choices], error_messages=_missing("请选择证件类型")
    )
    id_number = forms.CharField(
        label="证件号码", max_length=40, help_text="只用于核实身份，不会公开，也不写入办理记录",
        error_messages=_missing("请填写证件号码"),
    )  # fmt: skip
    contact = forms.CharField(
        label="联系人", max_length=60, required=False, help_text="组织填经办人姓名；公民不用填"
    )
    by_agent = forms.BooleanField(label="由代理人代为申请", required=False)
    agent = forms.CharField(label="代理人姓名", max_length=50, required=False)
    authorisation = FilesField(Kind.AUTHORISATION, label="授权委托书")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["id_number"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        organisation = given.get("who") == ORGANISATION
        if organisation and not given.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", "请选择组织类型")
        self._check_identity(given, organisation)
        if given.get("by_agent"):
            self._check_agent(given)
        return given

    def _check_identity(self, given: dict[str, Any], organisation: bool) -> None:
        kind, number = given.get("id_kind"), plain(given.get("id_number") or "")
        if not kind or not number:
            return
        given["id_number"] = number
        if wrong := wrong_paper(kind, number, organisation=organisation):
            self.add_error(*wrong)

    def _check_agent(self, given: dict[str, Any]) -> None:
        if not given.get("agent") and "agent" not in self.errors:
            self.add_error("agent", "请填写代理人姓名")
        if not self.uploads["authorisation"].kept:
            self.add_error(
                "authorisation", "由代理人申请的，请上传授权委托书；没有代理人的，请取消“由代理人代为申请”"
            )

    def shown(self, name: str) -> str:
        """Only what belongs to the choices made."""
        data = self.data
        if name in ("organisation", "contact") and data.get("who") != ORGANISATION:
            return ""
        if name in ("agent", "authorisation") and not data.get("by_agent"):
            return ""
        return grouped(super().shown(name)) if name == "id_number" else super().shown(name)


class ProofForm(StepForm):
    proofs = FilesField(Kind.PROOF, label="身份证明")


class ContactForm(StepForm):
    phone = forms.CharField(
        label="联系电话", max_length=40, help_text="11位手机号，或者带区号的固定电话，如 0000-0000000",
        error_messages=_missing("请填写联系电话：11位手机号，或者带区号的固定电话"),
    )  # fmt: skip
    email = forms.EmailField(
        label="电子邮箱", required=False, help_text="用电子邮件获取信息时需要；不用的可以不填",
        error_messages={"invalid": "电子邮箱的格式不对，请写成 name@example.com 的样子"},
    )  # fmt: skip
    address = forms.CharField(
        label="通信地址和邮政编码",
        max_length=200,
        required=False,
        help_text="邮寄文书和信息时需要，请写到门牌号",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget.attrs |= {"type": "tel", "autocomplete": "tel"}
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["address"].widget.attrs["autocomplete"] = "street-address"

    def clean_phone(self) -> str:
        phone = plain(self.cleaned_data["phone"])
        if not is_phone(phone):
            raise forms.ValidationError(WRONG_PHONE)
        return phone


class AskedForm(StepForm):
    asked = forms.CharField(
        label="需要的政府信息", max_length=2000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text="写明信息的名称，或者便于查找的特征：时间、事项、文件大意。一次申请写一件事；要几件不相干的，请分开申请。",
        error_messages=_missing("请写明需要的政府信息：名称、文号或者便于查找的特征"),
    )  # fmt: skip
    asked_doc_no = forms.CharField(
        label="文号", max_length=60, required=False, help_text="知道的话请填写，如 示文广旅发〔2023〕44号"
    )


class DeliveryForm(StepForm):
    """Asks for the address only where the way chosen needs it, and offers the one given to be reached at. What was typed
    beside another way is kept and not looked at."""

    NEEDS = {"send_to": BY_EMAIL, "post_to": BY_POST}

    wanted_form = forms.ChoiceField(
        label="您想怎样得到信息", choices=[(f, f) for f in FORMS], widget=forms.RadioSelect,
        error_messages=_missing("请选择获取方式"),
    )  # fmt: skip
    send_to = forms.EmailField(
        label="发送到电子邮箱", required=False, error_messages=ContactForm.base_fields["email"].error_messages
    )
    post_to = forms.CharField(
        label="邮寄到", max_length=200, required=False, help_text="请写到门牌号，并附邮政编码"
    )
    helps = forms.MultipleChoiceField(
        label="需要的帮助", choices=[(h, h) for h in HELPS], required=False, widget=forms.CheckboxSelectMultiple,
        help_text="阅读有困难、视力或者听力不便的，可以选择；不需要的不用选（条例第四十三条）",
    )  # fmt: skip
    other_help = forms.CharField(label="其他需要的帮助", max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, reached in (("send_to", "email"), ("post_to", "address")):
            if self.initial.get(reached):
                self.initial.setdefault(name, self.initial[reached])
        self.fields["send_to"].widget.attrs["autocomplete"] = "email"
        self.fields["post_to"].widget.attrs["autocomplete"] = "street-address"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, way in self.NEEDS.items():
            if given.get("wanted_form") != way:
                self.errors.pop(name, None)
                given[name] = ""
        wanted = given.get("wanted_form")
        if wanted == BY_EMAIL and not given.get("send_to") and "send_to" not in self.errors:
            self.add_error("send_to", "您选择了用电子邮件获取，请填写电子邮箱，或者改选其他获取方式")
        if wanted == BY_POST and not given.get("post_to") and "post_to" not in self.errors:
            self.add_error("post_to", "您选择了邮寄，请填写通信地址，或者改选其他获取方式")
        return given

    def shown(self, name: str) -> str:
        """Only the address of the way chosen."""
        if name in self.NEEDS and self.data.get("wanted_form") != self.NEEDS[name]:
            return ""
        return super().shown(name)

    @staticmethod
    def help_of(said: Mapping[str, Any]) -> str:
        return "、".join(filter(None, [*said.get("helps", []), said.get("other_help", "")]))
