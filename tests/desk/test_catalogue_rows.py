"""The catalogue at the desk: in by a sheet and out again, a row changed and ended, several released together."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies.models import Person
from gongkai.matters.acts import releasing
from gongkai.matters.models import CatalogueRow
from tests.cast import Cast
from tests.desk.conftest import ON
from tests.desk.test_questions_to_the_database import questions
from tests.matters.test_the_catalogue import HEAD, LINE, TEXTS, retire, row_of, workbook

BASE = "/desk/matters/catalogue/"


def sent(content: bytes, name: str = "目录.xlsx") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, content), "because": "按标准目录"}


def test_what_goes_out_comes_in_again_and_changes_nothing(cast: Cast, enter: Any) -> None:
    row_of(cast)
    client = enter(cast.li_qiang)
    out = client.get(f"{BASE}export.xlsx").content
    sheet = openpyxl.load_workbook(BytesIO(out)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == HEAD
    assert client.post(f"{BASE}import/", sent(out))["Location"] == BASE
    assert "1行没有变化" in client.get(BASE).text
    assert not CatalogueRow.objects.waiting()


def test_a_sheet_with_a_wrong_line_is_told_by_line_and_leaves_everything(cast: Cast, enter: Any) -> None:
    wrong = [*LINE[:5], "没有的科", *LINE[6:]]
    answer = enter(cast.li_qiang).post(
        f"{BASE}import/", sent(workbook(HEAD, LINE, ["甲", "乙", *wrong[2:]]).getvalue())
    )
    assert (answer.status_code, "没有导入任何一行" in answer.text, "第3行：没有科室" in answer.text) == (
        409,
        True,
        True,
    )
    assert not CatalogueRow.objects.exists()


def test_a_file_that_is_no_sheet_and_none_at_all_are_told(cast: Cast, enter: Any) -> None:
    client = enter(cast.li_qiang)
    assert client.post(f"{BASE}import/", sent(b"no", "目录.txt")).status_code == 409
    assert client.post(f"{BASE}import/", {"because": "按标准"}).status_code == 422


def test_a_row_is_changed_and_ended_on_its_page(cast: Cast, enter: Any) -> None:
    row, client = row_of(cast), enter(cast.li_qiang)
    address = f"{BASE}{row.number}/"
    fields = TEXTS | {"division": row.division_id, "column": row.column_id, "within": "10个工作日"}
    assert client.post(address, fields).status_code == 422, "a change says why"
    assert client.post(address, fields | {"because": "新标准"})["Location"] == address
    text = client.get(address).text
    assert ("20个工作日 → <b>10个工作日</b>" in text, "新标准" in text, "停用这一行" in text) == (
        True,
        True,
        False,
    )
    waits = enter(cast.qian_jin).get("/desk/matters/waiting/").text
    assert ("公开目录：修改" in waits, "20个工作日 → 10个工作日" in waits) == (True, True)
    releasing.release("row", row.pk, by=cast.qian_jin, on=ON)
    assert client.post(f"{address}retire/", {"because": "职责划转"}).status_code == 302
    releasing.release("row", row.pk, by=cast.qian_jin, on=ON)
    assert "停用：职责划转" in client.get(address).text
    assert row.number not in client.get(BASE).text
    assert row.number in client.get(BASE, {"state": "retired"}).text
    assert client.post(address, fields | {"because": "再改"}).status_code == 409


def test_strangers_see_and_change_no_row(cast: Cast, enter: Any, outsider: Person) -> None:
    row = row_of(cast)
    for who in (outsider, cast.zhou_yang):
        client = enter(who)
        assert client.get(f"{BASE}{row.number}/").status_code in (403, 404)
        assert client.post(f"{BASE}{row.number}/retire/", {"because": "错"}).status_code in (403, 404)
        assert row.number not in client.get(BASE).text
    assert enter(cast.wu_tao).post(f"{BASE}{row.number}/retire/", {"because": "错"}).status_code in (403, 404)
    row.refresh_from_db()
    assert not row.is_waiting


def test_the_office_releases_the_rows_it_ticked(cast: Cast, enter: Any) -> None:
    rows = [row_of(cast, public=False, second_item=f"事项{n}") for n in range(3)]
    client = enter(cast.qian_jin)
    assert client.get(BASE, {"state": "waiting"}).text.count('form="release-rows" checked') == 3
    assert client.post(f"{BASE}release/", {"row": [r.pk for r in rows[:2]]}).status_code == 302
    assert CatalogueRow.objects.public().count() == 2
    assert enter(cast.li_qiang).post(f"{BASE}release/", {"row": [rows[2].pk]}).status_code == 403
    assert client.post(f"{BASE}release/", {"row": ["9" * 9]}).status_code == 409
    assert enter(cast.zhou_yang).post(f"{BASE}release/", {"row": [rows[2].pk]}).status_code in (403, 409)


def test_the_list_asks_as_many_questions_for_many_rows_as_for_few(cast: Cast, enter: Any) -> None:
    client, counts = enter(cast.qian_jin), []
    for upto in (2, 7):
        while CatalogueRow.objects.count() < upto:
            retire(cast, row_of(cast, second_item=f"事项{CatalogueRow.objects.count()}"))
        counts.append([len(questions(client, a)) for a in (BASE, f"{BASE}?state=waiting")])
    assert counts[0] == counts[1]
