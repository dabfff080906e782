"""The daily digest: who gets one, what stands in it and what never does, over a real mail server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.agencies import acts as agencies
from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar
from gongkai.cases import acts as cases
from gongkai.cases.models import Case
from gongkai.cli.digest.sheet import sheets
from gongkai.cli.jobs import digest
from gongkai.documents import acts as documents
from gongkai.documents.interpreting import acts as interpreting
from gongkai.journal import night
from gongkai.journal.jobs import Unfinished
from gongkai.journal.models import Mailing
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.quality import acts as quality
from gongkai.quality.models import Finding
from gongkai.site import mail_server
from tests.answering import proposed
from tests.cast import WANG_FANG, Cast
from tests.cli.post_office import (
    LOGIN,
    PASSWORD,
    PostOffice,
    certificate,
    open_office,
    text_of,
    who_is_it,
)
from tests.desk.conftest import ON, case_of, draft_of, publish
from tests.documents.conftest import walk
from tests.interpreting import asked
from tests.planting import before_the_rule

DUE = date(2024, 4, 9)  # of a case received on 11 March
SATURDAY = date(2024, 4, 13)
ASKED = "2023年补助资金分配方案"


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with open_office() as office:
        use(settings, f"smtp://127.0.0.1:{office.port}")
        yield office


def use(settings: Any, address: str) -> None:
    """What `site.settings` does with GONGKAI_SMTP."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GONGKAI_SMTP", address)
        patch.setenv("GONGKAI_MAIL_FROM", "xxgk@example.gov.cn")
        server = mail_server.mail_server()
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        server.backend,
        server.host,
        server.port,
    )
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = server.user, server.password
    settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = server.starttls, server.tls
    settings.DEFAULT_FROM_EMAIL, settings.EMAIL_TIMEOUT = server.sender, 5
    settings.GONGKAI_BASE_URL = "https://xxgk.example.gov.cn"


@pytest.fixture
def addressed(cast: Cast) -> Cast:
    """Everybody of the first agency has an address, but the deputy."""
    for person in Person.objects.filter(agency=cast.agency).exclude(pk=cast.wu_tao.pk):
        agencies.set_email(person.pk, f"{person.username}@example.gov.cn")
    return cast


def opened(cast: Cast, **how: Any) -> Case:
    """A case its handler has looked at."""
    case = case_of(cast, **how)
    return cases.open_first(case.pk, by=cast.li_qiang, on=ON)


def titles(cast: Cast, person: Person, day: date = DUE) -> dict[str, list[str]]:
    (sheet,) = [s for s in sheets(cast.agency, day, calendar()) if s.person == person]
    return {s.title: [line.number for line in s.lines] for s in sheet.sections}


def test_a_due_day_concerns_its_handler_its_division_and_the_office(cast: Cast) -> None:
    case = opened(cast)
    for person in (cast.li_qiang, cast.he_jing, cast.qian_jin, cast.zhao_min):
        assert titles(cast, person) == {"申请：今天到期": [case.number]}, person
    for person in (cast.wu_tao, cast.feng_lin, cast.sun_jing):
        assert titles(cast, person) == {}, person


def test_a_day_over_one_due_and_one_near_stand_apart(cast: Cast) -> None:
    over, later = opened(cast), date(2024, 3, 13)
    near = cases.receive(
        cast.agency,
        WANG_FANG,
        ApplicantKind.NATURAL,
        ASKED,
        channel=Channel.IN_PERSON,
        by=cast.qian_jin,
        on=later,
    )
    cases.accept(near.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=later)
    cases.open_first(near.pk, by=cast.li_qiang, on=later)
    assert titles(cast, cast.li_qiang, date(2024, 4, 10)) == {
        "申请：已超期": [over.number],
        "申请：随后到期": [near.number],
    }
    assert titles(cast, cast.li_qiang, date(2024, 3, 15)) == {}


def test_another_clerk_of_another_division_hears_nothing(cast: Cast) -> None:
    case_of(cast)
    division = agencies.open_division(cast.agency, "CWK", "财务科")
    wu_lan = agencies.enrol(cast.agency, "wulan", "吴兰", division=division)
    agencies.give_post(wu_lan, cast.li_qiang.posts.get().hand, ON, division=division)
    assert titles(cast, wu_lan) == {}


