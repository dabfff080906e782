"""The sheets of a case's record: points, searches, contacts, files, links, remedies."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from gongkai.cases.acts import TO_LOOK, TO_TAKE_PACKAGE, Decision
from gongkai.cases.acts.service_record import ON_PAPER
from gongkai.cases.consulted import objections
from gongkai.cases.masking import masked
from gongkai.cases.models import Case, CaseFile, Contact, Correction, Link, Point, Remedy
from gongkai.desk.forms import Sheet, blank_first, day, line, words
from gongkai.desk.forms.once import OnceField
from gongkai.law.answerable import GIVES
from gongkai.law.giving import Giving
from gongkai.law.outcome import Outcome
from gongkai.law.remedy import Result, Track

PURPOSES = [(p.value, p.label) for p in CaseFile.Purpose]


class SplitForm(Sheet):
    points = words(
        "申请要点",
        4,
        8000,
        help_text="一行一个要点，一个要点一件事；文字不变的要点保留已有的决定和征求到的意见，征求过意见的要点不能改写",
    )

    def lines(self) -> list[str]:
        return self.cleaned_data["points"].splitlines()


class SearchForm(Sheet):
    field_order = ("where", "words", "found")
    found = words("检索结果", 2, help_text="没有找到的，写“没有”")
    where = line("检索范围", 200, help_text="如 公文系统、档案室、业务科电脑")
    words = line("检索词", 200)


class DecisionForm(Sheet):
    """The last two steps of the seven: how it is handed over, and what is said. Asks only what its outcome needs."""

    open_part = words("公开的是哪些部分", 3)
    giving = forms.ChoiceField(
        label="提供的方式", choices=[(g.value, g.label) for g in Giving], initial=Giving.COPY.value, widget=forms.RadioSelect,
        required=False,
        help_text="提供复制件、电子文本的，呈批以前在案卷材料中添加“提供的信息”",
    )  # fmt: skip
    published_at = line("获取的方式、途径", 300, help_text="栏目、网址或者公报、档案馆等")
    elsewhere = line(
        "负责公开的机关和联系方式", 200, required=False, help_text="能够确定的应当告知；不能确定的留空"
    )
    weighed = words("公共利益的权衡", 2, help_text="不公开是否会对公共利益造成重大影响，怎样认定")
    earlier = line("已经答复的申请编号", 30, help_text="如 2024-YSQ-0003")
    how = line(
        "提供的形式、方式和时间", 200, help_text="按申请人要求的形式；如 电子文本，随本答复书发送至电子邮箱"
    )
    reason = words("事实和理由", 6, 20_000)

    def __init__(self, *args: Any, point: Point, outcome: Outcome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.outcome = point.case, outcome
        objected = outcome in GIVES and bool(objections(point.case, point))
        for name in set(self.fields) - set(asked_of(outcome)) - ({"weighed"} if objected else set()):
            del self.fields[name]
        if objected:
            self.fields[
                "weighed"
            ].help_text = "第三方不同意公开这个要点：公开的内容不涉及第三方权益的，写“不涉及”开头的说明；涉及的，写明不公开可能对公共利益造成重大影响的理由，并将书面告知第三方"
        if outcome in GIVES:
            self.fields["published_at"].label = "查阅的地点、时间，或者获取的地点、网址"
            self.fields["published_at"].help_text = "现场查阅、告知获取途径的必填"
            self.fields["published_at"].required = False
        self.fields["reason"].help_text = f"必须告知：{outcome.ground.must_tell}"
        self.fields["reason"].required = outcome not in (Outcome.GRANTED, Outcome.ALREADY_PUBLIC)

    def clean_earlier(self) -> Case:
        number = self.cleaned_data["earlier"].strip().upper()
        found = Case.objects.filter(agency=self.case.agency_id, number=number, pk__lt=self.case.pk).first()
        if found is None:
            raise forms.ValidationError(f"没有编号为{number}的、此前收到的申请")
        return found

    def decision(self) -> Decision:
        said = dict(self.cleaned_data)
        giving = Giving(said.pop("giving", "") or Giving.COPY)  # what asks the most
        return Decision(self.outcome, giving=giving, **said)


_ASKED = {
    Outcome.ALREADY_PUBLIC: ("published_at",),
    Outcome.GRANTED: ("giving", "published_at", "how"),
    Outcome.GRANTED_IN_PART: ("open_part", "giving", "published_at", "how"),
    Outcome.WITHHELD_THIRD_PARTY: ("weighed",),
    Outcome.NOT_HELD_ELSEWHERE: ("elsewhere",),
    Outcome.DECLINED_REPEATED: ("earlier",),
    Outcome.DECLINED_PETITION: ("elsewhere",),
    Outcome.DECLINED_PUBLICATION: ("published_at",),
    Outcome.WITHHELD_QUERY_MATTER: ("elsewhere",),
}


def asked_of(outcome: Outcome) -> tuple[str, ...]:
    """The fields this outcome asks for, the reason always last."""
    return (*_ASKED.get(outcome, ()), "reason")


class ContactForm(Sheet):
    how = forms.ChoiceField(
        label="方式", choices=[(h.value, h.label) for h in Contact.How if h is not Contact.How.REASONS]
    )
    says = words("内容", 2, help_text="不写申请人的姓名、证件号码和联系方式")
    missed = forms.BooleanField(label="没有联系上", required=False)


class ReplyForm(Sheet):
    says = line("回复", 2000)


class AgainForm(Sheet):
    why = line("重新制发的原因", 200)


class RecordForm(Sheet):
    way = forms.ChoiceField(label="送达方式", choices=[(w.value, w.label) for w in ON_PAPER])


class SignedForm(Sheet):
    file = forms.FileField(label="签字的送达回证", help_text="pdf、jpg、png，不超过10MB")


class FileForm(Sheet):
    purpose = forms.ChoiceField(label="用途", choices=PURPOSES)
    point = forms.ModelChoiceField(
        label="对应的要点", queryset=Point.objects.none(), required=False, empty_label="全件",
        help_text="只在用途是“提供的信息”时选择",
    )  # fmt: skip
    file = forms.FileField(label="文件", help_text="pdf、docx、xlsx、jpg、png，每个不超过10MB")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].queryset = case.points.all()  # type: ignore[attr-defined]
        if case.archived_on:
            self.fields["purpose"].choices = [(CaseFile.Purpose.REMEDY.value, CaseFile.Purpose.REMEDY.label)]  # type: ignore[attr-defined]
        self.fields["point"].label_from_instance = lambda p: f"要点{p.order}：{masked(case, p.asks)[:30]}"  # type: ignore[attr-defined]


class LinkForm(Sheet):
    number = line("申请编号", 30)
    kind = forms.ChoiceField(label="关系", choices=[(k.value, k.label) for k in Link.Kind])


class WhyForm(Sheet):
    why = forms.ChoiceField(
        label="查看的理由", choices=blank_first([(w.value, w.label) for w in TO_LOOK], "请选择理由")
    )


class PackageForm(Sheet):
    why = forms.ChoiceField(
        label="下载归档包的理由",
        choices=blank_first([(w.value, w.label) for w in TO_TAKE_PACKAGE], "请选择理由"),
    )


class LodgeForm(Sheet):
    once = OnceField()
    track = forms.ChoiceField(label="途径", choices=[(t.value, t.label) for t in Track])
    body = line("复议机关或者法院", 100)
    doc_no = line("案号", 80, required=False)
    lodged = day("受理日期")
    copy_received = day("收到副本日期", required=False, help_text="行政复议自收到副本之日起5个工作日内答复")
    follows = forms.ModelChoiceField(
        label="前一程序", queryset=Remedy.objects.none(), required=False, empty_label="没有或者不是复议后起诉"
    )

    def __init__(self, *args: Any, matter: Case | Correction, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reviews = matter.remedies.filter(track=Track.REVIEW)
        if reviews:
            self.fields["follows"].queryset = reviews  # type: ignore[attr-defined]
        else:
            del self.fields["follows"]
        self.initial.setdefault("lodged", on)

    def facts(self) -> dict[str, Any]:
        told = {name: value for name, value in self.cleaned_data.items() if name != "once"}
        return told | {"track": Track(self.cleaned_data["track"])}


class CopyForm(Sheet):
    received = day("收到副本日期")

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class DefendForm(Sheet):
    sent = day("提交答复（答辩）日期")

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class AnewForm(Sheet):
    received = day("收到决定（裁判）之日", help_text="没有确定期限的，自次日起20个工作日内重新答复")
    term = day(
        "决定（裁判）确定的期限",
        required=False,
        help_text="写明的最后一日；按这一日计算，不延期，征求意见的时间也不扣除",
    )

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ConcludeForm(Sheet):
    result = forms.ChoiceField(label="结果", choices=[(r.value, r.label) for r in Result])
    concluded = day("审结日期")
    doc_no = line("决定（裁判）文号", 80, required=False)
    says = words("要点", 2, required=False)

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data) | {"result": Result(self.cleaned_data["result"])}
