"""The sheets of a document: its draft, its interpretation, a new edition, and an opinion on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.utils import ErrorDict

from gongkai.agencies.models import Agency, Division
from gongkai.agencies.scope import Right
from gongkai.desk.access import Scope, may_over
from gongkai.desk.forms import Sheet, blank_first, day, line, words
from gongkai.desk.forms.once import OnceField
from gongkai.documents.corrected import CORRECTABLE
from gongkai.documents.describing import CHANNELS, key_words, themes, wrong_number
from gongkai.documents.masking.acts import Masks
from gongkai.documents.models import Column, Document, Edition
from gongkai.documents.rich import cleaned, plain
from gongkai.documents.typed_form import from_typed
from gongkai.documents.wording import RICH, Wording, rich
from gongkai.law.attribute import Attribute
from gongkai.law.chain import kinds
from gongkai.law.exemption import EXEMPTIONS
from gongkai.law.interpretation import Form

FIVE = ("决策", "执行", "管理", "服务", "结果")
LONGEST = 200_000


NORMS, RULES = Document.Normative.NORMATIVE_DOCS.value, Document.Normative.RULES.value
RULES_KIND = "policy"


def types() -> list[tuple[str, str]]:
    """What a document may be, as one choice: the types of review, and among them 规章, which is reviewed as one of them."""
    found = []
    for code, label in kinds():
        if code == "normative":
            found.append((RULES, "规章"))
        found.append((code, label))
    return found


class TextForm(Sheet):
    """The wording of an edition. `saves` is the count of saves the writer saw."""

    text = words(
        "正文",
        18,
        LONGEST,
        help_text="段与段之间空一行；表格每行一行，用竖线分列，第一行是表头。标题写作“一、”“（一）”",
    )
    saves = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # What the editor wrote; taken only where `form` says that it was at work. Without a script both stay as they came.
    rich = forms.CharField(
        widget=forms.Textarea({"hidden": True}), required=False, max_length=LONGEST * 3, strip=False
    )
    form = forms.CharField(widget=forms.HiddenInput, required=False, max_length=6)

    FIELDS: tuple[str, ...] = ()
    OF_WORDING = ("text", "saves", "rich", "form")
    masks: Masks | None = None  # what one press covered in what is sent

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """The editor's text stands in for the typed one."""
        given = super().clean() or {}
        if given.get("form") == RICH and plain(cleaned(given.get("rich", ""))).strip():
            self.errors.pop("text", None)
            given.setdefault("text", "")
        return given

    def leave_unasked(self) -> None:
        """No field complains: the sheet was sent to have its words looked at, not to be saved."""
        self._errors = ErrorDict()

    def wording(self, edition: Edition | None = None) -> str | Wording:
        """What was written: by the editor, or typed over wording that is HTML, or plain text."""
        given = self.cleaned_data
        pictures = [] if edition is None else list(edition.pictures.values_list("name", flat=True))
        if given["form"] == RICH:
            return rich(given["rich"], pictures)
        if edition is not None and edition.form == RICH:
            return rich(from_typed(given["text"], cleaned(given["rich"]) or edition.html), pictures)
        return str(given["text"])

    def plain_now(self) -> str:
        """The words that stand on the sheet now, for the rules of writing."""
        if self["form"].value() == RICH:
            return plain(cleaned(self["rich"].value() or ""))
        return (self["text"].value() or "").replace("\r\n", "\n")

    def record(self) -> dict[str, Any]:
        """What was said about the document, without its wording."""
        return {name: self.cleaned_data[name] for name in self.FIELDS}


class SheetNow(TextForm):
    """What stands on any writing page now, for the rules of writing: never saved."""

    title = line("标题", 200, required=False)
    doc_no = line("发文字号", 60, required=False)
    summary = line("内容概述", 100, required=False)
    made_on = day("成文日期", required=False)
    attribute = forms.CharField(required=False, initial=Attribute.PROACTIVE.value)


class _OfAgency(TextForm):
    title = line("标题", 200)
    column = forms.ModelChoiceField(Column.objects.none(), label="栏目", empty_label="请选择")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].queryset = Column.objects.filter(agency=agency)  # type: ignore[attr-defined]


