"""The catalogue: rows change and end for a reason and through two people, a sheet comes in whole or not at all."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from openpyxl import Workbook

from gongkai.journal.models import Entry
from gongkai.law.source import Refusal
from gongkai.matters.acts import catalogue, releasing, taking_back
from gongkai.matters.acts.importing import Taken, import_rows
from gongkai.matters.catalogue_sheet import COLUMNS, rows_of
from gongkai.matters.models import CatalogueRow
from gongkai.matters.proposals import fingerprint, proposals_of
from tests.cast import Cast
from tests.matters.conftest import ON

TEXTS = {
    "first_item": "公共文化服务", "second_item": "开放时间", "elements": "时间、地点", "basis": "条例第十九条", "within": "20个工作日",
    "channel": "政府网站", "audience": "全社会", "manner": "主动公开", "level": "县级",
}  # fmt: skip


def row_of(cast: Cast, *, public: bool = True, **texts: str) -> CatalogueRow:
    row = catalogue.enter_row(
        cast.agency, column=cast.columns["policy"], division=cast.division, by=cast.li_qiang, on=ON,
        **(TEXTS | texts),
    )  # fmt: skip
    if public:
        releasing.release("row", row.pk, by=cast.qian_jin, on=ON)
        row.refresh_from_db()
    return row


def change(cast: Cast, row: CatalogueRow, because: str = "新标准", **texts: Any) -> CatalogueRow:
    whole = {name: getattr(row, name) for name in TEXTS} | {"column": row.column, "division": row.division}
    return catalogue.change_row(row.pk, because=because, by=cast.li_qiang, on=ON, **(whole | texts))


def test_a_change_of_a_public_row_waits_and_the_public_reads_the_old_one(cast: Cast) -> None:
    row = row_of(cast)
    change(cast, row, within="10个工作日", column=cast.columns["guide"])
    assert CatalogueRow.objects.public().get().within == "20个工作日"
    with pytest.raises(Refusal, match="经办人不能"):
        releasing.release("row", own_changed(cast).pk, by=cast.qian_jin, on=ON)
    releasing.release("row", row.pk, by=cast.qian_jin, on=ON)
    shown = CatalogueRow.objects.public().get(pk=row.pk)
    assert (shown.within, shown.column, shown.proposed_by) == ("10个工作日", cast.columns["guide"], None)
    line = Entry.objects.get(act="change_row")
    assert (line.facts["changed"], line.facts["because"]) == (["column", "within"], "新标准")


def test_a_row_that_was_never_public_is_changed_at_once(cast: Cast) -> None:
    row = row_of(cast, public=False)
    releasing.send_back("row", row.pk, because="时限有误", by=cast.qian_jin, on=ON)
    change(cast, row, within="10个工作日")
    row.refresh_from_db()
    assert (row.within, row.is_waiting) == ("10个工作日", True)


def test_a_change_needs_a_reason_and_must_change_something(cast: Cast) -> None:
    row = row_of(cast)
    with pytest.raises(Refusal, match="请填写修改的原因"):
        change(cast, row, because=" ", within="10个工作日")
    with pytest.raises(Refusal, match="没有改动"):
        change(cast, row)
    with pytest.raises(Refusal, match="公民身份号码"):
        change(cast, row, elements="王芳990000199003070021")
    assert not CatalogueRow.objects.waiting()


def test_one_change_waits_at_a_time(cast: Cast) -> None:
    row = row_of(cast)
    change(cast, row, within="10个工作日")
    for act in (lambda: change(cast, row, within="5个工作日"), lambda: retire(cast, row)):
        with pytest.raises(Refusal, match="已有修改待公布"):
            act()


def test_a_change_sent_back_leaves_the_row(cast: Cast) -> None:
    row = row_of(cast)
    change(cast, row, within="10个工作日")
    releasing.send_back("row", row.pk, because="依据不足", by=cast.qian_jin, on=ON)
    shown = CatalogueRow.objects.public().get()
    assert (shown.within, shown.is_waiting) == ("20个工作日", False)


def test_two_rows_never_have_the_same_item(cast: Cast) -> None:
    row, other = row_of(cast), row_of(cast, second_item="活动")
    with pytest.raises(Refusal, match="另有一行"):
        change(cast, other, second_item="开放时间")
    change(cast, other, second_item="服务")
    change(cast, row, second_item="服务")
    releasing.release("row", other.pk, by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="另有一行"):
        releasing.release("row", row.pk, by=cast.qian_jin, on=ON)


def retire(cast: Cast, row: CatalogueRow) -> CatalogueRow:
    return catalogue.retire_row(row.pk, because="职责划转", by=cast.li_qiang, on=ON)


def test_a_row_ends_through_two_people_and_its_item_may_be_entered_anew(cast: Cast) -> None:
    row = row_of(cast)
    retire(cast, row)
    assert CatalogueRow.objects.public().count() == 1
    releasing.release("row", row.pk, by=cast.qian_jin, on=ON)
    row.refresh_from_db()
    assert (row.retired_on, row.retired_says, CatalogueRow.objects.public().count()) == (ON, "职责划转", 0)
    with pytest.raises(Refusal, match="已于2024-03-11停用"):
        change(cast, row, within="1日")
    with pytest.raises(Refusal, match="公开页面上没有它"):
        taking_back.take_back("row", row.pk, because="错", by=cast.qian_jin, on=ON)
    row_of(cast)
    assert (CatalogueRow.objects.count(), CatalogueRow.objects.public().count()) == (2, 1)


def test_a_row_that_is_not_public_does_not_end(cast: Cast) -> None:
    with pytest.raises(Refusal, match="没有公布"):
        retire(cast, row_of(cast, public=False))


def test_a_row_is_changed_by_its_own_division_and_the_office_alone(cast: Cast, outsider: Any) -> None:
    row = row_of(cast)
    for stranger in (outsider, cast.zhou_yang):
        with pytest.raises(Refusal, match="由责任科室和办公室"):
            catalogue.retire_row(row.pk, because="错", by=stranger, on=ON)
    with pytest.raises(Refusal, match="由责任科室和办公室"):
        change(cast, row, division=outsider.division)


def test_several_rows_are_released_together_or_none(cast: Cast) -> None:
    rows = [row_of(cast, public=False, second_item=f"事项{n}") for n in range(3)]
    with pytest.raises(Refusal, match="经办人不能"):
        releasing.release_rows(seen(*rows, own_row(cast)), by=cast.qian_jin, on=ON)
    assert not CatalogueRow.objects.public()
    with pytest.raises(Refusal, match="先勾选"):
        releasing.release_rows({}, by=cast.qian_jin, on=ON)
    releasing.release_rows(seen(*rows), by=cast.qian_jin, on=ON)
    assert CatalogueRow.objects.public().count() == 3


def seen(*rows: CatalogueRow) -> dict[int, str]:
    """What somebody read who looked at these rows now."""
    return {row.pk: fingerprint(CatalogueRow.objects.get(pk=row.pk)) for row in rows}


def test_a_row_changed_after_it_was_read_is_not_released_and_neither_are_the_others(cast: Cast) -> None:
    public, new = row_of(cast), row_of(cast, public=False, second_item="活动")
    change(cast, public, within="10个工作日")
    read = seen(public, new)
    releasing.send_back("row", public.pk, because="再改", by=cast.qian_jin, on=ON)
    change(cast, public, within="1年")
    with pytest.raises(Refusal, match=f"^{public.number}：这一行在您看过以后又有改动"):
        releasing.release_rows(read, by=cast.qian_jin, on=ON)
    assert [row.within for row in CatalogueRow.objects.public()] == ["20个工作日"]
    releasing.release_rows(seen(public, new), by=cast.qian_jin, on=ON)
    assert CatalogueRow.objects.public().count() == 2


def test_what_is_read_of_a_row_is_another_for_another_place_of_the_same_name(cast: Cast) -> None:
    row, twin = row_of(cast, public=False), cast.columns["guide"]
    before = fingerprint(row)
    type(twin).objects.filter(pk=twin.pk).update(name=row.column.name)
    change(cast, row, column=twin)
    assert fingerprint(CatalogueRow.objects.get()) != before
    assert proposals_of([row])[0].fields == proposals_of(CatalogueRow.objects.all())[0].fields


def own_row(cast: Cast) -> CatalogueRow:
    """A row the office itself entered."""
    return catalogue.enter_row(
        cast.agency, column=cast.columns["policy"], division=cast.division, by=cast.qian_jin, on=ON,
        **(TEXTS | {"second_item": "办公室登记的"}),
    )  # fmt: skip


def own_changed(cast: Cast) -> CatalogueRow:
    """A public row the office itself changed."""
    row = row_of(cast, second_item="办公室修改的")
    return catalogue.retire_row(row.pk, because="划转", by=cast.qian_jin, on=ON)


@pytest.mark.parametrize("wrong", [{"proposed_says": ""}, {"proposed_by": None}, {"retired_on": ON}, {"retired_says": "x"}])  # fmt: skip
def test_the_database_knows_no_half_a_change(cast: Cast, wrong: dict[str, Any]) -> None:
    change(cast, row_of(cast), within="10个工作日")
    with pytest.raises(IntegrityError), transaction.atomic():
        CatalogueRow.objects.update(**wrong)


def cells(cast: Cast, **texts: str) -> dict[str, str]:
    return TEXTS | {"division": cast.division.name, "column": cast.columns["policy"].name} | texts


def taken(cast: Cast, *rows: dict[str, str]) -> Taken:
    numbered = list(enumerate(rows, 3))
    return import_rows(cast.agency, numbered, because="按标准目录", by=cast.li_qiang, on=ON)


def test_a_sheet_enters_new_rows_changes_old_ones_and_leaves_the_same(cast: Cast) -> None:
    row_of(cast)
    row_of(cast, second_item="活动")
    rows = (
        cells(cast),
        cells(cast, second_item="活动", within="7日"),
        cells(cast, second_item="收费", column="policy"),
    )
    assert taken(cast, *rows) == Taken(entered=1, changed=1, same=1)
    assert CatalogueRow.objects.waiting().count() == 2
    assert taken(cast, *rows) == Taken(same=3), "the same sheet again changes nothing"


def test_one_wrong_line_and_nothing_is_taken(cast: Cast) -> None:
    row_of(cast)
    before = (CatalogueRow.objects.count(), Entry.objects.count())
    said = taken(
        cast,
        cells(cast, within="7日"),
        cells(cast, second_item="甲", division="没有的科"),
        cells(cast, second_item="乙", column="没有的栏目"),
        cells(cast, second_item="丙", basis=""),
        cells(cast, second_item="丁", elements="长" * 301),
        cells(cast, second_item="丙"),
        cells(cast, second_item="戊"),
    )
    assert [number for number, _ in said.wrong] == [4, 5, 6, 7, 8]
    for (_, says), words in zip(
        said.wrong, ("没有科室", "没有栏目", "请填写公开依据", "不超过300字", "与第6行"), strict=True
    ):
        assert words in says
    assert (CatalogueRow.objects.count(), Entry.objects.count()) == before
    assert not CatalogueRow.objects.waiting()


def test_all_faults_of_a_line_are_told_at_once(cast: Cast, outsider: Any) -> None:
    said = taken(
        cast, cells(cast), cells(cast, division="没有的科", column="没有的栏目", basis="", within="", elements="长" * 301)
    )  # fmt: skip
    ((number, says),) = said.wrong
    assert number == 4
    for words in ("与第3行", "没有科室", "没有栏目", "请填写公开依据", "请填写公开时限", "不超过300字"):
        assert says.count(words) == 1
    foreign = import_rows(cast.agency, [(3, cells(cast, basis=""))], because="按标准", by=outsider, on=ON)
    assert all(words in foreign.wrong[0][1] for words in ("由责任科室和办公室", "请填写公开依据"))


def test_nobody_imports_for_another_division(cast: Cast, outsider: Any) -> None:
    said = import_rows(cast.agency, [(3, cells(cast))], because="按标准", by=outsider, on=ON)
    assert "由责任科室和办公室" in said.wrong[0][1]
    with pytest.raises(Refusal, match="没有一行"):
        import_rows(cast.agency, [], because="按标准", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="请填写导入的说明"):
        import_rows(cast.agency, [(3, cells(cast))], because="", by=cast.li_qiang, on=ON)


def workbook(*lines: list[Any]) -> BytesIO:
    book, out = Workbook(), BytesIO()
    for line in lines:
        book.worksheets[0].append(line)
    book.save(out)
    return BytesIO(out.getvalue())


HEAD = list(COLUMNS)
LINE = [
    "公共文化服务",
    "开放时间",
    "时间",
    "条例",
    "20个工作日",
    "业务科",
    "网站",
    "全社会",
    "主动公开",
    "县级",
    "政策文件",
]


def test_a_sheet_is_read_from_its_head_on_with_the_numbers_of_its_lines() -> None:
    ((number, row),) = rows_of("目录.xlsx", workbook(["某局公开目录"], HEAD, [], LINE))
    assert (number, row["second_item"], row["division"]) == (4, "开放时间", "业务科")
    text = "\n".join([",".join(HEAD), ",".join(LINE)]).encode("gb18030")
    assert rows_of("目录.csv", BytesIO(text))[0][1]["column"] == "政策文件"


@pytest.mark.parametrize(
    "lines, words",
    [
        ([["甲"], ["乙"]], "没有找到"), ([HEAD[:-1], LINE], "缺少的列：栏目"), ([[*HEAD, "备注"], LINE], "不认识的列：备注"),
        ([[*HEAD, "栏目"], LINE], "重复的列：栏目"),
    ],
)  # fmt: skip
def test_a_head_that_does_not_fit_is_told(lines: list[list[str]], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        rows_of("目录.xlsx", workbook(*lines))


@pytest.mark.parametrize(
    "name, content", [("目录.xlsx", b"PK\x03\x04broken"), ("目录.csv", b"\xff\xfe\xff"), ("目录.doc", b"x")]
)
def test_a_file_that_is_no_sheet_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(Refusal):
        rows_of(name, BytesIO(content))


def test_a_sheet_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.matters.catalogue_sheet.MOST_ROWS", 1)
    with pytest.raises(Refusal, match="超过1行"):
        rows_of("目录.xlsx", workbook(HEAD, LINE, LINE))
