"""Tools for anybody: a text is checked and forgotten; every rule has its page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.portal import tools
from gongkai.site.attempts import Limit
from gongkai.text.catalogue import rules
from gongkai.text.told import group, told
from tests import papers
from tests.cast import Cast

CHECK = "/tools/check/"


def sent(client: Client, **given: Any) -> Any:
    return client.post(CHECK, {"profile": "document", **given})


def test_a_text_is_checked_with_marks_and_reasons(cast: Cast, client: Client) -> None:
    page = sent(client, text="各单位：\n\n工作已布署。")
    said = page.content.decode()
    assert page.status_code == 200
    assert '<mark class="error"' in said
    assert "第2段第4字" in said
    assert "改为：<b>部署</b>" in said
    assert "/tools/rules/TY001/" in said
    assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_every_word_sent_is_escaped(cast: Cast, client: Client) -> None:
    said = sent(client, text="<script>alert(1)</script>工作已布署<b>。").content.decode()
    assert "<script>alert" not in said
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in said


def test_a_clean_text_is_said_to_be_clean(cast: Cast, client: Client) -> None:
    assert "没有发现问题" in sent(client, text="现将有关事项通知如下。").content.decode()


def test_a_word_file_is_read(cast: Cast, client: Client) -> None:
    page = sent(client, file=SimpleUploadedFile("通知.docx", papers.word("工作已布署。")))
    assert '<mark class="error"' in page.content.decode()


def test_what_stands_beside_the_body_of_a_word_file_is_checked_behind_it(cast: Cast, client: Client) -> None:
    content = papers.word("各单位：", footer="工作已布署。")
    said = sent(client, file=SimpleUploadedFile("通知.docx", content)).content.decode()
    assert "第2段第4字" in said
    assert "改为：<b>部署</b>" in said
    assert "/tools/rules/ST" not in said


@pytest.mark.parametrize(
    "given, says",
    [
        ({}, "请粘贴文字，或者选择一个文件"),
        ({"text": " \n"}, "请粘贴文字，或者选择一个文件"),
        ({"text": "字" * (tools.LONGEST + 1)}, f"一次最多检查{tools.LONGEST}字"),
        ({"text": "字", "profile": "poem"}, "poem"),
        ({"file": SimpleUploadedFile("a.docx", b"PK\x03\x04 no")}, "文件已损坏，打不开"),
        ({"file": SimpleUploadedFile("a.pdf", "工作已布署。".encode())}, "内容与扩展名.pdf不符"),
        ({"file": SimpleUploadedFile("a.txt", "字".encode() * (tools.LONGEST + 1))}, "请拆分以后再检查"),
    ],
    ids=["nothing", "blanks", "too long", "no such kind", "broken", "another kind", "long file"],
)
def test_what_cannot_be_checked_is_said_in_a_sentence(
    cast: Cast, client: Client, given: dict[str, Any], says: str
) -> None:
    page = sent(client, **given)
    assert page.status_code == 422
    assert says in page.content.decode()
    assert "检查结果" not in page.content.decode()


def test_a_stranger_who_checks_too_much_waits_and_keeps_the_text(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools.TOOLS.__class__, "take", lambda *args: False)
    page = sent(client, text="工作已布署。")
    assert page.status_code == 429
    assert "工作已布署。" in page.content.decode()


def test_a_file_is_not_opened_for_a_stranger_who_checks_too_much(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*args: object, **more: object) -> object:
        raise AssertionError("opened")

    monkeypatch.setattr(tools, "file_text_of_bytes", opened)
    monkeypatch.setattr(tools.TOOLS.__class__, "take", lambda *args: False)
    assert sent(client, file=SimpleUploadedFile("a.txt", b"a")).status_code == 429


def test_what_cannot_be_read_counts_as_an_attempt(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "TOOLS", Limit("tool-of-this-test", 1, 3600))
    broken = [SimpleUploadedFile("a.docx", b"PK\x03\x04 no") for _ in range(2)]
    assert [sent(client, file=file).status_code for file in broken] == [422, 429]


@pytest.mark.parametrize(
    "content",
    [b"<html>" + b"<!-->" * 99_999, b"<!---->" * 9_999 + b"<p>", "<html><p>&#99999999999999;&#xD800;工作".encode(), b"<html><![",
     b"<html>" + "工作".encode() + b"9" * 6000],
)  # fmt: skip
def test_no_page_is_too_odd_to_be_answered(cast: Cast, client: Client, content: bytes) -> None:
    assert sent(client, file=SimpleUploadedFile("a.html", content)).status_code in (200, 422)


def test_without_the_token_of_the_form_nothing_is_checked(cast: Cast) -> None:
    assert Client(enforce_csrf_checks=True).post(CHECK, {"text": "工作已布署。"}).status_code == 403


def test_every_rule_has_its_page_with_reason_source_and_examples(cast: Cast, client: Client) -> None:
    index = client.get("/tools/rules/").content.decode()
    for rule in rules():
        assert f"/tools/rules/{rule.code}/" in index
    rule = next(rule for rule in rules() if rule.code == "TY001")
    page = client.get("/tools/rules/TY001/").content.decode()
    assert all(
        words in page for words in (told(rule).title, told(rule).why, rule.source, "会报出的", "不会报的")
    )
    assert client.get("/tools/rules/ZZ999/").status_code == 404


def test_every_rule_says_its_title_its_reason_and_its_group() -> None:
    assert all(told(rule).title and told(rule).why and group(rule.code) for rule in rules())


def test_personal_data_is_covered_and_the_page_does_not_repeat_it_beside_the_form(
    cast: Cast, client: Client
) -> None:
    text = "申请人：张三，手机13900001234。"
    said = client.post("/tools/mask/", {"text": text}).content.decode()
    result = said[: said.index('aria-label="遮盖文字"')]
    assert "申请人：张某，手机139****1234。" in result
    assert "13900001234" not in result
    assert "手机号码" in result


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("申请人：张三，手机13900001234。", "找到 2 处，都已遮盖"),
        ("手机13900001234，孔庆文已告知。", "遮盖了 1 处；<b>还有 1 处没有遮盖，请人工判断</b>"),
        ("会议由局长王兰英主持。", "找到 1 处，都没有遮盖，请人工判断"),
    ],
)
def test_the_page_says_how_many_of_what_was_found_stay(
    cast: Cast, client: Client, text: str, said: str
) -> None:
    assert said in client.post("/tools/mask/", {"text": text}).content.decode()


def test_without_a_text_there_is_nothing_to_cover(cast: Cast, client: Client) -> None:
    answer = client.post("/tools/mask/", {"text": " "})
    assert (answer.status_code, "请粘贴要遮盖的文字" in answer.content.decode()) == (422, True)


def test_broken_counts_of_the_agency_stop_no_check(cast: Cast, client: Client, broken_counts: Path) -> None:
    page = sent(client, text="提升游客满易度，对景区的安全设施进行检查。")
    said = page.content.decode()
    assert page.status_code == 200
    assert "TY005" in said
    assert str(broken_counts) not in said
    assert "learned" not in said


def test_the_page_of_a_rule_is_found_by_small_letters_too(cast: Cast, client: Client) -> None:
    answer = client.get("/tools/rules/tm101/")
    assert (answer.status_code, answer["Location"]) == (302, "/tools/rules/TM101/")
    assert client.get("/tools/rules/zz999/").status_code == 404
