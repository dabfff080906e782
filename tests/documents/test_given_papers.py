"""A public paper is made once: what it is made of gives it its name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest

from gongkai.documents.models import Document, Edition
from gongkai.documents.printing import given
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk

Change = Callable[[Edition], None]


def live(cast: Cast, **facts: object) -> Edition:
    document = draft_of(cast, **facts)  # type: ignore[arg-type]
    walk(cast, document)
    edition = Document.objects.select_related("live_edition").get(pk=document.pk).live_edition
    assert edition is not None
    return edition


def name_of(edition: Edition, address: str = "a", on: int = 0) -> str:
    return given.made_of(edition, address=address, day=ON + timedelta(days=on))


def changes() -> dict[str, Change]:
    def of_document(name: str, value: object) -> Change:
        return lambda edition: setattr(edition.document, name, value)

    def of_edition(name: str, value: object) -> Change:
        return lambda edition: setattr(edition, name, value)

    return {
        "title": of_document("title", "另一个题目"), "number": of_document("doc_no", "甲〔2024〕9号"),
        "subtitle": of_document("subtitle", "副题"), "issuer": of_document("issuer", "乙局"),
        "origin": of_document("origin", "丙局"), "day": of_document("made_on", ON - timedelta(days=9)),
        "attribute": of_document("attribute", "on_request"), "validity": of_document("validity", "repealed"),
        "text": of_edition("text", "另外的话"), "html": of_edition("html", "<p>另外的话</p>"),
        "stage": of_edition("stage", "superseded"), "published": of_edition("published_on", None),
        "own record": of_edition("own_record", {"subtitle": "另有的副题"}),
    }  # fmt: skip


@pytest.mark.parametrize("what", changes())
def test_whatever_the_paper_says_changes_its_name(cast: Cast, what: str) -> None:
    edition = live(cast)
    before = name_of(edition)
    assert name_of(edition) == before
    changes()[what](edition)
    assert name_of(edition) != before


def test_the_day_counts_only_where_the_paper_says_it(cast: Cast) -> None:
    news, policy = live(cast, title="关于文化馆开放的消息"), live(cast, kind="policy")
    assert name_of(news) == name_of(news, on=1) != name_of(news, address="b")
    assert name_of(policy) != name_of(policy, on=1)


def test_a_paper_is_made_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    edition, made = live(cast), []
    monkeypatch.setattr(given, "word", lambda *_, **__: made.append("word") or b"W")
    monkeypatch.setattr(given, "pdf", lambda _: made.append("pdf") or b"P")
    for form in ("docx", "docx", "pdf", "pdf"):
        given.paper(edition, form, address="a", day=ON)
    assert made == ["word", "pdf"]


def test_one_is_made_one_waits_and_the_next_is_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given, "WAIT", 0.05)
    told: list[Exception] = []

    def ask() -> None:
        try:
            given._once("x", lambda: b"made")
        except given.Busy as busy:
            told.append(busy)

    with given.MAKING, given.SEATS:  # one is being made
        first = Thread(target=ask)
        first.start()
        first.join()
        with given.SEATS:  # and one waits
            ask()
    assert len(told) == 2
    ask()
    assert len(told) == 2


def test_what_cannot_be_set_is_tried_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    edition, tried = live(cast, text="各单位：\n\n\U000f0001字。"), []
    really = given.pdf
    monkeypatch.setattr(given, "pdf", lambda content: tried.append(1) or really(content))
    for _ in range(2):
        with pytest.raises(given.NoPaper):
            given.paper(edition, "pdf", address="a", day=ON)
    assert tried == [1]
