"""The form of a request: who asks, what for, in which form. The purpose is not asked (条例第二十九条)."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.cases.acts import Asker
from gongkai.cases.models import Applicant
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.portal.identity import is_credit_code, is_id_card, is_phone, plain

PERSON, ORGANISATION = "person", "organisation"
BY_EMAIL, BY_POST = "电子文本（电子邮件）", "纸质文本（邮寄）"
FORMS = (BY_EMAIL, BY_POST, "纸质文本（自行领取）", "当场查阅、抄录")
Id = Applicant.IdKind
ORGANISATIONS = [(k.value, k.label) for k in ApplicantKind if k is not ApplicantKind.NATURAL]


def _missing(says: str) -> dict[str, str]:
    return {"required": says, "invalid_choice": says}


class AskForm(forms.Form):
    """Errors name the field and what to do. `website` is seen by robots only."""

    who = forms.ChoiceField(
        label="申请人身份",
        choices=[(PERSON, "公民"), (ORGANISATION, "法人或者其他组织")],
        widget=forms.RadioSelect,
        error_messages=_missing("请选择申请人身份：公民，或者法人、其他组织"),
    )
    organisation = forms.ChoiceField(
        label="组织类型",
        choices=[("", "请选择"), *ORGANISATIONS],
        required=False,
        help_text="申请人是法人或者其他组织时选择",
    )
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
        label="联系人", max_length=60, required=False, help_text="申请人是组织时填写经办人姓名"
    )
    phone = forms.CharField(
        label="联系电话", max_length=40, help_text="11位手机号，或者带区号的固定电话，如 0000-0000000",
        error_messages=_missing("请填写联系电话：11位手机号，或者带区号的固定电话"),
    )  # fmt: skip
    email = forms.EmailField(
        label="电子邮箱", required=False, help_text="选择用电子邮件获取时必填",
        error_messages={"invalid": "电子邮箱的格式不对，请写成 name@example.com 的样子"},
    )  # fmt: skip
    address = forms.CharField(
        label="通信地址", max_length=200, required=False, help_text="选择邮寄时必填，请写到门牌号并附邮政编码"
    )
    asked = forms.CharField(
        label="需要的政府信息", max_length=2000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="写明信息的名称、文号，或者便于查找的特征（时间、事项、文件大意）。一次申请写一件事，不需要说明用途。",
        error_messages=_missing("请写明需要的政府信息：名称、文号或者便于查找的特征"),
    )  # fmt: skip
    asked_doc_no = forms.CharField(label="文号", max_length=60, required=False, help_text="知道的话请填写")
    wanted_form = forms.ChoiceField(
        label="获取方式", choices=[(f, f) for f in FORMS], initial=BY_EMAIL, widget=forms.RadioSelect,
        error_messages=_missing("请选择获取方式"),
    )  # fmt: skip
    website = forms.CharField(label="此项请留空", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            kind = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            if not isinstance(field.widget, forms.RadioSelect):
                field.widget.attrs["class"] = kind
        self.fields["phone"].widget.attrs |= {"autocomplete": "tel", "inputmode": "tel"}
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    def clean_phone(self) -> str:
        phone = plain(self.cleaned_data["phone"])
        if not is_phone(phone):
            raise forms.ValidationError("联系电话请填写11位手机号，或者带区号的固定电话（如 0000-0000000）")
        return phone

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        organisation = given.get("who") == ORGANISATION
        if organisation and not given.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", "请选择组织类型")
        self._check_identity(given, organisation)
        if given.get("wanted_form") == BY_EMAIL and not given.get("email") and "email" not in self.errors:
            self.add_error("email", "您选择了用电子邮件获取，请填写电子邮箱，或者改选其他获取方式")
        if given.get("wanted_form") == BY_POST and not given.get("address"):
            self.add_error("address", "您选择了邮寄，请填写通信地址，或者改选其他获取方式")
        return given

    def _check_identity(self, given: dict[str, Any], organisation: bool) -> None:
        kind, number = given.get("id_kind"), plain(given.get("id_number") or "")
        if not kind or not number:
            return
        given["id_number"] = number
        if organisation and kind in (Id.ID_CARD, Id.PASSPORT):
            self.add_error("id_kind", "法人或者其他组织请选择“统一社会信用代码”，没有的选择“其他证件”")
        elif not organisation and kind == Id.CREDIT_CODE:
            self.add_error("id_kind", "公民请选择居民身份证、护照或者其他证件")
        elif kind == Id.ID_CARD and not is_id_card(number):
            self.add_error("id_number", "身份证号码应当是18位并且校验正确，请对照证件核对")
        elif kind == Id.CREDIT_CODE and not is_credit_code(number):
            self.add_error("id_number", "统一社会信用代码应当是18位并且校验正确，请对照证照核对")

    @property
    def is_robot(self) -> bool:
        return bool(self.data.get("website"))

    def asker(self) -> Asker:
        keys = ("name", "id_kind", "id_number", "phone", "contact", "email", "address")
        return Asker(**{key: self.cleaned_data[key] for key in keys})

    def kind(self) -> ApplicantKind:
        organisation = self.cleaned_data["who"] == ORGANISATION
        return ApplicantKind(self.cleaned_data["organisation"]) if organisation else ApplicantKind.NATURAL