def test_what_waits_at_the_counter_goes_to_who_may_take_it(cast: Cast) -> None:
    case = case_of(cast, channel=Channel.ONLINE)
    assert titles(cast, cast.qian_jin, ON) == {"申请：待双方确认收到": [case.number]}
    assert titles(cast, cast.li_qiang, ON) == {}
    cases.confirm_receipt(case.pk, by=cast.qian_jin, on=ON)
    assert titles(cast, cast.zhao_min, ON) == {"申请：待受理分办": [case.number]}


def test_a_case_handed_out_and_not_opened_goes_to_its_handler_alone(cast: Cast) -> None:
    case = case_of(cast)
    day_after = date(2024, 3, 12)
    assert titles(cast, cast.li_qiang, ON) == {}
    assert titles(cast, cast.li_qiang, day_after) == {"申请：交给您、还没有打开": [case.number]}
    assert titles(cast, cast.he_jing, day_after) == {}
    cases.open_first(case.pk, by=cast.li_qiang, on=day_after)
    assert titles(cast, cast.li_qiang, day_after) == {}


def test_an_answer_under_review_goes_to_who_has_the_next_word(cast: Cast) -> None:
    case = opened(cast)
    proposed(cast, case, on=ON)
    assert titles(cast, cast.sun_jing, ON) == {"答复：等您审核、签批": [case.number]}
    assert titles(cast, cast.wu_tao, ON) == {}
    cases.review(case.pk, agrees=True, says="", by=cast.sun_jing, on=ON)
    assert titles(cast, cast.sun_jing, ON) == {}
    assert titles(cast, cast.wu_tao, ON) == {"答复：等您审核、签批": [case.number]}


def test_an_extension_asked_for_goes_to_who_may_consent(cast: Cast) -> None:
    case = opened(cast)
    cases.ask_to_extend(case.pk, days=20, reason="材料量大", by=cast.li_qiang, on=ON)
    assert titles(cast, cast.zhao_min, ON) == {"申请：延期等您同意": [case.number]}
    assert titles(cast, cast.li_qiang, ON) == {}


def test_a_review_goes_to_the_hand_whose_turn_it_is(cast: Cast) -> None:
    document = draft_of(cast)
    documents.submit(document.pk, by=cast.li_qiang, on=ON)
    assert titles(cast, cast.he_jing, ON) == {"稿件：等您审核": [document.index_no]}
    assert titles(cast, cast.sun_jing, ON) == {}


def test_what_follows_a_release_goes_to_who_has_to_see_to_it(cast: Cast) -> None:
    warning = draft_of(cast, kind="warning")
    documents.sign_urgently(warning.pk, opinion="紧急", by=cast.wu_tao, on=ON)
    rulings = documents.all_open(list(warning.editions.all()))
    documents.publish(warning.pk, rulings=rulings, by=cast.qian_jin, on=ON)
    assert titles(cast, cast.feng_lin, ON) == {"紧急发布：等您确认": [warning.index_no]}
    assert titles(cast, cast.wu_tao, ON) == {}  # who signed it does not confirm it
    checked_by = warning.editions.get().check_due
    assert checked_by is not None
    assert titles(cast, cast.li_qiang, checked_by) == {"发布后核对：到期": [warning.index_no]}
    assert titles(cast, cast.qian_jin, checked_by) == {}


def test_a_waiver_waits_for_who_may_decide_it_and_what_was_not_interpreted_for_who_drafts(cast: Cast) -> None:
    document = draft_of(cast, kind="policy")
    interpreting.ask_waiver(document.pk, reason="内部程序", by=cast.li_qiang, on=ON)
    for who in (cast.zhao_min, cast.wu_tao, cast.feng_lin):
        assert titles(cast, who, ON) == {"免予解读：等您审批": [document.index_no]}
    assert titles(cast, cast.he_jing, ON) == {}
    interpreting.grant_waiver(document.pk, waiver=asked(document), opinion="同意", by=cast.zhao_min, on=ON)
    assert titles(cast, cast.wu_tao, ON) == {}
    warning = draft_of(cast, kind="warning", needs_interpretation=True)
    documents.sign_urgently(warning.pk, opinion="紧急", by=cast.wu_tao, on=ON)
    rulings = documents.all_open(list(warning.editions.all()))
    documents.publish(warning.pk, rulings=rulings, by=cast.qian_jin, on=ON)
    for who in (cast.he_jing, cast.qian_jin):
        assert titles(cast, who, ON)["解读：已发布、还没有解读"] == [warning.index_no]


