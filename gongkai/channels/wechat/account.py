"""The account's HTTP API, as documented: token, pictures, draft, publishing and its result. Plain HTTPS and JSON.

What it says when it refuses becomes one sentence for a person. Neither the secret nor a token stands in one, or in a log.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from urllib.parse import urlencode

from gongkai.channels.web import Unreachable, ask

API = "https://api.weixin.qq.com"
SECONDS = 20
STALE = (40001, 40014, 42001)  # a token that is none any more: fetched anew once
SAYS = {
    40001: "AppSecret不正确，请在渠道设置里重新填写",
    40002: "公众号不接受这种取凭证的方式",
    40013: "AppID不正确，请在渠道设置里核对",
    40125: "AppSecret不正确，请在渠道设置里重新填写",
    40164: "服务器的出口地址不在公众号的IP白名单里，请在公众号后台“开发设置”里加入",
    40243: "AppSecret已被冻结，请在公众号后台解冻",
    45009: "今天调用公众号接口的次数已经用完，请明天再试",
    48001: "这个公众号没有发布接口的权限（2025年7月起收回了个人、未认证账号的权限），请改用“建立草稿”",
    53503: "草稿没有通过公众号的发布检查，请到公众号后台处理",
    53504: "需要到公众号后台使用草稿发布",
    53505: "需要先在公众号后台手动保存草稿，再发布",
    40007: "公众号不认识这个素材，请重新建立草稿",
    45002: "正文超过公众号的长度限制",
    40009: "图片大小不合公众号的要求",
}
FAILED = {
    2: "原创审核没有通过", 3: "发布没有成功", 4: "平台审核没有通过", 5: "发布后被删除", 6: "发布后被封禁",
}  # fmt: skip


class Refused(Exception):
    """The account said no, with its code; the text is one Chinese sentence."""

    def __init__(self, code: int) -> None:
        super().__init__(f"{SAYS.get(code, '公众号没有接受')}（错误码{code}）")
        self.code = code


@dataclass(frozen=True)
class Outcome:
    """What became of a publishing: `url` when it stands, `says` when it failed, both "" while it goes on."""

    url: str = ""
    says: str = ""


class Account:
    """One account for the length of one errand; its token is kept no longer."""

    def __init__(self, appid: str, secret: str, api: str = "") -> None:
        self.appid, self.api = appid, (api or API).rstrip("/")
        self._secret, self._token = secret, ""

    def add_cover(self, name: str, content: bytes) -> str:
        """Keep a permanent picture; its media id."""
        return _text(self._upload("material/add_material", name, content, type="image"), "media_id")

    def upload_picture(self, name: str, content: bytes) -> str:
        """Bring a picture of a body over; its address there."""
        return _text(self._upload("media/uploadimg", name, content), "url")

    def add_draft(self, article: dict[str, Any]) -> str:
        """Make a draft of one article; its media id."""
        return _text(self._call("draft/add", {"articles": [article]}), "media_id")

    def submit(self, draft: str) -> str:
        """Have a draft published; the id to ask the result by. Accepted is not yet published."""
        return _text(self._call("freepublish/submit", {"media_id": draft}), "publish_id")

    def outcome(self, publishing: str) -> Outcome:
        said = self._call("freepublish/get", {"publish_id": publishing})
        status = said.get("publish_status")
        if status == 0:
            return Outcome(url=_address(said))
        if status == 1:
            return Outcome()
        says = FAILED.get(status) if isinstance(status, int) else None
        return Outcome(says=f"{says or '发布没有成功'}，请到公众号后台查看")

    def _call(self, what: str, said: dict[str, Any]) -> dict[str, Any]:
        body = json.dumps(said, ensure_ascii=False).encode()
        return self._asked(what, {}, body, "application/json")

    def _upload(self, what: str, name: str, content: bytes, **query: str) -> dict[str, Any]:
        edge = secrets.token_hex(16)
        # The name a person gave is not sent: only its extension means something there.
        shown = f"picture{PurePath(name).suffix.lower()}"
        kind = "image/png" if shown.endswith(".png") else "image/jpeg"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="media"; filename="{shown}"\r\nContent-Type: {kind}\r\n\r\n'
        body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self._asked(what, query, body, f"multipart/form-data; boundary={edge}")

    def _asked(self, what: str, query: dict[str, str], body: bytes, kind: str) -> dict[str, Any]:
        """Ask with a token; one that went stale is fetched anew once. Raises Refused, Unreachable."""
        for again in (False, True):
            self._token = self._token or self._fetch_token(anew=again)
            address = f"{self.api}/cgi-bin/{what}?{urlencode({'access_token': self._token} | query)}"
            said = _json(ask(address, method="POST", body=body, kind=kind, seconds=SECONDS).body)
            code = said.get("errcode", 0)
            if code in STALE and not again:
                self._token = ""
                continue
            if code:
                raise Refused(code if isinstance(code, int) else -1)
            return said
        raise AssertionError("the second round returns or raises")

    def _fetch_token(self, *, anew: bool) -> str:
        """The stable token: asked for in a body, so that the secret stands in no address, and shared with others who ask."""
        said = {
            "grant_type": "client_credential", "appid": self.appid, "secret": self._secret, "force_refresh": anew,
        }  # fmt: skip
        address = f"{self.api}/cgi-bin/stable_token"
        try:
            answer = ask(
                address,
                method="POST",
                body=json.dumps(said).encode(),
                kind="application/json",
                seconds=SECONDS,
            )
        except Unreachable as wrong:
            raise Unreachable(str(wrong)) from None  # nothing was done by asking
        found = _json(answer.body)
        if code := found.get("errcode", 0):
            raise Refused(code if isinstance(code, int) else -1)
        return _text(found, "access_token")


def _json(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise Unreachable("公众号接口的答复不合格", was_sent=True)
    return said


def _text(said: dict[str, Any], name: str) -> str:
    found = said.get(name)
    if not isinstance(found, str | int) or not str(found) or len(str(found)) > 1000:
        raise Unreachable(f"公众号接口的答复里没有{name}", was_sent=True)
    return str(found)


def _address(said: dict[str, Any]) -> str:
    try:
        return str(said["article_detail"]["item"][0]["article_url"])[:500]
    except (KeyError, IndexError, TypeError):
        raise Unreachable("公众号说已经发布，但没有给出网址", was_sent=True) from None
