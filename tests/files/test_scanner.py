"""The malware scanner is asked over its own protocol; asked in vain, nothing comes in."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from io import BytesIO

import pytest

from gongkai.files.checking import check
from gongkai.law.source import Refusal
from gongkai.site import environment as env
from tests import papers


class Clamd:
    """A server that speaks INSTREAM: it keeps what it was sent and gives one answer to everybody."""

    def __init__(self, answer: bytes) -> None:
        self.answer, self.got, self.commands = answer, b"", []  # type: ignore[var-annotated]
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = self.door.getsockname()[:2]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        line, _ = self.door.accept()
        with line, line.makefile("rb") as sent:
            self.commands.append(sent.read(10))
            while length := int.from_bytes(sent.read(4), "big"):
                self.got += sent.read(length)
            line.sendall(self.answer)


@pytest.fixture
def clamd(settings) -> Iterator:  # type: ignore[no-untyped-def, type-arg]
    doors: list[Clamd] = []

    def begin(answer: bytes) -> Clamd:
        doors.append(Clamd(answer))
        settings.GONGKAI_CLAMD = doors[-1].address
        return doors[-1]

    yield begin
    for each in doors:
        each.door.close()


def test_a_clean_file_comes_in_and_the_scanner_saw_all_of_it(clamd) -> None:  # type: ignore[no-untyped-def]
    server, content = clamd(b"stream: OK\0"), papers.png() + b"\0" * 200_000
    assert check("图.png", BytesIO(content)).size == len(content)
    assert server.commands == [b"zINSTREAM\0"]
    assert server.got == content


def test_what_the_scanner_finds_is_named_and_kept_out(clamd) -> None:  # type: ignore[no-untyped-def]
    clamd(b"stream: Eicar-Test-Signature FOUND\0")
    with pytest.raises(Refusal, match="被病毒扫描拦下（Eicar-Test-Signature）"):
        check("图.png", BytesIO(papers.png()))


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK and more\0"])
def test_any_other_answer_keeps_the_file_out(clamd, answer: bytes) -> None:  # type: ignore[no-untyped-def]
    clamd(answer)
    with pytest.raises(Refusal, match="病毒扫描服务没有正常答复"):
        check("图.png", BytesIO(papers.png()))


def test_a_scanner_out_of_reach_keeps_every_file_out(settings) -> None:  # type: ignore[no-untyped-def]
    with socket.create_server(("127.0.0.1", 0)) as door:
        settings.GONGKAI_CLAMD = door.getsockname()[:2]
    with pytest.raises(Refusal, match="文件暂时不能接收，请稍后再试"):
        check("图.png", BytesIO(papers.png()))


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("", None),
        ("127.0.0.1:3310", ("127.0.0.1", 3310)),
        ("[::1]:3310", ("::1", 3310)),
        ("scan:1", ("scan", 1)),
    ],
)
def test_its_address_is_host_and_port(monkeypatch: pytest.MonkeyPatch, given: str, meant: object) -> None:
    monkeypatch.setenv("GONGKAI_CLAMD", given)
    assert env.clamd() == meant


@pytest.mark.parametrize("given", ["localhost", ":3310", "scan:0", "scan:99999", "scan:x", "scan:３３"])
def test_another_address_stops_the_start_with_a_sentence(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("GONGKAI_CLAMD", given)
    with pytest.raises(env.BadSetting, match="请写成 127.0.0.1:3310"):
        env.clamd()