def test_what_is_withheld_comes_to_the_leaders_when_its_year_is_over(cast: Cast) -> None:
    closed = {"attribute": "withheld", "attribute_ground": "16-1", "attribute_reason": "内部"}
    document = draft_of(cast, **closed)
    walk(cast, document, until="sign")
    document.refresh_from_db()
    assert document.reassess_on is not None
    assert titles(cast, cast.wu_tao, document.reassess_on)["不予公开：到期评估"] == [document.index_no]


def test_a_finding_goes_to_its_owner(cast: Cast) -> None:
    document = draft_of(cast, text="现就有关工作作如下布署。")
    with before_the_rule():
        publish(cast, document)
    quality.patrol(cast.agency, on=ON)
    finding = Finding.objects.get()
    quality.assign(finding.pk, owner=cast.li_qiang, by=cast.zhao_min, on=ON)
    assert titles(cast, cast.li_qiang, ON) == {"差错：由您整改": [finding.number]}
    assert titles(cast, cast.zhao_min, ON) == {}


def test_many_cases_ask_the_database_no_more_than_one(cast: Cast) -> None:
    case_of(cast)
    with CaptureQueriesContext(connection) as few:
        list(sheets(cast.agency, DUE, calendar()))
    for _ in range(5):
        case_of(cast)
    with CaptureQueriesContext(connection) as many:
        list(sheets(cast.agency, DUE, calendar()))
    assert len(few) == len(many)


def test_everybody_with_something_to_do_gets_one_mail_and_no_second(
    addressed: Cast, office: PostOffice
) -> None:
    case_of(addressed)
    facts = digest.run(DUE)
    assert office.to == [f"{who}@example.gov.cn" for who in ("hejing", "liqiang", "qianjin", "zhaomin")]
    assert (facts["digests_sent"], facts["digests_without_address"]) == (4, 0)
    again = digest.run(DUE)
    assert (again["digests_sent"], again["digests_sent_before"], len(office.taken)) == (0, 4, 4)
    digest.run(date(2024, 4, 10))
    assert len(office.taken) == 8


def test_a_mail_says_numbers_and_days_and_never_who_asked_for_what(
    addressed: Cast, office: PostOffice
) -> None:
    case = opened(addressed)
    digest.run(DUE)
    mail = next(m for m in office.taken if "liqiang" in str(m["To"]))
    assert str(mail["Subject"]).strip() == "【政府信息公开】2024-04-09待办1项"
    assert mail["From"] == "xxgk@example.gov.cn"
    assert mail["Auto-Submitted"] == "auto-generated"
    for text in (text_of(mail), text_of(mail, "html")):
        assert "李强：" in text
        assert f"https://xxgk.example.gov.cn/desk/ysq/{case.number}/" in text
        assert "期限2024-04-09，今天到期" in text
    whole = "".join(text_of(m) + text_of(m, "html") + str(m["Subject"]) for m in office.taken)
    for secret in (
        WANG_FANG.name,
        WANG_FANG.phone,
        WANG_FANG.email,
        WANG_FANG.id_number,
        ASKED,
        case.query_code,
    ):
        assert secret not in whole


def test_the_title_of_a_draft_does_not_leave_the_house(addressed: Cast, office: PostOffice) -> None:
    document = draft_of(addressed, title="尚未审查的标题")
    documents.submit(document.pk, by=addressed.li_qiang, on=ON)
    digest.run(ON)
    (mail,) = office.taken
    assert document.index_no in text_of(mail)
    assert "科室初审" in text_of(mail)
    assert document.title not in text_of(mail) + text_of(mail, "html")


def test_without_the_address_of_the_installation_a_mail_has_no_links(
    addressed: Cast, office: PostOffice, settings: Any
) -> None:
    settings.GONGKAI_BASE_URL = ""
    case = case_of(addressed)
    digest.run(DUE)
    for mail in office.taken:
        assert case.number in text_of(mail)
        assert "href" not in text_of(mail, "html")
        assert "/desk/" not in text_of(mail)


