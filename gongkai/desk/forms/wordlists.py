"""The sheets of the agency's lists: a row of each kind, its end, a workbook."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.desk.forms import Sheet, blank_first, day, line
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.text.finding import Gravity
from gongkai.text.personal import LABELS, STYLES

OF_KIND: dict[ListKind, tuple[str, ...]] = {
    ListKind.TERM: ("better", "gravity", "source"),
    ListKind.EXPRESSION: ("source",),
    ListKind.LEADER: ("names", "order", "source"),
    ListKind.UNIT: ("names", "wrong", "code", "is_own", "source"),
    ListKind.ALLOWED: ("code", "source"),
    ListKind.OFFICIAL: ("source",),
    ListKind.PHONE: ("source",),
    ListKind.MASK: ("better", "source"),
}


class WordForm(Sheet):
    """A row of one kind: it asks for what that kind has."""

    word = line("词语", 100)
    better = line("改为", 100, required=False, help_text="只能由人判断怎么改的，可以不填")
    names = line("职务", 300, required=False, help_text="几种都正确的用顿号隔开")
    wrong = line("旧称、误称", 300, required=False, help_text="不能再这样称呼的名称，用顿号隔开")
    code = line("机关代字", 20, required=False)
    order = forms.IntegerField(
        label="排名", min_value=1, max_value=999, help_text="1排在最前，同时提到时按这个次序"
    )
    gravity = forms.ChoiceField(
        label="等级",
        choices=[(g.value, g.label) for g in Gravity],
        initial=Gravity.WARNING.value,
        help_text="严重、差错须改正后才能送审，警告须改正或者写明已阅的理由",
    )
    is_own = forms.BooleanField(label="就是本单位", required=False)
    source = line("依据", 200, required=False, help_text="哪份文件这样规定")
    since = day("起用日期", required=False)

    def __init__(self, *args: Any, kind: ListKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in set(self.fields) - {"word", "since", *OF_KIND[kind]}:
            del self.fields[name]
        self.fields["word"].label = kind.word
        self.fields["word"].error_messages["required"] = f"请填写{kind.word}"
        if kind is ListKind.UNIT:
            self.fields["names"].label = "简称"
        if kind is ListKind.MASK:
            self.fields["word"] = forms.ChoiceField(
                label=kind.word,
                choices=blank_first([(label, label) for label in LABELS.values()], "请选择"),
                error_messages={"required": f"请选择{kind.word}"},
                widget=forms.Select({"class": "form-select"}),
            )
            self.fields["better"].label, self.fields["better"].required = "遮盖方式", True
            self.fields["better"].error_messages["required"] = "请填写遮盖方式"
            self.fields["better"].help_text = (
                "3+2 就是留前3位、后2位；"
                + "；".join(f"{name} {says}" for name, (says, _) in STYLES.items())
                + "。不能比缺省的留得多"
            )
        if kind in (ListKind.TERM, ListKind.ALLOWED):
            self.fields["source"].required = True
        if kind is ListKind.PHONE:
            self.fields["word"].help_text = "固定电话；手机号码属于个人信息，不能列在这里"
        if kind is ListKind.ALLOWED:
            self.fields["source"].help_text = "为什么这样写不属差错；登记人自己拟的稿件，差错不能据此放行"
            self.fields["code"].label = "只对这一条规则"
            self.fields["code"].help_text = "填规则编号，如 TY001；不填就是任何规则都不报"


class EndForm(Sheet):
    reason = line("停用的理由", 200)


class ListSheetForm(Sheet):
    file = forms.FileField(
        label="词表（.xlsx）",
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
        help_text="按模板的列；有错的行逐行列出，其余照常登记",
    )
