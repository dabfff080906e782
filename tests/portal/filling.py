"""A request filled in page by page: what 王芳 and a company write, and the walk to the last button."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

from gongkai.cases.models import Case

Pages = dict[str, dict[str, Any]]
WANG_FANG: Pages = {
    "applicant": {"who": "person", "name": "王芳", "id_kind": "id_card", "id_number": "11010519491231002X"},
    "proof": {},
    "contact": {"phone": "13800000000", "email": "wangfang@example.invalid"},
    "asked": {"asked": "2023年A级旅游景区复核的打分表"},
    "delivery": {"wanted_form": "电子文本（电子邮件）", "send_to": "wangfang@example.invalid"},
}
COMPANY: Pages = WANG_FANG | {
    "applicant": {
        "who": "organisation", "organisation": "business", "name": "示例商贸有限公司", "id_kind": "credit_code",
        "id_number": "91350100M000100Y43", "contact": "王芳",
    },
}  # fmt: skip
ORDER = (*WANG_FANG, "check")


def send(
    client: Client, page: str, sent: dict[str, Any], *, press: str = "next", at: str = ""
) -> HttpResponse:
    """Fill in one page and press a button."""
    return client.post(f"{at}/ysqgk/apply/{page}/", sent | ({press: "1"} if press else {}))  # type: ignore[return-value]


def fill(client: Client, pages: Pages | None = None, *, at: str = "", **changed: dict[str, Any]) -> None:
    """All pages up to the last; each has to lead to the next."""
    for page, sent in ((pages or WANG_FANG) | changed).items():
        answer = send(client, page, sent, at=at)
        follows = ORDER[ORDER.index(page) + 1]
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"] == f"{at}/ysqgk/apply/{follows}/"


def submit(client: Client, pages: Pages | None = None, *, at: str = "", **changed: dict[str, Any]) -> Case:
    """The whole way; returns the case."""
    fill(client, pages, at=at, **changed)
    answer = client.post(f"{at}/ysqgk/apply/check/")
    assert answer["Location"] == f"{at}/ysqgk/receipt/"
    return Case.objects.latest("pk")
