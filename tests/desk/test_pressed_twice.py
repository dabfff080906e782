"""A button pressed twice makes one thing: the second click leads where the first one led."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from gongkai.cases import acts
from gongkai.cases.models import Case, Correction, Remedy
from gongkai.journal.models import SentForm
from gongkai.law.remedy import Track
from gongkai.law.source import Refusal
from tests.answering import answered
from tests.cast import Cast
from tests.desk.conftest import TODAY
from tests.desk.test_cases import REGISTER
from tests.desk.test_corrections import TYPED
from tests.papers import pdf

COUNTER, CORRECTION = "/desk/ysq/new/", "/desk/ysq/corrections/new/"
LODGED = {"track": "review", "body": "甲市人民政府", "doc_no": "甲复〔2024〕1号", "lodged": "2024-03-18"}
SLIP = re.compile(r'name="once" value="([0-9a-f]{32})"')


def slip_of(text: str) -> str:
    found = SLIP.search(text)
    assert found is not None
    return found[1]


def test_the_counter_makes_one_case_of_two_clicks(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    typed = REGISTER | {"once": slip_of(client.get(COUNTER).text)}
    first, second = client.post(COUNTER, typed), client.post(COUNTER, typed)
    case = Case.objects.get()
    assert (first.status_code, second.status_code) == (201, 201)
    assert case.number in first.text
    assert case.query_code in second.text


def test_each_form_has_a_slip_of_its_own_and_makes_a_case_of_its_own(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    for asked in ("甲批复", "乙批复"):
        client.post(COUNTER, REGISTER | {"asked": asked, "once": slip_of(client.get(COUNTER).text)})
    assert Case.objects.count() == 2


def test_a_form_filled_in_anew_after_going_back_is_not_taken_for_the_first(cast: Cast, enter: Any) -> None:
    """The next applicant at the counter must not get the case of the one before."""
    client = enter(cast.qian_jin)
    typed = REGISTER | {"once": slip_of(client.get(COUNTER).text)}
    client.post(COUNTER, typed)
    zhao = {"name": "赵六", "id_number": "11010519491231002X"}
    other = client.post(COUNTER, typed | zhao)
    assert (other.status_code, Case.objects.count()) == (409, 1)
    assert "已经登记为2024-YSQ-0001；这次内容不同" in other.text
    assert "赵六" in other.text
    client.post(COUNTER, typed | zhao | {"once": slip_of(other.text)})
    assert [c.applicant.name for c in Case.objects.order_by("pk")] == ["王芳", "赵六"]


def test_another_file_is_other_content(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    typed = REGISTER | {"once": slip_of(client.get(COUNTER).text)}
    papers = [SimpleUploadedFile(f"{n}.pdf", pdf()) for n in ("甲", "甲", "乙")]
    got = [client.post(COUNTER, typed | {"proofs": [paper]}).status_code for paper in papers]
    assert got == [201, 201, 409]


def test_what_was_refused_may_be_sent_again_with_the_same_slip(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    typed = REGISTER | {"once": slip_of(client.get(COUNTER).text), "channel": "online"}
    wrong = client.post(COUNTER, typed | {"confirmed": "2024-03-17"})
    assert (wrong.status_code, SentForm.objects.count()) == (409, 0)
    assert slip_of(wrong.text) == typed["once"]
    assert client.post(COUNTER, typed).status_code == 201


def test_a_slip_is_of_the_person_who_got_it(cast: Cast, enter: Any) -> None:
    typed = REGISTER | {"once": "0" * 32, "another": "on"}
    for person in (cast.qian_jin, cast.zhao_min):
        assert enter(person).post(COUNTER, typed).status_code == 201
    assert Case.objects.count() == 2


@pytest.mark.parametrize("slip", ["", "x", "0" * 31, "<b>" * 20])
def test_a_form_without_a_sound_slip_is_taken_for_a_new_one(cast: Cast, enter: Any, slip: str) -> None:
    client = enter(cast.qian_jin)
    for _ in range(2):
        assert client.post(COUNTER, REGISTER | {"once": slip, "another": "on"}).status_code == 201
    assert Case.objects.count() == 2


def test_a_slip_is_kept_a_week_and_says_nothing_of_the_applicant(
    cast: Cast, enter: Any, settings: Any
) -> None:
    client = enter(cast.qian_jin)
    client.post(COUNTER, REGISTER)
    (row,) = SentForm.objects.values()
    assert not {"王芳", REGISTER["id_number"]} & set(map(str, row.values()))
    settings.GONGKAI_TODAY = TODAY + timedelta(days=8)
    client.post(COUNTER, REGISTER)
    assert SentForm.objects.count() == 1


def test_a_correction_pressed_twice_is_one(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    typed = TYPED | {"once": slip_of(client.get(CORRECTION).text)}
    led = [client.post(CORRECTION, typed)["Location"] for _ in range(2)]
    assert led == [f"/desk/ysq/corrections/{Correction.objects.get().number}/"] * 2


def lodge(client: Client, case: Case, **typed: str) -> Any:
    return client.post(f"/desk/ysq/{case.number}/remedy/", LODGED | typed)


def test_a_review_pressed_twice_is_one(cast: Cast, case: Case, enter: Any) -> None:
    answered(cast, case, on=TODAY)
    client = enter(cast.qian_jin)
    slip = slip_of(client.get(f"/desk/ysq/{case.number}/").text)
    for _ in range(2):
        assert lodge(client, case, once=slip, doc_no="").status_code == 302
    assert Remedy.objects.count() == 1


def test_a_review_is_lodged_once_under_its_number(cast: Cast, case: Case, enter: Any) -> None:
    answered(cast, case, on=TODAY)
    client = enter(cast.qian_jin)
    lodge(client, case)
    again = lodge(client, case, doc_no=" 甲复〔2024〕1号 ")
    assert (again.status_code, Remedy.objects.count()) == (409, 1)
    assert "行政复议甲复〔2024〕1号已经登记过" in again.text
    for other in ({"doc_no": "甲复〔2024〕2号"}, {"doc_no": ""}, {"doc_no": ""}, {"track": "suit_direct"}):
        assert lodge(client, case, **other).status_code == 302


def test_the_database_itself_takes_a_number_once(cast: Cast, case: Case) -> None:
    answered(cast, case, on=TODAY)
    one = acts.lodge_remedy(case.pk, track=Track.REVIEW, doc_no="1号", by=cast.qian_jin, on=TODAY)
    with pytest.raises(Refusal, match="已经登记过"):
        acts.lodge_remedy(case.pk, track=Track.REVIEW, doc_no="1号", by=cast.qian_jin, on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Remedy.objects.create(case=case, track=one.track, doc_no="1号", lodged_on=TODAY)
