"""The vault: applicants' secrets at rest, in the database as sealed text and in the data folder as sealed files.

Fernet (AES-128-CBC with HMAC-SHA256). Several keys may be given, the newest first: it seals, all of them open.
A mark finds the same text again without opening anything. What is sealed never reaches a log.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from gongkai.law.source import Refusal

CHUNK = 1 << 20
NAME = re.compile(r"[0-9a-f]{32}")
CLOSED = "加密的内容打不开：密钥不是当初所用的，或者内容已被改动；请管理员从备份恢复原来的密钥（vault_key）"
GONE = "加密的文件已经不在，可能已按期清除；需要的，请申请人重新提供"


@dataclass(frozen=True)
class Sealed:
    """A sealed file: its random name in the vault, the size and SHA-256 of what is inside."""

    name: str
    size: int
    digest: str


def seal_text(text: str) -> str:
    return _keys().encrypt(text.encode()).decode("ascii")


def open_text(sealed: str) -> str:
    """Raises Refusal with a wrong key or a changed text."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Refusal((CLOSED, None)) from None


def reseal_text(sealed: str) -> str:
    """The same text under the newest key. Raises Refusal."""
    try:
        return _keys().rotate(sealed.encode()).decode("ascii")
    except InvalidToken:
        raise Refusal((CLOSED, None)) from None


def is_newest_text(sealed: str) -> bool:
    """Whether the newest key sealed it."""
    return _newest_opens(sealed.encode())


def has_older_keys() -> bool:
    """Whether a key is being changed: things may stand sealed and marked under an older one."""
    return len(settings.GONGKAI_VAULT_KEYS) > 1


def mark(text: str) -> str:
    """A keyed fingerprint under the newest key: 64 hex digits, the same for the same text. Blanks and case aside."""
    return marks(text)[0]


def marks(text: str) -> tuple[str, ...]:
    """The mark under every key: look for `mark in marks(text)` until the older ones are marked anew."""
    plain = "".join(text.split()).upper().encode()
    return tuple(
        hmac.new(_mark_key(key), plain, hashlib.sha256).hexdigest() for key in settings.GONGKAI_VAULT_KEYS
    )


def seal_file(content: BinaryIO) -> Sealed:
    """Keep a stream sealed under a random name, readable by the owner only; it is read from its beginning."""
    content.seek(0)
    name, digest, size = secrets.token_hex(16), hashlib.sha256(), 0

    def pieces() -> Iterator[bytes]:
        nonlocal size
        while piece := content.read(CHUNK):
            digest.update(piece)
            size += len(piece)
            yield piece

    _write(name, pieces())
    return Sealed(name, size, digest.hexdigest())


def open_file(name: str) -> bytes:
    """The content of a sealed file. Raises Refusal with a wrong key, a changed, shortened or missing file."""
    try:
        lines = _path(name).read_bytes().splitlines()
    except FileNotFoundError:
        raise Refusal((GONE, None)) from None
    keys, out = _keys(), []
    try:
        for number, line in enumerate(lines):
            place = _place(name, number, is_last=number == len(lines) - 1)
            piece = keys.decrypt(line)
            if not piece.startswith(place):
                raise InvalidToken
            out.append(piece[len(place) :])
    except InvalidToken:
        lines = []
    if not lines:
        raise Refusal((CLOSED, None))
    return b"".join(out)


def reseal_file(name: str) -> None:
    """The same file under the newest key and the same name. Raises Refusal; the old one stays until the new is whole."""
    content = open_file(name)
    _write(name, (content[at : at + CHUNK] for at in range(0, len(content), CHUNK)))


def is_newest_file(name: str) -> bool:
    """Whether the newest key sealed it; a file is always whole under one key. Raises Refusal for a missing file."""
    try:
        with _path(name).open("rb") as sealed:
            return _newest_opens(sealed.readline().rstrip(b"\n"))
    except FileNotFoundError:
        raise Refusal((GONE, None)) from None


def kept_files() -> frozenset[str]:
    """The names of all files in the vault."""
    folder = Path(settings.MEDIA_ROOT) / "sealed"
    return (
        frozenset(f.name for f in folder.iterdir() if NAME.fullmatch(f.name))
        if folder.is_dir()
        else frozenset()
    )


def files_before(moment: float) -> frozenset[str]:
    """The names of the files last written before a moment (seconds since 1970); what goes meanwhile is left out."""
    return frozenset(name for name in kept_files() if (_written(_path(name)) or moment) < moment)


def erase_parts(moment: float) -> int:
    """Remove what a killed process left half written before a moment. Returns how many."""
    folder = Path(settings.MEDIA_ROOT) / "sealed"
    parts = [part for part in folder.glob("*.part") if (_written(part) or moment) < moment]
    for part in parts:
        part.unlink(missing_ok=True)
    return len(parts)


def _written(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return None


def erase_file(name: str) -> None:
    """Remove a sealed file; one that is gone already is no mistake."""
    _path(name).unlink(missing_ok=True)


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.GONGKAI_VAULT_KEYS])


def _newest_opens(token: bytes) -> bool:
    try:
        Fernet(settings.GONGKAI_VAULT_KEYS[0]).decrypt(token)
    except InvalidToken:
        return False
    return True


def _mark_key(key: str) -> bytes:
    """A key of its own for marks, so that a mark says nothing about a seal."""
    return hmac.new(urlsafe_b64decode(key), b"gongkai: marks", hashlib.sha256).digest()


def _place(name: str, number: int, *, is_last: bool) -> bytes:
    """What stands before a piece: its file, its number, whether it is the end. Nothing can be moved or cut off."""
    return f"{name}:{number}:{'end' if is_last else 'on'}:".encode()


def _path(name: str) -> Path:
    if not NAME.fullmatch(name):
        raise Refusal((GONE, None))
    return Path(settings.MEDIA_ROOT) / "sealed" / name


def _write(name: str, pieces: Iterable[bytes]) -> None:
    """One line a piece and an empty piece for the end; written beside and moved into place when whole."""
    path = _path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside, keys, number = path.with_suffix(".part"), _keys(), 0
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            for piece in pieces:
                out.write(keys.encrypt(_place(name, number, is_last=False) + piece) + b"\n")
                number += 1
            out.write(keys.encrypt(_place(name, number, is_last=True)) + b"\n")
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