def test_nobody_is_written_to_on_a_day_off(addressed: Cast, office: PostOffice) -> None:
    case_of(addressed)
    facts = digest.run(SATURDAY)
    assert (office.taken, facts["digests_sent"], facts["digests_note"]) == ([], 0, "，今天不是工作日")
    digest.run(date(2024, 4, 7))  # a Sunday worked in place of the Qingming holiday
    assert len(office.taken) == 4


def test_who_has_no_address_is_counted_and_who_left_is_not(addressed: Cast, office: PostOffice) -> None:
    case_of(addressed)
    agencies.set_email(addressed.he_jing.pk, "")
    agencies.stop_account(addressed.qian_jin.pk)
    facts = digest.run(DUE)
    assert (facts["digests_sent"], facts["digests_without_address"]) == (2, 1)


def test_without_a_mail_server_nothing_is_sent_and_it_is_said(addressed: Cast, settings: Any) -> None:
    settings.EMAIL_BACKEND = digest.OFF
    case_of(addressed)
    assert digest.run(DUE)["digests_note"] == "，没有设置邮件服务器"
    assert not Mailing.objects.exists()


def test_a_mailbox_that_is_refused_keeps_nobody_else_waiting(addressed: Cast, office: PostOffice) -> None:
    case_of(addressed)
    office.unknown = {"hejing@example.gov.cn"}
    (run,) = night.carry_out(digest.JOB, DUE) or []
    assert (run.ok, run.error) == (False, "1封没有发出：hejing（550 no such mailbox）")
    assert (run.facts["digests_sent"], run.facts["digests_not_sent"]) == (3, 1)
    office.unknown.clear()
    (run,) = night.carry_out(digest.JOB, DUE) or []
    assert (run.ok, run.facts["digests_sent"], len(office.taken)) == (True, 1, 4)


def test_a_server_that_hangs_up_loses_no_mail(addressed: Cast, office: PostOffice) -> None:
    case_of(addressed)
    office.drop_after = 2
    with pytest.raises(Unfinished, match="2封没有发出"):
        digest.run(DUE)
    office.drop_after = None
    assert digest.run(DUE)["digests_sent"] == 2
    assert len(set(office.to)) == len(office.to) == 4


def test_a_server_that_is_not_there_is_one_sentence(addressed: Cast, settings: Any) -> None:
    use(settings, "smtp://127.0.0.1:1")
    case_of(addressed)
    with pytest.raises(Unfinished, match="4封没有发出.*邮件服务器不通：ConnectionRefusedError.*等"):
        digest.run(DUE)
    assert not Mailing.objects.exists()


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    context, public = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    return context


def address(
    port: int, *, scheme: str = "smtp", query: str = "?tls=starttls", password: str = PASSWORD
) -> str:
    return f"{scheme}://{LOGIN}:{quote(password, safe='')}@127.0.0.1:{port}{query}"


def test_mail_goes_out_over_starttls_with_a_login(addressed: Cast, settings: Any, trusted: Any) -> None:
    case_of(addressed)
    how = {
        "tls_context": trusted,
        "require_starttls": True,
        "authenticator": who_is_it,
        "auth_required": True,
    }
    with open_office(**how) as office:
        use(settings, address(office.port, password="wrong"))
        with pytest.raises(Unfinished, match="4封没有发出：hejing|535"):
            digest.run(DUE)
        use(settings, address(office.port))
        assert digest.run(DUE)["digests_sent"] == 4
        assert len(office.taken) == 4


def test_mail_goes_out_over_tls_from_the_first_byte(addressed: Cast, settings: Any, trusted: Any) -> None:
    case_of(addressed)
    how = {"authenticator": who_is_it, "auth_required": True, "auth_require_tls": False}
    with open_office(ssl_context=trusted, **how) as office:
        use(settings, address(office.port, scheme="smtps", query=""))
        assert digest.run(DUE)["digests_sent"] == 4
        assert len(office.taken) == 4


def test_a_certificate_nobody_vouches_for_is_refused(addressed: Cast, settings: Any, tmp_path: Path) -> None:
    case_of(addressed)
    context, _ = certificate(tmp_path)
    with open_office(tls_context=context, require_starttls=True) as office:
        use(settings, address(office.port))
        with pytest.raises(Unfinished, match="SSLCertVerificationError"):
            digest.run(DUE)
        assert office.taken == []
