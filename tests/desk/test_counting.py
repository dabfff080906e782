"""The counting rule at the desk and on the portal: shown beside the numbers, set by the office."""

from __future__ import annotations

from typing import Any

from django.test import Client

from gongkai.agencies.reads import calendar
from gongkai.cli.digest.sheet import sheets
from gongkai.documents.counting.models import CountingDecision, SetCountingRule
from gongkai.documents.models import Document
from tests.cast import Cast
from tests.documents.conftest import draft_of, walk
from tests.documents.test_counting_items import ON

SAID = {"since": 2024, "categories": ["culture"], "basis": "市政务公开办通知"}


def released(cast: Cast, **fields: Any) -> Document:
    document = draft_of(cast, **fields)
    walk(cast, document, on=ON)
    return document


def test_the_office_sets_the_rule_and_every_list_follows(cast: Cast, enter: Any, client: Client) -> None:
    released(cast, title="甲文件")
    released(cast, title="乙活动", category="culture")
    desk = enter(cast.qian_jin)
    assert desk.post("/desk/doc/counting/set/", SAID).status_code == 302
    for address in ("/desk/doc/?counted=1&year=2024",):
        shown = desk.get(address).content.decode()
        assert "乙活动" in shown
        assert "甲文件" not in shown
    shown = client.get("/zwgk/?year=2024&counted=1").content.decode()
    assert "乙活动" in shown
    assert "甲文件" not in shown
    found = client.get("/api/v1/documents?counted=true").json()
    assert [line["title"] for line in found["documents"]] == ["乙活动"]
    left = client.get("/api/v1/documents?counted=false").json()
    assert [line["title"] for line in left["documents"]] == ["甲文件"]


def test_anybody_reads_the_rule_beside_the_number(cast: Cast, client: Client) -> None:
    assert "/counting/#y" in client.get("/").content.decode()
    shown = client.get("/counting/").content.decode()
    assert "计一条" in shown
    assert "政策解读随所解读的文件" in shown


def test_a_clerk_reads_the_rule_and_cannot_set_it(cast: Cast, enter: Any) -> None:
    desk = enter(cast.li_qiang)
    assert "登记口径" not in desk.get("/desk/doc/counting/").content.decode()
    assert desk.post("/desk/doc/counting/set/", SAID).status_code == 403
    assert not SetCountingRule.objects.exists()


def test_what_is_wrong_with_a_rule_is_said_on_its_sheet(cast: Cast, enter: Any) -> None:
    answer = enter(cast.qian_jin).post("/desk/doc/counting/set/", {"since": 2024, "basis": ""})
    assert answer.status_code == 422
    assert "请选择计入的信息类别" in answer.content.decode()
    assert "请填写依据" in answer.content.decode()


def test_two_people_of_the_office_move_a_document_between_categories_on_its_page(
    cast: Cast, enter: Any
) -> None:
    document = released(cast)
    desk = enter(cast.qian_jin)
    assert "改变信息类别" in desk.get(f"/desk/doc/{document.address}/").content.decode()
    answer = desk.post(
        f"/desk/doc/{document.address}/do/recategorise/", {"category": "culture", "reason": ""}
    )
    assert answer.status_code == 422
    desk.post(f"/desk/doc/{document.address}/do/recategorise/", {"category": "culture", "reason": "文化活动"})
    document.refresh_from_db()
    assert document.category == "document"
    assert "待确认" in desk.get("/desk/doc/counting/").content.decode()
    confirm = f"/desk/doc/{document.address}/do/confirm_counting/"
    read = {"decision": CountingDecision.objects.get().pk}
    assert desk.post(confirm, read).status_code == 409
    head = enter(cast.zhao_min)
    assert (
        "确认钱进提出的“改变信息类别”：文化活动"
        in head.get(f"/desk/doc/{document.address}/").content.decode()
    )
    assert head.post(confirm).status_code == 422
    assert head.post(confirm, read).status_code == 302
    document.refresh_from_db()
    assert document.category == "culture"
    assert CountingDecision.objects.get().was == "document"
    assert "已确认" in desk.get("/desk/doc/counting/").content.decode()


def test_the_button_of_a_page_left_open_confirms_nothing_it_did_not_show(cast: Cast, enter: Any) -> None:
    document, desk, head = released(cast), enter(cast.qian_jin), enter(cast.zhao_min)
    to = f"/desk/doc/{document.address}/do/"
    desk.post(f"{to}leave_out/", {"reason": "重复"})
    read = CountingDecision.objects.get().pk
    assert f'name="decision" value="{read}"' in head.get(f"/desk/doc/{document.address}/").content.decode()
    desk.post(f"{to}refuse_counting/", {"decision": read, "reason": "改提"})
    desk.post(f"{to}recategorise/", {"category": "culture", "reason": "文化活动"})
    for act, sheet in (("confirm_counting", {}), ("refuse_counting", {"reason": "不同意"})):
        answer = head.post(f"{to}{act}/", {"decision": read, **sheet})
        assert answer.status_code == 409
        assert "请重新打开这条信息的页面" in answer.content.decode()
    document.refresh_from_db()
    assert (document.category, document.counts_in_total) == ("document", True)
    assert "改为“公共文化体育”" in head.get(f"/desk/doc/{document.address}/").content.decode()


def test_a_proposal_is_on_the_first_page_of_who_may_confirm_it_and_of_nobody_else(
    cast: Cast, enter: Any
) -> None:
    document = released(cast)
    line, link = "计数提议待确认 1 条", f'href="/desk/doc/{document.address}/">钱进提出的“不计入条数”待确认'
    assert line not in enter(cast.zhao_min).get("/desk/").text
    said = {"reason": "同一信息在两处发布"}
    assert enter(cast.qian_jin).post(f"/desk/doc/{document.address}/do/leave_out/", said).status_code == 302
    head = enter(cast.zhao_min)
    assert all(words in head.get("/desk/").text for words in (line, link))
    told = [
        one.person
        for one in sheets(cast.agency, ON, calendar())
        for part in one.sections
        if "计数提议" in part.title
    ]
    assert cast.zhao_min in told
    assert cast.qian_jin not in told
    for other in (cast.qian_jin, cast.li_qiang, cast.he_jing, cast.zhou_yang):
        assert "计数提议" not in enter(other).get("/desk/").text
    read = {"decision": CountingDecision.objects.get().pk}
    assert head.post(f"/desk/doc/{document.address}/do/confirm_counting/", read).status_code == 302
    assert "计数提议" not in head.get("/desk/").text