class DescribedForm(TextForm):
    """What a document says of itself beside its words, and may still be corrected once it is public."""

    title = line("标题", 200)
    subtitle = line("副标题", 200, required=False)
    theme = forms.ChoiceField(label="主题分类", choices=blank_first([*themes().items()], "—"), required=False)
    genre = line("体裁", 20, required=False, help_text="通知、公告、方案、函……")
    issuer = line("发文机关", 200, required=False, help_text="不填就是本机关；联合发文的，用顿号隔开")
    doc_no = line("发文字号", 60, required=False, help_text="年份用六角括号，如 示文广旅发〔2023〕44号")
    summary = line("内容概述", 100, required=False, help_text="不超过100字，用于检索和公众号摘要")
    key_words = line("关键词", 120, required=False, help_text="用顿号或空格隔开，不超过10个")
    origin = line("来源", 200, required=False, help_text="转载其他机关信息的，写明从哪里转载")
    made_on = day("成文日期", help_text="20个工作日的公开期限自形成之日起算")
    effective_on = day("生效日期", required=False, help_text="与成文日期不同的才填")
    basis = line("公开依据", 200, required=False)

    FIELDS: tuple[str, ...] = CORRECTABLE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begun = self.initial.get("key_words")
        if isinstance(begun, list):
            self.initial["key_words"] = "、".join(begun)

    def clean_key_words(self) -> list[str]:
        return key_words(self.cleaned_data["key_words"])

    def clean_doc_no(self) -> str:
        number = str(self.cleaned_data["doc_no"]).strip()
        if number != self.initial.get("doc_no") and (says := wrong_number(number)):
            raise forms.ValidationError(says)
        return number

    def clean_effective_on(self) -> date | None:
        begins, made = self.cleaned_data["effective_on"], self.cleaned_data.get("made_on")
        if begins and made and begins < made:
            raise forms.ValidationError("生效日期不能早于成文日期")
        return begins


