"""Checking a text through the interface."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gongkai.api import checking
from tests.cast import Cast

BASE = "/api/v1"
pytestmark = pytest.mark.django_db


def post(client: Client, **given: Any) -> Any:
    return client.post(f"{BASE}/check", json.dumps(given), content_type="application/json")


def test_the_shape_is_that_of_the_command(client: Client, cast: Cast) -> None:
    said = post(client, text="各单位：\n工作已布署。").json()
    (found,) = said["findings"]
    assert said["characters"] == 11
    assert (found["code"], found["line"], found["column"], found["start"], found["better"]) == (
        "TY001",
        2,
        4,
        8,
        "部署",
    )
    assert found["edits"] == [{"start": 8, "end": 10, "words": "部署"}]


def test_rules_are_selected_and_left_out(client: Client, cast: Cast) -> None:
    text = "工作已布署。。"
    assert [one["code"] for one in post(client, text=text, select=["PU"]).json()["findings"]] == ["PU101"]
    assert [one["code"] for one in post(client, text=text, ignore=["PU"]).json()["findings"]] == ["TY001"]


@pytest.mark.parametrize(
    "given",
    [{}, {"text": "字" * 50_001}, {"text": "字", "profile": "poem"}, {"text": "字", "select": ["ZZ"]}],
)
def test_what_cannot_be_used_is_refused_in_the_one_shape(
    client: Client, cast: Cast, given: dict[str, Any]
) -> None:
    answer = post(client, **given)
    assert answer.status_code == 422
    assert answer.json()["error"]["says"]


@pytest.mark.parametrize("address", ["check", "mask"])
@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ("{", 400, "发送的内容不是正确的JSON，没有处理"),
        ("[1]", 422, "发送的内容应当是JSON对象，写在{}里；可用的值见接口说明"),
        ('"字"', 422, "发送的内容应当是JSON对象，写在{}里；可用的值见接口说明"),
        ("null", 422, "发送的内容应当是JSON对象，写在{}里；可用的值见接口说明"),
        ("{}", 422, "参数不能使用：text；可用的值见接口说明"),
        ('{"text": "字", "policy": "full"}', 422, "没有这个参数：policy；可用的值见接口说明"),
        (json.dumps({"text": "字" * 50_001}), 422, "参数不能使用：text，最多50000字；可用的值见接口说明"),
        ("字" * 2_000_000, 413, "发送的内容太大，一次不超过5MB"),
    ],
)
def test_every_fault_is_one_sentence_in_the_one_shape(
    client: Client, cast: Cast, address: str, body: str, status: int, says: str
) -> None:
    answer = client.post(f"{BASE}/{address}", body, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["says"]) == (status, says)


@pytest.mark.parametrize("address", ["check", "mask"])
def test_a_slash_at_the_end_is_told_in_json(cast: Cast, address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"{BASE}/{address}/", '{"text": "字"}', content_type="application/json")
    says = f"没有这个接口，末尾不写斜线：{BASE}/{address}"
    assert (answer.status_code, answer.json()["error"]["says"]) == (404, says)


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v2/check", "/api/v1/", "/api/v1/nowhere/", "/j/yi/api/check"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_whatever_is_asked_below_the_interface_is_answered_in_json(
    cast: Cast, path: str, method: str
) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, path, "{}", "application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    assert "/api/v1/openapi.json" in answer.json()["error"]["says"]


def test_every_status_that_is_given_is_described(client: Client, cast: Cast) -> None:
    described = client.get(f"{BASE}/openapi.json").json()["paths"]
    for address in ("check", "mask"):
        given = set(described[f"{BASE}/{address}"]["post"]["responses"])
        assert {"200", "400", "404", "405", "413", "422", "429"} <= given
    assert "405" in described[f"{BASE}/rules"]["get"]["responses"]


def test_a_stranger_who_asks_too_often_waits(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking.CHECKS.__class__, "take", lambda *args: False)
    assert post(client, text="字").status_code == 429


def test_a_fault_of_the_engine_is_not_told_as_a_wrong_rule(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise ValueError("of its own")

    monkeypatch.setattr(checking, "check_passage", fails)
    assert post(Client(raise_request_exception=False), text="字").status_code == 500


def test_a_text_is_sent_not_asked_for(client: Client, cast: Cast) -> None:
    answer = client.get(f"{BASE}/check")
    assert (answer.status_code, answer.json()["error"]["says"]) == (405, "这个接口要用POST发送内容")


def test_every_rule_is_given_with_its_examples(client: Client, cast: Cast) -> None:
    rules = client.get(f"{BASE}/rules").json()
    one = next(rule for rule in rules if rule["code"] == "TY001")
    assert one["group"] == "错别字"
    assert one["wrong"]
    assert one["right"]
    assert one["why"]


def test_personal_data_is_covered_and_what_is_doubtful_only_if_asked(client: Client, cast: Cast) -> None:
    text = "申请人：张三，手机13900001234。咨询电话：0439-3223456"
    said = client.post(f"{BASE}/mask", json.dumps({"text": text}), content_type="application/json").json()
    assert said["text"] == "申请人：张某，手机139****1234。咨询电话：0439-3223456"
    assert [(one["kind"], one["masked"]) for one in said["found"] if one["certain"]] == [
        ("name", "张某"), ("phone", "139****1234"),
    ]  # fmt: skip
    assert "13900001234" not in json.dumps(said)


def test_broken_counts_of_the_agency_stop_no_check(client: Client, cast: Cast, broken_counts: Path) -> None:
    answer = post(client, text="提升游客满易度，对景区的安全设施进行检查。")
    assert (answer.status_code, [one["code"] for one in answer.json()["findings"]]) == (200, ["TY005"])
    assert "learned" not in answer.text
    assert str(broken_counts) not in answer.text
