"""The half hour ran out while somebody typed: the text stays, number and code are asked for again, then it is done."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.cases import acts
from gongkai.cases.models import Case, Contact
from gongkai.files import vault
from gongkai.journal.models import Entry
from gongkai.portal.limits import WRONG_CODES
from gongkai.portal.track import FOLLOWED, MINUTES
from tests import papers
from tests.cast import Cast
from tests.portal import filling
from tests.portal.test_track import case, follow, in_hand

__all__ = ["case", "follow", "in_hand"]
pytestmark = pytest.mark.django_db
ON = date(2024, 1, 12)
SAID = "第一段，<b>很长</b>。\n第二段，“引号”&符号。"


@pytest.fixture(autouse=True)
def _in_january(settings: Any) -> None:
    settings.GONGKAI_TODAY = ON


@pytest.fixture
def late(client: Client, follow: Any, in_hand: Case) -> Case:
    """The page of a case lies open, and the half hour is over."""
    follow(in_hand)
    idle(client)
    return in_hand


def idle(client: Client) -> None:
    session = client.session
    key, since = session[FOLLOWED]
    session[FOLLOWED] = [key, since - MINUTES * 60 - 1]
    session.save()


def send(client: Client, name: str = "message", **sent: Any) -> Any:
    return client.post(f"/ysqgk/track/{name}/", sent)


def entered(case: Case) -> dict[str, str]:
    return {"number": case.number, "code": case.query_code}


def kept(answer: Any) -> str:
    """What stands in the field of the text on the page that asks again."""
    return answer.context["typed"]["says"].value()


def test_the_text_stays_on_the_page_and_nothing_is_done_yet(client: Client, late: Case) -> None:
    answer = send(client, says=SAID)
    assert (answer.status_code, kept(answer)) == (422, SAID)
    assert "&lt;b&gt;很长&lt;/b&gt;" in answer.text
    assert "您填写的内容没有丢失，也还没有提交" in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert "Location" not in answer
    assert not Contact.objects.exists()


def test_with_number_and_code_it_is_done(client: Client, late: Case) -> None:
    done = send(client, says=SAID, **entered(late))
    assert done["Location"] == "/ysqgk/track/case/?done=message"
    assert Contact.objects.get().says == SAID
    assert "留言已经提交" in client.get(done["Location"]).text


def test_a_wrong_code_is_refused_counted_and_loses_nothing(client: Client, late: Case) -> None:
    for _ in range(WRONG_CODES.most):
        wrong = send(client, says=SAID, number=late.number, code="AAAA-2222")
        assert (wrong.status_code, kept(wrong)) == (422, SAID)
    spent = send(client, says=SAID, **entered(late))
    assert (spent.status_code, kept(spent)) == (429, SAID)
    assert "请一小时后再试" in spent.text
    assert not Contact.objects.exists()


@pytest.mark.parametrize("typed", [{"number": "", "code": ""}, {"number": "x", "code": ""}])
def test_what_is_missing_is_asked_for_with_the_text_kept(
    client: Client, late: Case, typed: dict[str, str]
) -> None:
    assert kept(send(client, says=SAID, **typed)) == SAID


def test_a_text_typed_for_one_request_is_not_sent_to_another(
    client: Client, late: Case, cast: Cast, follow: Any
) -> None:
    other = Case.objects.get(pk=late.pk)
    other.pk, other.number = None, "2024-YSQ-0099"
    other.code_mark, other.code_sealed = vault.mark("BBBB-3333"), vault.seal_text("BBBB-3333")
    other.save(force_insert=True)
    answer = send(client, says=SAID, **entered(other))
    assert (answer.status_code, kept(answer)) == (422, SAID)
    assert "在另一件申请的页面填写" in answer.text
    assert not Contact.objects.exists()


def test_a_browser_that_forgot_everything_is_asked_too(late: Case) -> None:
    fresh = Client()
    assert kept(send(fresh, says=SAID)) == SAID
    assert send(fresh, says=SAID, **entered(late)).status_code == 302


def test_a_completion_is_done_with_its_files_chosen_again(client: Client, late: Case, cast: Cast) -> None:
    acts.ask_to_complete(late.pk, says="请写明年份", by=cast.li_qiang, on=ON)
    paper = SimpleUploadedFile("补充.pdf", papers.pdf())
    asked = send(client, "complete", says=SAID, papers=[paper])
    assert "刚才选择的文件浏览器不能保留，请再选一次" in asked.text
    assert 'type="file"' in asked.text
    assert not late.files.exists()
    again = SimpleUploadedFile("补充.pdf", papers.pdf())
    send(client, "complete", says=SAID, papers=[again], **entered(late))
    assert (late.files.count(), late.events.get(what="complete").says) == (1, SAID.replace("\n", "\n"))


def test_reasons_are_given_after_all(client: Client, late: Case, cast: Cast) -> None:
    acts.ask_for_reasons(late.pk, says="请说明理由", by=cast.li_qiang, on=ON)
    assert kept(send(client, "reasons", says=SAID)) == SAID
    send(client, "reasons", says=SAID, **entered(late))
    assert late.contacts.get().via == "portal"


def test_what_is_not_open_any_more_is_refused_as_ever(client: Client, late: Case) -> None:
    """To complete was not asked for: that the half hour was over opens nothing."""
    refused = send(client, "complete", says=SAID, **entered(late))
    assert (refused.status_code, "现在不需要补正" in refused.text) == (409, True)


def test_a_letter_is_fetched_after_all_in_the_form_that_was_asked_for(client: Client, late: Case) -> None:
    letter = late.letters.get()
    address = f"/ysqgk/track/letters/{letter.pk}"
    asked = client.post(address, {"form": "word"})
    assert '<input type="hidden" name="form" value="word">' in asked.text
    done = client.post(address, {"form": "word"} | entered(late))
    assert done["Content-Disposition"].startswith("attachment; ")
    assert Entry.objects.filter(act="fetch_letter").count() == 1


def test_taking_the_request_back_asks_for_the_code_first(client: Client, late: Case) -> None:
    assert send(client, "withdraw").status_code == 422
    late.refresh_from_db()
    assert late.stage == "in_hand"
    send(client, "withdraw", **entered(late))
    late.refresh_from_db()
    assert late.stage == "closed"


def test_an_open_half_hour_asks_nothing(client: Client, follow: Any, in_hand: Case) -> None:
    follow(in_hand)
    assert send(client, says=SAID).status_code == 302


def test_a_topic_of_the_form_does_not_hang_on_the_session_at_all(cast: Cast) -> None:
    """What is typed there is kept with the draft: a session that ended loses nothing."""
    browser = Client()
    filling.fill(browser)
    cookie = browser.cookies["draft"].value
    later = Client()
    later.cookies["draft"] = cookie
    assert later.post("/ysqgk/apply/check/")["Location"] == "/ysqgk/receipt/"
    assert Case.objects.get().applicant.name == "王芳"
