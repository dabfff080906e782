"""The sheets of a request case: one for registering it, and one for each act of its procedure.

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
from gongkai.cases.models import Applicant, Case
from gongkai.desk.forms import Sheet, day, line, words
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.forms.annual import form_named
from gongkai.law.hand import Hand
from gongkai.law.outcome import ANSWERS, Outcome
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Result, Track

WANTED = ("纸质，邮寄", "纸质，自行领取", "电子邮件", "当场查阅")


class RegisterForm(Sheet):
    """依申请公开登记表."""

    channel = forms.ChoiceField(
        label="收到渠道", choices=[(c.value, c.label) for c in Channel], widget=forms.RadioSelect
    )
    submitted_on = day("提交日期", help_text="当面提交之日、签收之日，或者网上、传真提交之日")
    confirmed = day(
        "双方确认日期",
        required=False,
        help_text="平常信函、互联网和传真以双方确认之日为收到之日；尚未确认的留空",
    )
    kind = forms.ChoiceField(
        label="申请人类型", choices=[(k.value, k.label) for k in ApplicantKind], widget=forms.RadioSelect,
        help_text="年度报告按这六类统计",
    )  # fmt: skip
    name = line("姓名或者名称", 100)
    id_kind = forms.ChoiceField(label="证件类型", choices=Applicant.IdKind.choices)
    id_number = line("证件号码", 40)
    contact = line("联系人", 60, required=False, help_text="申请人是法人或者其他组织的填写")
    phone = line("联系电话", 40)
    email = forms.EmailField(label="电子邮箱", required=False)
    address = line("通信地址", 200, required=False)
    asked = words("申请内容", 4, help_text="信息的名称，或者便于查询的其他特征性描述；不要求申请人说明用途")
    asked_doc_no = line("文号", 60, required=False)
    wanted_form = forms.ChoiceField(
        label="获取方式", choices=[(w, w) for w in WANTED], required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("submitted_on", "confirmed"):
            if given.get(name) and given[name] > self.today:
                self.add_error(name, "日期不能晚于今天")
        return given

    def asker(self) -> Asker:
        given = self.cleaned_data
        return Asker(
            **{n: given[n] for n in ("name", "id_kind", "id_number", "phone", "contact", "email", "address")}
        )


class ActForm(Sheet):
    """The sheet of one act. `facts` are the act's arguments beyond who and when."""

    def __init__(self, *args: Any, case: Case, on: date, **kwargs: Any) -> None:
        self.case, self.on = case, on
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Plain(ActForm):
    """An act that needs nothing but its day."""


class Accept(ActForm):
    to = forms.ChoiceField(label="承办科室和承办人", help_text="一件申请只有一名承办人，对答复期限负责")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for division, person in handlers(self.case.agency_id, self.on):
            groups.setdefault(division.name, []).append(
                (f"{division.pk}-{person.pk}", f"{division.name} {person.name}")
            )
        self.fields["to"].choices = [("", "请选择"), *groups.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        division, _, person = self.cleaned_data["to"].partition("-")
        return {"division": Division.objects.get(pk=division), "handler": Person.objects.get(pk=person)}


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


class AskToComplete(ActForm):
    says = words(
        "需要补正的内容和方式", help_text="补正应当一次性告知；写明哪里不明确、怎样补正、合理期限和逾期后果"
    )


class Says(ActForm):
    says = words("内容要点")


class Consult(ActForm):
    party = line("被征求意见方", 100)
    received = day(
        "对方收到日期", required=False, help_text="已经知道的填写；不知道的按发出之日计算对方的15个工作日"
    )
    says = words("征求意见的事项", 2, required=False, help_text="只写答复意见所必需的内容，不写申请人身份")


class Extend(ActForm):
    days = forms.IntegerField(label="延长工作日数", min_value=1, max_value=20, initial=20)
    reason = words("延期理由", 2)


class Answer(ActForm):
    outcome = forms.ChoiceField(
        label="答复结论", choices=[(o.value, o.label) for o in ANSWERS], widget=forms.RadioSelect
    )
    text = words("答复内容和理由", 8, 20_000, help_text="逐项写明结论；选定结论后面列出的内容必须告知")

    def groups(self) -> list[tuple[str, list[tuple[Outcome, bool]]]]:
        """The outcomes under the headings of table three, and which one is chosen."""
        table = form_named("2021").table("t3")
        chosen = self["outcome"].value()
        found: dict[str, list[tuple[Outcome, bool]]] = {}
        for outcome in ANSWERS:
            row = table.row(outcome.ground.row)
            head = row if row.group == "g3" else table.row(row.group)
            found.setdefault(head.label.partition("（区分")[0], []).append((outcome, outcome.value == chosen))
        return list(found.items())

    def facts(self) -> dict[str, Any]:
        return {"outcome": Outcome(self.cleaned_data["outcome"]), "text": self.cleaned_data["text"]}


FORMS: dict[str, type[ActForm]] = {
    "confirm_receipt": Plain,
    "accept": Accept,
    "ask_to_complete": AskToComplete,
    "complete": Says,
    "let_lapse": Plain,
    "consult_third_party": Consult,
    "third_party_answered": Says,
    "consult_agency": Consult,
    "agency_answered": Says,
    "extend": Extend,
    "answer": Answer,
    "withdraw": Plain,
}


class LodgeForm(Sheet):
    track = forms.ChoiceField(label="途径", choices=[(t.value, t.label) for t in Track])


class ConcludeForm(Sheet):
    result = forms.ChoiceField(label="结果", choices=[(r.value, r.label) for r in Result])
