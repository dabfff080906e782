"""Records of service at the desk, and that what leaves as a list is on record."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.cases.models import Case
from gongkai.journal.models import Entry
from gongkai.law.letter import LetterKind
from tests.answering import approved, in_hand
from tests.cast import Cast
from tests.desk.conftest import ON, TODAY
from tests.papers import png

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(cast: Cast) -> Case:
    return approved(cast, in_hand(cast, on=ON), on=TODAY)


def test_a_record_is_made_downloaded_and_its_scan_put_beside_it(cast: Cast, ready: Case, enter: Any) -> None:
    client, letter = enter(cast.li_qiang), ready.letters.answers().get()
    here = f"/desk/ysq/{ready.number}"
    assert "制作送达回证" in client.get(f"{here}/").text
    assert client.post(f"{here}/letters/{letter.pk}/record/", {"way": "direct"}).status_code == 302
    record = ready.letters.get(kind=LetterKind.SERVICE_RECORD)
    assert client.post(f"{here}/letters/{record.pk}/word/").content.startswith(b"PK")
    page = client.get(f"{here}/").text
    assert "待附签字件" in page
    assert "查看身份信息（下载文书）" in page
    assert "存卷" in client.get("/desk/ysq/letters/").text
    scan = {"file": SimpleUploadedFile("回证.png", png())}
    assert client.post(f"{here}/letters/{record.pk}/signed/", scan).status_code == 302
    page = client.get(f"{here}/").text
    assert "签字件</a>" in page
    assert "待附签字件" not in page


def test_what_is_wrong_is_told_and_nothing_is_made(cast: Cast, ready: Case, enter: Any) -> None:
    client, letter = enter(cast.li_qiang), ready.letters.answers().get()
    here = f"/desk/ysq/{ready.number}/letters/{letter.pk}"
    assert client.post(f"{here}/record/", {"way": "electronic"}).status_code == 422
    assert client.post(f"{here}/signed/", {}).status_code == 422
    scan = {"file": SimpleUploadedFile("回证.png", png())}
    answer = client.post(f"{here}/signed/", scan)
    assert (answer.status_code, "有效的送达回证" in answer.text) == (409, True)
    assert client.get(f"{here}/record/").status_code == 405
    assert not ready.letters.filter(kind=LetterKind.SERVICE_RECORD).exists()


@pytest.mark.parametrize(
    "who, status", [("he_jing", 409), ("wu_tao", 409), ("sun_jing", 409), ("zhou_yang", 404)]
)
def test_nobody_else_makes_one(cast: Cast, ready: Case, enter: Any, who: str, status: int) -> None:
    letter = ready.letters.answers().get()
    place = f"/desk/ysq/{ready.number}/letters/{letter.pk}/record/"
    assert enter(getattr(cast, who)).post(place, {"way": "direct"}).status_code == status
    assert "制作送达回证" not in enter(getattr(cast, who)).get(f"/desk/ysq/{ready.number}/").text


@pytest.mark.parametrize(
    "address, label",
    [
        ("/desk/ysq/export.xlsx?stage=all", "导出申请登记台账"),
        ("/desk/ysq/letters/export.xlsx", "导出文号台账"),
        ("/desk/ysq/remedies/export.xlsx", "导出复议诉讼台账"),
    ],
)
def test_a_list_that_leaves_is_on_record_under_its_own_name(
    cast: Cast, ready: Case, enter: Any, address: str, label: str
) -> None:
    assert enter(cast.qian_jin).get(address).status_code == 200
    line = Entry.objects.get(act="export")
    rows = {"导出申请登记台账": 1, "导出文号台账": ready.letters.count(), "导出复议诉讼台账": 0}[label]
    assert (line.label, line.by, line.facts, line.on) == (label, "钱进", {"rows": rows}, date(2024, 3, 18))
