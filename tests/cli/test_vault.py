"""`gongkai vault`: a key is changed, what cannot be opened is named, the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from gongkai.agencies.models import Division, Person
from gongkai.cases import acts
from gongkai.cases.acts import Upload, corrections
from gongkai.cases.models import Applicant, Case, CaseFile, DraftFile, Letter, Proof
from gongkai.cases.package import content_of
from gongkai.cases.sealed import how_many, things
from gongkai.channels.acts.opening import open_channel
from gongkai.files import vault
from gongkai.journal.models import Entry
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from tests import papers
from tests.cast import WANG_FANG, Cast
from tests.cli.conftest import Done
from tests.correcting import checked

pytestmark = pytest.mark.django_db
Program = Callable[..., Done]
OLD, NEW = "b2xk" * 10 + "b28=", "bmV3" * 10 + "bmU="
DAY = date(2024, 3, 11)


@pytest.fixture
def case(cast: Cast, settings: Any) -> Case:
    """A request with a proof, and a decided correction, sealed under the old key; then the new one is put in front."""
    settings.GONGKAI_VAULT_KEYS = (OLD,)
    found = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "某件", channel=Channel.IN_PERSON, by=Hand.APPLICANT, on=DAY,
        proofs=[Upload("王芳的身份证.png", BytesIO(papers.png()))],
    )  # fmt: skip
    corrections.correct(checked(cast, on=DAY).pk, says="已改。", by=cast.zhao_min, on=DAY)
    settings.GONGKAI_VAULT_KEYS = (NEW, OLD)
    return found


def path_of(settings: Any, name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "sealed" / name


def test_after_a_rotation_the_old_key_is_needed_no_more(case: Case, gongkai: Program, settings: Any) -> None:
    letter = content_of(Letter.objects.first(), "word")  # type: ignore[arg-type]
    done = gongkai("vault", "rotate", "--json")
    said = done.json()
    assert (done.status, said["already"], said["gone"], said["failed"]) == (0, 0, 0, [])
    assert said["texts"] == 3, "two numbers and a query code"
    assert said["texts"] + said["files"] == how_many()
    settings.GONGKAI_VAULT_KEYS = (NEW,)
    applicant = Applicant.objects.get()
    assert applicant.id_number == WANG_FANG.id_number
    assert applicant.id_mark == vault.mark(WANG_FANG.id_number)
    assert vault.open_file(Proof.objects.get().sealed) == papers.png()
    assert content_of(Letter.objects.first(), "word") == letter  # type: ignore[arg-type]
    assert gongkai("vault", "check").out.startswith(f"打开{how_many()}个，其中仍用旧密钥的0个")


def test_a_rotation_that_was_stopped_goes_on_where_it_was(
    case: Case, gongkai: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal, done = vault.reseal_file, []

    def stopped(name: str) -> None:
        if len(done) == 2:
            raise KeyboardInterrupt
        seal(name)
        done.append(name)

    monkeypatch.setattr("gongkai.files.vault.reseal_file", stopped)
    assert gongkai("vault", "rotate").status == 130
    monkeypatch.undo()
    said = gongkai("vault", "rotate", "--json").json()
    assert said["already"] == 2 + 2, "a code, a number and two files were done"
    assert said["texts"] + said["files"] + said["already"] == how_many()
    assert gongkai("vault", "rotate", "--json").json() == {
        "texts": 0, "files": 0, "already": how_many(), "gone": 0, "failed": [],
    }  # fmt: skip


def test_what_cannot_be_opened_is_named_and_the_rest_goes_on(
    case: Case, gongkai: Program, settings: Any
) -> None:
    path_of(settings, Proof.objects.get().sealed).write_bytes(b"broken\n")
    for what in ("rotate", "check"):
        done = gongkai("vault", what, "--json")
        assert done.status == 1
        (failed,) = done.json()["failed"]
        assert failed.startswith(f"11990000CAST000001 {case.number} 身份证明（proof ")
        assert "打不开" in failed
        assert "王芳" not in failed
    assert gongkai("vault", "rotate", "--json").json()["already"] == how_many() - 1
    assert "■ 11990000CAST000001" in gongkai("vault", "check").out


def test_a_file_that_is_gone_is_named(case: Case, gongkai: Program, settings: Any) -> None:
    path_of(settings, Proof.objects.get().sealed).unlink()
    done = gongkai("vault", "rotate", "--json")
    assert done.status == 1
    assert "已经不在" in done.json()["failed"][0]


def test_a_file_in_the_place_of_another_is_found_out(case: Case, gongkai: Program) -> None:
    Proof.objects.update(digest="0" * 64)
    done = gongkai("vault", "check", "--json")
    assert (done.status, len(done.json()["failed"])) == (1, 1)
    assert "摘要不符" in done.json()["failed"][0]


def test_without_the_old_key_everything_old_is_named_and_nothing_is_lost(
    case: Case, gongkai: Program, settings: Any
) -> None:
    settings.GONGKAI_VAULT_KEYS = (NEW,)
    done = gongkai("vault", "rotate", "--json")
    assert (done.status, len(done.json()["failed"])) == (1, how_many())
    settings.GONGKAI_VAULT_KEYS = (OLD,)
    assert gongkai("vault", "check").status == 0


def test_a_full_disk_leaves_the_old_seal(
    case: Case, gongkai: Program, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(name: str, pieces: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gongkai.files.vault._write", full)
    done = gongkai("vault", "rotate", "--json")
    assert (done.status, done.json()["texts"]) == (1, 3)
    assert all("No space left" in failed for failed in done.json()["failed"])
    monkeypatch.undo()
    assert all(vault.open_file(t.sealed) for t in things() if t.kept.is_file)


def test_a_check_counts_what_is_older_and_files_without_a_row(
    case: Case, gongkai: Program, settings: Any
) -> None:
    vault.seal_file(BytesIO(b"left by a killed process"))
    said = gongkai("vault", "check", "--json").json()
    assert said == {"opened": how_many(), "older_key": how_many(), "unnamed_files": 1, "failed": []}


def aged(settings: Any) -> None:
    """As if everything in the vault had been written two days ago."""
    for path in (Path(settings.MEDIA_ROOT) / "sealed").iterdir():
        os.utime(path, (path.stat().st_mtime - 2 * 24 * 3600,) * 2)


def every_text() -> set[str]:
    """Every value of every text column of every table: whatever names a file is among them."""
    columns = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField | JSONField)
    ]
    return {
        str(value) for model, name in columns for value in model._default_manager.values_list(name, flat=True)
    }


def test_a_sweep_takes_what_no_row_names_and_leaves_everything_some_row_names(
    case: Case, gongkai: Program, settings: Any
) -> None:
    acts.accept(
        case.pk, division=Division.objects.get(code="YWK", agency=case.agency), handler=Person.objects.get(name="李强"),
        by=Person.objects.get(name="钱进"), on=DAY,
    )  # fmt: skip
    acts.add_file(
        case.pk, "附.pdf", BytesIO(papers.pdf()), purpose=CaseFile.Purpose.MATERIAL, by=Hand.APPLICANT, on=DAY
    )
    draft, _ = acts.begin_draft(case.agency, on=DAY)
    acts.add_draft_file(draft.pk, "证.png", BytesIO(papers.png()), purpose=DraftFile.Purpose.PROOF, on=DAY)
    left = vault.seal_file(BytesIO(b"left by a refused act")).name
    (Path(settings.MEDIA_ROOT) / "sealed" / f"{'0' * 32}.part").write_bytes(b"half")
    aged(settings)
    young = vault.seal_file(BytesIO(b"being uploaded just now")).name
    named = vault.kept_files() & every_text()
    assert len(named) == len([t for t in things() if t.kept.is_file])
    assert gongkai("vault", "sweep", "--json").json() == {"files_swept": 1}
    assert vault.kept_files() == named | {young}
    assert not list((Path(settings.MEDIA_ROOT) / "sealed").glob("*.part"))
    line = Entry.objects.get(act="sweep")
    assert (line.matter, line.facts) == ("vault", {"files": [left]})
    assert gongkai("vault", "sweep").out == "清理0个\n"
    assert Entry.objects.filter(act="sweep").count() == 1
    assert gongkai("vault", "check").status == 0


def test_a_sweep_that_was_killed_has_said_what_it_took_and_the_next_one_does_the_rest(
    case: Case, gongkai: Program, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = {vault.seal_file(BytesIO(bytes([n]))).name for n in range(3)}
    aged(settings)
    erase = vault.erase_file

    def killed(name: str) -> None:
        erase(name)
        raise KeyboardInterrupt

    monkeypatch.setattr("gongkai.files.vault.erase_file", killed)
    assert gongkai("vault", "sweep").status == 130
    assert set(Entry.objects.get(act="sweep").facts["files"]) == left
    monkeypatch.undo()
    assert gongkai("vault", "sweep", "--json").json() == {"files_swept": 2}
    assert not vault.kept_files() & left


def test_the_vault_of_another_database_is_not_swept(case: Case, gongkai: Program, settings: Any) -> None:
    Letter.objects.update(word="", pdf="")
    Proof.objects.all().delete()
    for n in range(5):
        vault.seal_file(BytesIO(bytes([n])))
    aged(settings)
    before = vault.kept_files()
    done = gongkai("vault", "sweep")
    assert done.status == 1
    assert "没有清理" in done.err
    assert vault.kept_files() == before


def test_an_empty_vault_is_in_order(cast: Cast, gongkai: Program) -> None:
    assert gongkai("vault", "check").out == "打开0个，其中仍用旧密钥的0个；没有登记的文件0个\n"
    assert gongkai("vault", "rotate").out == "重新加密文字0个、文件0个；已经是最新密钥的0个\n"


def test_the_progress_is_for_who_watches(
    case: Case, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from gongkai.cli import program

    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    program.main(["vault", "rotate", "--json"])
    assert f"换用密钥 [{'█' * 30}] {how_many()}/{how_many()}" in capsys.readouterr().err


def test_the_secret_of_a_channel_is_sealed_anew_too(cast: Cast, gongkai: Program, settings: Any) -> None:
    settings.GONGKAI_VAULT_KEYS = (OLD,)
    channel = open_channel(cast.agency, "wechat", "公众号", secret="s3cret", by=cast.qian_jin, on=DAY)
    settings.GONGKAI_VAULT_KEYS = (NEW, OLD)
    assert gongkai("vault", "rotate", "--json").json()["texts"] == 1
    settings.GONGKAI_VAULT_KEYS = (NEW,)
    channel.refresh_from_db()
    assert vault.open_text(channel.sealed) == "s3cret"
