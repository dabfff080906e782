"""The list of what waits for a second person: whole words, no foreign titles, few questions, in pages."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.agencies import acts as agencies
from gongkai.agencies.models import Person
from gongkai.documents.models import Document
from gongkai.law.dossier import MatterKind
from gongkai.law.hand import Hand
from gongkai.matters.acts import calling, linking, progressing
from gongkai.matters.models import Feedback, Matter
from tests.cast import SINCE, Cast
from tests.desk.conftest import ON
from tests.desk.test_questions_to_the_database import questions
from tests.matters.conftest import call_of, document_of, event_of, matter_of

WAITING = "/desk/matters/waiting/"


@pytest.fixture
def neighbour(cast: Cast) -> Person:
    """The head of another division, whose matter holds a draft of 业务科."""
    division = agencies.open_division(cast.agency, "FGK", "法规科")
    person = agencies.enrol(cast.agency, "fangli", "方丽", password=None, division=division)
    agencies.give_post(person, Hand.DIVISION_HEAD, SINCE, division=division)
    matter = matter_of(cast)
    draft = document_of(cast, "没有公开的内部方案", public=False)
    linking.link(matter.pk, document=draft, phase="决策", by=cast.li_qiang, on=ON)
    Matter.objects.update(division=division)
    return person


def test_the_title_of_a_document_somebody_may_not_see_is_not_told(
    cast: Cast, enter: Any, neighbour: Person
) -> None:
    number = Matter.objects.get().number
    client = enter(neighbour)
    for address in (f"/desk/matters/{number}/", WAITING):
        text = client.get(address).text
        assert ("内部方案" in text, "其他科室没有公开的信息" in text) == (False, True)
    text = enter(cast.zhao_min).get(WAITING).text
    address = Document.objects.get().address
    assert f'<a href="/desk/doc/{address}/">没有公开的内部方案' in text, "who may see it, opens it from here"
    assert f"/desk/doc/{address}/" not in client.get(WAITING).text


def test_all_words_stand_before_the_button(cast: Cast, enter: Any) -> None:
    matter = matter_of(cast)
    linking.write(matter.pk, place="legality", text="合" * 2000 + "结尾", by=cast.li_qiang, on=ON)
    call_of(cast, matter, public=False, channel="信函寄一楼", says="征" * 700 + "到底")
    event_of(cast, public=False)
    text = enter(cast.qian_jin).get(WAITING).text
    for words in ("结尾", "到底", "信函寄一楼", "业务科 0000-0000000", "欢迎提问"):
        assert words in text


def test_progress_of_one_day_names_that_day_once(cast: Cast, enter: Any) -> None:
    matter = matter_of(cast, MatterKind.PROJECT)
    said = {"text": "完成验收。", "percent": 100, "by": cast.li_qiang, "on": ON}
    progressing.report_progress(matter.pk, within=ON, **said)
    for address in (WAITING, f"/desk/matters/{matter.number}/"):
        text = enter(cast.zhao_min).get(address).text
        assert (str(ON) in text, f"{ON}至{ON}" in text, f"{ON} 至 {ON}" in text) == (True, False, False)


def test_nothing_is_offered_to_unlink_where_nothing_is_linked(cast: Cast, enter: Any) -> None:
    matter, client = matter_of(cast), enter(cast.li_qiang)
    address = f"/desk/matters/{matter.number}/"
    assert "取消关联" not in client.get(address).text
    linking.link(matter.pk, document=document_of(cast), phase="决策", by=cast.li_qiang, on=ON)
    assert "取消关联" in client.get(address).text


def test_what_waits_is_paged_and_asks_the_same_for_many(cast: Cast, enter: Any) -> None:
    client, matter, counts = enter(cast.qian_jin), matter_of(cast), []
    for upto in (2, 18):
        while matter.statements.count() < upto:
            linking.write(matter.pk, place="legality", text="已经审核。", by=cast.li_qiang, on=ON)
        event_of(cast, public=False)
        counts.append(len(questions(client, WAITING)))
    assert counts[0] == counts[1]
    first, second = client.get(WAITING).text, client.get(WAITING, {"page": "2"}).text
    assert "待公布（22）" in first
    assert (first.count(">公布</button>"), second.count(">公布</button>")) == (20, 2)


@pytest.mark.parametrize("piece", ["nothing", "statement"])
def test_a_piece_that_does_not_wait_is_not_there(cast: Cast, enter: Any, piece: str) -> None:
    assert enter(cast.qian_jin).post(f"{WAITING}{piece}/999/release/").status_code == 404


@pytest.mark.parametrize("numbers", ["1、二", "第1条", "3-1", "1.5"])
def test_a_number_that_is_none_is_an_error_and_not_left_out(cast: Cast, enter: Any, numbers: str) -> None:
    call = call_of(cast, matter_of(cast))
    calling.take_voice(call.pk, text="延长", on=ON)
    fields = {"summary": "建议延长", "verdict": "adopted", "says": "已写入", "voices": numbers}
    answer = enter(cast.li_qiang).post(f"/desk/matters/calls/{call.number}/do/draft_feedback/", fields)
    assert (answer.status_code, "不是序号" in answer.text) == (422, True)
    assert not Feedback.objects.exists()


def test_more_documents_than_an_event_may_have_are_an_error(cast: Cast, enter: Any) -> None:
    fields = {"documents": "、".join(f"A{n}" for n in range(21))}
    answer = enter(cast.li_qiang).post("/desk/matters/events/new/", fields)
    assert (answer.status_code, "不超过20件，现在有21件" in answer.text) == (422, True)


def test_the_office_takes_back_from_the_page_where_it_reads_it(cast: Cast, enter: Any) -> None:
    call, event = call_of(cast, matter_of(cast)), event_of(cast)
    office, clerk = enter(cast.qian_jin), enter(cast.li_qiang)
    for piece, one in (("call", call), ("event", event)):
        address, button = (
            f"/desk/matters/{piece}s/{one.number}/",
            f"/desk/matters/released/{piece}/{one.pk}/take_back/",
        )
        assert (button in office.get(address).text, button in clerk.get(address).text) == (True, False)
        assert clerk.post(button, {"because": "有误"}).status_code == 403
        assert office.post(button, {"because": " "}).status_code == 409
        assert office.post(button, {"because": "有误"})["Location"] == address
        assert "公布以后撤下：有误" in office.get(address).text
    assert office.post("/desk/matters/released/call/999/take_back/", {"because": "有误"}).status_code == 404
