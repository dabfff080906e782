"""One sheet for each act of the procedure of a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from gongkai.cases.answer import to_take_back
from gongkai.cases.consulted import concerns
from gongkai.cases.for_applicant import TO_APPLICANT
from gongkai.cases.masking import masked
from gongkai.cases.models import Case, Contact, Letter
from gongkai.cases.reach import electronic_ways, has_address
from gongkai.cases.reads import asked_in_month, parties_of, whole_of
from gongkai.desk.forms import Sheet, day, line, words
from gongkai.desk.forms.cases import ActForm, Plain, handler_choices, handler_chosen
from gongkai.law.clock_event import What
from gongkai.law.consultation import Opinion
from gongkai.law.delivery import Electronic, Way
from gongkai.law.fee import Method
from gongkai.law.outcome import Outcome

NO_ELECTRONIC = (
    "没有登记申请人的电子邮箱，申请人也没有选择在申请进度页下载，不能以电子形式送达；请选择其他方式"
)
HOW = [(h.value, h.label) for h in Contact.How if h is not Contact.How.REASONS]


class Accept(ActForm):
    to = forms.ChoiceField(label="承办科室和承办人", help_text="一件申请只有一名承办人，对答复期限负责")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = handler_choices(self.case.agency_id, self.on)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return handler_chosen(self.cleaned_data["to"])


class Reassign(Accept):
    reason = words("改派原因", 2)

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"reason": self.cleaned_data["reason"]}


class AskToComplete(ActForm):
    says = words(
        "需要补正的内容", help_text="补正应当一次性告知；写明哪里不明确、缺什么。合理期限和逾期后果由文书写出"
    )
    how_to = words("怎样补正", 2, required=False, help_text="留空时文书写：书面送交、邮寄或者在进度页面提交")


class AskForReasons(ActForm):
    says = words("需要说明的事项", help_text="写明申请的数量、频次，请申请人说明理由")


class Arrived(ActForm):
    """A fact that may be registered after its day; the clock counts from the day itself."""

    arrived = day("到达日期", required=False, help_text="补登的，填实际到达的日期；期限按这一天计算")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("arrived", self.on)
        self.order_fields([n for n in self.fields if n != "arrived"] + ["arrived"])


class ConfirmReceipt(Arrived):
    how = forms.ChoiceField(label="确认方式", choices=HOW)
    says = words("确认的情况", 2, required=False, help_text="联系经过")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["arrived"].label = "双方确认之日"
        self.fields["arrived"].help_text = "就是收到申请之日，期限自次日起算；补登的，填实际确认的日期"

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data) | {"how": Contact.How(self.cleaned_data["how"])}


class Says(ActForm):
    says = words("内容要点")


class GiveReasons(Says):
    via = forms.ChoiceField(
        label="说明的途径",
        choices=[(v.value, v.label) for v in Contact.Via if v is not Contact.Via.PORTAL],
        widget=forms.RadioSelect,
    )

    def facts(self) -> dict[str, Any]:
        return {"says": self.cleaned_data["says"], "via": Contact.Via(self.cleaned_data["via"])}


class Completed(Arrived):
    says = words("内容要点")


class AboutPoints(ActForm):
    """A sheet about some of the points of a case; one point alone is not asked for."""

    points_hint = ""
    points = forms.TypedMultipleChoiceField(
        label="所涉的申请要点", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(p.order, f"{p.order}. {masked(self.case, p.asks)[:60]}") for p in self.case.points.all()]
        self.fields["points"].choices = choices  # type: ignore[attr-defined]
        self.fields["points"].help_text = self.points_hint
        if len(choices) < 2:
            del self.fields["points"]


class Consult(AboutPoints):
    field_order = ("party", "points")
    points_hint = "不选就是全部要点；发给对方的文书只写选中的要点，对方的意见也只约束这些要点"
    party = line("被征求意见方", 100)
    received = day(
        "对方收到日期",
        required=False,
        help_text="已经知道的填写；不知道的先按发出之日计算，收到回执后登记“对方收到”",
    )
    says = words(
        "征求意见的事由",
        2,
        required=False,
        help_text="只写必需的内容，不写申请人身份；留空时文书写明依法征求意见",
    )

    def clean_received(self) -> date | None:
        received: date | None = self.cleaned_data["received"]
        if received and received > self.on:
            raise forms.ValidationError("对方收到日期不能晚于今天")
        return received


class ConsultAgency(Consult):
    together = forms.ChoiceField(
        label="文书", choices=[("yes", "共同制作机关征求意见书（逾期不答复视为同意公开）"), ("no", "协办函（其他机关）")],
        initial="yes", widget=forms.RadioSelect,
    )  # fmt: skip

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data) | {"together": self.cleaned_data["together"] == "yes"}


class OfParty(Arrived):
    """A sheet about somebody who was asked; `kinds` are the letters that count."""

    kinds: tuple[What, ...] = (What.CONSULT_THIRD_PARTY, What.CONSULT_AGENCY)
    party = forms.ChoiceField(label="哪一方")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = parties_of(self.case, self.kinds)
        self.fields["party"].choices = [(p, p) for p in parties]  # type: ignore[attr-defined]
        self.fields["party"].required = len(parties) > 1


class OpinionOf(AboutPoints, OfParty):
    """An opinion, about points somebody was asked about; where several were asked, each point says who."""

    field_order = ("party", "points")
    points_hint = "不选就是征求过这一方意见的全部要点；对各要点意见不同的，分次登记"
    opinion = forms.ChoiceField(
        label="意见", choices=[(o.value, o.label) for o in Opinion], widget=forms.RadioSelect
    )
    says = words("意见要点")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "points" not in self.fields:
            return
        asked = [e for e in self.case.facts if e.what in self.kinds]
        several = len({e.party for e in asked}) > 1
        choices = []
        for point in self.case.points.all():
            who = list(dict.fromkeys(e.party for e in asked if concerns(e, point)))
            said = f"（征求过{'、'.join(who)}）" if several else ""
            if who:
                choices.append((point.order, f"{point.order}. {masked(self.case, point.asks)[:60]}{said}"))
        self.fields["points"].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data) | {"opinion": Opinion(self.cleaned_data["opinion"])}


class ThirdPartyAnswered(OpinionOf):
    kinds = (What.CONSULT_THIRD_PARTY,)


class AgencyAnswered(OpinionOf):
    kinds = (What.CONSULT_AGENCY,)


class Extend(ActForm):
    days = forms.IntegerField(label="延长工作日数", min_value=1, max_value=20, initial=20)
    reason = words("延期理由", 2)


class Consent(Extend):
    """What the handler asked for stands on the sheet already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.case.extension_days:
            self.initial["days"], self.initial["reason"] = (
                self.case.extension_days,
                self.case.extension_reason,
            )


