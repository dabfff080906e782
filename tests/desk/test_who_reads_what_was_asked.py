"""What an applicant wrote of themselves in a request: on no face, for nobody, but opened by who handles it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from gongkai.agencies.reads import calendar
from gongkai.agencies.scope import scope_of
from gongkai.cases import acts
from gongkai.cases.masking import HIDDEN, as_seen
from gongkai.cases.models import Case, CaseFile, Contact
from gongkai.cli.digest.letter import letter
from gongkai.cli.digest.sheet import sheets
from gongkai.journal.models import Entry
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.consultation import Opinion
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from tests.answering import decision, hand_out
from tests.cast import WANG_FANG, Cast
from tests.desk.conftest import ON, TODAY
from tests.papers import pdf

pytestmark = pytest.mark.django_db
ASKER = replace(WANG_FANG, address="甲市二路2号301室")
ASKED = (
    "我是王芳，身份证９９００００199003070021，电话138 0000 0000，住甲市二路2号301室，"
    "退款请打6222020000000000000，孩子的身份证11010120150101000X，申请公开补助资金分配方案"
)
SECRETS = ("王芳", "199003070021", "138 0000", "13800000000", "二路2号", "622202", "110101", "wangfang")
PEOPLE = ("li_qiang", "he_jing", "qian_jin", "zhao_min", "sun_jing", "zheng_zhi", "wu_tao", "feng_lin")
FACES = (
    "/desk/", "/desk/ysq/", "/desk/ysq/?q=补助资金", "/desk/ysq/?same={n}", "/desk/ysq/{n}/", "/desk/ysq/{n}/draft/",
    "/desk/ysq/{n}/points/1/", "/desk/ysq/{n}/points/1/?step=have", "/desk/ysq/letters/",
    "/desk/ysq/{n}/#letters", "/desk/doc/new/?case={n}", "/desk/journal/", "/desk/ysq/remedies/", "/zwgk/", "/api/v1/documents", "/api/v1/openapi.json",
)  # fmt: skip
BOOKS = ("/desk/ysq/export.xlsx", "/desk/ysq/letters/export.xlsx", "/desk/ysq/remedies/export.xlsx")


def asked_by(cast: Cast) -> Case:
    made = acts.receive(
        cast.agency, ASKER, ApplicantKind.NATURAL, ASKED, channel=Channel.IN_PERSON, by=Hand.APPLICANT, on=ON,
        help_needed="请打13800000000", wanted_form="发至wangfang@example.invalid",
    )  # fmt: skip
    return acts.accept(made.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=ON)


@pytest.fixture
def told(cast: Cast) -> Case:
    """Everything an applicant can write into a case, with who they are in it; decided and put forward once."""
    asked_by(cast)
    case = asked_by(cast)
    case.refresh_from_db()
    by: dict[str, Any] = {"by": cast.li_qiang, "on": TODAY}
    acts.ask_to_complete(case.pk, says="请写明年份", **by)
    acts.complete(case.pk, says="王芳补正：2023年，电话13800000000", by=Hand.APPLICANT, on=TODAY)
    acts.log_contact(
        case.pk, how=Contact.How.ONLINE, says="我是王芳，13800000000", by=Hand.APPLICANT, on=TODAY
    )
    acts.add_file(
        case.pk, "王芳.pdf", BytesIO(pdf()), purpose=CaseFile.Purpose.MATERIAL, by=Hand.APPLICANT, on=TODAY
    )
    acts.record_search(case.pk, where="档案", words="王芳 补助", found="没有王芳的记录", **by)
    acts.split(case.pk, points=[ASKED, "王芳要的第二项，电话13800000000"], **by)
    acts.consult_third_party(case.pk, party="某公司", points=[1], says="王芳要这份材料", **by)
    acts.third_party_answered(
        case.pk, says="同意给王芳，13800000000", party="某公司", opinion=Opinion.AGREES, **by
    )
    receipt = case.letters.filter(kind=LetterKind.RECEIPT, cancelled_on__isnull=True).get()
    acts.issue_again(receipt.pk, why="王芳来电13800000000，更正姓名", **by)
    for order in (1, 2):
        acts.decide(case.pk, order, decision(Outcome.GRANTED, "王芳申请的信息可以公开"), **by)
    hand_out(case, **by)
    acts.propose(case.pk, says="王芳的申请", **by)
    acts.send_back(case.pk, says="补充理由", by=cast.sun_jing, on=TODAY)
    return case


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    if not address.endswith(".xlsx"):
        return answer.content.decode()
    assert answer.status_code == 200
    rows = load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row)


@pytest.mark.parametrize("who", PEOPLE)
def test_no_face_shows_it_to_anybody(cast: Cast, told: Case, enter: Any, who: str) -> None:
    client = enter(getattr(cast, who))
    for face in (*FACES, *BOOKS):
        shown = text_of(client, face.format(n=told.number))
        assert not [secret for secret in SECRETS if secret in shown], face


def test_the_faces_are_really_there_for_who_handles_it(cast: Cast, told: Case, enter: Any) -> None:
    client = enter(cast.li_qiang)
    for face in FACES[:8]:
        shown = text_of(client, face.format(n=told.number))
        assert face == "/desk/" or "补助资金分配方案" in shown or HIDDEN in shown, face
    assert "申请公开补助资金分配方案" in text_of(client, BOOKS[0])
    assert HIDDEN in text_of(client, BOOKS[0])


def test_the_sheet_of_a_decision_quotes_it_masked(cast: Cast, enter: Any) -> None:
    case = asked_by(cast)
    shown = text_of(enter(cast.li_qiang), f"/desk/ysq/{case.number}/points/1/granted/")
    assert "分配方案" in shown
    assert not [secret for secret in SECRETS[:-1] if secret in shown]


def test_the_mail_of_the_day_says_none_of_it(cast: Cast, told: Case) -> None:
    for sheet in sheets(cast.agency, TODAY, calendar()):
        sent = letter(sheet, TODAY)
        said = f"{sent.subject}\n{sent.body}"
        assert not [secret for secret in SECRETS if secret in said]


@pytest.mark.parametrize("words", ["王芳", "138 0000 0000", "622202", "二路2号", "11010120150101000X"])
def test_nobody_finds_a_case_by_what_is_hidden(cast: Cast, told: Case, enter: Any, words: str) -> None:
    client = enter(cast.qian_jin)
    found = text_of(client, f"/desk/ysq/?q={words}&stage=all")
    assert told.number not in found
    assert told.number in text_of(client, "/desk/ysq/?q=分配方案&stage=all")
    assert told.number in text_of(client, f"/desk/ysq/?q={told.number.lower()}&stage=all")


def test_who_handles_it_opens_the_words_for_a_reason_and_that_is_on_record(
    cast: Cast, told: Case, enter: Any
) -> None:
    before = Entry.objects.filter(act="see_applicant").count()
    page = enter(cast.li_qiang).post(f"/desk/ysq/{told.number}/applicant/", {"why": "verify"})
    assert "6222020000000000000" in page.content.decode()
    assert "王芳补正：2023年" in page.content.decode()
    assert Entry.objects.filter(act="see_applicant").count() == before + 1


@pytest.mark.parametrize("who", ["he_jing", "sun_jing", "zheng_zhi", "wu_tao", "feng_lin", "zhou_yang"])
def test_nobody_else_opens_them(cast: Cast, told: Case, enter: Any, who: str) -> None:
    person = getattr(cast, who)
    answer = enter(person).post(f"/desk/ysq/{told.number}/applicant/", {"why": "verify"})
    assert answer.status_code in (403, 404, 409)
    assert not [secret for secret in SECRETS if secret in answer.content.decode()]
    assert as_seen(told, told.asked, scope_of(person, TODAY), opened=True) == as_seen(told, told.asked)


def test_points_saved_as_they_were_shown_keep_the_words_of_the_applicant(
    cast: Cast, told: Case, enter: Any
) -> None:
    shown = as_seen(told, told.asked)
    enter(cast.li_qiang).post(f"/desk/ysq/{told.number}/points/", {"points": f"{shown}\n另一项"})
    assert list(told.points.values_list("asks", flat=True)) == [ASKED, "另一项"]


def test_a_key_that_is_gone_hides_more_and_breaks_no_list(
    cast: Cast, told: Case, enter: Any, settings: Any
) -> None:
    settings.GONGKAI_VAULT_KEYS = ("bmV3" * 10 + "bmU=",)
    shown = text_of(enter(cast.li_qiang), f"/desk/ysq/{told.number}/")
    assert "分配方案" in shown
    assert not [secret for secret in SECRETS if secret in shown]
