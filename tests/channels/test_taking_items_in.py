"""What had been published elsewhere comes in: from a sheet and from a package, whole rows only, nothing overwritten."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook

from gongkai.channels.exchange.reading import read_package
from gongkai.channels.intake.rows import Rows, each_number_once
from gongkai.channels.intake.sheet import COLUMNS, read_sheet, template
from gongkai.channels.models import Channel
from gongkai.documents import acts
from gongkai.documents.importing.acts import attest, keep_numbers, take_in
from gongkai.documents.importing.item import Item, Result
from gongkai.documents.models import Attachment, Document, Edition
from gongkai.documents.reads import search, secrecy_reviewed
from gongkai.documents.validity.standing import validity_on
from gongkai.journal.models import Entry
from gongkai.journal.reads import lines_of, verify
from gongkai.law.source import Refusal
from tests.cast import Cast
from tests.channels.conftest import published, send
from tests.documents.conftest import draft_of, walk
from tests.papers import pdf, sheet, word

ON = date(2024, 3, 18)
ROW: dict[str, Any] = {
    "标题": "关于开放时间的通知", "栏目": "政策文件", "成文日期": "2023-11-13", "发布日期": "2023年11月17日",
    "正文": "各单位：\n\n自即日起延长开放时间。", "责任科室": "业务科",
}  # fmt: skip


def workbook(*rows: dict[str, Any], head: tuple[str, ...] = tuple(COLUMNS)) -> io.BytesIO:
    book = Workbook()
    page = book.worksheets[0]
    page.append(head)
    for row in rows:
        page.append([row.get(name) for name in head])
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out


def read(*rows: dict[str, Any], folder: Path | None = None) -> Rows:
    return each_number_once(read_sheet("旧.xlsx", workbook(*rows), folder))


def take(cast: Cast, rows: Rows, file: str = "a", *, dry: bool = False) -> list[Result]:
    digest = hashlib.sha256(file.encode()).hexdigest()
    attested = (
        None
        if dry
        else attest(cast.agency, source="原部门网站", file=file, digest=digest, by=cast.qian_jin, on=ON)
    )
    return take_in(attested and attested.pk, cast.agency, rows.items, by=cast.qian_jin, on=ON)


def errors(cast: Cast, **said: Any) -> str:
    rows = read(ROW | said)
    found = [*rows.wrong, *take(cast, rows)]
    assert not Document.objects.exists()
    return found[0].error


def test_an_item_is_public_as_it_was_and_says_who_answers_for_it(cast: Cast) -> None:
    (result,) = take(cast, read(ROW | {"索引号": "112206/2023-00046", "五公开环节": "执行、服务"}))
    document = Document.objects.public().get()
    assert (document.index_no, result.index_no) == ("112206/2023-00046", "112206/2023-00046")
    assert (document.published_on, document.made_on, document.five_open) == (
        date(2023, 11, 17),
        date(2023, 11, 13),
        ["执行", "服务"],
    )
    edition = document.live_edition
    assert edition is not None
    assert edition.attested is not None
    assert (edition.attested.source, edition.attested.by, edition.attested_row) == (
        "原部门网站",
        cast.qian_jin,
        2,
    )
    assert list(search(cast.agency, "延长开放")) == [document]
    line = lines_of(cast.agency, "document", document.index_no).get()
    assert (line.act, line.facts["source"]) == ("import", "原部门网站")
    assert verify(cast.agency).ok


def test_nothing_says_that_an_item_was_reviewed_here(cast: Cast) -> None:
    take(cast, read(ROW))
    edition = Edition.objects.get()
    assert (edition.secrecy_digest, edition.signed_on, edition.reviews.count()) == ("", None, 0)
    assert secrecy_reviewed(cast.agency, date(2023, 1, 1), date(2023, 12, 31)).all == 0
    assert "没有重新办理" in edition.attested.says  # type: ignore[union-attr]


def test_only_a_first_edition_goes_live_by_an_attestation(cast: Cast) -> None:
    take(cast, read(ROW))
    first = Edition.objects.get()
    draft = draft_of(cast).editions.get()
    for faked in ({"number": 2}, {"secrecy_digest": "0" * 64}):
        fields = {
            "stage": "published",
            "published_on": ON,
            "attested": first.attested,
            "attested_row": 9,
        } | faked
        with pytest.raises(IntegrityError), transaction.atomic():
            Edition.objects.filter(pk=draft.pk).update(**fields)


def test_an_imported_document_is_revised_through_every_review(cast: Cast) -> None:
    take(cast, read(ROW))
    document = Document.objects.get()
    acts.revise(document.pk, text="改正的正文。", because="更正", by=cast.li_qiang, on=ON)
    walk(cast, document, on=ON)
    document.refresh_from_db()
    assert document.live_edition is not None
    assert (document.live_edition.number, document.published_on) == (2, date(2023, 11, 17))


def test_the_same_rows_again_change_nothing(cast: Cast) -> None:
    rows = read(ROW, ROW | {"标题": "另一份"})
    take(cast, rows)
    before = list(Document.objects.values_list("index_no", flat=True))
    assert [r.already for r in take(cast, rows)] == [True, True]
    assert list(Document.objects.values_list("index_no", flat=True)) == before


def test_the_same_item_in_another_file_does_not_come_twice(cast: Cast) -> None:
    take(cast, read(ROW))
    assert "都相同" in take(cast, read(ROW), "b")[0].error
    assert Document.objects.count() == 1


def test_what_is_there_is_not_overwritten(cast: Cast) -> None:
    mine = published(cast)
    (result,) = take(cast, read(ROW | {"索引号": mine.index_no}))
    assert "没有改动" in result.error
    mine.refresh_from_db()
    assert mine.title == "关于开展活动的通知"


def test_one_item_twice_in_a_file_comes_in_once(cast: Cast) -> None:
    first, second = take(cast, read(ROW, ROW))
    assert first.error == ""
    assert f"已有标题、文号、日期都相同的信息（{first.index_no}）" in second.error
    assert Document.objects.count() == 1


def test_the_questions_to_the_database_grow_by_the_same_with_every_row(cast: Cast) -> None:
    """What is there already is asked once a batch; a row asks for itself alone, whatever came before it."""
    counted = []
    for batch, size in enumerate((2, 12, 22)):
        rows = read(*(ROW | {"标题": f"第{batch}批第{number}件"} for number in range(size)))
        with CaptureQueriesContext(connection) as questions:
            take(cast, rows, str(batch))
        counted.append(len(questions))
    more_for_ten_rows = (counted[2] - counted[1]) - (counted[1] - counted[0])
    assert abs(more_for_ten_rows) < 10, "not one question more a row"
    assert not [q for q in questions.captured_queries if '"title" =' in q["sql"] and "SELECT" in q["sql"]]


def test_a_number_twice_in_a_file_comes_in_once(cast: Cast) -> None:
    rows = read(
        ROW | {"索引号": "112206/2023-00046"}, ROW | {"索引号": "112206/2023-00046", "标题": "另一份"}
    )
    assert [(w.row, "第2行相同" in w.error) for w in rows.wrong] == [(3, True)]
    assert [r.error for r in take(cast, rows)] == [""]


def test_numbers_brought_along_are_not_given_again(cast: Cast) -> None:
    own = f"{cast.agency.code}/2023-00007"
    rows = read(ROW | {"标题": "没有编号的"}, ROW | {"索引号": own})
    keep_numbers(cast.agency, rows.items)
    assert [r.index_no for r in take(cast, rows)] == [f"{cast.agency.code}/2023-00008", own]


@pytest.mark.parametrize(
    "said, sentence",
    [
        ({"标题": None}, "标题"),
        ({"正文": " "}, "正文是空的"),
        ({"栏目": "没有的栏目"}, "没有栏目"),
        ({"责任科室": "没有的科室"}, "没有科室"),
        ({"成文日期": "2023-13-01"}, "日期"),
        ({"成文日期": None}, "日期"),
        ({"成文日期": "2023-12-01"}, "晚于发布日期"),
        ({"发布日期": "2030-01-01"}, "还没有到"),
        ({"公开属性": "依申请公开"}, "只导入已经主动公开"),
        ({"有效性": "大概有效"}, "有效性"),
        ({"废止日期": "2024-01-01"}, "已废止"),
        ({"有效性": "已废止", "废止日期": "2023-01-01"}, "早于成文日期"),
        ({"有效性": "已废止", "废止日期": "2024-12-31"}, "还没有到"),
        ({"发文字号": "990000199003070021"}, "公民身份号码"),
        ({"公开依据": "身份证990000199003070021"}, "公民身份号码"),
        ({"信息类别": "乱写"}, "信息类别"),
        ({"五公开环节": "其他"}, "五公开"),
        ({"索引号": "../../etc/passwd"}, "索引号"),
        ({"索引号": "A-2023-1"}, "索引号"),
        ({"解读的文件": "112206/2023-00001"}, "先导入该文件"),
        (
            {"正文": "张三，身份证号990000199003070021。"},
            "正文里有公民身份号码（99*************021），请先删去或者遮盖",
        ),
        ({"正文": "电话13800000000，卡号6222020000000000003。"}, "手机号码（13******000）"),
        ({"内容概述": "咨询13800000000"}, "标题、概述等著录里有手机号码"),
        ({"有效期至": "2023-01-01"}, "早于成文日期"),
        ({"有效期至": "永远"}, "日期"),
        ({"长期有效": "也许"}, "请写“是”或者留空"),
        ({"有效期至": "2030-01-01", "长期有效": "是"}, "不能又是长期有效"),
        ({"标题": "长" * 201}, "200"),
        ({"标题": "两行\n标题"}, "一行"),
        ({"附件": "a.pdf"}, "--files"),
    ],
)
def test_a_row_that_is_wrong_stays_out_with_a_sentence(
    cast: Cast, said: dict[str, Any], sentence: str
) -> None:
    assert sentence in errors(cast, **said)


def test_how_long_an_item_is_valid_comes_along(cast: Cast) -> None:
    take(
        cast,
        read(
            ROW | {"有效期至": "2023-12-31"},
            ROW | {"标题": "长期的", "长期有效": "是"},
            ROW | {"标题": "没有写的"},
        ),
    )
    rows = Document.objects.order_by("pk").values_list("valid_until", "valid_always")
    assert list(rows) == [(date(2023, 12, 31), False), (None, True), (None, False)]
    assert validity_on(Document.objects.earliest("pk"), ON) == Document.Validity.LAPSED


def test_a_dry_run_finds_numbers_as_the_run_does(cast: Cast) -> None:
    (result,) = take(cast, read(ROW | {"正文": "电话13800000000"}), dry=True)
    assert "手机号码" in result.error


def test_a_wrong_row_keeps_no_other_out(cast: Cast) -> None:
    results = take(cast, read(ROW, ROW | {"栏目": "没有"}, ROW | {"标题": "第三"}))
    assert [bool(r.error) for r in results] == [False, True, False]


def test_a_row_comes_with_its_files_or_not_at_all(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "好.pdf").write_bytes(pdf())
    (tmp_path / "坏.pdf").write_bytes(b"MZ not a pdf")
    rows = read(ROW | {"附件": "好.pdf"}, ROW | {"标题": "另一份", "附件": "好.pdf；坏.pdf"}, folder=tmp_path)
    good, bad = take(cast, rows)
    assert (good.error, "坏.pdf" in bad.error) == ("", True)
    kept = Attachment.objects.get()
    assert (kept.name, kept.file.read()) == ("好.pdf", pdf())
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["../秘密.pdf", "/etc/passwd", "子/a.pdf", "..\\a.pdf", "没有.pdf", "链接.pdf"]
)
def test_a_file_name_never_leads_out_of_the_folder(cast: Cast, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "附件"
    folder.mkdir()
    (tmp_path / "秘密.pdf").write_bytes(pdf())
    (folder / "链接.pdf").symlink_to(tmp_path / "秘密.pdf")
    rows = read(ROW | {"附件": name}, folder=folder)
    assert (rows.items, len(rows.wrong)) == ([], 1)


def test_a_row_with_a_number_in_its_file_stays_out(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "名单.docx").write_bytes(word("张某990000199003070021"))
    (result,) = take(cast, read(ROW | {"附件": "名单.docx"}, folder=tmp_path))
    assert "附件“名单.docx”里有公民身份号码" in result.error
    assert not Document.objects.exists()


def test_a_file_left_half_by_a_killed_run_is_written_again(cast: Cast, tmp_path: Path, settings: Any) -> None:
    (tmp_path / "好.pdf").write_bytes(pdf())
    half = Path(settings.MEDIA_ROOT) / "attachments/imported" / f"{hashlib.sha256(pdf()).hexdigest()}.pdf"
    half.parent.mkdir(parents=True)
    half.write_bytes(pdf()[:10])
    take(cast, read(ROW | {"附件": "好.pdf"}, folder=tmp_path))
    assert Attachment.objects.get().file.read() == pdf()


def test_a_dry_run_says_the_same_and_keeps_nothing(cast: Cast, tmp_path: Path) -> None:
    results = take(cast, read(ROW, ROW | {"栏目": "没有"}), dry=True)
    assert [bool(r.error) for r in results] == [False, True]
    assert not Document.objects.exists()
    assert not Entry.objects.filter(matter__in=["attestation", "document"]).exists()


def test_only_the_office_takes_in_and_only_for_its_own(cast: Cast) -> None:
    for nobody in (cast.li_qiang, cast.sun_jing, cast.zhou_yang):
        with pytest.raises(Refusal):
            attest(cast.agency, source="x", file="x", digest="0" * 64, by=nobody, on=ON)
        with pytest.raises(Refusal):
            take_in(None, cast.agency, [], by=nobody, on=ON)
    with pytest.raises(Refusal, match="原来在哪里"):
        attest(cast.agency, source=" ", file="x", digest="0" * 64, by=cast.qian_jin, on=ON)


def test_the_template_is_read_by_its_own_reader(cast: Cast) -> None:
    rows = read_sheet("模板.xlsx", io.BytesIO(template()), None)
    assert [r.error for r in take(cast, rows)] == [""]
    assert load_workbook(io.BytesIO(template())).worksheets[0].max_column == len(COLUMNS)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_of_either_coding_is_read(cast: Cast, coding: str) -> None:
    text = '标题,栏目,成文日期,发布日期,责任科室,正文\n通知,政策文件,2023/1/3,2023.1.4,业务科,"第一段\n\n第二段"\n'
    rows = read_sheet("a.csv", io.BytesIO(text.encode(coding)), None)
    assert [(i.made_on, i.text) for i in rows.items] == [(date(2023, 1, 3), "第一段\n\n第二段")]


def bomb() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sheet())) as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in good.namelist():
            package.writestr(name, good.read(name) if "sheet1" not in name else b" " * 60_000_000)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 9, b"GIF89a", bomb()])
def test_a_file_that_is_no_sheet_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Refusal):
        read_sheet("a.xlsx", io.BytesIO(content), None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a,b\n",
        "标题,栏目\n",
        "标题,栏目,别的\n",
        '标题,标题,栏目\n"',
        '标题,栏目,正文,成文日期,发布日期\n"开',
    ],
)
def test_a_sheet_with_another_head_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_sheet("a.csv", io.BytesIO(text.encode()), None)


def test_a_package_of_one_agency_comes_in_at_another(cast: Cast, portal: Channel) -> None:
    document = draft_of(cast)
    acts.attach(
        document.editions.get().pk, name="名单.pdf", content=io.BytesIO(pdf()), by=cast.li_qiang, on=ON
    )
    walk(cast, document, on=ON)
    package = send(cast, portal)
    rows = read_package(io.BytesIO(package))
    assert "没有改动" in take(cast, rows)[0].error
    elsewhere = Rows([replace(item, index_no="112206/2024-00001") for item in rows.items])
    assert [r.error for r in take(cast, elsewhere, "b")] == [""]
    copy = Document.objects.public().get(index_no="112206/2024-00001")
    assert copy.live_edition is not None
    assert copy.live_edition.digest == document.editions.get().digest
    assert copy.live_edition.attachments.get().file.read() == pdf()


def repacked(package: bytes, **changed: Any) -> io.BytesIO:
    """A package with entries added or replaced (None: taken out), its manifest as it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            if content is not None:
                new.writestr(name, content)
    out.seek(0)
    return out