class DraftForm(DescribedForm, _OfAgency):
    kind = forms.ChoiceField(
        label="文件类型", choices=types, initial="ordinary",
        help_text="决定要经过哪些审签环节；选规章、行政规范性文件的，计入年度报告的相应统计",
    )  # fmt: skip
    category = forms.ChoiceField(
        label="信息类别",
        choices=[c for c in Document.Category.choices if c[0] != Document.Category.INTERPRETATION],
    )
    valid_until = day("有效期至", required=False, help_text="规范性文件写明有效期，或者选长期有效")
    valid_always = forms.BooleanField(label="长期有效", required=False)
    attribute = forms.ChoiceField(
        label="公开属性", choices=[(a.value, a.label) for a in Attribute], widget=forms.RadioSelect
    )
    attribute_ground = forms.ChoiceField(
        label="不予公开的情形", choices=blank_first([(e.code, f"{e.label}（{e.cite.brief}）") for e in EXEMPTIONS], "—"),
        required=False,
    )  # fmt: skip
    attribute_reason = line("属性理由", 300, required=False, help_text="依申请公开、不予公开的必须写明")
    five_open = forms.MultipleChoiceField(
        label="五公开环节",
        choices=[(f, f) for f in FIVE],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    channels = forms.MultipleChoiceField(
        label="公开渠道", choices=list(CHANNELS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_major = forms.BooleanField(label="重大政策（解读要有几种形式）", required=False)
    needs_interpretation = forms.BooleanField(label="需要解读", required=False)
    interpretation_reason = line(
        "解读判断理由", 200, required=False,
        help_text="规章、行政规范性文件、政策文件、征求意见稿和重大政策按规则应当解读，不勾选也要解读",
    )  # fmt: skip

    FIELDS: tuple[str, ...] = (
        "kind", "title", "column", "category", "genre", "doc_no", "summary", "made_on", "attribute", "attribute_ground",
        "attribute_reason", "basis", "five_open", "channels", "is_major", "needs_interpretation",
        "interpretation_reason", "subtitle", "theme", "issuer", "key_words", "origin", "effective_on", "valid_until",
        "valid_always",
    )  # fmt: skip
    field_order = ("kind", "column", "category", "division")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A rule keeps the chain of review it began on; a new one is reviewed as a policy document.
        self.rules_kind = self.initial.get("kind") or RULES_KIND
        if self.initial.get("normative") == RULES:
            self.initial["kind"] = RULES
        else:
            self.rules_kind = RULES_KIND

    def of_type(self, chosen: str) -> dict[str, str]:
        """The type of review and the normative field that the one choice stands for."""
        if chosen == RULES:
            return {"kind": self.rules_kind, "normative": RULES}
        return {"kind": chosen, "normative": NORMS if chosen == "normative" else ""}

    def record(self) -> dict[str, Any]:
        return super().record() | self.of_type(self.cleaned_data["kind"])


class NewForm(DraftForm):
    """A draft that has no division yet."""

    once = OnceField()
    title = line("标题", 200, required=False, help_text="从Word读入的可以不填，以文件里的标题为准")
    division = forms.ModelChoiceField(Division.objects.none(), label="责任科室", empty_label="请选择")
    word = forms.FileField(
        label="从Word读入", required=False, widget=forms.ClearableFileInput({"accept": ".docx"}),
        help_text="选了.docx文件就以它为正文，图片、表格、脚注一并读入",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("word"):
            self.errors.pop("text", None)
            given.setdefault("text", "")
        elif not given.get("title"):
            self.add_error("title", "请填写标题")
        return given

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = own_divisions(scope)
        self.fields["division"].queryset = own  # type: ignore[attr-defined]
        if len(own) == 1:
            self.fields["division"].initial = own[0]


def own_divisions(scope: Scope) -> QuerySet[Division]:
    """The divisions somebody may draft for."""
    divisions = Division.objects.filter(agency=scope.agency)
    return divisions.filter(pk__in=[d.pk for d in divisions if may_over(scope, Right.DRAFT, d.pk)])


class EditForm(DraftForm):
    """A draft that was begun; it may go to another division its writer may write for."""

    division = forms.ModelChoiceField(Division.objects.none(), label="责任科室", empty_label=None)

    FIELDS = (*DraftForm.FIELDS, "division")

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = own_divisions(scope)  # type: ignore[attr-defined]


class InterpretationForm(_OfAgency):
    summary = line("内容概述", 100, required=False)
    forms = forms.MultipleChoiceField(
        label="解读形式", choices=[(f.value, f.label) for f in Form], widget=forms.CheckboxSelectMultiple,
        help_text="重大政策要有几种形式；图解要有图片，视频、音频要有附件或者网址，问答写成“问：……”“答：……”",
    )  # fmt: skip
    excerpt_reason = line(
        "与原文相同较多的理由",
        200,
        required=False,
        help_text="解读不是摘抄；确需照抄文件的，写明为什么，审查人会看到",
    )

    FIELDS = ("title", "column", "summary", "forms", "excerpt_reason")


class NewInterpretationForm(InterpretationForm):
    once = OnceField()


class CorrectionForm(DescribedForm):
    """A new edition of what was public: its words, what of its record it corrects, and whether the public may read the
    words before beside it."""

    # What came in by import may be longer than what is written here.
    summary = line("内容概述", 200, required=False)
    because = line("修改原因", 200, help_text="会显示在更正记录里")
    before = forms.ChoiceField(
        label="更正前的文字", widget=forms.RadioSelect,
        choices=[("shown", "公开页面上可以对照"), ("hidden", "含有不应公开的内容（个人信息、涉密等），不再显示")],
        help_text="选“不再显示”的，这次更正以前的各版文字都不在公开页面上显示；审查人会看到这里的选择",
    )  # fmt: skip

    def beside(self) -> dict[str, Any]:
        """What is said of the edition itself: why, and whether the words before are shown no more."""
        return {
            "because": self.cleaned_data["because"],
            "hides_before": self.cleaned_data["before"] == "hidden",
        }


class AttachForm(Sheet):
    file = forms.FileField(
        label="附件", help_text="pdf、docx、xlsx、png、jpg、mp3、mp4，每个不超过20MB；不接收含宏的文件"
    )


class WordForm(Sheet):
    """A Word file whose text becomes the draft's."""

    word = forms.FileField(
        label="Word文件", widget=forms.ClearableFileInput({"accept": ".docx"}),
        help_text=".docx，不超过20MB。标题、表格、图片、脚注保留；修订按接受后的文字读入，批注和隐藏文字不读入。读入后替换现在的正文",
    )  # fmt: skip
    saves = forms.IntegerField(widget=forms.HiddenInput)


class PictureForm(Sheet):
    """A picture for the end of the text, with the words for it."""

    file = forms.FileField(
        label="图片",
        widget=forms.ClearableFileInput({"accept": ".png,.jpg,.jpeg"}),
        help_text="png、jpg，不超过5MB，加在正文末尾",
    )
    alt = line("文字说明", 200, help_text="图上有什么，写给看不到图片的人")
    saves = forms.IntegerField(widget=forms.HiddenInput)


class DescribeForm(Sheet):
    """The words for a picture that stands in the text."""

    alt = line("文字说明", 200)
    saves = forms.IntegerField(widget=forms.HiddenInput)
