"""What is written about documents and pressed twice is one: a draft, an interpretation, a comment, a window, an incident."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.cases.models import Case
from gongkai.desk import beginning
from gongkai.documents.comments.models import Comment
from gongkai.documents.models import Document, Incident, Window
from tests.answering import answered
from tests.cast import Cast
from tests.desk.conftest import TODAY
from tests.desk.test_pressed_twice import SLIP, slip_of
from tests.desk.test_writing import sheet

WINDOW = {"name": "会期", "first": "2024-03-20", "last": "2024-03-22", "reason": "重要会议"}
INCIDENT = {"kind": "dispute", "happened_on": "2024-03-12", "says": "网民质疑"}


def twice(client: Any, address: str, typed: dict[str, Any], *, shown: str = "") -> list[str]:
    """Where two clicks on the form of a page lead."""
    typed = typed | {"once": slip_of(client.get(shown or address).text)}
    return [client.post(address, typed)["Location"] for _ in range(2)]


def test_a_draft_pressed_twice_is_one(cast: Cast, enter: Any) -> None:
    led = twice(enter(cast.li_qiang), "/desk/doc/new/", sheet(cast))
    assert led == [f"/desk/doc/{Document.objects.get().address}/edit/"] * 2


def test_checking_takes_no_slip(cast: Cast, enter: Any) -> None:
    client = enter(cast.li_qiang)
    slip = slip_of(client.get("/desk/doc/new/").text)
    checked = client.post("/desk/doc/new/", sheet(cast, once=slip, check="1", title="改前"))
    assert slip_of(checked.text) == slip
    assert client.post("/desk/doc/new/", sheet(cast, once=slip)).status_code == 302


def test_another_text_after_going_back_is_asked_about(cast: Cast, enter: Any) -> None:
    client = enter(cast.li_qiang)
    typed = sheet(cast, once=slip_of(client.get("/desk/doc/new/").text))
    client.post("/desk/doc/new/", typed)
    other = client.post("/desk/doc/new/", typed | {"title": "关于另一件事的通知"})
    assert (other.status_code, Document.objects.count()) == (409, 1)
    assert f"已经登记为{Document.objects.get().index_no}" in other.text


def test_a_draft_from_a_request_pressed_twice_is_one(cast: Cast, case: Case, enter: Any) -> None:
    answered(cast, case, on=TODAY)
    first, second = twice(enter(cast.li_qiang), f"/desk/doc/new/?case={case.number}", sheet(cast))
    case.refresh_from_db()
    assert (first, case.became) == (second, Document.objects.get())


def test_a_request_that_became_another_document_leaves_no_draft_behind(
    cast: Cast, case: Case, draft: Document, enter: Any, monkeypatch: Any
) -> None:
    """Somebody else turned it while the sheet was being written."""
    answered(cast, case, on=TODAY)
    Case.objects.filter(pk=case.pk).update(became=draft)
    monkeypatch.setattr(beginning, "begun_from", lambda request: case)
    answer = enter(cast.li_qiang).post(f"/desk/doc/new/?case={case.number}", sheet(cast))
    assert (answer.status_code, "已经转为主动公开" in answer.text) == (409, True)
    assert Document.objects.get() == draft


def test_an_interpretation_pressed_twice_is_one(cast: Cast, draft: Document, enter: Any) -> None:
    column = cast.columns["interpretation"].pk
    typed = {"title": "解读", "column": column, "text": "背景……", "forms": ["text", "chart"]}
    led = twice(enter(cast.li_qiang), f"/desk/doc/{draft.address}/interpret/", typed)
    assert led == [f"/desk/doc/{Document.objects.get(interprets=draft).address}/edit/"] * 2


def test_a_comment_pressed_twice_is_one(cast: Cast, draft: Document, enter: Any) -> None:
    twice(enter(cast.he_jing), f"/desk/doc/{draft.address}/comments/", {"paragraph": 2, "says": "哪些？"})
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("act, comments", [("reply", 2), ("settle", 1)])
def test_an_answer_to_a_comment_pressed_twice_is_one(
    cast: Cast, draft: Document, enter: Any, act: str, comments: int
) -> None:
    page, client = f"/desk/doc/{draft.address}/comments/", enter(cast.li_qiang)
    client.post(page, {"paragraph": 2, "says": "哪些？"})
    *_, slip = SLIP.findall(client.get(page).text)
    address = f"{page}{Comment.objects.get().pk}/{act}/"
    led = [client.post(address, {"says": "已改", "once": slip})["Location"] for _ in range(2)]
    assert (led, Comment.objects.count()) == ([page] * 2, comments)


def test_each_comment_is_answered_with_a_slip_of_its_own(cast: Cast, draft: Document, enter: Any) -> None:
    page, client = f"/desk/doc/{draft.address}/comments/", enter(cast.li_qiang)
    for says in ("甲", "乙"):
        client.post(page, {"paragraph": 2, "says": says})
    slips = SLIP.findall(client.get(page).text)
    assert len(set(slips)) == len(slips) == 3


def test_a_window_pressed_twice_is_one(cast: Cast, enter: Any) -> None:
    twice(enter(cast.zhao_min), "/desk/doc/windows/", WINDOW)
    assert Window.objects.count() == 1


def test_an_incident_pressed_twice_is_one(cast: Cast, enter: Any) -> None:
    twice(enter(cast.zhao_min), "/desk/doc/incidents/", INCIDENT)
    assert Incident.objects.count() == 1
