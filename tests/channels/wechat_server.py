"""A server that speaks the documented HTTP API of a WeChat account, on this machine, for as long as a test runs.

It keeps what it was given; `trouble` maps a call to what goes wrong with it next: an error code, "hang", "garbage", or
"lost" (done, and no answer).
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SECRET = "s3cret-of-the-account"


class WeChat:
    """The state of the account."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.seen: list[str] = []
        self.drafts: dict[str, dict[str, Any]] = {}
        self.pictures: list[bytes] = []
        self.published: list[str] = []
        self.trouble: dict[str, list[Any]] = {}
        self.status: list[int] = []
        self.token, self.address = 0, ""
        self.let_go = threading.Event()

    def answer(self, call: str, query: dict[str, list[str]], body: bytes) -> bytes | None:
        self.calls[call] += 1
        trouble = self.trouble.get(call, [])
        wrong = trouble.pop(0) if trouble else None
        if isinstance(wrong, int):
            return json.dumps({"errcode": wrong, "errmsg": "no"}).encode()
        if wrong == "hang":
            self.let_go.wait(30)
            return None
        if wrong == "garbage":
            return b"<html>502</html>"
        said = self.carry_out(call, query, body)
        return None if wrong == "lost" else json.dumps(said).encode()

    def carry_out(self, call: str, query: dict[str, list[str]], body: bytes) -> dict[str, Any]:
        if call == "stable_token":
            given = json.loads(body)
            if given["secret"] != SECRET:
                return {"errcode": 40125}
            self.token += given["force_refresh"] or not self.token
            return {"access_token": f"T{self.token}", "expires_in": 7200}
        if query["access_token"] != [f"T{self.token}"]:
            return {"errcode": 42001}
        return getattr(self, call.replace("/", "_"))(body)

    def material_add_material(self, body: bytes) -> dict[str, Any]:
        return {"media_id": "COVER", "url": "http://x.invalid/cover"}

    def media_uploadimg(self, body: bytes) -> dict[str, Any]:
        self.pictures.append(body)
        return {"url": f"http://mmbiz.example.invalid/{len(self.pictures)}"}

    def draft_add(self, body: bytes) -> dict[str, Any]:
        article = json.loads(body)["articles"][0]
        if article["thumb_media_id"] != "COVER" or len(article["title"]) > 32:
            return {"errcode": 40007}
        key = f"D{len(self.drafts) + 1}"
        self.drafts[key] = article
        return {"media_id": key}

    def freepublish_submit(self, body: bytes) -> dict[str, Any]:
        self.published.append(json.loads(body)["media_id"])
        return {"errcode": 0, "publish_id": f"P{len(self.published)}"}

    def freepublish_get(self, body: bytes) -> dict[str, Any]:
        status = self.status.pop(0) if self.status else 0
        whole = {"publish_id": json.loads(body)["publish_id"], "publish_status": status}
        if status:
            return whole
        item = {"idx": 1, "article_url": "https://mp.example.invalid/s/1"}
        return whole | {"article_id": "A1", "article_detail": {"count": 1, "item": [item]}}


@contextmanager
def wechat() -> Iterator[WeChat]:
    """An account at `address`, listening on this machine."""
    account = WeChat()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            parts = urlsplit(self.path)
            account.seen.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"]))
            said = account.answer(parts.path.removeprefix("/cgi-bin/"), parse_qs(parts.query), body)
            if said is None:
                self.close_connection = True
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *args: object) -> None:
            pass

    with served(Handler) as address:
        account.address = address
        try:
            yield account
        finally:
            account.let_go.set()


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server of these answers; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
