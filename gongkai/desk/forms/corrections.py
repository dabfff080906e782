"""The sheets of a correction: one for registering it, one for each act, and those of its record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from gongkai.cases.acts.corrections import Wanted
from gongkai.cases.models import Correction, CorrectionFile
from gongkai.desk.forms import Sheet, day, line, words
from gongkai.desk.forms.case_acts import ServiceSheet
from gongkai.desk.forms.cases import AskerForm, Files, handler_choices, handler_chosen
from gongkai.law.receipt import Channel


class RegisterCorrection(AskerForm):
    """更正申请登记表."""

    field_order = (
        "channel",
        "received",
        "record",
        "wrong",
        "should_be",
        "evidence",
        "evidence_files",
        "kind",
    )
    channel = forms.ChoiceField(
        label="收到渠道", choices=[(c.value, c.label) for c in Channel], widget=forms.RadioSelect
    )
    received = day("收到日期")
    record = line(
        "哪一项记录",
        300,
        help_text="记录的名称、编号或者所在的文件、系统；列表中显示，不写申请人的姓名和号码",
    )
    wrong = words("不准确之处", 3)
    should_be = words("应当更正为", 3)
    evidence = words("有什么证据", 3, help_text="条例第四十一条：有证据证明记录不准确的，可以要求更正")
    evidence_files = Files(
        label="证据材料", required=False, help_text="pdf、docx、xlsx、jpg、png，每个不超过10MB；加密保存"
    )

    def wanted(self) -> Wanted:
        return Wanted(**{n: self.cleaned_data[n] for n in ("record", "wrong", "should_be", "evidence")})


class CorrectionSheet(Sheet):
    """The sheet of one act. `facts` are the act's arguments beyond who and when."""

    def __init__(self, *args: Any, correction: Correction, on: date, **kwargs: Any) -> None:
        self.correction, self.on = correction, on
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Assign(CorrectionSheet):
    to = forms.ChoiceField(label="承办科室和承办人")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = handler_choices(self.correction.agency_id, self.on)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return handler_chosen(self.cleaned_data["to"])


class Check(CorrectionSheet):
    finding = words("核实情况", 4, help_text="核对了哪些原始材料，与申请人的证据是否一致；写入更正告知书")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("finding", self.correction.finding)


class Correct(CorrectionSheet):
    says = words("更正后的记录", 3, help_text="先更正原记录，再办理；写入更正告知书")


class Refuse(CorrectionSheet):
    says = words("不予更正的理由", 3, help_text="写入更正告知书")


class Elsewhere(CorrectionSheet):
    to = line("有权更正的机关", 100)
    says = words("说明", 2, required=False, help_text="如移送的日期、对方的地址和电话；写入更正告知书")


class JustTaken(CorrectionSheet):
    """An act that needs nothing but its day."""


class ServeNotice(ServiceSheet, CorrectionSheet):
    """How the letter of a correction was served."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("sent", self.on)


class AddFile(Sheet):
    purpose = forms.ChoiceField(
        label="用途", choices=CorrectionFile.Purpose.choices, initial=CorrectionFile.Purpose.EVIDENCE
    )
    file = forms.FileField(
        label="文件", help_text="身份证明：jpg、png、pdf，不超过5MB；证据：还可以是docx、xlsx，不超过10MB"
    )


FORMS: dict[str, type[CorrectionSheet]] = {
    "assign": Assign,
    "check": Check,
    "correct": Correct,
    "refuse": Refuse,
    "pass_on": Elsewhere,
    "tell": Elsewhere,
    "withdraw": JustTaken,
}
