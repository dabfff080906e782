"""The sheets of matters: opening one, its documents, words, progress; consultations with their feedback; events."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, Scope
from gongkai.desk.forms import Sheet, blank_first, day, line, words
from gongkai.desk.forms.once import OnceField
from gongkai.documents.models import Column, Document
from gongkai.law.dossier import DOSSIERS, PHASES, MatterKind
from gongkai.matters.acts.catalogue import TEXTS
from gongkai.matters.models import Event, Feedback, Link, Matter
from gongkai.matters.models.call import ASKED, CONSULTED
from gongkai.matters.models.event import EVENT_PARTS
from gongkai.matters.models.matter import KINDS, PERIODS, reach_of

NUMBERS = re.compile(r"(\d{1,6})(?:[-—~](\d{1,6}))?", re.ASCII)
MOST_NUMBERS, MOST_DOCUMENTS = 2000, 20
HIDDEN_DOCUMENT = "（其他科室没有公开的信息）"


class ActSheet(Sheet):
    """The sheet of one act on something (`of`), with a slip so that pressed twice it is taken once."""

    once = OnceField()

    def __init__(self, *args: Any, of: Any, scope: Scope, **kwargs: Any) -> None:
        self.of, self.scope = of, scope
        super().__init__(*args, **kwargs)
        self.fill()

    def fill(self) -> None:
        """Choices that follow what the sheet is about."""

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}

    def offer(self, name: str, rows: Any) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]


class Plain(ActSheet):
    """An act that needs nothing but its day."""


class Because(ActSheet):
    because = words("原因、说明", 2, 300)


def found_document(scope: Scope, number: str) -> Document:
    """Raises ValidationError."""
    found = Document.objects.visible_to(scope).filter(index_no=number.strip()).first()
    if found is None:
        raise forms.ValidationError(f"没有索引号为“{number.strip()[:40]}”的信息，请核对")
    return found


def people_of(agency: int) -> Any:
    return Person.objects.filter(agency=agency, is_active=True).order_by("division_id", "id")


def divisions_of(scope: Scope, right: Right) -> Any:
    own, reach = Division.objects.filter(agency=scope.agency), reach_of(scope, right)
    return own if reach is None else own.filter(pk__in=reach)


class ChangeMatter(ActSheet):
    title = line("名称", 200)
    summary = words("简介", 3, 500, required=False)
    owner = forms.ModelChoiceField(Person.objects.none(), label="责任人", empty_label="请选择")
    begun = day("开始日期")
    ended = day("结束日期", required=False)
    every = forms.ChoiceField(label="进展公布", choices=PERIODS, required=False)

    def fill(self) -> None:
        self.offer("owner", people_of(self.scope.agency))
        if isinstance(self.of, Matter):
            for name in ("title", "summary", "begun", "ended", "every"):
                self.fields[name].initial = getattr(self.of, name)
            self.fields["owner"].initial = self.of.owner_id


class OpenMatter(ChangeMatter):
    kind = forms.ChoiceField(label="类型", choices=KINDS)
    division = forms.ModelChoiceField(Division.objects.none(), label="责任科室", empty_label="请选择")
    field_order = ("kind", "title", "summary", "division", "owner", "begun", "ended", "every")

    def fill(self) -> None:
        super().fill()
        self.offer("division", divisions_of(self.scope, Right.KEEP_MATTERS))


def parts_of(matter: Matter) -> list[tuple[str, str]]:
    return [(part.key, part.label) for part in DOSSIERS[MatterKind(matter.kind)]]


class LinkDocuments(ActSheet):
    """Documents ticked in a list of hits, put at one stage of a matter (`of`)."""

    documents = forms.ModelMultipleChoiceField(Document.objects.none(), label="信息", required=False)
    phase = forms.ChoiceField(label="环节", choices=[(p, p) for p in PHASES])
    part = forms.ChoiceField(label="组成部分", required=False)

    def fill(self) -> None:
        self.offer("documents", Document.objects.visible_to(self.scope))
        self.fields["part"].choices = blank_first(parts_of(self.of), "不属于某一部分")  # type: ignore[attr-defined]

    def pairs(self) -> list[tuple[Matter, Document, str]]:
        given = self.cleaned_data
        return [(self.of, document, given["part"]) for document in given["documents"]]


class LinkMatters(ActSheet):
    """Matters ticked in a list of hits that a document is put into, at one stage; in each as a part of its own file."""

    matters = forms.ModelMultipleChoiceField(Matter.objects.none(), label="事项", required=False)
    phase = forms.ChoiceField(label="环节", choices=[(p, p) for p in PHASES])

    def fill(self) -> None:
        self.offer("matters", Matter.objects.visible_to(self.scope))

    def pairs(self) -> list[tuple[Matter, Document, str]]:
        return [(m, self.of, self.data.get(part_field(m), "")[:16]) for m in self.cleaned_data["matters"]]


def part_field(matter: Matter) -> str:
    """The name under which a list of matters asks for the part of each."""
    return f"part-{matter.pk}"


def named_link(one: Any) -> str:
    """A link that came `shown_to` somebody, as that person may read it."""
    return f"{one.phase}：{one.document if one.is_shown else HIDDEN_DOCUMENT}"


class Unlink(ActSheet):
    link = forms.ModelChoiceField(Link.objects.none(), label="关联的信息", empty_label="请选择")
    because = words("原因", 2, 300)

    def fill(self) -> None:
        self.offer("link", self.of.links.shown_to(self.scope).select_related("document", "matter"))
        self.fields["link"].label_from_instance = named_link  # type: ignore[attr-defined]


class Explain(ActSheet):
    place = forms.ChoiceField(label="环节或者组成部分")
    because = words("原因", 2, 1000)
    expected_on = day("预计公开日期")

    def fill(self) -> None:
        choices = [(p, f"{p}环节") for p in PHASES] + parts_of(self.of)
        self.fields["place"].choices = blank_first(choices, "请选择")  # type: ignore[attr-defined]


class WritePart(ActSheet):
    place = forms.ChoiceField(label="组成部分")
    text = words("内容", 6, 10_000, help_text="段与段之间空一行")

    def fill(self) -> None:
        parts = [(p.key, p.label) for p in DOSSIERS[MatterKind(self.of.kind)] if p.in_words]
        self.fields["place"].choices = blank_first(parts, "请选择")  # type: ignore[attr-defined]


class Waive(ActSheet):
    place = forms.ChoiceField(label="组成部分")
    because = words("不适用的理由", 2, 1000)

    def fill(self) -> None:
        parts = [(p.key, p.label) for p in DOSSIERS[MatterKind(self.of.kind)] if p.may_not_apply]
        self.fields["place"].choices = blank_first(parts, "请选择")  # type: ignore[attr-defined]


class ReportProgress(ActSheet):
    within = day("所属期内的一天", help_text="按月、按季公布的，归入这一天所在的月、季")
    text = words("进展", 4, 4000)
    percent = forms.IntegerField(label="完成比例（%）", required=False, min_value=0, max_value=100)


class AddPicture(ActSheet):
    file = forms.FileField(label="图片", help_text="jpg、png，不超过5MB；拍摄地点、时间等信息自动去除")
    says = line("文字说明", 200, help_text="看不到图片的人靠它了解内容")

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        file = given.pop("file")
        return given | {"name": file.name, "content": file}


class CallFor(ActSheet):
    title = line("标题", 200)
    says = words("征集内容", 5, 10_000)
    first_day = day("开始日期")
    last_day = day("截止日期", help_text="重大决策一般不少于30日")
    short_because = line("期限较短的原因", 300, required=False)
    channel = line("其他途径", 300, required=False, help_text="信函、电子邮件等，写明地址")
    contact = line("联系方式", 200, help_text="联系科室、电话")


class Elsewhere(ActSheet):
    count = forms.IntegerField(label="其他途径收到的条数", min_value=0, max_value=1_000_000)


def span_of(said: str) -> range:
    """The numbers that 3 or 5-8 stands for. Raises ValidationError."""
    found = NUMBERS.fullmatch(said)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if last < first:
        raise forms.ValidationError(f"“{said[:20]}”不是序号，请写成 1、3、5-8 这样")
    return range(first, last + 1)


class DraftFeedback(ActSheet):
    voices = line("对应的意见序号", 400, required=False, help_text="如：1、3、5-8；其他途径的意见留空")
    summary = words("意见概述", 2, 500, help_text="用自己的话概述，不照抄，不写提出人")
    verdict = forms.ChoiceField(label="结果")
    says = words("理由、答复", 3, 2000)

    def fill(self) -> None:
        among = CONSULTED if self.of.matter_id else ASKED
        self.fields["verdict"].choices = [(v.value, v.label) for v in among]  # type: ignore[attr-defined]

    def clean_voices(self) -> list[int]:
        numbers: set[int] = set()
        for said in re.split(r"[、，,；;\s]+", self.cleaned_data["voices"].strip()):
            if said:
                numbers.update(span_of(said))
            if len(numbers) > MOST_NUMBERS:
                raise forms.ValidationError(f"一次不超过{MOST_NUMBERS}条")
        return sorted(numbers)


class DropFeedback(ActSheet):
    line = forms.ModelChoiceField(Feedback.objects.none(), label="反馈", empty_label="请选择")

    def fill(self) -> None:
        self.offer("line", self.of.feedback.all())


class MoveEvent(ActSheet):
    day = day("日期")
    at = forms.TimeField(label="时间", required=False, widget=forms.TimeInput({"type": "time"}))
    place = line("地点或者网址", 200)

    def fill(self) -> None:
        if isinstance(self.of, Event):
            self.fields["day"].initial, self.fields["at"].initial = self.of.on, self.of.at
            self.fields["place"].initial = self.of.place


class Announce(MoveEvent):
    kind = forms.ChoiceField(label="类型", choices=Event.Kind.choices)
    topic = line("主题", 200)
    division = forms.ModelChoiceField(Division.objects.none(), label="承办科室", empty_label="请选择")
    speakers = line("发布人、嘉宾", 300)
    notice = words("预告", 4, 10_000)
    matter = line("事项编号", 30, required=False, help_text="如 2024-SX-0001；不属于某个事项的留空")
    documents = line("相关文件的索引号", 400, required=False, help_text="几个之间用顿号分开")
    field_order = (
        "kind",
        "topic",
        "division",
        "day",
        "at",
        "place",
        "speakers",
        "notice",
        "matter",
        "documents",
    )

    def fill(self) -> None:
        self.offer("division", divisions_of(self.scope, Right.KEEP_MATTERS))

    def clean_matter(self) -> Matter | None:
        number = self.cleaned_data["matter"].strip()
        if not number:
            return None
        found = Matter.objects.visible_to(self.scope).filter(number=number).first()
        if found is None:
            raise forms.ValidationError("没有这个编号的事项，请核对")
        return found

    def clean_documents(self) -> list[Document]:
        numbers = [n for n in re.split(r"[、，,\s]+", self.cleaned_data["documents"]) if n]
        if len(numbers) > MOST_DOCUMENTS:
            raise forms.ValidationError(f"相关文件不超过{MOST_DOCUMENTS}件，现在有{len(numbers)}件")
        return [found_document(self.scope, number) for number in numbers]


class WriteEvent(ActSheet):
    place = forms.ChoiceField(label="内容", choices=EVENT_PARTS)
    text = words("正文", 8, 100_000)


class EnterRow(ActSheet):
    """A row of the catalogue."""

    first_item = line(TEXTS["first_item"], 60)
    second_item = line(TEXTS["second_item"], 100)
    elements = line(TEXTS["elements"], 300)
    basis = line(TEXTS["basis"], 300)
    within = line(TEXTS["within"], 100)
    division = forms.ModelChoiceField(
        Division.objects.none(), label="公开主体（责任科室）", empty_label="请选择"
    )
    channel = line(TEXTS["channel"], 100)
    audience = line(TEXTS["audience"], 60)
    manner = line(TEXTS["manner"], 60)
    level = line(TEXTS["level"], 60)
    column = forms.ModelChoiceField(Column.objects.none(), label="栏目", empty_label="请选择")

    def fill(self) -> None:
        agency = self.of.pk if isinstance(self.of, Agency) else self.scope.agency
        self.offer("division", divisions_of(self.scope, Right.KEEP_MATTERS))
        self.offer("column", Column.objects.filter(agency=agency))


class ChangeRow(EnterRow):
    """A row of the catalogue as it becomes, and why."""

    because = words("修改的原因", 2, 300)

    def fill(self) -> None:
        super().fill()
        for name, field in self.fields.items():
            if name not in ("because", "once"):
                field.initial = getattr(self.of, f"{name}_id" if name in ("division", "column") else name)


class ImportRows(ActSheet):
    file = forms.FileField(
        label="表格", help_text=".xlsx 或者 .csv，列名与导出的表格相同；有一行不对，就一行也不导入"
    )
    because = words(
        "说明", 2, 300, help_text="如：按省厅2024年标准目录更新；写进留痕，也是已有各行修改的原因"
    )
