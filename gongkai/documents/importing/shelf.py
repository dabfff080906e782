"""What rows name by code or by name, and the document a row becomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.agencies.models import Agency, Division, Person
from gongkai.documents.importing.item import Item
from gongkai.documents.models import Column, Document
from gongkai.law.source import Refusal


@dataclass(frozen=True)
class Shelf:
    """What rows name by code or by name, and what is there under the titles they bring: one question a batch."""

    columns: dict[str, Column]
    divisions: dict[str, Division]
    promised: frozenset[str]
    same: dict[tuple[object, ...], str]

    @classmethod
    def of(cls, agency: Agency, promised: frozenset[str], titles: set[str]) -> Shelf:
        columns = list(Column.objects.filter(agency=agency))
        divisions = list(Division.objects.filter(agency=agency))
        return cls(
            {c.name: c for c in columns} | {c.key: c for c in columns},
            {d.name: d for d in divisions} | {d.code: d for d in divisions},
            promised,
            {likeness(d): d.index_no for d in Document.objects.filter(agency=agency, title__in=titles)},
        )


def likeness(document: Document) -> tuple[object, ...]:
    """What two items without a common number are known as the same by."""
    return document.title, document.doc_no, document.made_on, document.published_on


def document_of(agency: Agency, shelf: Shelf, item: Item, by: Person) -> Document:
    """The document of a row, not kept yet. Raises Refusal for what it names and is not there."""
    column = shelf.columns.get(item.column)
    division = shelf.divisions.get(item.division) if item.division else by.division
    if column is None:
        raise Refusal((f"没有栏目“{item.column}”，请用本机关栏目的名称或者标识", None))
    if division is None:
        raise Refusal((f"没有科室“{item.division}”，请用本机关科室的名称或者代码", None))
    explained = None
    if item.interprets:
        explained = Document.objects.public().filter(agency=agency, index_no=item.interprets).first()
        if explained is None and item.interprets not in shelf.promised:
            raise Refusal((f"解读的文件 {item.interprets} 不在本机关公开的信息里；请先导入该文件", None))
    category = _chosen(item.category, Document.Category.choices, "信息类别") or Document.Category.DOCUMENT
    validity = _chosen(item.validity, Document.Validity.choices, "有效性") or Document.Validity.IN_FORCE
    if item.repealed_on and validity != Document.Validity.REPEALED:
        raise Refusal(("写了废止日期的，有效性应当是“已废止”", None))
    is_interpretation = bool(item.interprets) or category == Document.Category.INTERPRETATION
    normative = _chosen(item.normative, Document.Normative.choices, "规范性文件")
    return Document(
        agency=agency, index_no=item.index_no, title=item.title, column=column, genre=item.genre, doc_no=item.doc_no,
        category=Document.Category.INTERPRETATION if is_interpretation else category, summary=item.summary,
        basis=item.basis, made_on=item.made_on, published_on=item.published_on, repealed_on=item.repealed_on,
        valid_until=item.valid_until, valid_always=item.valid_always, validity=validity, normative=normative,
        kind="normative" if normative == Document.Normative.NORMATIVE_DOCS else "ordinary",
        five_open=list(item.five_open), division=division, owner=by, interprets=explained,
    )  # fmt: skip


def _chosen(said: str, choices: Iterable[tuple[object, object]], label: str) -> str:
    """The code of a code or of its label; "" of nothing. Raises Refusal naming what there is."""
    if not said:
        return ""
    rows = [(str(code), str(shown)) for code, shown in choices]
    for code, shown in rows:
        if said in (code, shown):
            return code
    raise Refusal((f"{label}“{said}”请写成：{'、'.join(shown for _, shown in rows)}", None))
