"""The sheets of a request case: one for registering it, and the base of those for its acts.

A sheet's fields are named as the act's arguments, so what it collects is handed over as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from gongkai.agencies.models import Division, Person, Post
from gongkai.cases.acts import Asker
from gongkai.cases.identity import WRONG_PHONE, is_phone, plain, wrong_paper
from gongkai.cases.models import Applicant, Case
from gongkai.desk.forms import Sheet, day, line, words
from gongkai.desk.forms.once import OnceField
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files in one field; an empty list where none was chosen."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = data if isinstance(data, list | tuple) else [data] if data else []
        if not chosen:
            super().clean(None, initial)
        return [super(Files, self).clean(one, initial) for one in chosen]


BY_POST, BY_EMAIL = "纸质，邮寄", "电子邮件"
WANTED = (BY_POST, "纸质，自行领取", BY_EMAIL, "当场查阅")


class AskerForm(Sheet):
    """Who asks, of which kind, and how to reach them."""

    once = OnceField()
    kind = forms.ChoiceField(
        label="申请人类型", choices=[(k.value, k.label) for k in ApplicantKind], widget=forms.RadioSelect
    )
    name = line("姓名或者名称", 100)
    id_kind = forms.ChoiceField(label="证件类型", choices=Applicant.IdKind.choices)
    id_number = line(
        "证件号码",
        40,
        required=False,
        help_text="境外证件选护照或者其他证件，照证件填写；没有出示证件的选其他证件，号码留空",
    )
    contact = line("联系人", 60, required=False, help_text="申请人是法人或者其他组织的填写")
    phone = line("联系电话", 40)
    email = forms.EmailField(label="电子邮箱", required=False)
    address = line("通信地址", 200, required=False)
    proofs = Files(
        label="身份证明",
        required=False,
        help_text="jpg、png、pdf，每个不超过5MB，最多4个；加密保存，办结后按规定清除",
    )

    def clean_phone(self) -> str:
        phone = plain(self.cleaned_data["phone"])
        if not is_phone(phone):
            raise forms.ValidationError(WRONG_PHONE)
        return phone

    def clean(self) -> dict[str, Any]:
        """The same checks as on the portal; only who has no paper to show is taken without a number."""
        given = super().clean() or {}
        number = given["id_number"] = plain(given.get("id_number") or "")
        kind = given.get("id_kind")
        if not number and kind and kind != Applicant.IdKind.OTHER and "id_number" not in self.errors:
            self.add_error("id_number", "请填写证件号码；没有出示证件的，证件类型选“其他证件”")
        elif number and kind and given.get("kind"):
            organisation = given["kind"] != ApplicantKind.NATURAL
            if wrong := wrong_paper(kind, number, organisation=organisation):
                self.add_error(*wrong)
        return given

    def asker(self) -> Asker:
        given = self.cleaned_data
        return Asker(
            **{n: given[n] for n in ("name", "id_kind", "id_number", "phone", "contact", "email", "address")}
        )


class RegisterForm(AskerForm):
    """依申请公开登记表."""

    field_order = ("channel", "submitted_on", "confirmed", "kind")
    channel = forms.ChoiceField(
        label="收到渠道", choices=[(c.value, c.label) for c in Channel], widget=forms.RadioSelect
    )
    submitted_on = day(
        "提交日期",
        help_text="当面提交之日、签收之日，或者网上、传真提交之日；补登的，填实际的那一天，期限按它计算，编号按今天登记",
    )
    confirmed = day(
        "双方确认日期",
        required=False,
        help_text="平常信函、互联网和传真以双方确认之日为收到之日；尚未确认的留空",
    )
    asked = words("申请内容", 4, help_text="信息的名称，或者便于查询的其他特征性描述；不要求申请人说明用途")
    asked_doc_no = line("文号", 60, required=False)
    wanted_form = forms.ChoiceField(
        label="获取方式", choices=[(w, w) for w in WANTED], required=False, widget=forms.RadioSelect
    )
    help_needed = line(
        "需要的帮助", 200, required=False, help_text="阅读困难、视听障碍等，应当提供必要的帮助"
    )

    another = forms.BooleanField(label="确是另一件申请", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["kind"].help_text = "年度报告按这六类统计"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("submitted_on", "confirmed"):
            if given.get(name) and given[name] > self.today:
                self.add_error(name, "日期不能晚于今天")
        wanted = given.get("wanted_form")
        if wanted == BY_EMAIL and not given.get("email") and "email" not in self.errors:
            self.add_error("email", "获取方式是电子邮件，请填写电子邮箱，或者改选其他获取方式")
        if wanted == BY_POST and not given.get("address") and "address" not in self.errors:
            self.add_error("address", "获取方式是邮寄，请填写通信地址，或者改选其他获取方式")
        return given


class ActForm(Sheet):
    """The sheet of one act. `facts` are the act's arguments beyond who and when; `hands` those of who fills it in."""

    def __init__(
        self, *args: Any, case: Case, on: date, hands: frozenset[Hand] = frozenset(), **kwargs: Any
    ) -> None:
        self.case, self.on, self.hands = case, on, hands
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Plain(ActForm):
    """An act that needs nothing but its day."""


def handlers(agency: int, on: date) -> Iterator[tuple[Division, Person]]:
    """Who may handle a case today, and for which division: its clerks, and the disclosure clerks for their own."""
    held = (
        Post.objects.filter(person__agency=agency, person__is_active=True, since__lte=on)
        .filter(Q(until__isnull=True) | Q(until__gte=on), hand__in=[Hand.CLERK, Hand.DISCLOSURE_CLERK])
        .select_related("person__division", "division")
        .order_by("division_id", "person_id")
    )
    for post in held:
        division = post.division or post.person.division
        if division is not None:
            yield division, post.person


def handler_choices(agency: int, on: date) -> list[tuple[str, Any]]:
    """Who may handle something, by division; a choice is "division-person" in keys."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for division, person in handlers(agency, on):
        groups.setdefault(division.name, []).append(
            (f"{division.pk}-{person.pk}", f"{division.name} {person.name}")
        )
    return [("", "请选择"), *groups.items()]


def handler_chosen(choice: str) -> dict[str, Any]:
    """The `division` and the `handler` of a choice."""
    division, _, person = choice.partition("-")
    return {"division": Division.objects.get(pk=division), "handler": Person.objects.get(pk=person)}
