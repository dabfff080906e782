"""The record of a case beyond its moves: contacts, files, links, publishing for everybody, and who asked."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from gongkai.agencies.models import Person
from gongkai.cases import acts
from gongkai.cases.acts import Upload, Why
from gongkai.cases.acts.keeping import FILES_AT_MOST
from gongkai.cases.models import Case, CaseFile, Contact, Link
from gongkai.cases.reads import same_applicant
from gongkai.files import vault
from gongkai.files.checking import MATERIAL
from gongkai.journal.reads import lines_of, verify
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from tests.answering import answered, in_hand, proposed
from tests.cast import WANG_FANG, Cast
from tests.documents.conftest import draft_of
from tests.papers import jpeg, packed, pdf, png, repacked, sheet, stream, word

RECEIVED = date(2024, 3, 11)
DAY = date(2024, 3, 18)
P = CaseFile.Purpose


@pytest.fixture
def case(cast: Cast) -> Case:
    return in_hand(cast, on=RECEIVED)


def add(case: Case, name: str, content: bytes, by: Any, purpose: CaseFile.Purpose = P.MATERIAL) -> CaseFile:
    return acts.add_file(case.pk, name, BytesIO(content), purpose=purpose, by=by, on=DAY)


def last_line(case: Case) -> Any:
    return lines_of(case.agency, "case", case.number).last()


# Contacts


def test_a_call_is_kept_with_its_line_and_not_in_it(cast: Cast, case: Case) -> None:
    acts.log_contact(case.pk, how=Contact.How.PHONE, says="说明要的是2023年的", by=cast.li_qiang, on=DAY)
    assert case.contacts.get().says == "说明要的是2023年的"
    line = last_line(case)
    assert (line.act, line.by) == ("log_contact", "李强")
    assert "2023年" not in str(line.facts)


def test_a_contact_without_words_is_refused(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="请写明沟通的内容"):
        acts.log_contact(case.pk, how=Contact.How.PHONE, says=" \n", by=cast.li_qiang, on=DAY)


def test_a_question_of_the_applicant_is_answered_once_and_by_its_name(cast: Cast, case: Case) -> None:
    asked = acts.log_contact(
        case.pk, how=Contact.How.ONLINE, says="什么时候答复？", by=Hand.APPLICANT, on=DAY
    )
    assert not asked.is_answered
    acts.log_contact(case.pk, how=Contact.How.ONLINE, says="本周", by=cast.li_qiang, on=DAY, answers=asked)
    assert Contact.objects.get(pk=asked.pk).is_answered
    with pytest.raises(Refusal, match="已经回复"):
        acts.log_contact(
            case.pk, how=Contact.How.ONLINE, says="下周", by=cast.li_qiang, on=DAY, answers=asked
        )


def test_an_answer_belongs_to_a_question_of_the_same_request(cast: Cast, case: Case) -> None:
    other = in_hand(cast, "另一件", on=RECEIVED)
    elsewhere = acts.log_contact(
        other.pk, how=Contact.How.ONLINE, says="什么时候？", by=Hand.APPLICANT, on=DAY
    )
    own = acts.log_contact(case.pk, how=Contact.How.PHONE, says="打过电话", by=cast.li_qiang, on=DAY)
    for answers in (elsewhere, own):
        with pytest.raises(Refusal, match="应当是申请人就这件申请的留言"):
            acts.log_contact(
                case.pk, how=Contact.How.ONLINE, says="本周", by=cast.li_qiang, on=DAY, answers=answers
            )


def test_strangers_leaders_and_other_divisions_keep_nothing(
    cast: Cast, case: Case, other_clerk: Person, administrator: Person
) -> None:
    other = in_hand(cast, "另一件", on=RECEIVED)
    for person in (cast.zhou_yang, cast.wu_tao, cast.sun_jing, other_clerk, administrator):
        with pytest.raises(Refusal):
            acts.log_contact(case.pk, how=Contact.How.PHONE, says="x", by=person, on=DAY)
        with pytest.raises(Refusal):
            add(case, "x.png", png(), person)
        with pytest.raises(Refusal):
            acts.link(case.pk, to=other, kind=Link.Kind.RELATED, by=person, on=DAY)
    with pytest.raises(Refusal, match="由工作人员或者申请人办理"):
        acts.log_contact(case.pk, how=Contact.How.PHONE, says="x", by=Hand.CLOCK, on=DAY)
    assert (case.contacts.count(), case.files.count(), case.links.count()) == (0, 0, 0)


# Files


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("说明.pdf", pdf()),
        ("照片.PNG", png()),
        ("照片.jpeg", jpeg()),
        ("说明.docx", word()),
        ("表.xlsx", sheet()),
    ],
)
def test_a_file_of_a_kind_that_is_taken_comes_back_as_it_was(
    cast: Cast, case: Case, name: str, content: bytes
) -> None:
    kept = add(case, name, content, cast.li_qiang)
    assert (kept.size, vault.open_file(kept.sealed)) == (len(content), content)
    assert last_line(case).facts == {"digest": kept.digest}


BOMB = packed(
    _Content_Types__dot_xml=b"<Types/>", word__document_dot_xml=b"\0" * 300_000_000
)  # some three hundred kilobytes, three hundred megabytes unpacked


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("说明.exe", b"MZ", id="a program"),
        pytest.param("说明.html", b"<script>", id="a page"),
        pytest.param("说明.svg", b"<svg onload=x>", id="a drawing that runs"),
        pytest.param("说明", pdf(), id="no extension"),
        pytest.param("说明.pdf.exe", pdf(), id="two extensions"),
        pytest.param("说明.pdf", png(), id="a picture that says it is a text"),
        pytest.param("照片.png", pdf(), id="a text that says it is a picture"),
        pytest.param("说明.docx", packed(a=b"b"), id="a package that is no document"),
        pytest.param("说明.docx", sheet(), id="a sheet that says it is a document"),
        pytest.param("说明.docx", repacked(word(), word__vbaProject_dot_bin=b"x"), id="macros"),
        pytest.param("说明.docx", BOMB, id="a package that bursts"),
        pytest.param("说明.pdf", pdf(catalog=b"/OpenAction<</S/JavaScript/JS(x)>>"), id="a script"),
        pytest.param(
            "说明.pdf", pdf(more=stream(4, b"<</S/JavaScript/JS(app.alert(1))>>")), id="a packed script"
        ),
        pytest.param("说明.pdf", b"", id="nothing"),
        pytest.param("大.png", png() + b"\0" * MATERIAL.limit, id="too large"),
    ],
)
def test_what_runs_bursts_or_lies_about_itself_is_not_kept(
    cast: Cast, case: Case, name: str, content: bytes, settings: Any
) -> None:
    before = set((settings.MEDIA_ROOT / "sealed").iterdir())
    with pytest.raises(Refusal):
        add(case, name, content, cast.li_qiang)
    assert case.files.count() == 0
    assert set((settings.MEDIA_ROOT / "sealed").iterdir()) == before


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.png", "..\\..\\win.png", "C:\\x\\y.png", "a\x00b.png", "a\r\nSet-Cookie: x.png", "\u202egnp.exe.png"],
)  # fmt: skip
def test_a_hostile_name_becomes_a_harmless_one_and_never_a_path(
    cast: Cast, case: Case, name: str, settings: Any
) -> None:
    kept = add(case, name, png(), cast.li_qiang)
    assert not set(kept.name) & set("/\\\x00\r\n\u202e")
    assert ".." not in kept.name
    assert vault.NAME.fullmatch(kept.sealed)
    assert (settings.MEDIA_ROOT / "sealed" / kept.sealed).is_file()


def test_no_byte_of_a_file_lies_readable_on_the_disk(cast: Cast, case: Case, settings: Any) -> None:
    content = png()
    secret = b"TOP-SECRET-990000199003070021"
    paper = pdf(more=b"% " + secret + b"\n")
    kept, picture = add(case, "说明.pdf", paper, cast.li_qiang), add(case, "照片.png", content, cast.li_qiang)
    for path in settings.MEDIA_ROOT.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert secret not in raw
            assert content not in raw
            assert path.stat().st_mode & 0o077 == 0
    assert secret in vault.open_file(kept.sealed)
    assert vault.open_file(picture.sealed) == content


def test_the_same_file_is_added_once_and_a_case_holds_so_many(cast: Cast, case: Case) -> None:
    add(case, "照片.png", png(), cast.li_qiang)
    with pytest.raises(Refusal, match="已经添加过"):
        add(case, "又一张.png", png(), cast.li_qiang)
    add(case, "照片.png", png(), cast.li_qiang, P.HANDED_OUT)
    for n in range(FILES_AT_MOST - 2):
        CaseFile.objects.create(
            case=case, purpose=P.OTHER, name="x", size=1, digest=f"{n}", sealed="x", added_on=DAY
        )
    with pytest.raises(Refusal, match="最多40份"):
        add(case, "大.png", png(3, 3), cast.li_qiang)


def test_what_is_handed_out_is_fixed_once_it_was_put_forward(cast: Cast, case: Case) -> None:
    given = add(case, "批复.pdf", pdf(), cast.li_qiang, P.HANDED_OUT)
    proposed(cast, case, on=DAY)
    with pytest.raises(Refusal, match="请先退回修改"):
        add(case, "补充.png", png(), cast.li_qiang, P.HANDED_OUT)
    with pytest.raises(Refusal, match="只有呈批以前"):
        acts.remove_file(given.pk, by=cast.li_qiang, on=DAY)
    add(case, "材料.png", png(), cast.li_qiang)  # what is only kept may still come


def test_what_was_added_by_mistake_is_taken_out_and_erased(
    cast: Cast, case: Case, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    given = add(case, "批复.pdf", pdf(), cast.li_qiang, P.HANDED_OUT)
    proof = add(case, "回执.png", png(), cast.li_qiang, P.PROOF)
    with django_capture_on_commit_callbacks(execute=True):
        acts.remove_file(given.pk, by=cast.li_qiang, on=DAY)
    assert not (settings.MEDIA_ROOT / "sealed" / given.sealed).exists()
    with pytest.raises(Refusal, match="随案卷保存"):
        acts.remove_file(proof.pk, by=cast.li_qiang, on=DAY)
    assert last_line(case).act == "remove_file"


# Links and publishing for everybody


def test_two_requests_are_linked_once_and_only_within_the_agency(cast: Cast, case: Case) -> None:
    other = in_hand(cast, "另一件", on=RECEIVED)
    acts.link(other.pk, to=case, kind=Link.Kind.REPEATS, by=cast.li_qiang, on=DAY)
    for one, to in ((other, case), (case, other)):
        with pytest.raises(Refusal, match="已经与"):
            acts.link(one.pk, to=to, kind=Link.Kind.RELATED, by=cast.li_qiang, on=DAY)
    Case.objects.filter(pk=other.pk).update(agency=cast.other_agency)
    other.refresh_from_db()
    for to in (case, other):
        with pytest.raises(Refusal, match="只能关联本机关的另一件申请"):
            acts.link(case.pk, to=to, kind=Link.Kind.RELATED, by=cast.li_qiang, on=DAY)


def test_what_one_was_given_is_published_for_all_once(cast: Cast, case: Case) -> None:
    answered(cast, case, on=DAY)
    document = draft_of(cast)
    turned = acts.turn_proactive(case.pk, document=document, by=cast.li_qiang, on=DAY)
    assert turned.became == document
    assert last_line(case).under.endswith("第四十四条")
    with pytest.raises(Refusal, match="已经转为主动公开"):
        acts.turn_proactive(case.pk, document=document, by=cast.li_qiang, on=DAY)


def test_nothing_is_published_from_next_door_or_by_who_does_not_write(cast: Cast, case: Case) -> None:
    answered(cast, case, on=DAY)
    document = draft_of(cast)
    with pytest.raises(Refusal):
        acts.turn_proactive(case.pk, document=document, by=cast.wu_tao, on=DAY)
    document.agency = cast.other_agency
    with pytest.raises(Refusal, match="只能转为本机关"):
        acts.turn_proactive(case.pk, document=document, by=cast.li_qiang, on=DAY)


# Who asked


def with_proof(cast: Cast) -> Case:
    found = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "某项目申报书", channel=Channel.IN_PERSON, by=cast.qian_jin,
        on=RECEIVED, proofs=[Upload("身份证.png", BytesIO(png()))],
    )  # fmt: skip
    return acts.accept(found.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=RECEIVED)


def test_the_number_of_a_paper_is_sealed_in_the_row_and_found_by_its_mark(cast: Cast, case: Case) -> None:
    applicant = case.applicant
    assert applicant.id_number == WANG_FANG.id_number
    assert WANG_FANG.id_number not in applicant.id_sealed + applicant.id_mark
    other = in_hand(cast, "另一件", on=RECEIVED)
    assert list(same_applicant(case)) == [other]


def test_every_look_at_who_asked_has_a_reason_and_a_line(cast: Cast) -> None:
    case = with_proof(cast)
    seen = acts.look(case, why=Why.VERIFY, by=cast.li_qiang, on=DAY)
    assert seen.name == "王芳"
    line = last_line(case)
    assert (line.act, line.by, line.facts) == ("see_applicant", "李强", {"why": "verify"})
    proof, content = acts.open_proof(case, seen.proofs.get().pk, why=Why.REMEDY, by=cast.qian_jin, on=DAY)
    assert (proof.name, content) == ("身份证明1.png", png())
    assert last_line(case).facts == {"why": "remedy", "digest": proof.digest}
    with pytest.raises(ValueError, match="curious"):
        Why("curious")


def test_only_who_works_on_the_request_learns_who_asked(
    cast: Cast, other_clerk: Person, administrator: Person
) -> None:
    case = with_proof(cast)
    proof = case.applicant.proofs.get()
    nobody = (
        administrator, other_clerk, cast.he_jing, cast.sun_jing, cast.zheng_zhi, cast.wu_tao, cast.feng_lin,
        cast.zhou_yang,
    )  # fmt: skip
    for person in nobody:
        with pytest.raises(Refusal, match="只供办理这件申请的人员查看"):
            acts.look(case, why=Why.VERIFY, by=person, on=DAY)
        with pytest.raises(Refusal, match="只供办理这件申请的人员查看"):
            acts.open_proof(case, proof.pk, why=Why.VERIFY, by=person, on=DAY)
    assert not lines_of(cast.agency, "case", case.number).filter(act__startswith="see_").exists()


def test_who_left_the_post_yesterday_sees_nobody_today(cast: Cast) -> None:
    case = with_proof(cast)
    cast.li_qiang.posts.update(until=date(2024, 3, 17))
    with pytest.raises(Refusal, match="只供办理"):
        acts.look(case, why=Why.VERIFY, by=cast.li_qiang, on=DAY)


def test_an_erased_identity_leaves_neither_number_mark_nor_proof(
    cast: Cast, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    case = with_proof(cast)
    sealed = case.applicant.proofs.get().sealed
    with django_capture_on_commit_callbacks(execute=True):
        assert acts.erase_identity([case], DAY) == 1
    assert acts.erase_identity([case], DAY) == 0
    case = Case.objects.get(pk=case.pk)
    applicant = case.applicant
    assert (applicant.id_number, applicant.id_mark, applicant.erased_on) == ("", "", DAY)
    assert (applicant.name, applicant.proofs.count()) == ("王芳", 0)
    assert not (settings.MEDIA_ROOT / "sealed" / sealed).exists()
    assert not same_applicant(case).exists()
    line = last_line(case)
    assert (line.act, line.hand, line.facts) == ("erase_identity", "clock", {"files": 1})
    assert verify().ok


def test_a_package_of_three_hundred_megabytes_is_small_as_it_comes() -> None:
    assert len(BOMB) < MATERIAL.limit
    assert zipfile.ZipFile(BytesIO(BOMB)).getinfo("word/document.xml").file_size == 300_000_000


def test_an_authorisation_is_called_plainly_opened_on_record_and_erased_with_the_identity(
    cast: Cast, case: Case
) -> None:
    paper = acts.add_file(
        case.pk, "王芳 990000199003070021.pdf", BytesIO(pdf()), purpose=CaseFile.Purpose.AUTHORISATION,
        by=Hand.APPLICANT, on=DAY,
    )  # fmt: skip
    assert paper.name == "授权委托书.pdf"
    acts.withdraw(case.pk, by=Hand.APPLICANT, on=DAY)
    assert acts.erase_identity([case], DAY) == 1
    assert not case.files.exists()
