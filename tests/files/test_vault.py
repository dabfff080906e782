"""Secrets at rest: nobody reads them without the key, nobody changes them unseen, and they can be erased."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from gongkai.files import vault
from gongkai.law.source import Refusal
from gongkai.site import environment as env

ID = "220600199001011234"
OLD, NEW = "b2xk" * 10 + "b28=", "bmV3" * 10 + "bmU="


@pytest.fixture(autouse=True)
def _keys(settings) -> None:  # type: ignore[no-untyped-def]
    settings.GONGKAI_VAULT_KEYS = (OLD,)


def folder(settings) -> Path:  # type: ignore[no-untyped-def]
    return Path(settings.MEDIA_ROOT) / "sealed"


@given(st.text())
def test_what_was_sealed_opens_again(text: str) -> None:
    sealed = vault.seal_text(text)
    assert vault.open_text(sealed) == text
    assert sealed.isascii()
    assert not (len(text) > 3 and text in sealed)


def test_the_same_text_never_seals_alike_and_always_marks_alike() -> None:
    assert vault.seal_text(ID) != vault.seal_text(ID)
    assert vault.mark(ID) == vault.mark(f" {ID[:6]} {ID[6:]}\n")
    assert vault.mark("22060019900101123x") == vault.mark("22060019900101123X")
    assert vault.mark(ID) != vault.mark(ID[:-1] + "5")
    assert ID not in vault.mark(ID)


def test_a_mark_needs_the_key(settings) -> None:  # type: ignore[no-untyped-def]
    before = vault.mark(ID)
    settings.GONGKAI_VAULT_KEYS = (NEW,)
    assert vault.mark(ID) != before


@pytest.mark.parametrize("size", [0, 1, vault.CHUNK - 1, vault.CHUNK, vault.CHUNK + 1, 3 * vault.CHUNK])
def test_a_file_of_any_size_comes_back_as_it_was(size: int) -> None:
    content = bytes(i % 251 for i in range(size))
    sealed = vault.seal_file(BytesIO(content))
    assert vault.open_file(sealed.name) == content
    assert sealed.size == size


def test_nothing_of_the_plain_file_is_on_the_disk(settings) -> None:  # type: ignore[no-untyped-def]
    content = f"姓名：王芳；证件号码：{ID}。".encode() * 1000
    sealed = vault.seal_file(BytesIO(content))
    [kept] = folder(settings).iterdir()
    assert kept.name == sealed.name
    assert ID.encode() not in kept.read_bytes()
    assert "王芳".encode() not in kept.read_bytes()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


def test_another_key_opens_nothing_and_says_so_once(settings, caplog) -> None:  # type: ignore[no-untyped-def]
    text, file = vault.seal_text(ID), vault.seal_file(BytesIO(ID.encode()))
    settings.GONGKAI_VAULT_KEYS = (NEW,)
    with caplog.at_level(logging.DEBUG):
        for ask in (
            lambda: vault.open_text(text),
            lambda: vault.open_file(file.name),
            lambda: vault.reseal_text(text),
            lambda: vault.reseal_file(file.name),
        ):
            with pytest.raises(Refusal) as refusal:
                ask()
            assert refusal.value.reasons == ((vault.CLOSED, None),)
    assert ID not in caplog.text


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def test_a_changed_shortened_or_shuffled_file_is_refused(settings) -> None:  # type: ignore[no-untyped-def]
    sealed = vault.seal_file(BytesIO(b"a" * (2 * vault.CHUNK)))
    other = vault.seal_file(BytesIO(b"b" * (2 * vault.CHUNK)))
    kept = folder(settings) / sealed.name
    first, second, end = whole = lines(kept)
    foreign = lines(folder(settings) / other.name)
    turned = first[:5000] + (b"A" if first[5000:5001] != b"A" else b"B") + first[5001:]
    for changed in (
        [turned, second, end], [second, first, end], [first, end], [first, second], [end], [],
        [foreign[0], second, end], foreign, [first, second, end, end],
    ):  # fmt: skip
        kept.write_bytes(b"".join(changed))
        with pytest.raises(Refusal, match="打不开"):
            vault.open_file(sealed.name)
    kept.write_bytes(b"".join(whole))
    assert vault.open_file(sealed.name)


@pytest.mark.parametrize("changed", ["", "plain", "gAAAAA", "汉字"])
def test_a_changed_text_is_refused(changed: str) -> None:
    with pytest.raises(Refusal, match="打不开"):
        vault.open_text(changed)


def test_an_erased_file_is_gone_and_may_be_erased_again(settings) -> None:  # type: ignore[no-untyped-def]
    sealed = vault.seal_file(BytesIO(b"x"))
    vault.erase_file(sealed.name)
    vault.erase_file(sealed.name)
    assert list(folder(settings).iterdir()) == []
    with pytest.raises(Refusal, match="已经不在"):
        vault.open_file(sealed.name)


@pytest.mark.parametrize("name", ["../vault_key", "", "a" * 31, "A" * 32, "a" * 32 + "\n", "/etc/passwd"])
def test_no_name_leads_out_of_the_vault(name: str) -> None:
    for ask in (vault.open_file, vault.erase_file):
        with pytest.raises(Refusal):
            ask(name)


def test_a_stream_that_breaks_leaves_nothing(settings) -> None:  # type: ignore[no-untyped-def]
    class Breaking(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("line lost")

    with pytest.raises(OSError, match="line lost"):
        vault.seal_file(Breaking())
    assert list(folder(settings).iterdir()) == []


def test_keys_are_rotated_without_losing_a_text_a_file_or_a_mark(settings) -> None:  # type: ignore[no-untyped-def]
    text, file, marked = vault.seal_text(ID), vault.seal_file(BytesIO(b"x" * 10)), vault.mark(ID)
    settings.GONGKAI_VAULT_KEYS = (NEW, OLD)
    assert vault.open_text(text) == ID
    assert marked in vault.marks(ID)
    text = vault.reseal_text(text)
    vault.reseal_file(file.name)
    settings.GONGKAI_VAULT_KEYS = (NEW,)
    assert vault.open_text(text) == ID
    assert vault.open_file(file.name) == b"x" * 10
    assert marked not in vault.marks(ID)


def test_a_key_is_made_once_for_the_owner_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GONGKAI_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("GONGKAI_VAULT_KEY", raising=False)
    [key] = env.vault_keys()
    assert env.vault_keys() == (key,)
    assert Fernet(key)
    kept = tmp_path / "home" / "vault_key"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in kept.parent.iterdir()] == ["vault_key"]


def test_given_keys_come_before_the_kept_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_VAULT_KEY", f"{NEW}, {OLD}")
    assert env.vault_keys() == (NEW, OLD)


@pytest.mark.parametrize("given", ["short", ",", "x" * 44, NEW + OLD, f"{NEW},no", "密钥"])
def test_a_key_that_is_none_stops_the_start_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("GONGKAI_VAULT_KEY", given)
    with pytest.raises(env.BadSetting, match="32字节"):
        env.vault_keys()