@pytest.mark.parametrize(
    "changed",
    [
        {"../../evil.sh": b"x"},
        {"/etc/passwd": b"x"},
        {"files/../a.pdf": b"x"},
        {f"files/{'0' * 64}.pdf": b"x"},
        {"records.jsonl": b"{}\n"},
        {"records.jsonl": None},
        {"manifest.json": b"[]"},
        {"manifest.json": b"[" * 100_000},
        {"manifest.json": b" " * 70_000_000},
        {"manifest.json": b'{"schema": "gongkai-exchange/9"}'},
        {"manifest.json": b'{"schema": "gongkai-exchange/1", "entries": [1]}'},
    ],
)
def test_a_package_with_anything_strange_in_it_is_refused(
    cast: Cast, portal: Channel, live: Document, changed: dict[str, Any]
) -> None:
    with pytest.raises(Refusal):
        read_package(repacked(send(cast, portal), **changed))


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"not a zip"])
def test_what_is_no_package_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal):
        read_package(io.BytesIO(content))


def lines(cast: Cast, portal: Channel, **said: Any) -> Rows:
    """A package whose one record says something else, with a manifest that fits."""
    with zipfile.ZipFile(io.BytesIO(send(cast, portal))) as old:
        record, manifest = json.loads(old.read("records.jsonl")), json.loads(old.read("manifest.json"))
    content = json.dumps(record | said).encode()
    for entry in manifest["entries"]:
        if entry["name"] == "records.jsonl":
            entry["sha256"] = hashlib.sha256(content).hexdigest()
    whole = {"records.jsonl": content, "manifest.json": json.dumps(manifest).encode()}
    return read_package(repacked(send(cast, portal, only_new=False), **whole))


