"""What nobody may do at the desk, though it once could be done: answers while others are asked, service nobody gave."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from gongkai.agencies.scope import scope_of
from gongkai.cases import acts
from gongkai.cases.answer import not_yet, to_take_back
from gongkai.cases.models import Case, CaseFile, Contact, Link
from gongkai.cases.package import package_of
from gongkai.cases.reach import has_address
from gongkai.cases.waiting import asks_to_extend
from gongkai.journal.reads import lines_of
from gongkai.law.delivery import Electronic, Way
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.remedy import Track
from gongkai.law.source import Refusal
from tests.answering import answered, in_hand, serve_all
from tests.cast import Cast
from tests.letters import only, text_of
from tests.papers import png

RECEIVED, SENT, LATER = date(2024, 3, 11), date(2024, 3, 18), date(2024, 3, 20)
K = LetterKind
SPOT = {"published_at": "本机关门户", "way": Way.DIRECT, "signed_by": "王芳（本人）"}


@pytest.fixture
def case(cast: Cast) -> Case:
    """In the hands of 李强 on 2024-03-11; due 2024-04-09."""
    return in_hand(cast, on=RECEIVED)


def reachable(case: Case, *, email: str = "", wanted: str = "", address: str = "") -> Case:
    """The same case with these ways to reach its applicant."""
    who = case.applicant
    who.email, who.address, case.wanted_form = email, address, wanted
    who.save()
    case.save()
    return Case.objects.get(pk=case.pk)


# Answering on the spot


def test_nothing_is_answered_on_the_spot_while_somebody_is_asked(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal, match="正在征求某公司的意见") as refused:
        acts.answer_on_the_spot(case.pk, by=cast.li_qiang, on=LATER, **SPOT)
    assert ["第三十二条" in str(c) for _, c in refused.value.reasons] == [True]
    acts.third_party_answered(case.pk, party="某公司", says="同意", by=cast.li_qiang, on=LATER)
    with pytest.raises(Refusal, match="第三方意见征询书.*还没有登记送达"):
        acts.answer_on_the_spot(case.pk, by=cast.li_qiang, on=LATER, **SPOT)
    serve_all(case, by=cast.qian_jin, on=LATER)
    assert acts.answer_on_the_spot(case.pk, by=cast.li_qiang, on=LATER, **SPOT).closed_on == LATER


def test_an_answer_on_the_spot_says_how_it_was_handed_over(cast: Cast, case: Case) -> None:
    for wrong, says in (
        ({"way": Way.DIRECT, "signed_by": " "}, "请填写签收人"),
        ({"way": Way.POST}, "当面交付或者以电子形式"),
    ):
        with pytest.raises(Refusal, match=says):
            acts.answer_on_the_spot(case.pk, by=cast.li_qiang, on=SENT, **SPOT | wrong)
    acts.answer_on_the_spot(case.pk, by=cast.li_qiang, on=SENT, **SPOT)
    letter = only(case, K.ANSWER_ALREADY_PUBLIC)
    assert (letter.way, letter.signed_by, letter.signed_on) == ("direct", "王芳（本人）", SENT)


def test_nobody_without_an_address_is_answered_by_mail_on_the_spot(cast: Cast, case: Case) -> None:
    case = reachable(case)
    with pytest.raises(Refusal, match="不能以电子形式送达"):
        acts.answer_on_the_spot(case.pk, by=cast.li_qiang, on=SENT, **SPOT | {"way": Way.ELECTRONIC})
    assert not case.letters.answers().exists()


# Extensions


def test_an_extension_beyond_what_is_left_is_not_even_asked_for(cast: Cast, case: Case) -> None:
    acts.extend(case.pk, days=15, reason="量大", by=cast.zhao_min, on=SENT)
    with pytest.raises(Refusal, match="已经延长15个，还可以延长5个"):
        acts.ask_to_extend(case.pk, days=6, reason="再延", by=cast.li_qiang, on=SENT)
    acts.ask_to_extend(case.pk, days=5, reason="再延", by=cast.li_qiang, on=SENT)
    acts.extend(case.pk, days=5, reason="再延", by=cast.zhao_min, on=SENT)
    with pytest.raises(Refusal, match="不能再延长"):
        acts.ask_to_extend(case.pk, days=1, reason="再延", by=cast.li_qiang, on=SENT)


def test_an_extension_is_refused_with_a_reason_and_the_handler_is_told_until_seen(
    cast: Cast, case: Case
) -> None:
    acts.ask_to_extend(case.pk, days=5, reason="量大", by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal, match="请写明不同意延期的理由"):
        acts.refuse_extension(case.pk, why=" ", by=cast.zhao_min, on=SENT)
    refused = acts.refuse_extension(case.pk, why="材料不多", by=cast.zhao_min, on=SENT)
    assert (refused.extension_days, refused.extension_refused_on, refused.due) == (None, SENT, case.due)
    last = lines_of(cast.agency, "case", case.number).last()
    assert last is not None
    assert (last.act, last.facts["why"]) == ("refuse_extension", "材料不多")
    acts.see_refused_extension(case.pk, by=cast.qian_jin, on=SENT)
    assert Case.objects.get(pk=case.pk).extension_refused_on == SENT
    assert acts.see_refused_extension(case.pk, by=cast.li_qiang, on=SENT).extension_refused_on is None
    with pytest.raises(Refusal, match="没有待同意的延期申请"):
        acts.refuse_extension(case.pk, why="材料不多", by=cast.zhao_min, on=SENT)


def test_only_who_consents_refuses_and_only_the_handler_takes_the_application_back(
    cast: Cast, case: Case
) -> None:
    acts.ask_to_extend(case.pk, days=5, reason="量大", by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal, match="“不同意延期”由"):
        acts.refuse_extension(case.pk, why="不", by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal, match="由承办人（李强）收回"):
        acts.drop_extension(case.pk, by=cast.qian_jin, on=SENT)
    assert acts.drop_extension(case.pk, by=cast.li_qiang, on=SENT).extension_days is None


def test_an_extension_waits_for_who_consents_and_who_handles_it(cast: Cast, case: Case) -> None:
    acts.ask_to_extend(case.pk, days=5, reason="量大", by=cast.li_qiang, on=SENT)
    sees = [
        p for p in (cast.zhao_min, cast.wu_tao, cast.li_qiang, cast.qian_jin, cast.he_jing)
        if Case.objects.filter(asks_to_extend(scope_of(p, SENT))).exists()
    ]  # fmt: skip
    assert sees == [cast.zhao_min, cast.wu_tao, cast.li_qiang]


# The archive


@pytest.fixture
def archived(cast: Cast, case: Case) -> Case:
    answered(cast, case, on=SENT)
    serve_all(case, by=cast.qian_jin, on=SENT)
    return acts.archive(case.pk, by=cast.qian_jin, on=SENT)


def test_the_letters_that_keep_a_case_out_of_the_archive_are_named_beforehand(cast: Cast, case: Case) -> None:
    answered(cast, case, on=SENT)
    assert [says for says, _ in not_yet(case, "archive")] == [
        "接收回执（甲文旅公开〔2024〕第1号-受）还没有登记送达，登记以后再归档"
    ]


def test_a_question_is_answered_before_its_case_is_archived(cast: Cast, case: Case) -> None:
    answered(cast, case, on=SENT)
    serve_all(case, by=cast.qian_jin, on=SENT)
    acts.log_contact(case.pk, how=Contact.How.ONLINE, says="附件打不开", by=Hand.APPLICANT, on=SENT)
    with pytest.raises(Refusal, match="2024-03-18的留言还没有回复"):
        acts.archive(case.pk, by=cast.qian_jin, on=SENT)


def test_an_archived_case_is_closed_to_everything_but_its_own_later_acts(cast: Cast, archived: Case) -> None:
    key, receipt = archived.pk, archived.letters.get(kind=K.RECEIPT)
    other = in_hand(cast, "另一件", on=SENT)
    paper = archived.files.get()

    def add(purpose: CaseFile.Purpose) -> CaseFile:
        return acts.add_file(
            key, "新.png", io.BytesIO(png(3, 3)), purpose=purpose, by=cast.qian_jin, on=LATER
        )

    refused = (
        lambda: add(CaseFile.Purpose.OTHER),
        lambda: add(CaseFile.Purpose.REMEDY),
        lambda: acts.remove_file(paper.pk, by=cast.qian_jin, on=LATER),
        lambda: acts.log_contact(key, how=Contact.How.PHONE, says="问", by=cast.qian_jin, on=LATER),
        lambda: acts.link(key, to=other, kind=Link.Kind.RELATED, by=cast.qian_jin, on=LATER),
        lambda: acts.issue_again(receipt.pk, why="重做", by=cast.qian_jin, on=LATER),
        lambda: acts.issue_service_record(receipt.pk, way=Way.DIRECT, by=cast.qian_jin, on=LATER),
    )
    for act in refused:
        with pytest.raises(Refusal, match="归档"):
            act()
    acts.lodge_remedy(key, track=Track.REVIEW, by=cast.qian_jin, on=LATER)
    assert add(CaseFile.Purpose.REMEDY)
    assert archived.standing == "已归档 2024-YSQGD-0001"


def test_an_archived_case_packs_to_the_same_bytes_but_for_its_journal(cast: Cast, archived: Case) -> None:
    before = package_of(archived)
    assert package_of(archived) == before
    assert acts.take_package(archived, why=acts.TO_TAKE_PACKAGE[0], by=cast.qian_jin, on=LATER) == before
    first, then = (zipfile.ZipFile(io.BytesIO(p)) for p in (before, package_of(archived)))
    changed = {n for n in first.namelist() if first.read(n) != then.read(n)}
    assert changed == {"00 目录.html", "05 留痕.json", "卷内目录.csv"}


# How a letter reaches the applicant


def serve(case: Case, cast: Cast, way: Way, **how: object) -> str:
    letter = case.letters.get(kind=K.RECEIPT)
    return acts.serve(letter.pk, way=way, sent=SENT, by=cast.qian_jin, on=SENT, **how).via  # type: ignore[arg-type]


def test_nothing_is_sent_electronically_to_who_left_no_address(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="没有登记申请人的电子邮箱，申请人也没有选择"):
        serve(reachable(case), cast, Way.ELECTRONIC)


@pytest.mark.parametrize(
    ("on_file", "via", "kept"),
    [
        ({"email": "a@example.invalid"}, None, "email"),
        ({"wanted": "电子文本（在申请进度页下载）"}, None, "online"),
        (
            {"email": "a@example.invalid", "wanted": "电子文本（在申请进度页下载）"},
            Electronic.ONLINE,
            "online",
        ),
    ],
)
def test_an_electronic_letter_says_by_which_means(
    cast: Cast, case: Case, on_file: dict[str, str], via: Electronic | None, kept: str
) -> None:
    assert serve(reachable(case, **on_file), cast, Way.ELECTRONIC, via=via) == kept


def test_of_two_means_one_is_named_and_no_other_is_taken(cast: Cast, case: Case) -> None:
    both = reachable(case, email="a@example.invalid", wanted="电子文本（在申请进度页下载）")
    with pytest.raises(Refusal, match="请写明以哪一种电子形式"):
        serve(both, cast, Way.ELECTRONIC)
    with pytest.raises(Refusal, match="没有选择在申请进度页下载"):
        serve(reachable(case, email="a@example.invalid"), cast, Way.ELECTRONIC, via=Electronic.ONLINE)


def test_the_post_needs_an_address_on_file_or_typed_and_the_typed_one_is_sealed(
    cast: Cast, case: Case
) -> None:
    with pytest.raises(Refusal, match="请填写邮寄地址"):
        serve(case, cast, Way.POST, tracking="EMS1")
    assert serve(case, cast, Way.POST, tracking="EMS1", address="甲市二路2号") == ""
    who = Case.objects.get(pk=case.pk).applicant
    assert (who.post_address, who.address) == ("甲市二路2号", "")
    assert "二路" not in who.post_sealed
    assert has_address(Case.objects.get(pk=case.pk))


# Withdrawn, and smaller things


def test_a_withdrawn_request_says_so_and_its_letter_too(cast: Cast, case: Case) -> None:
    gone = acts.withdraw(case.pk, says="来信撤回", by=cast.qian_jin, on=SENT)
    assert (gone.standing, gone.result) == ("已撤回", "申请人撤回申请")
    text = text_of(only(case, K.CEASING))
    assert "因申请人撤回申请" in text
    assert "其他原因" not in text


@pytest.mark.parametrize("act", [acts.third_party_answered, acts.consult_received])
def test_nobody_answers_before_being_asked_and_the_sentence_says_when(
    cast: Cast, case: Case, act: object
) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    said = {"says": "同意"} if act is acts.third_party_answered else {}
    with pytest.raises(Refusal, match="早于向某公司发出征求意见书的日期（2024-03-18）"):
        act(case.pk, party="某公司", arrived=date(2024, 3, 15), by=cast.li_qiang, on=LATER, **said)  # type: ignore[operator]


def test_a_clerk_is_not_offered_what_the_head_takes_back(cast: Cast, case: Case) -> None:
    acts.extend(case.pk, days=5, reason="量大", by=cast.zhao_min, on=SENT)
    assert to_take_back(case, {Hand.CLERK}) == []
    assert [x.kind for x in to_take_back(case, {Hand.OFFICE_HEAD})] == [K.EXTENSION]
