"""The catalogue at the desk: in by a sheet and out again, a row changed and ended, several released together."""

from __future__ import annotations

import re
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
from tests.matters.test_the_catalogue import HEAD, LINE, TEXTS, change, retire, row_of, workbook

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
    assert ("公开目录：修改" in waits, "20个工作日 → <b>10个工作日</b>" in waits) == (True, True)
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


def boxes(text: str) -> list[str]:
    """What the boxes of the list of waiting rows send."""
    return re.findall(r'name="row" value="([^"]+)"', text)


def test_the_office_releases_the_rows_it_ticked(cast: Cast, enter: Any) -> None:
    for n in range(3):
        row_of(cast, public=False, second_item=f"事项{n}")
    client = enter(cast.qian_jin)
    text = client.get(BASE, {"state": "waiting"}).text
    assert (len(boxes(text)), " checked" in text) == (3, False)
    assert client.post(f"{BASE}release/", {"row": boxes(text)[:2]}).status_code == 302
    assert CatalogueRow.objects.public().count() == 2
    assert enter(cast.li_qiang).post(f"{BASE}release/", {"row": boxes(text)[2]}).status_code == 403
    for wrong in ("9" * 9, "1:", "x:y", ""):
        assert client.post(f"{BASE}release/", {"row": [wrong]}).status_code == 409
    assert enter(cast.zhou_yang).post(f"{BASE}release/", {"row": boxes(text)[2]}).status_code in (403, 409)


def test_old_and_new_words_stand_before_the_box_and_a_new_row_in_whole(cast: Cast, enter: Any) -> None:
    change(cast, row_of(cast), within="10个工作日", column=cast.columns["guide"], because="按新标准")
    row_of(cast, public=False, second_item="活动", level="省级")
    retire(cast, row_of(cast, second_item="收费"))
    client = enter(cast.qian_jin)
    for address in (f"{BASE}?state=waiting", "/desk/matters/waiting/"):
        text = client.get(address).text
        for words in (
            "20个工作日 → <b>10个工作日</b>", f"{cast.columns['policy']} → <b>{cast.columns['guide']}</b>", "按新标准",
            "省级", "职责划转", f"公开主体（责任科室）：</span>{cast.division}", f"栏目：</span>{cast.columns['policy']}",
        ):  # fmt: skip
            assert words in text, (address, words)


def test_what_changed_after_it_was_read_is_not_released(cast: Cast, enter: Any) -> None:
    row, client = row_of(cast), enter(cast.qian_jin)
    change(cast, row, within="10个工作日")
    read = boxes(client.get(BASE, {"state": "waiting"}).text)
    seen = read[0].partition(":")[2]
    releasing.send_back("row", row.pk, because="再改", by=cast.qian_jin, on=ON)
    change(cast, row, within="1年")
    address = f"/desk/matters/waiting/row/{row.pk}/release/"
    for answer in (
        client.post(f"{BASE}release/", {"row": read}), client.post(address, {"seen": seen}), client.post(address),
    ):  # fmt: skip
        assert (
            answer.status_code,
            answer.text.count("在您看过以后又有改动"),
            "<b>1年</b>" in answer.text,
        ) == (409, 1, True)
    assert CatalogueRow.objects.public().get().within == "20个工作日"


def test_a_page_of_errors_is_no_dead_end(cast: Cast, enter: Any) -> None:
    row_of(cast)
    office, clerk = enter(cast.qian_jin), enter(cast.li_qiang)
    assert (
        office.get(f"{BASE}release/", {"q": "图书"})["Location"]
        == f"{BASE}?q=%E5%9B%BE%E4%B9%A6&state=waiting"
    )
    refused = office.post(f"{BASE}release/").text
    assert (f'class="filters" method="get" action="{BASE}"' in refused, "没有待公布的目录" in refused) == (
        True,
        True,
    )
    for address in (f"{BASE}import/", f"{BASE}new/"):
        assert clerk.get(address).status_code == 200
        assert clerk.post(address).status_code == 422
        assert enter(cast.wu_tao).get(address).status_code == 403


def test_the_list_asks_as_many_questions_for_many_rows_as_for_few(cast: Cast, enter: Any) -> None:
    client, counts = enter(cast.qian_jin), []
    for upto in (2, 7):
        while CatalogueRow.objects.count() < upto:
            row = row_of(cast, second_item=f"事项{CatalogueRow.objects.count()}")
            change(cast, row, column=cast.columns["guide"])
        counts.append([len(questions(client, a)) for a in (BASE, f"{BASE}?state=waiting")])
    assert counts[0] == counts[1]