class RefuseExtension(ActForm):
    why = words("不同意的理由", 2, 500, help_text="承办人会看到")


class Postpone(ActForm):
    days = forms.IntegerField(
        label="延迟工作日数", min_value=1, max_value=250, help_text="法规没有规定上限，由机关合理确定"
    )
    reason = words("延迟理由", 2)


class NotifyFee(ActForm):
    method = forms.ChoiceField(
        label="计收方式", choices=[(m.value, m.label) for m in Method], widget=forms.RadioSelect,
        help_text="两种标准不得同时适用；免费数量以内不收费",
    )  # fmt: skip
    count = forms.IntegerField(label="件数或者页数", min_value=1, max_value=100_000)
    how_to_pay = words("缴费方式", 2, help_text="缴入国库的账户、缴费地点和联系电话")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["count"].help_text = f"这名申请人当月累计申请 {asked_in_month(self.case)} 件"

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data) | {"method": Method(self.cleaned_data["method"])}


class TakeBack(ActForm):
    """Which letter was sent by mistake: those this stage lets be taken back, the last one on top."""

    letter = forms.TypedChoiceField(
        label="哪一份文书", coerce=int,
        help_text="没有送出的作废，文号保留；已经送出的，另制发撤销的文书，送达同一收件人。期限按没有发出过计算",
    )  # fmt: skip
    why = words("撤销的原因", 2, 200, help_text="写入撤销的文书，收件人会看到")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [
            (x.pk, f"{x.get_kind_display()}（{x}）") for x in reversed(to_take_back(self.case, self.hands))
        ]
        self.fields["letter"].choices = found  # type: ignore[attr-defined]


class Propose(ActForm):
    outcome = forms.ChoiceField(label="全件结论", required=False, widget=forms.RadioSelect)
    says = words("承办意见", 2, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = whole_of(self.case)
        self.fields["outcome"].choices = [(o.value, o.label) for o in open_to]  # type: ignore[attr-defined]
        if len(open_to) < 2:
            self.fields["outcome"].widget = forms.HiddenInput()
            self.initial["outcome"] = open_to[0].value if open_to else ""
        else:
            self.fields["outcome"].help_text = "各要点的结论不同，一件申请只归入年度报告的一行"

    def facts(self) -> dict[str, Any]:
        chosen = self.cleaned_data["outcome"]
        return {"outcome": Outcome(chosen) if chosen else None, "says": self.cleaned_data["says"]}


class ReviewSheet(ActForm):
    agrees = forms.ChoiceField(
        label="意见", choices=[("yes", "同意"), ("no", "不同意，退回修改")], widget=forms.RadioSelect
    )
    says = words("说明", 2, required=False, help_text="不同意的必须写明")

    def facts(self) -> dict[str, Any]:
        return {"agrees": self.cleaned_data["agrees"] == "yes", "says": self.cleaned_data["says"]}


class Withdraw(ActForm):
    says = words("申请人怎样、什么时候撤回", 2, help_text="如 2026年11月25日来信撤回；来信请添加到案卷材料")


class Approve(ActForm):
    says = words("签批意见", 2, required=False)


class WithReason(ActForm):
    says = words("原因", 2)


class StrikeOut(ActForm):
    why = words("原因", 2, 500, help_text="怎样登记错的；不写申请人的姓名、证件号码和联系方式")
    number = line(
        "重复登记的是哪一件", 30, required=False, help_text="同一份申请登记了两次的，填写保留的那一件的编号"
    )

    def facts(self) -> dict[str, Any]:
        return {"why": self.cleaned_data["why"], "same_as": self.cleaned_data["number"]}

    def clean_number(self) -> Case | None:
        number = self.cleaned_data["number"].strip().upper()
        found = Case.objects.filter(agency=self.case.agency_id, number=number).first()
        if number and found is None:
            raise forms.ValidationError(f"没有编号为{number}的申请")
        return found


class ServiceSheet(Sheet):
    """How a letter was served."""

    way = forms.ChoiceField(
        label="送达方式", choices=[(w.value, w.label) for w in Way], widget=forms.RadioSelect,
        help_text="邮寄应当通过邮政企业，不得用快递、不得到付；邮寄以交邮之日、直接送达以签收之日为准",
    )  # fmt: skip
    sent = day("送出（交邮）日期")
    signed = day("签收日期", required=False, help_text="直接送达、委托送达必填")
    signed_by = line("签收人与关系", 60, required=False)
    tracking = line("邮件号码", 40, required=False, help_text="邮寄必填")

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data) | {"way": Way(self.cleaned_data["way"])}


