"""A draft of a request: sealed, found by its secret only, submitted once, erased at once or when its days are over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.db import IntegrityError, transaction

from gongkai.cases import acts
from gongkai.cases.acts.drafting import KEPT_DAYS, Kind
from gongkai.cases.acts.sealing import reseal
from gongkai.cases.models import Case, CaseFile, Draft, DraftFile
from gongkai.cases.reads import draft_of
from gongkai.cases.sealed import things
from gongkai.cli.jobs.drafts import JOB
from gongkai.files import vault
from gongkai.journal.models import Entry
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import WANG_FANG, Cast

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 11)
LATER = ON + timedelta(days=KEPT_DAYS + 1)
SAID = {"name": "王芳", "id_number": WANG_FANG.id_number, "asked": "某项目申报书"}


@pytest.fixture
def begun(cast: Cast) -> tuple[Draft, str]:
    """王芳's draft, with a proof of identity, and its token."""
    draft, token = acts.begin_draft(cast.agency, on=ON)
    draft = acts.write_draft(draft.pk, SAID, on=ON, seen="applicant")
    send(draft)
    return draft, token


def send(
    draft: Draft, name: str = "王芳身份证.png", content: bytes = b"", kind: Kind = Kind.PROOF
) -> DraftFile:
    return acts.add_draft_file(draft.pk, name, BytesIO(content or papers.png()), purpose=kind, on=ON)


def submit(draft: Draft, *, by_agent: bool = False) -> Case:
    return acts.submit_draft(
        draft.pk,
        WANG_FANG,
        ApplicantKind.NATURAL,
        SAID["asked"],
        on=ON,
        by_agent=by_agent,
        help_needed="大字",
    )


def kept_files(settings: object) -> list[Path]:
    return list((Path(settings.MEDIA_ROOT) / "sealed").iterdir())  # type: ignore[attr-defined]


def test_a_draft_is_found_by_its_token_at_its_agency_while_its_days_last(
    cast: Cast, begun: tuple[Draft, str]
) -> None:
    draft, token = begun
    assert draft_of(cast.agency, token, ON) == draft
    assert draft_of(cast.agency, token, LATER - timedelta(days=1)) == draft
    assert draft_of(cast.agency, token, LATER) is None
    assert draft_of(cast.other_agency, token, ON) is None
    assert draft_of(cast.agency, "0" * 64, ON) is None


def test_writing_keeps_the_other_answers_and_seven_more_days(begun: tuple[Draft, str]) -> None:
    draft = acts.write_draft(begun[0].pk, {"phone": "13800000000"}, on=ON + timedelta(days=3), seen="contact")
    assert draft.said == SAID | {"phone": "13800000000"}
    assert draft.content["seen"] == ["applicant", "contact"]
    assert draft.kept_until == ON + timedelta(days=3 + KEPT_DAYS)


def test_nothing_of_a_draft_can_be_read_where_it_is_kept(begun: tuple[Draft, str], settings: object) -> None:
    draft, token = begun
    code = acts.give_code(draft.pk, on=ON)
    kept = [str(list(Draft.objects.values())), str(list(DraftFile.objects.values()))]
    kept += [path.read_text("latin-1") for path in kept_files(settings)]
    for secret in ("王芳", WANG_FANG.id_number, "申报书", "身份证", token, code):
        assert not any(secret in said for said in kept)
    assert not Entry.objects.filter(matter="case").exists()


def test_a_draft_outlives_a_change_of_the_vaults_key(
    cast: Cast, begun: tuple[Draft, str], settings: Any
) -> None:
    draft, token = begun
    code = acts.give_code(draft.pk, on=ON)
    new = Fernet.generate_key().decode()
    settings.GONGKAI_VAULT_KEYS = (new, *settings.GONGKAI_VAULT_KEYS)
    for thing in list(things()):
        assert reseal(thing)
    settings.GONGKAI_VAULT_KEYS = (new,)
    found = draft_of(cast.agency, token, ON)
    assert found is not None
    assert found.said == SAID
    kept = found.files.get()
    assert (kept.name, vault.open_file(kept.sealed)) == ("王芳身份证.png", papers.png())
    assert acts.take_over(cast.agency, code, on=ON)


def test_the_code_continues_elsewhere_and_ends_the_first_browser(
    cast: Cast, begun: tuple[Draft, str]
) -> None:
    draft, token = begun
    code = acts.give_code(draft.pk, on=ON)
    assert acts.give_code(draft.pk, on=ON) == code
    other = acts.take_over(cast.agency, f" {code.lower()} ", on=ON)
    assert other is not None
    assert draft_of(cast.agency, other, ON) == draft
    assert draft_of(cast.agency, token, ON) is None


