"""The agency's lists at the desk."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from gongkai.agencies.models import Person
from gongkai.documents.models import ListedWord
from tests.cast import Cast

AT = "/desk/ledger/words/"


def sheet(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(out)
    return SimpleUploadedFile("词表.xlsx", out.getvalue())


def test_the_office_adds_a_term_and_ends_it(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    said = {
        "word": "群艺馆",
        "better": "文化馆",
        "gravity": "error",
        "source": "三定规定",
        "since": "2024-03-01",
    }
    page = client.post(f"{AT}?kind=term", said, follow=True).content.decode()
    assert "已登记：用词“群艺馆”" in page
    assert "改为“文化馆”（差错）" in page
    row = ListedWord.objects.get()
    client.post(f"{AT}{row.pk}/end/", {"reason": "机构改名"}, follow=True)
    row.refresh_from_db()
    assert (row.ended_says, row.ended_by) == ("机构改名", cast.qian_jin)
    assert "群艺馆" not in client.get(AT).content.decode()
    assert "机构改名" in client.get(f"{AT}?all=1").content.decode()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("leader", {"word": "冯林", "names": "局长", "order": "1"}),
        ("unit", {"word": "甲市图书馆", "names": "市图书馆", "wrong": "甲市中心馆", "is_own": "on"}),
        ("allowed", {"word": "布署书店", "code": "TY001", "source": "店名"}),
        ("expression", {"word": "三馆一站"}),
        ("official", {"word": "冯林"}),
        ("phone", {"word": "0000-0000000"}),
        ("mask", {"word": "手机号码", "better": "3+2"}),
    ],
)
def test_each_kind_asks_for_what_it_has(cast: Cast, enter: Any, kind: str, said: dict[str, str]) -> None:
    client = enter(cast.zhao_min)
    assert client.post(f"{AT}?kind={kind}", said).status_code == 302
    assert said["word"] in client.get(f"{AT}?kind={kind}").content.decode()


def test_a_wrong_row_stays_on_the_sheet_with_the_reason(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    answer = client.post(f"{AT}?kind=term", {"word": "群艺馆", "gravity": "warning"})
    assert answer.status_code == 422
    assert "请填写依据" in answer.content.decode()
    assert 'value="群艺馆"' in answer.content.decode()
    assert client.post(f"{AT}?kind=leader", {"word": "冯林", "names": "局长"}).status_code == 422


def test_who_drafts_reads_them_and_changes_nothing(cast: Cast, enter: Any, outsider: Person) -> None:
    client = enter(cast.li_qiang)
    page = client.get(AT)
    assert page.status_code == 200
    assert "从表格导入" not in page.content.decode()
    assert client.post(f"{AT}?kind=expression", {"word": "x"}).status_code == 409
    assert client.get(f"{AT}1/end/").status_code == 403
    assert client.post(f"{AT}import/").status_code == 403


def test_another_agencys_rows_are_not_there(cast: Cast, enter: Any) -> None:
    enter(cast.qian_jin).post(f"{AT}?kind=expression", {"word": "三馆一站"})
    row = ListedWord.objects.get()
    stranger = enter(cast.zhou_yang)
    assert "三馆一站" not in stranger.get(AT).content.decode()
    assert stranger.post(f"{AT}{row.pk}/end/", {"reason": "x"}).status_code == 404


def test_a_sheet_is_read_in_with_its_faults_by_row(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    given = sheet(
        ("类别", "词语", "改为", "依据"), ("用词", "群艺馆", "文化馆", "三定规定"), ("用词", "少年宫", "", "")
    )
    page = client.post(f"{AT}import/", {"file": given}, follow=True).content.decode()
    assert "已登记1条" in page
    assert "第3行：用词要写明依据" in page


def test_a_file_that_is_no_list_is_refused_in_a_sentence(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    for file in (
        SimpleUploadedFile("词表.xlsx", b"none"),
        sheet(("名称",), ("x",)),
        SimpleUploadedFile("a.txt", b"x"),
    ):
        page = client.post(f"{AT}import/", {"file": file})
        assert page.status_code in (409, 422)
        assert ("文件要重新选择" in page.content.decode()) == (page.status_code == 409)
    assert client.post(f"{AT}import/", {}).status_code == 422


def test_what_goes_out_as_a_sheet_comes_in_again(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    client.post(
        f"{AT}?kind=term", {"word": "群艺馆", "better": "文化馆", "gravity": "error", "source": "三定规定"}
    )
    client.post(f"{AT}?kind=unit", {"word": "甲市图书馆", "names": "市图书馆、市图", "is_own": "on"})
    out = client.get(f"{AT}export.xlsx").content
    assert load_workbook(BytesIO(out)).worksheets[0]["A1"].value == "甲市文化和旅游局词表"
    ListedWord.objects.all().delete()
    client.post(f"{AT}import/", {"file": SimpleUploadedFile("词表.xlsx", out)})
    assert set(ListedWord.objects.values_list("word", "better", "gravity", "is_own")) == {
        ("群艺馆", "文化馆", "error", False), ("甲市图书馆", "", "warning", True),
    }  # fmt: skip


def test_the_template_adds_nothing_until_it_is_filled_in(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    given = client.get(f"{AT}template.xlsx").content
    page = client.post(f"{AT}import/", {"file": SimpleUploadedFile("词表.xlsx", given)}, follow=True)
    assert "已登记0条" in page.content.decode()
    assert not ListedWord.objects.exists()
    book, out = load_workbook(BytesIO(given)), BytesIO()
    book.remove(book.worksheets[0])  # its examples are rows that can be read in
    book.save(out)
    filled = SimpleUploadedFile("词表.xlsx", out.getvalue())
    assert "已登记6条" in client.post(f"{AT}import/", {"file": filled}, follow=True).content.decode()