class Serve(ServiceSheet, ActForm):
    """How a letter of a case was served."""

    field_order = ("way", "via", "address")
    via = forms.ChoiceField(
        label="电子形式", required=False, widget=forms.RadioSelect, help_text="以电子形式送达的必选"
    )
    address = line(
        "邮寄地址", 200, required=False, help_text="没有登记通信地址，邮寄的请填写；加密保存在申请人信息里"
    )

    def __init__(self, *args: Any, letter: Letter | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("sent", self.on)
        to_applicant = letter is None or letter.kind in TO_APPLICANT
        ways = electronic_ways(self.case) if to_applicant else ()
        if to_applicant and not ways:
            self.fields["way"].choices = [(w.value, w.label) for w in Way if w is not Way.ELECTRONIC]  # type: ignore[attr-defined]
            self.fields["way"].error_messages["invalid_choice"] = NO_ELECTRONIC
        self.fields["via"].choices = [(w.value, w.label) for w in ways]  # type: ignore[attr-defined]
        if len(ways) < 2:
            del self.fields["via"]
        if not to_applicant or has_address(self.case):
            del self.fields["address"]

    def facts(self) -> dict[str, Any]:
        via = self.cleaned_data.get("via")
        return super().facts() | ({"via": Electronic(via)} if via else {})


class OnTheSpot(ActForm):
    """What is public already, and how the answer reached the applicant: the sheet asks, nothing is taken for granted."""

    published_at = words("获取的方式、途径", 2, 300, help_text="已经主动公开的信息在哪里、怎样查到")
    handed = forms.ChoiceField(
        label="答复书怎样交给申请人",
        widget=forms.RadioSelect,
        help_text="登记以后立即下载答复书，今天交付或者发送",
    )
    signed_by = line("签收人与关系", 60, required=False, help_text="当面交付的必填")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [(w.value, f"今天{w.label}") for w in electronic_ways(self.case)]
        self.fields["handed"].choices = [(Way.DIRECT.value, "当面交付，签收"), *ways]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        given, handed = self.cleaned_data, self.cleaned_data["handed"]
        told = {"published_at": given["published_at"], "signed_by": given["signed_by"]}
        if handed == Way.DIRECT:
            return told | {"way": Way.DIRECT}
        return told | {"way": Way.ELECTRONIC, "via": Electronic(handed)}


FORMS: dict[str, type[ActForm]] = {
    "confirm_receipt": ConfirmReceipt,
    "accept": Accept,
    "reassign": Reassign,
    "answer_on_the_spot": OnTheSpot,
    "ask_to_complete": AskToComplete,
    "complete": Completed,
    "let_lapse": Plain,
    "ask_for_reasons": AskForReasons,
    "give_reasons": GiveReasons,
    "postpone": Postpone,
    "consult_third_party": Consult,
    "consult_agency": ConsultAgency,
    "consult_received": OfParty,
    "third_party_answered": ThirdPartyAnswered,
    "agency_answered": AgencyAnswered,
    "ask_to_extend": Extend,
    "extend": Consent,
    "refuse_extension": RefuseExtension,
    "drop_extension": Plain,
    "notify_fee": NotifyFee,
    "fee_notified": Arrived,
    "fee_paid": Arrived,
    "let_fee_lapse": Plain,
    "take_back": TakeBack,
    "propose": Propose,
    "review": ReviewSheet,
    "approve": Approve,
    "send_back": WithReason,
    "answer": Serve,
    "recall": WithReason,
    "withdraw": Withdraw,
    "strike_out": StrikeOut,
    "archive": Plain,
}
# The rest of the table has a place of its own on the page, beside what it is about.
ELSEWHERE = frozenset({"split", "decide", "record_search"})
