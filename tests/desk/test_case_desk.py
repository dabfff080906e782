"""Every address of 依申请公开 at the desk, for every kind of person: who is let in, who may act, who is turned away.

A row says what each kind gets, in the order of KINDS. 200 page, 302 done or to the login, 403 no such right, 404 not
there for this person, 405 not by a link, 409 refused with its reason, 422 the sheet is not complete.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from gongkai.agencies import acts as agencies
from gongkai.agencies.models import Person
from gongkai.cases import acts
from gongkai.cases.acts import Upload
from gongkai.cases.models import Case, CaseFile, Contact
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Result, Track
from tests.answering import answered, proposed
from tests.cast import SINCE, WANG_FANG, Cast
from tests.desk.conftest import ON, TODAY, case_of
from tests.papers import png

KINDS = (
    "window", "clerk", "other_clerk", "div_head", "disclosure", "office_head", "legal", "secrecy", "deputy", "head",
    "assessor", "administrator", "stranger", "nobody",
)  # fmt: skip
DAY = TODAY.isoformat()
SHOWN = (
    "files/{material}/",
    "remedy/{remedy}/",
)  # a link here shows a file or the sheet of a step, and does nothing


@pytest.fixture
def people(cast: Cast, outsider: Person, administrator: Person) -> dict[str, Person | None]:
    def hired(login: str, hand: Hand) -> Person:
        person = agencies.enrol(cast.agency, login, login, password=None)
        agencies.give_post(person, hand, SINCE)
        return person

    return {
        "window": hired("window", Hand.WINDOW), "clerk": cast.li_qiang, "other_clerk": outsider,
        "div_head": cast.he_jing, "disclosure": cast.qian_jin, "office_head": cast.zhao_min, "legal": cast.zheng_zhi,
        "secrecy": cast.sun_jing, "deputy": cast.wu_tao, "head": cast.feng_lin,
        "assessor": hired("auditor", Hand.ASSESSOR), "administrator": administrator, "stranger": cast.zhou_yang,
        "nobody": None,
    }  # fmt: skip


@pytest.fixture
def in_hand(cast: Cast) -> Case:
    """In the hands of 李强, with a proof of identity, a file of the applicant, a file to hand out, a question."""
    case = case_of(cast, proofs=[Upload("证.png", BytesIO(png()))])
    for purpose in (CaseFile.Purpose.MATERIAL, CaseFile.Purpose.HANDED_OUT):
        acts.add_file(case.pk, "图.png", BytesIO(png()), purpose=purpose, by=cast.li_qiang, on=ON)
    acts.log_contact(case.pk, how=Contact.How.ONLINE, says="什么时候？", by=Hand.APPLICANT, on=ON)
    return case


@pytest.fixture
def under_review(cast: Cast, in_hand: Case) -> Case:
    proposed(cast, in_hand, Outcome.GRANTED_IN_PART, on=TODAY)
    return in_hand


@pytest.fixture
def closed(cast: Cast, in_hand: Case) -> Case:
    """Answered, with a review pending."""
    answered(cast, in_hand, Outcome.GRANTED_IN_PART, on=TODAY)
    acts.lodge_remedy(in_hand.pk, track=Track.REVIEW, body="甲市人民政府", by=cast.qian_jin, on=TODAY)
    return in_hand


@contextmanager
def put_back() -> Iterator[None]:
    """What happens inside leaves nothing behind."""
    kept = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(kept)


def keys(case: Case) -> dict[str, Any]:
    files = {f.purpose: f.pk for f in case.files.all()}
    remedy = case.remedies.first()
    return {
        "n": case.number, "material": files["material"], "handed": files["handed_out"],
        "letter": case.letters.get(kind="receipt").pk, "question": case.contacts.get(by=None).pk,
        "proof": case.applicant.proofs.get().pk, "remedy": remedy.pk if remedy else 0,
    }  # fmt: skip


def answers(people: dict[str, Person | None], address: str, typed: dict[str, Any] | None) -> dict[str, int]:
    """The status each kind of person gets, each as if it were the first to come."""
    found = {}
    for kind in KINDS:
        with put_back():
            client, person = Client(), people[kind]
            if person:
                client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            given = {n: v() if callable(v) else v for n, v in (typed or {}).items()}
            done = client.get(address) if typed is None else client.post(address, given)
            found[kind] = done.status_code
            if person is None:
                assert done["Location"].startswith("/desk/login/?next=")
    return found


def expected(row: str) -> dict[str, int]:
    statuses = [int(said) for said in row.split()]
    return dict(zip(KINDS, statuses, strict=True))


# fmt: off
PAGES_IN_HAND = [
    #                                   win clk oth div dis off leg sec dep hea ass adm str nob
    ("/desk/ysq/",                     "200 200 200 200 200 200 200 200 200 200 200 403 200 302"),
    ("/desk/ysq/letters/",             "200 200 200 200 200 200 200 200 200 200 200 403 200 302"),
    ("/desk/ysq/remedies/",            "200 200 200 200 200 200 200 200 200 200 200 403 200 302"),
    ("/desk/ysq/new/",                 "200 403 403 403 200 200 403 403 403 403 403 403 200 302"),
    ("/desk/holidays/",                "200 200 200 200 200 200 200 200 200 200 200 200 200 302"),
    ("/desk/ysq/{n}/",                 "403 200 404 200 200 200 404 404 200 200 200 403 404 302"),
    ("/desk/ysq/{n}/points/1/",        "404 200 404 404 200 404 404 404 404 404 404 403 404 302"),
    ("/desk/ysq/{n}/points/1/granted/", "404 200 404 404 200 404 404 404 404 404 404 403 404 302"),
    ("/desk/ysq/{n}/points/9/",        "404 404 404 404 404 404 404 404 404 404 404 403 404 302"),
    ("/desk/ysq/{n}/points/1/lost/",   "404 404 404 404 404 404 404 404 404 404 404 403 404 302"),
    ("/desk/ysq/{n}/draft/",           "404 404 404 404 404 404 404 404 404 404 404 403 404 302"),
    ("/desk/ysq/{n}/letters/{letter}/serve/", "404 200 404 200 200 200 404 404 200 200 200 403 404 302"),
    ("/desk/ysq/{n}/files/{material}/", "404 200 404 409 200 200 404 404 409 409 409 403 404 302"),
    ("/desk/ysq/{n}/files/{handed}/",  "404 200 404 200 200 200 404 404 200 200 200 403 404 302"),
    ("/desk/ysq/2024-YSQ-9999/",       "404 404 404 404 404 404 404 404 404 404 404 403 404 302"),
]
PAGES_UNDER_REVIEW = [
    ("/desk/ysq/{n}/",                 "403 200 404 200 200 200 200 200 200 200 200 403 404 302"),
    ("/desk/ysq/{n}/draft/",           "404 200 404 200 200 200 200 200 200 200 200 403 404 302"),
    ("/desk/ysq/{n}/points/1/",        "404 404 404 404 404 404 404 404 404 404 404 403 404 302"),
    ("/desk/ysq/{n}/files/{handed}/",  "404 200 404 200 200 200 200 200 200 200 200 403 404 302"),
    ("/desk/ysq/{n}/files/{material}/", "404 200 404 409 200 200 200 409 409 409 409 403 404 302"),
]
PAGES_CLOSED = [
    ("/desk/ysq/{n}/",                 "403 200 404 200 200 200 200 200 200 200 200 403 404 302"),
    ("/desk/ysq/{n}/remedy/{remedy}/copy/", "403 403 403 403 200 200 200 403 403 403 403 403 404 302"),
    ("/desk/ysq/{n}/remedy/{remedy}/lost/", "403 403 403 403 404 404 404 403 403 403 403 403 404 302"),
]
SAYS = {"how": "phone", "says": "已联系"}
SERVED = {"way": "electronic", "sent": DAY}
DONE_IN_HAND = [
    #                                        win clk oth div dis off leg sec dep hea ass adm str nob
    ("do/ask_to_complete/", {"says": "请写明年份"}, "404 302 404 409 302 409 404 404 409 409 409 403 404 302"),
    ("do/consult_third_party/", {"party": "某公司"}, "404 302 404 409 302 409 404 404 409 409 409 403 404 302"),
    ("do/consult_agency/", {"party": "财政局", "together": "no"}, "404 302 404 409 302 409 404 404 409 409 409 403 404 302"),
    ("do/ask_for_reasons/", {"says": "四十件"}, "404 302 404 409 302 409 404 404 409 409 409 403 404 302"),
    ("do/ask_to_extend/", {"days": "5", "reason": "量大"}, "404 302 404 409 302 409 404 404 409 409 409 403 404 302"),
    ("do/extend/", {"days": "5", "reason": "量大"}, "404 409 404 409 409 302 404 404 302 409 409 403 404 302"),
    ("do/notify_fee/", {"method": "page", "count": "50", "how_to_pay": "国库"}, "404 302 404 409 302 409 404 404 409 409 409 403 404 302"),
    ("do/answer_on_the_spot/", {"published_at": "门户", "handed": "direct", "signed_by": "本人"}, "404 302 404 409 302 409 404 404 409 409 409 403 404 302"),
    ("do/withdraw/", {"says": "来信撤回"}, "404 409 404 409 302 409 404 404 409 409 409 403 404 302"),
    ("do/recompute/", {}, "404 404 404 404 404 404 404 404 404 404 404 403 404 302"),
    ("applicant/", {"why": "verify"}, "404 200 404 409 200 200 404 404 409 409 409 403 404 302"),
    ("proof/{proof}/", {"why": "verify"}, "404 200 404 409 200 200 404 404 409 409 409 403 404 302"),
    ("points/", {"points": "甲\n乙"}, "404 302 404 409 302 409 404 404 409 409 409 403 404 302"),
    ("points/1/", {"step": "complete", "way": "on"}, "404 302 404 404 302 404 404 404 404 404 404 403 404 302"),
    ("points/1/granted/", {"how": "电子文本"}, "404 302 404 404 302 404 404 404 404 404 404 403 404 302"),
    ("points/1/search/", {"where": "档案室", "words": "方案", "found": "没有"}, "404 302 404 404 302 404 404 404 404 404 404 403 404 302"),
    ("search/", {"where": "档案室", "words": "方案", "found": "没有"}, "404 302 404 409 302 409 404 404 409 409 409 403 404 302"),
    ("contact/", SAYS, "404 302 404 409 302 302 404 404 409 409 409 403 404 302"),
    ("contact/{question}/", {"says": "本周"}, "404 302 404 409 302 302 404 404 409 409 409 403 404 302"),
    ("files/", {"purpose": "other", "file": lambda: SimpleUploadedFile("x.png", png(3, 3))}, "404 302 404 409 302 302 404 404 409 409 409 403 404 302"),
    ("files/{material}/remove/", {}, "404 409 404 409 409 409 404 404 409 409 409 403 404 302"),
    ("files/{handed}/remove/", {}, "404 302 404 409 302 302 404 404 409 409 409 403 404 302"),
    ("link/", {"number": "2024-YSQ-0002", "kind": "related"}, "404 302 404 409 302 302 404 404 409 409 409 403 404 302"),
    ("letters/{letter}/served/", SERVED, "404 302 404 409 302 302 404 404 409 409 409 403 404 302"),
    ("letters/{letter}/again/", {"why": "重印"}, "404 302 404 409 302 302 404 404 409 409 409 403 404 302"),
    ("letters/{letter}/word/", {}, "404 200 404 409 200 200 404 404 409 409 409 403 404 302"),
    ("letters/{letter}/pdf/", {}, "404 200 404 409 200 200 404 404 409 409 409 403 404 302"),
    ("letters/{letter}/odt/", {}, "404 404 404 404 404 404 404 404 404 404 404 403 404 302"),
    ("package/", {}, "404 409 404 403 409 409 403 403 403 403 403 403 404 302"),
    ("publish/", {}, "403 409 404 409 409 409 404 403 403 403 403 403 404 302"),
    ("remedy/", {"track": "review", "body": "x", "lodged": DAY}, "403 403 403 403 302 302 404 403 403 403 403 403 404 302"),
]
DONE_UNDER_REVIEW = [
    ("do/review/", {"agrees": "yes"}, "404 409 404 409 409 409 302 302 409 409 409 403 404 302"),
    ("do/approve/", {}, "404 409 404 409 409 409 409 409 409 409 409 403 404 302"),
    ("do/send_back/", {"says": "请改"}, "404 409 404 409 409 302 302 302 302 302 409 403 404 302"),
    ("do/extend/", {"days": "5", "reason": "量大"}, "404 409 404 409 409 302 409 409 302 409 409 403 404 302"),
    ("applicant/", {"why": "verify"}, "404 200 404 409 200 200 409 409 409 409 409 403 404 302"),
    ("contact/", SAYS, "404 302 404 409 302 302 409 409 409 409 409 403 404 302"),
    ("letters/{letter}/served/", SERVED, "404 302 404 409 302 302 409 409 409 409 409 403 404 302"),
]
DONE_CLOSED = [
    ("publish/", {}, "403 302 404 302 302 302 302 403 403 403 403 403 404 302"),
    ("remedy/", {"track": "suit_direct", "body": "x", "lodged": DAY}, "403 403 403 403 302 302 302 403 403 403 403 403 404 302"),
    ("remedy/{remedy}/copy/", {"received": DAY}, "403 403 403 403 302 302 302 403 403 403 403 403 404 302"),
    ("remedy/{remedy}/defend/", {"sent": DAY}, "403 403 403 403 409 409 409 403 403 403 403 403 404 302"),
    ("remedy/{remedy}/conclude/", {"result": "upheld", "concluded": DAY}, "403 403 403 403 302 302 302 403 403 403 403 403 404 302"),
    ("do/archive/", {}, "404 409 404 409 409 409 409 409 409 409 409 403 404 302"),
    ("letters/{letter}/word/", {}, "404 200 404 409 200 200 409 409 409 409 409 403 404 302"),
]
# fmt: on


@pytest.mark.parametrize(("address", "row"), PAGES_IN_HAND)
def test_a_page_of_a_request_in_hand(people: Any, in_hand: Case, address: str, row: str) -> None:
    assert answers(people, address.format(**keys(in_hand)), None) == expected(row)


@pytest.mark.parametrize(("address", "row"), PAGES_UNDER_REVIEW)
def test_a_page_of_a_request_under_review(people: Any, under_review: Case, address: str, row: str) -> None:
    assert answers(people, address.format(**keys(under_review)), None) == expected(row)


@pytest.mark.parametrize(("address", "row"), PAGES_CLOSED)
def test_a_page_of_a_closed_request(people: Any, closed: Case, address: str, row: str) -> None:
    assert answers(people, address.format(**keys(closed)), None) == expected(row)


@pytest.mark.parametrize(("address", "typed", "row"), DONE_IN_HAND)
def test_what_may_be_done_to_a_request_in_hand(
    cast: Cast, people: Any, in_hand: Case, address: str, typed: dict, row: str
) -> None:
    case_of(cast, "另一件")
    assert answers(
        people, f"/desk/ysq/{in_hand.number}/" + address.format(**keys(in_hand)), typed
    ) == expected(row)


@pytest.mark.parametrize(("address", "typed", "row"), DONE_UNDER_REVIEW)
def test_what_may_be_done_to_a_request_under_review(
    people: Any, under_review: Case, address: str, typed: dict, row: str
) -> None:
    place = f"/desk/ysq/{under_review.number}/" + address.format(**keys(under_review))
    assert answers(people, place, typed) == expected(row)


@pytest.mark.parametrize(("address", "typed", "row"), DONE_CLOSED)
def test_what_may_be_done_to_a_closed_request(
    people: Any, closed: Case, address: str, typed: dict, row: str
) -> None:
    assert answers(people, f"/desk/ysq/{closed.number}/" + address.format(**keys(closed)), typed) == expected(
        row
    )


POSTED = [a for a, _, _ in [*DONE_IN_HAND, *DONE_CLOSED] if a not in ("points/1/", "points/1/granted/")]


@pytest.mark.parametrize("address", sorted(set(POSTED)))
def test_nothing_is_done_by_following_a_link_or_without_the_token(
    cast: Cast, closed: Case, enter: Any, address: str
) -> None:
    place = f"/desk/ysq/{closed.number}/" + address.format(**keys(closed))
    if not address.startswith(SHOWN):
        assert enter(cast.qian_jin).get(place).status_code == 405
        assert Client().get(place).status_code == 405
    before = closed.events.count(), closed.letters.count(), closed.contacts.count()
    assert enter(cast.qian_jin, enforce_csrf_checks=True).post(place, {"says": "x"}).status_code == 403
    assert (closed.events.count(), closed.letters.count(), closed.contacts.count()) == before


def test_the_window_sees_and_keeps_what_nobody_handles_yet(cast: Cast, people: Any, enter: Any) -> None:
    fresh = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "某项目的批复", channel=Channel.IN_PERSON,
        by=people["window"], on=TODAY,
    )  # fmt: skip
    client = enter(people["window"])
    assert client.get(f"/desk/ysq/{fresh.number}/").status_code == 200
    assert client.post(f"/desk/ysq/{fresh.number}/contact/", SAYS).status_code == 302
    acts.accept(fresh.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=TODAY)
    assert "不能办理" in client.get(f"/desk/ysq/{fresh.number}/").text
    assert client.post(f"/desk/ysq/{fresh.number}/contact/", SAYS).status_code == 404


def test_a_package_leaves_only_from_the_archive(cast: Cast, closed: Case, enter: Any) -> None:
    client, place = enter(cast.qian_jin), f"/desk/ysq/{closed.number}/package/"
    assert "归档以后才能导出归档包" in client.post(place).text
    remedy = closed.remedies.get()
    acts.conclude_remedy(remedy.pk, result=Result.UPHELD, by=cast.qian_jin, on=TODAY)
    for letter in closed.letters.valid().filter(served_on__isnull=True):
        acts.serve(letter.pk, way=Way.ELECTRONIC, sent=TODAY, by=cast.qian_jin, on=TODAY)
    for asked in closed.contacts.filter(by=None, how=Contact.How.ONLINE, answered_by=None):
        acts.log_contact(
            closed.pk, how=Contact.How.ONLINE, says="已答", answers=asked, by=cast.qian_jin, on=TODAY
        )
    acts.archive(closed.pk, by=cast.qian_jin, on=TODAY)
    assert client.post(place).status_code == 422
    taken = client.post(place, {"why": "archive"})
    assert taken["Content-Type"] == "application/octet-stream"
    assert taken["Content-Disposition"] == "attachment; filename*=UTF-8''2024-YSQGD-0001.zip"
    assert "no-store" in taken["Cache-Control"]
    assert taken.content.startswith(b"PK")
    assert "下载归档包（移交档案）" in client.get(f"/desk/ysq/{closed.number}/").text
