"""Matters for everybody: only what was released, of a public matter, with public documents."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.journal.models import Attempt, Entry
from gongkai.law.dossier import MatterKind
from gongkai.matters.acts import calling, events, linking, opening, progressing, releasing
from gongkai.matters.models import Matter, Sender, Voice
from tests.cast import Cast
from tests.desk.test_questions_to_the_database import questions
from tests.documents.conftest import draft_of
from tests.matters.conftest import ON, call_of, document_of, event_of, linked, matter_of
from tests.portal.conftest import take_over


def released(cast: Cast, piece: str, key: int, on: date = ON) -> None:
    releasing.release(piece, key, by=cast.qian_jin, on=on)


def test_the_five_stages_stand_in_order_with_documents_or_what_is_said(cast: Cast, client: Client) -> None:
    matter, document = matter_of(cast), document_of(cast)
    linked(cast, matter, document, "决策", "decision")
    said = linking.explain(
        matter.pk, place="结果", because="年底评估", expected_on=date(2024, 12, 31), by=cast.li_qiang, on=ON
    )
    address = f"/wgk/{matter.number}/"
    assert "年底评估" not in client.get(address).text
    released(cast, "statement", said.pk)
    text = client.get(address).text
    places = [text.index(f"<b>{phase}</b>") for phase in ("决策", "执行", "管理", "服务", "结果")]
    assert places == sorted(places)
    assert ("2024-12-31</time> 前公开" in text, "年底评估" in text) == (True, True)
    assert document.title in text
    assert [text.count(f">{phase}</h2>") for phase in ("决策", "执行", "结果")] == [1, 0, 0], (
        "empty stages take no room"
    )
    assert "暂无" not in text


def test_a_matter_that_is_not_public_is_not_there(cast: Cast, client: Client) -> None:
    hidden, gone = matter_of(cast, public=False), matter_of(cast)
    opening.withdraw(gone.pk, because="重复", by=cast.qian_jin, on=ON)
    assert [client.get(f"/wgk/{m.number}/").status_code for m in (hidden, gone)] == [404, 404]
    assert hidden.title not in client.get("/wgk/").text


def test_another_agencys_matter_is_not_there(cast: Cast, client: Client) -> None:
    matter = matter_of(cast)
    Matter.objects.filter(pk=matter.pk).update(agency=cast.other_agency)
    assert client.get(f"/wgk/{matter.number}/").status_code == 404


def test_a_document_that_is_not_public_never_shows_on_a_public_matter(cast: Cast, client: Client) -> None:
    matter, document = matter_of(cast), document_of(cast, "曾经公开的通知")
    draft = draft_of(cast, title="内部草稿")
    linking.link(matter.pk, document=draft, phase="决策", by=cast.li_qiang, on=ON)
    linked(cast, matter, document)
    waiting = document_of(cast, "没有公布的关联")
    linking.link(matter.pk, document=waiting, phase="结果", by=cast.li_qiang, on=ON)
    type(document).objects.filter(pk=document.pk).update(is_live=False)
    for address in (f"/wgk/{matter.number}/", "/wgk/"):
        text = client.get(address).text
        assert not any(title in text for title in ("内部草稿", "曾经公开的通知", "没有公布的关联"))


def test_a_document_leads_to_its_matters_and_events(cast: Cast, client: Client) -> None:
    matter, hidden, document = (
        matter_of(cast),
        matter_of(cast, title="没有公布的事项", public=False),
        document_of(cast),
    )
    linked(cast, matter, document)
    linked(cast, hidden, document)
    event_of(cast, documents=[document])
    text = client.get(f"/doc/{document.address}/").text
    assert f"/wgk/{matter.number}/" in text
    assert "延时开放怎么办" in text
    assert "没有公布的事项" not in text


def test_matters_are_found_by_words_kind_and_year(cast: Cast, client: Client) -> None:
    matter_of(cast)
    matter_of(cast, MatterKind.PROJECT, title="文化馆改造")
    assert "文化馆改造" not in client.get("/wgk/", {"kind": "decision"}).text
    assert "文化馆改造" in client.get("/wgk/", {"q": "改造", "year": "2024"}).text
    assert "没有符合这些条件" in client.get("/wgk/", {"q": "没有这个词"}).text


def test_the_list_asks_as_many_questions_for_many_matters_as_for_few(cast: Cast, client: Client) -> None:
    document = document_of(cast)
    counts = []
    for upto in (2, 7):
        while Matter.objects.count() < upto:
            matter = matter_of(cast)
            linked(cast, matter, document)
        counts.append((len(questions(client, "/wgk/")), len(questions(client, f"/wgk/{matter.number}/"))))
    assert counts[0] == counts[1]


def test_the_four_parts_of_standing_work_are_there_or_expected_on_a_day(cast: Cast, client: Client) -> None:
    matter = matter_of(cast, MatterKind.ROUTINE)
    text = linking.write(matter.pk, place="standard", text="每周开放六天。", by=cast.li_qiang, on=ON)
    gap = linking.explain(
        matter.pk,
        place="outcome",
        because="年终统计",
        expected_on=date(2024, 12, 31),
        by=cast.li_qiang,
        on=ON,
    )
    for said in (text, gap):
        released(cast, "statement", said.pk)
    page = client.get(f"/wgk/{matter.number}/").text
    for words in ("标准", "每周开放六天。", "年终统计", '预计 <time datetime="2024-12-31">'):
        assert words in page
    assert "公开依据" not in page, "a part that has nothing and promises nothing is not mentioned"


def test_progress_shows_once_the_head_of_the_division_passed_it(cast: Cast, client: Client) -> None:
    matter = matter_of(cast, MatterKind.PROJECT)
    made = progressing.report_progress(
        matter.pk, within=ON, text="主体封顶", percent=60, by=cast.li_qiang, on=ON
    )
    assert "主体封顶" not in client.get(f"/wgk/{matter.number}/").text
    releasing.release("progress", made.pk, by=cast.he_jing, on=ON)
    text = client.get(f"/wgk/{matter.number}/").text
    assert ("完成 60%" in text, "最近更新" in text) == (True, True)


def test_anybody_may_comment_without_script_and_account(cast: Cast) -> None:
    call = call_of(cast, matter_of(cast))
    client, address = Client(enforce_csrf_checks=True), f"/yjzj/{call.number}/"
    page = client.get(address)
    assert "征集中" in page.text
    assert client.post(address, {"text": "赞成"}).status_code == 403
    sent = {
        "text": "请延长到九点",
        "contact": "13800000000",
        "csrfmiddlewaretoken": client.cookies["csrftoken"].value,
    }
    answer = client.post(address, sent)
    assert answer["Location"] == f"{address}sent/"
    assert "已经收到" in client.get(answer["Location"]).text
    assert Voice.objects.get().text == "请延长到九点"
    assert "13800000000" not in Sender.objects.get().contact_sealed


def test_a_comment_sent_twice_comes_in_once(cast: Cast, client: Client) -> None:
    call = call_of(cast, matter_of(cast))
    for _ in range(2):
        answer = client.post(f"/yjzj/{call.number}/", {"text": "赞成", "slip": "a" * 32})
        assert answer.status_code == 302
    assert Voice.objects.count() == 1


def test_a_comment_refused_for_its_number_is_taken_when_it_comes_again(cast: Cast, client: Client) -> None:
    call = call_of(cast, matter_of(cast))
    address, late = f"/yjzj/{call.number}/", {"text": "还有一条", "slip": "a" * 32}
    for n in range(10):
        client.post(address, {"text": f"意见{n}"})
    assert client.post(address, late).status_code == 429
    Attempt.objects.filter(count=10).update(until=timezone.now() - timedelta(seconds=1))
    assert client.post(address, late).status_code == 302
    assert Voice.objects.filter(text="还有一条").count() == 1


def test_a_comment_that_could_not_be_kept_is_taken_when_it_comes_again(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = call_of(cast, matter_of(cast))
    client.raise_request_exception = False
    sent = {"text": "赞成", "slip": "a" * 32}
    with monkeypatch.context() as broken:
        broken.setattr("gongkai.portal.calls.take_voice", lambda *_, **__: 1 / 0)
        assert client.post(f"/yjzj/{call.number}/", sent).status_code == 500
    assert client.post(f"/yjzj/{call.number}/", sent).status_code == 302
    assert Voice.objects.count() == 1


def test_another_comment_from_the_same_page_is_told_and_taken_next(cast: Cast, client: Client) -> None:
    call = call_of(cast, matter_of(cast))
    address = f"/yjzj/{call.number}/"
    client.post(address, {"text": "赞成", "slip": "a" * 32})
    answer = client.post(address, {"text": "另一条", "slip": "a" * 32})
    assert (answer.status_code, "还没有收到" in answer.text) == (409, True)
    slip = answer.context["form"]["slip"].value()
    assert client.post(address, {"text": "另一条", "slip": slip}).status_code == 302
    assert list(Voice.objects.values_list("text", flat=True)) == ["赞成", "另一条"]


def test_what_the_public_wrote_is_shown_to_nobody_outside(cast: Cast, client: Client, settings: Any) -> None:
    matter = matter_of(cast)
    call = call_of(cast, matter)
    client.post(f"/yjzj/{call.number}/", {"text": "图书馆的灯太暗", "name": "王芳"})
    over = ON + timedelta(days=31)
    settings.GONGKAI_TODAY = over
    calling.draft_feedback(
        call.pk, summary="建议改善照明", verdict="partly", says="列入下年计划", voices=[1], by=cast.li_qiang, on=over
    )  # fmt: skip
    addresses = ("/yjzj/", f"/yjzj/{call.number}/", f"/yjzj/{call.number}/sent/", f"/wgk/{matter.number}/")
    before = "".join(client.get(a).text for a in addresses)
    assert "建议改善照明" not in before
    calling.publish_feedback(call.pk, by=cast.qian_jin, on=over)
    after = "".join(client.get(a).text for a in addresses)
    assert ("建议改善照明" in after, "部分采纳" in after, "已反馈" in after) == (True, True, True)
    for hidden in ("灯太暗", "王芳"):
        assert hidden not in before + after
        assert not any(hidden in str(e.facts) for e in Entry.objects.all())


def test_a_call_before_and_after_its_days_takes_nothing(cast: Cast, client: Client, settings: Any) -> None:
    call = call_of(cast, matter_of(cast))
    settings.GONGKAI_TODAY = ON + timedelta(days=31)
    assert "<textarea" not in client.get(f"/yjzj/{call.number}/").text
    answer = client.post(f"/yjzj/{call.number}/", {"text": "晚了"})
    assert (answer.status_code, Voice.objects.count()) == (409, 0)


def test_an_empty_comment_and_a_robot_are_told_so(cast: Cast, client: Client) -> None:
    call = call_of(cast, matter_of(cast))
    address = f"/yjzj/{call.number}/"
    assert "请写下您的意见" in client.post(address, {"text": " "}).text
    assert client.post(address, {"text": "好", "website": "x"}).status_code == 422
    assert not Voice.objects.exists()


def test_one_network_sends_ten_comments_an_hour(cast: Cast, client: Client) -> None:
    call = call_of(cast, matter_of(cast))
    for n in range(10):
        assert client.post(f"/yjzj/{call.number}/", {"text": f"意见{n}"}).status_code == 302
    answer = client.post(f"/yjzj/{call.number}/", {"text": "还有一条"})
    assert (answer.status_code, "还有一条" in answer.text) == (429, True)


def test_a_call_that_was_not_released_is_not_there(cast: Cast, client: Client) -> None:
    call = call_of(cast, matter_of(cast), public=False)
    assert client.get(f"/yjzj/{call.number}/").status_code == 404
    of_hidden = call_of(cast, matter_of(cast, public=False))
    assert client.get(f"/yjzj/{of_hidden.number}/").status_code == 404
    assert client.post(f"/yjzj/{of_hidden.number}/", {"text": "x"}).status_code == 404


def test_an_interview_is_announced_asked_and_written_down(cast: Cast, client: Client, settings: Any) -> None:
    event = event_of(cast)
    held = event.on
    call = call_of(cast, event, last_day=held)
    address = f"/fbft/{event.number}/"
    assert "我要提问" in client.get(address).text
    client.post(f"/yjzj/{call.number}/", {"text": "周末开放吗？"})
    settings.GONGKAI_TODAY = after = held + timedelta(days=1)
    assert "暂无，正在整理" in client.get(address).text
    made = events.write_event(
        event.pk, place="transcript", text="主持人：各位网友好。", by=cast.li_qiang, on=after
    )
    assert "各位网友好" not in client.get(address).text
    released(cast, "statement", made.pk, after)
    calling.draft_feedback(
        call.pk, summary="周末是否开放", verdict="answered", says="照常开放", voices=[1], by=cast.li_qiang, on=after
    )  # fmt: skip
    calling.publish_feedback(call.pk, by=cast.qian_jin, on=after)
    text = client.get(address).text
    for words in ("各位网友好", "问：周末是否开放", "照常开放", "已公布实录"):
        assert words in text
    assert "周末开放吗？" not in text


def test_an_event_that_is_moved_stays_as_it_was_released_and_says_so(cast: Cast, client: Client) -> None:
    event, never = event_of(cast), event_of(cast, public=False)
    for one in (event, never):
        events.move_event(one.pk, day=one.on + timedelta(days=1), place="内部会议室", by=cast.li_qiang, on=ON)
    for address in (f"/fbft/{event.number}/", "/fbft/"):
        text = client.get(address).text
        assert ("改期待定" in text, str(event.on) in text) == (True, True)
        assert not any(new in text for new in ("内部会议室", str(event.on + timedelta(days=1))))
    assert client.get(f"/fbft/{never.number}/").status_code == 404
    releasing.release("event", event.pk, by=cast.qian_jin, on=ON)
    text = client.get(f"/fbft/{event.number}/").text
    assert ("改期待定" in text, "内部会议室" in text) == (False, True)


@pytest.mark.parametrize("address", ["/wgk/", "/yjzj/", "/fbft/", "/mulu/"])
def test_a_list_of_nothing_says_what_comes(cast: Cast, client: Client, address: str) -> None:
    assert "empty-note" in client.get(address).text


def test_a_document_in_other_hands_leads_nowhere(cast: Cast, client: Client) -> None:
    matter, document = matter_of(cast), document_of(cast)
    linked(cast, matter, document)
    take_over(document, cast.other_agency)
    assert client.get(f"/doc/{document.address}/").status_code == 404
