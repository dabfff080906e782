"""A real SMTP server on a free port of this machine, which keeps what it took, and refuses whom it is told to."""

from __future__ import annotations

import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

# Its thread outlives the test that closed the streams it would write its farewells to.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)

LOGIN, PASSWORD = "gongkai", "kou:ling@1"


class PostOffice:
    """`taken` are the messages in order; `unknown` the addresses it refuses; `drop_after` how many it takes before it
    hangs up in the middle of the next."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.unknown: set[str] = set()
        self.drop_after: int | None = None
        self.port = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.unknown:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.drop_after is not None and len(self.taken) >= self.drop_after:
            server.transport.close()
            return "421 bye"
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"

    @property
    def to(self) -> list[str]:
        return sorted(str(mail["To"]) for mail in self.taken)


def text_of(mail: EmailMessage, kind: str = "plain") -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return part.get_content()


@contextmanager
def open_office(**how: Any) -> Iterator[PostOffice]:
    office = PostOffice()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        office.port = free.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=office.port, **how)
    controller.start()
    try:
        yield office
    finally:
        controller.stop(no_assert=True)


def who_is_it(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
    known = isinstance(given, LoginPassword) and (given.login, given.password) == (
        LOGIN.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=known, handled=known)


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A certificate of 127.0.0.1, signed by itself: the server's side, and the file a client has to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now().astimezone()
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True).sign(key, hashes.SHA256())
    )  # fmt: skip
    public, private = folder / "server.pem", folder / "server.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(public, private)
    return context, public