def test_a_wrong_late_or_foreign_code_opens_nothing(cast: Cast, begun: tuple[Draft, str]) -> None:
    code = acts.give_code(begun[0].pk, on=ON)
    assert acts.take_over(cast.agency, "AAAA-BBBB-CCCC", on=ON) is None
    assert acts.take_over(cast.agency, "", on=ON) is None
    assert acts.take_over(cast.other_agency, code, on=ON) is None
    assert acts.take_over(cast.agency, code, on=LATER) is None


@pytest.mark.parametrize(
    "name, content, says",
    [
        ("证.exe", b"MZ", "身份证明只接收"),
        ("证.png", b"not a picture", "内容与扩展名"),
        ("又一份.png", papers.png(), "已经上传过"),
    ],
)
def test_a_file_that_may_not_be_sent_is_refused_at_once(
    begun: tuple[Draft, str], name: str, content: bytes, says: str
) -> None:
    with pytest.raises(Refusal, match=says):
        send(begun[0], name, content)
    assert begun[0].files.count() == 1


def test_a_draft_has_four_proofs_at_most(begun: tuple[Draft, str]) -> None:
    for size in (3, 4, 5):
        send(begun[0], content=papers.png(size, size))
    with pytest.raises(Refusal, match="身份证明最多4个文件"):
        send(begun[0], content=papers.png(6, 6))


def test_a_submitted_draft_becomes_one_case_with_its_files_and_keeps_nothing(
    cast: Cast,
    begun: tuple[Draft, str],
    settings: object,
    django_capture_on_commit_callbacks: Callable,
) -> None:
    draft, token = begun
    send(draft, "委托书.pdf", papers.pdf(), Kind.AUTHORISATION)
    acts.give_code(draft.pk, on=ON)
    with django_capture_on_commit_callbacks(execute=True):
        case = submit(draft, by_agent=True)
    assert submit(draft, by_agent=True) == case
    assert Case.objects.get() == case
    assert (case.stage, case.channel, case.help_needed) == ("submitted", "online", "大字")
    assert [p.name for p in case.applicant.proofs.all()] == ["身份证明1.png"]
    assert [(f.purpose, f.name) for f in case.files.all()] == [
        (CaseFile.Purpose.AUTHORISATION, "授权委托书.pdf")
    ]
    emptied = draft_of(cast.agency, token, ON)
    assert emptied is not None
    assert (emptied.case, emptied.said, emptied.code_mark) == (case, {}, "")
    assert len(kept_files(settings)) == 2, "the two of the case, none of the draft"
    with pytest.raises(Refusal, match="已经提交"):
        acts.write_draft(draft.pk, {"name": "别人"}, on=ON)


def test_an_authorisation_stays_out_when_there_is_no_agent(begun: tuple[Draft, str]) -> None:
    send(begun[0], "委托书.pdf", papers.pdf(), Kind.AUTHORISATION)
    assert not submit(begun[0]).files.exists()


def test_a_draft_is_erased_at_once_with_its_files(
    begun: tuple[Draft, str], settings: object, django_capture_on_commit_callbacks: Callable
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        acts.erase_draft(begun[0].pk)
        acts.erase_draft(begun[0].pk)
    assert not Draft.objects.exists()
    assert kept_files(settings) == []
    with pytest.raises(Refusal, match="删除或者过期"):
        acts.write_draft(begun[0].pk, {}, on=ON)


def test_the_night_erases_the_drafts_whose_days_are_over_and_no_other(
    cast: Cast, begun: tuple[Draft, str], settings: object, django_capture_on_commit_callbacks: Callable
) -> None:
    young, _ = acts.begin_draft(cast.agency, on=LATER)
    case = submit(acts.begin_draft(cast.agency, on=ON)[0])
    with django_capture_on_commit_callbacks(execute=True):
        assert JOB.run(LATER) == {"drafts_erased": 2}
        assert JOB.run(LATER) == {"drafts_erased": 0}
    assert list(Draft.objects.all()) == [young]
    assert Case.objects.get() == case
    assert kept_files(settings) == []


def test_a_file_is_taken_out_again(begun: tuple[Draft, str]) -> None:
    draft = begun[0]
    acts.remove_draft_file(draft.pk, draft.files.get().pk)
    assert not draft.files.exists()


def test_the_database_keeps_no_submitted_draft_with_content(begun: tuple[Draft, str]) -> None:
    case = submit(begun[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(case=case).update(sealed=vault.seal_text("{}"))
