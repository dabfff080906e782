"""`gongkai learn`: an agency's own texts teach the speller its own words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gongkai.text.spelling import shipped
from gongkai.text.spelling.table import read
from tests.cast import Cast
from tests.documents.conftest import draft_of, walk

OWN = "示例市非遗集市馆年度安排。\n示例市非遗集市馆开馆。\n" * 30
WRONG = "示例市非遗集示馆开馆。"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GONGKAI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "文稿"
    folder.mkdir()
    (folder / "安排.txt").write_text(OWN, "utf-8")
    (folder / "通知.md").write_text("各单位：现将有关事项通知如下。" * 5, "utf-8")
    return folder


def test_what_was_learned_is_used_by_the_next_check(
    gongkai, home: Path, library: Path, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    text = tmp_path / "稿.txt"
    text.write_text(WRONG, "utf-8")
    assert gongkai("check", str(text)).status == 0
    done = gongkai("learn", str(library), "--json")
    assert (done.status, done.json()["texts"], done.json()["output"]) == (0, 2, str(home / "learned.zip"))
    found = gongkai("check", str(text), "--json").json()["findings"]
    assert [(one["code"], one["found"], one["better"]) for one in found] == [("TY005", "示", "市")]


def test_a_named_file_is_written_and_named_again(gongkai, home: Path, library: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text, learned = tmp_path / "稿.txt", tmp_path / "own.zip"
    text.write_text(WRONG, "utf-8")
    assert gongkai("learn", str(library / "安排.txt"), "-o", str(learned)).status == 0
    assert gongkai("check", str(text)).status == 0
    assert gongkai("check", str(text), "--learned", str(learned)).status == 1


def test_what_is_added_is_added(gongkai, home: Path, library: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    one, both = tmp_path / "one.zip", tmp_path / "both.zip"
    gongkai("learn", str(library / "安排.txt"), "-o", str(one))
    gongkai("learn", str(library / "安排.txt"), "--add", str(one), "-o", str(both))
    assert read(both).counted[5].counts.sum() == 2 * read(one).counted[5].counts.sum()


def test_what_agencies_have_published_is_learned_and_nothing_else(gongkai, cast: Cast, home: Path) -> None:  # type: ignore[no-untyped-def]
    walk(cast, draft_of(cast, text="各单位：\n\n示例市非遗集市馆开馆。"))
    draft_of(cast, title="关于休馆的通知", text="各单位：\n\n示例市非遗集市馆休馆。")
    done = gongkai("learn", "--published", "--json")
    assert (done.status, done.json()["texts"]) == (0, 1)


@pytest.mark.parametrize(
    "words, sentence",
    [
        ((), "请写出要学习的文件、文件夹，或者写 --published"),
        (("nowhere.txt",), "文件不存在"),
        (("{library}", "--add", "nowhere.zip"), "无法读取"),
        (("{library}", "--add", "{library}/安排.txt"), "不是 gongkai learn 生成的字频表"),
        (("{library}", "-o", "{library}"), "无法写入"),
    ],
)
def test_what_cannot_be_learned_gives_one_sentence(
    gongkai, home: Path, library: Path, words: tuple[str, ...], sentence: str
) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("learn", *(word.format(library=library) for word in words))
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_one_bad_file_of_many_is_named_and_the_others_are_learned(gongkai, home: Path, library: Path) -> None:  # type: ignore[no-untyped-def]
    (library / "坏.docx").write_bytes(b"PK\x03\x04")
    done = gongkai("learn", str(library), "--json")
    assert (done.status, done.json()["texts"]) == (2, 2)
    assert [Path(path).name for path in done.json()["unread"]] == ["坏.docx"]


def test_a_named_table_that_is_not_there_is_asked_for(gongkai, home: Path, library: Path) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("check", str(library / "安排.txt"), "--learned", "nowhere.zip")
    assert (done.status, done.err) == (2, "没有找到用字统计 nowhere.zip\n")


@pytest.mark.parametrize("words", [("--learned", "{library}/通知.md"), ()])
def test_a_table_that_is_none_is_told_in_one_sentence(
    gongkai, home: Path, library: Path, words: tuple[str, ...]
) -> None:  # type: ignore[no-untyped-def]
    home.mkdir()
    (home / "learned.zip").write_bytes(b"no table")
    done = gongkai("check", str(library / "安排.txt"), *(word.format(library=library) for word in words))
    assert (done.status, done.out) == (2, "")
    assert "不是 gongkai learn 生成的字频表" in done.err
    assert gongkai("check", str(library / "安排.txt"), "--fast").err == ""


def test_a_table_that_cannot_be_opened_is_told_in_one_sentence(
    gongkai, home: Path, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "own.zip").write_bytes(b"closed")
    monkeypatch.setattr(shipped, "read", closed)
    done = gongkai("check", str(library / "安排.txt"), "--learned", str(tmp_path / "own.zip"))
    assert (done.status, done.err) == (2, f"{tmp_path / 'own.zip'} 无法读取：没有权限\n")


def closed(path: Path) -> None:
    raise PermissionError(13, "没有权限", str(path))


def test_the_night_says_of_broken_counts_what_to_do(
    gongkai, cast: Cast, home: Path, library: Path, settings: Any
) -> None:  # type: ignore[no-untyped-def]
    settings.LEARNED, settings.GONGKAI_TODAY = home / "learned.zip", date(2024, 3, 18)

    def said() -> tuple[int, str]:
        done = gongkai("nightly", "--job", "speller")
        return done.status, done.out

    assert said() == (0, "● 2024-03-18 核对本单位的用字统计：可用的0份\n")
    gongkai("learn", str(library))
    assert said() == (0, "● 2024-03-18 核对本单位的用字统计：可用的1份\n")
    settings.LEARNED.write_bytes(b"no table")
    status, line = said()
    assert (status, "请用 gongkai learn 重新学习，或者删除" in line) == (1, True)
    assert "这不是 gongkai learn 生成的字频表：learned.zip。检查暂时" in line
    assert str(home) not in line


@pytest.mark.django_db
def test_the_desk_goes_by_what_was_learned(
    gongkai, cast: Cast, home: Path, library: Path, settings: Any
) -> None:  # type: ignore[no-untyped-def]
    from gongkai.documents.wordlists.reads import house_lists

    settings.LEARNED = home / "learned.zip"
    before = house_lists(cast.agency, date(2024, 3, 1))
    gongkai("learn", str(library))
    after = house_lists(cast.agency, date(2024, 3, 1))
    assert (before.lists.learned, after.lists.learned) == (None, home / "learned.zip")
    assert before.told != after.told


@pytest.mark.django_db
def test_the_public_page_and_the_interface_go_by_it_too(
    gongkai, cast: Cast, home: Path, library: Path, settings: Any, client: Client
) -> None:  # type: ignore[no-untyped-def]
    settings.LEARNED = home / "learned.zip"

    def is_seen() -> tuple[bool, bool]:
        page = client.post("/tools/check/", {"profile": "document", "text": WRONG}).content.decode()
        said = client.post("/api/v1/check", {"text": WRONG}, content_type="application/json").json()
        return "TY005" in page, "TY005" in [one["code"] for one in said["findings"]]

    assert is_seen() == (False, False)
    gongkai("learn", str(library))
    assert is_seen() == (True, True)


def test_there_is_one_place_for_what_was_learned(home: Path) -> None:
    from gongkai.site import environment

    assert environment.learned_file() == home / "learned.zip"
