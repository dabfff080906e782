"""Taking in what had been published before it came here: one act, for any source (导入已公开的信息).

An item goes live at once, by the same constraints as everything else; in place of the reviews stands an attestation
(ADR 14). A row with its files is in or out; a row that is in is not taken again and nothing that is there is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from gongkai.agencies.acts import keep_number, take_number
from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.acts.attribute import keep_decision
from gongkai.documents.acts.matter import MATTER
from gongkai.documents.finding import keep_found
from gongkai.documents.markup import to_html
from gongkai.documents.models import Attachment, Attestation, Column, Document, Edition
from gongkai.documents.pieces import digest_of
from gongkai.files.checking import Checked, check
from gongkai.files.words import words_of
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.review import EditionStage
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.text.personal import has_identity_or_card, hide_numbers

SAYS = "所列信息此前已经依法审查并在原处公开，现按原样导入；本系统没有重新办理三审和保密审查"
INDEX_NO = re.compile(r"[0-9A-Za-z]{4,24}/(?P<year>(?:19|20)\d\d)-(?P<number>\d{1,6})", re.ASCII)
SERIES = "INDEX"


@dataclass(frozen=True)
class Enclosure:
    """A file that comes with an item; `open` gives it from its beginning. Raises Refusal where it cannot."""

    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True)
class Item:
    """One row of what is taken in. `column`, `category`, `division`, `validity` are a code or the name people see."""

    row: int
    title: str
    text: str
    column: str
    made_on: date
    published_on: date
    index_no: str = ""
    category: str = ""
    genre: str = ""
    doc_no: str = ""
    summary: str = ""
    basis: str = ""
    validity: str = ""
    repealed_on: date | None = None
    normative: str = ""
    division: str = ""
    five_open: tuple[str, ...] = ()
    interprets: str = ""
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True)
class Result:
    """What became of a row: taken in under `index_no`, in already, or left out for what `error` says."""

    row: int
    index_no: str = ""
    already: bool = False
    error: str = ""


@transaction.atomic
def attest(agency: Agency, *, source: str, file: str, digest: str, by: Person, on: date) -> Attestation:
    """Somebody with the right answers for a file; for the same file it is the same attestation again.

    Raises Refusal without the right or without a source.
    """
    hand = _hand(agency, by, on)
    if not source.strip() or not source.isprintable() or len(source) > 200:
        raise Refusal(("请写明这些信息原来在哪里公开，一行文字，不超过200字", None))
    found, first = Attestation.objects.get_or_create(
        agency=agency, digest=digest,
        defaults={"source": source.strip(), "file": file[-120:], "says": SAYS, "by": by, "on": on},
    )  # fmt: skip
    if first:
        note(
            agency, "attestation", str(found.pk), "attest", label="导入确认", under=OGI_2019.article(17), by=by, on=on, hand=hand,
            source=found.source, file=found.file, digest=digest,
        )  # fmt: skip
    return found


def keep_numbers(agency: Agency, items: Iterable[Item]) -> None:
    """Own index numbers that items bring along are not given to others, before or after."""
    highest: dict[int, int] = {}
    for item in items:
        said = INDEX_NO.fullmatch(item.index_no)
        if said and item.index_no.startswith(f"{agency.code}/"):
            year = int(said["year"])
            highest[year] = max(highest.get(year, 0), int(said["number"]))
    for year, number in sorted(highest.items()):
        keep_number(agency, SERIES, year, number)


@transaction.atomic
def take_in(
    attestation_id: int | None,
    agency: Agency,
    items: Sequence[Item],
    *,
    by: Person,
    on: date,
    promised: frozenset[str] = frozenset(),
) -> list[Result]:
    """Take in a batch of rows; each by itself is in or out, and all that are in become so at one moment.

    Without an attestation everything is looked at the same way and nothing is kept (a dry run); `promised` are then
    the index numbers other rows of the source would bring.
    """
    hand = _hand(agency, by, on)
    attestation = Attestation.objects.get(pk=attestation_id, agency=agency) if attestation_id else None
    shelf = _Shelf.of(agency, promised, {item.title for item in items})
    there = _taken_before(attestation, items)
    results, keys = [], []
    for item in items:
        if item.row in there:
            results.append(Result(item.row, there[item.row], already=True))
            continue
        try:
            with transaction.atomic():
                document = _take(agency, attestation, shelf, item, by, on, hand)
        except Refusal as refused:
            results.append(Result(item.row, item.index_no, error=str(refused)))
        except ValidationError as wrong:
            results.append(Result(item.row, item.index_no, error="；".join(wrong.messages)))
        except IntegrityError:
            says = "与已有的信息冲突（索引号或者数据库的约束），没有导入"
            results.append(Result(item.row, item.index_no, error=says))
        else:
            keys.append(document.pk)
            shelf.same.setdefault(_likeness(document), document.index_no)
            results.append(Result(item.row, document.index_no))
    if attestation is None:
        transaction.set_rollback(True)
    else:
        keep_found(keys)
    return results


def _taken_before(attestation: Attestation | None, items: Sequence[Item]) -> dict[int, str]:
    if attestation is None:
        return {}
    found = Edition.objects.filter(attested=attestation, attested_row__in=[item.row for item in items])
    rows = found.values_list("attested_row", "document__index_no")
    return {row: index_no for row, index_no in rows if row is not None}


def _hand(agency: Agency, by: Person, on: date) -> Hand:
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    return scope.require(Right.IMPORT_ITEMS, "导入已公开的信息")


@dataclass(frozen=True)
class _Shelf:
    """What rows name by code or by name, and what is there under the titles they bring: one question a batch."""

    columns: dict[str, Column]
    divisions: dict[str, Division]
    promised: frozenset[str]
    same: dict[tuple[object, ...], str]

    @classmethod
    def of(cls, agency: Agency, promised: frozenset[str], titles: set[str]) -> _Shelf:
        columns = list(Column.objects.filter(agency=agency))
        divisions = list(Division.objects.filter(agency=agency))
        return cls(
            {c.name: c for c in columns} | {c.key: c for c in columns},
            {d.name: d for d in divisions} | {d.code: d for d in divisions},
            promised,
            {_likeness(d): d.index_no for d in Document.objects.filter(agency=agency, title__in=titles)},
        )


def _take(
    agency: Agency,
    attestation: Attestation | None,
    shelf: _Shelf,
    item: Item,
    by: Person,
    on: date,
    hand: Hand,
) -> Document:
    _refuse_wrong(item, on)
    document = _document_of(agency, shelf, item, by)
    _refuse_known(shelf, document)
    checked = [_checked(enclosure) for enclosure in item.enclosures]
    document.index_no = document.index_no or _number(agency, item.published_on.year)
    document.clean_fields(exclude=["live_edition"])
    document.save(force_insert=True)
    if attestation is None:
        return document
    files = [
        Attachment(name=found.name, size=found.size, digest=found.digest, file=_kept(found, content, on))
        for found, content in checked
    ]
    edition = Edition.objects.create(
        document=document, number=1, text=item.text, html=to_html(item.text), stage=EditionStage.PUBLISHED,
        digest=digest_of(item.title, item.text, files), author=by, made_on=item.made_on,
        published_on=item.published_on, attested=attestation, attested_row=item.row,
    )  # fmt: skip
    for kept in files:
        kept.edition = edition
    Attachment.objects.bulk_create(files)
    document.is_live, document.live_edition, document.attribute_fixed_on = True, edition, on
    document.save(update_fields=["is_live", "live_edition", "attribute_fixed_on"])
    keep_decision(document, "import", "导入时认定", by, on)
    note(
        agency, MATTER, document.index_no, "import", label="导入已公开的信息", under=OGI_2019.article(17), by=by, on=on,
        hand=hand, edition=1, digest=edition.digest, source=attestation.source, row=item.row,
        published_on=item.published_on,
    )  # fmt: skip
    return document


def _refuse_wrong(item: Item, on: date) -> None:
    """Raises Refusal with everything that is wrong with a row by itself."""
    says = []
    if not item.title.strip() or not item.title.isprintable():
        says.append("标题应当是一行文字")
    if not item.text.strip():
        says.append("正文是空的")
    if item.index_no and not INDEX_NO.fullmatch(item.index_no):
        says.append("索引号应当是“机构代码/年份-流水号”的样子；原来是别的样子的，留空由系统编号")
    if item.made_on > item.published_on:
        says.append(f"成文日期{item.made_on}晚于发布日期{item.published_on}")
    if item.published_on > on:
        says.append(f"发布日期{item.published_on}还没有到，不是已经公开的信息")
    if item.repealed_on and item.repealed_on < item.made_on:
        says.append(f"废止日期{item.repealed_on}早于成文日期{item.made_on}")
    if item.repealed_on and item.repealed_on > on:
        says.append(f"废止日期{item.repealed_on}还没有到，到时在本系统登记废止")
    if has_identity_or_card(
        "\n".join([item.title, item.summary, item.doc_no, item.basis, item.genre, item.text])
    ):
        says.append("标题、概述、文号、依据或者正文里有身份证号或者银行卡号，请先处理再导入")
    if says:
        raise Refusal(("；".join(says), None))


def _document_of(agency: Agency, shelf: _Shelf, item: Item, by: Person) -> Document:
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
        validity=validity, normative=normative,
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


def _likeness(document: Document) -> tuple[object, ...]:
    return document.title, document.doc_no, document.made_on, document.published_on


def _refuse_known(shelf: _Shelf, document: Document) -> None:
    """Nothing that is there is written over, and what is there under another number does not come a second time."""
    if document.index_no:
        if Document.objects.filter(index_no=document.index_no).exists():
            raise Refusal((f"已有索引号为 {document.index_no} 的信息，没有改动", None))
        return
    if same := shelf.same.get(_likeness(document)):
        raise Refusal((f"已有标题、文号、日期都相同的信息（{same}），没有导入", None))


def _number(agency: Agency, year: int) -> str:
    return f"{agency.code}/{year}-{take_number(agency, SERIES, year):05d}"


def _checked(enclosure: Enclosure) -> tuple[Checked, BinaryIO]:
    content = enclosure.open()
    found = check(enclosure.name, content)
    if has_identity_or_card(f"{found.name}\n{words_of(found.name, content) or ''}"):
        said = hide_numbers(found.name, "***")
        raise Refusal((f"附件“{said}”里有身份证号或者银行卡号，请先处理再导入", None))
    return found, content


def _kept(found: Checked, content: BinaryIO, on: date) -> str:
    """Keep a file under its fingerprint: what a killed run left there is used, or written again where it is not whole."""
    name = f"attachments/imported/{found.digest}{PurePath(found.name).suffix.lower()}"
    if default_storage.exists(name):
        if default_storage.size(name) == found.size:
            return name
        default_storage.delete(name)
    content.seek(0)
    return default_storage.save(name, File(content))