@pytest.mark.parametrize(
    "said",
    [
        {"status": "withdrawn"},
        {"attribute": {"code": "withheld"}},
        {"attribute": "proactive"},
        {"title": 7},
        {"text": "a\x00b"},
        {"text": "a\ud800b"},
        {"index_no": "\ud800", "text": 1},
        {"stages": ["别的"]},
        {"stages": "执行"},
        {"made_on": "soon"},
        {"attachments": "x"},
        {"attachments": [{"file": "../x"}]},
        {"attachments": [{"file": "records.jsonl", "name": "a.pdf"}]},
        {"attachments": [{"file": [], "name": "a.pdf"}]},
        {"attachments": [{"file": {}, "name": "a.pdf"}]},
    ],
)
def test_a_record_with_a_wrong_value_stays_out(
    cast: Cast, portal: Channel, live: Document, said: dict[str, Any]
) -> None:
    rows = lines(cast, portal, **said)
    assert (rows.items, len(rows.wrong)) == ([], 1)


def test_the_html_of_a_package_is_not_believed(cast: Cast, portal: Channel, live: Document) -> None:
    rows = lines(
        cast, portal, html="<script>x</script>", index_no="112206/2023-1", text="<script>alert(1)</script>"
    )
    take(cast, rows)
    edition = Document.objects.get(index_no="112206/2023-1").live_edition
    assert edition is not None
    assert "<script" not in edition.html


def test_an_item_needs_no_database_to_be_read() -> None:
    assert isinstance(read(ROW).items[0], Item)
