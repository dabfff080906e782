"""What a correction changed may be read by anyone, unless something speaks against the words before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from gongkai.documents import acts
from gongkai.documents.models import Document, Edition, Incident
from gongkai.documents.release.acts.incidents import end_incident, record_incident
from tests.cast import TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk
from tests.planting import before_the_rule

pytestmark = pytest.mark.django_db
OLD, NEW, NEWEST = "每周开放五十六小时。", "每周开放五十七小时。", "每周开放五十八小时。"
NEXT, THEN = ON + timedelta(days=1), ON + timedelta(days=2)
HIDDEN = "更正前的文字不再显示"


def corrected(cast: Cast, text: str = NEW, *, first: str = OLD, **how: Any) -> Document:
    """A document published on one day and corrected on the next."""
    document = draft_of(cast, text=first)
    walk(cast, document)
    again(cast, document, text, NEXT, **how)
    return document


def again(cast: Cast, document: Document, text: str, on: date, **how: Any) -> None:
    acts.revise(document.pk, text=text, because="时间写错，更正", by=cast.li_qiang, on=on, **how)
    walk(cast, document, on=on)


def page(client: Client, document: Document) -> str:
    return client.get(f"/doc/{document.address}/").content.decode()


def status(client: Client, document: Document, number: int = 2) -> int:
    return client.get(f"/doc/{document.address}/changes/{number}/").status_code


def incident(cast: Cast, document: Document, on: date, **fields: Any) -> Incident:
    whole = {
        "kind": Incident.Kind.WRONG_RELEASE,
        "happened_on": on,
        "says": "正文里有不应公开的姓名",
    } | fields
    return record_incident(document=document, by=cast.zhao_min, on=on, **whole)


def test_the_words_before_stand_beside_the_new_ones(client: Client, cast: Cast) -> None:
    document = corrected(cast)
    assert f'href="/doc/{document.address}/changes/2/"' in page(client, document)
    answer = client.get(f"/doc/{document.address}/changes/2/")
    said = answer.content.decode()
    assert answer.status_code == 200
    for one in (
        '<del><span class="visually-hidden">删去：</span>六</del>',
        "</span>七</ins>",
        "时间写错，更正",
        "noindex",
    ):
        assert one in said


def test_every_correction_has_its_own_comparison(client: Client, cast: Cast) -> None:
    document = corrected(cast)
    again(cast, document, NEWEST, THEN)
    assert [status(client, document, n) for n in (1, 2, 3, 4)] == [404, 200, 200, 404]
    assert "这两版此后又有更正" in client.get(f"/doc/{document.address}/changes/2/").content.decode()


def test_words_are_escaped(client: Client, cast: Cast) -> None:
    with before_the_rule():
        document = corrected(cast, "<b>后</b><script>x()</script>", first="<img src=x onerror=y()>前")
    said = client.get(f"/doc/{document.address}/changes/2/").content.decode()
    assert not [one for one in ("<script>x", "<img src=x", "<b>后") if one in said]
    assert "&lt;img src=x" in said


def test_what_was_never_corrected_has_no_comparison(client: Client, cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    assert "没有更正过" in page(client, document)
    assert status(client, document, 1) == 404


def test_a_correction_under_review_is_not_there(client: Client, cast: Cast) -> None:
    document = draft_of(cast, text=OLD)
    walk(cast, document)
    acts.revise(document.pk, text=NEW, because="更正", by=cast.li_qiang, on=NEXT)
    assert status(client, document) == 404
    walk(cast, document, until="sign", on=NEXT)
    assert status(client, document) == 404
    assert "五十七" not in page(client, document)


def marked(cast: Cast) -> Document:
    return corrected(cast, hides_before=True)


def with_open_incident(cast: Cast) -> Document:
    document = corrected(cast)
    incident(cast, document, THEN)
    return document


def with_ended_incident(cast: Cast) -> Document:
    document = draft_of(cast, text=OLD)
    walk(cast, document)
    end_incident(incident(cast, document, ON).pk, done="已经更正", by=cast.zhao_min, on=NEXT)
    again(cast, document, NEW, NEXT)
    return document


def with_a_number(cast: Cast) -> Document:
    document = draft_of(cast, text=OLD)
    walk(cast, document)
    again(cast, document, NEW, NEXT)
    first = document.editions.get(number=1)
    leak = f"{OLD}联系电话１３８ ００００ ００００。"  # as it got out before there was a check of content
    Edition.objects.filter(pk=first.pk).update(text=leak)
    return document


def marked_afterwards(cast: Cast) -> Document:
    """A later correction marks everything before it, while it is still under review."""
    document = corrected(cast)
    acts.revise(document.pk, text=NEWEST, because="更正", hides_before=True, by=cast.li_qiang, on=THEN)
    return document


def from_before(cast: Cast) -> Document:
    """As the migration leaves a correction of which nobody was asked."""
    document = corrected(cast)
    Edition.objects.filter(document=document, number=2).update(hides_before=True)
    return document


SHUT: dict[str, Callable[[Cast], Document]] = {
    "marked": marked, "open incident": with_open_incident, "ended incident": with_ended_incident, "number": with_a_number,
    "marked afterwards": marked_afterwards, "from before": from_before,
}  # fmt: skip


@pytest.mark.parametrize("why", SHUT)
def test_words_that_should_not_have_been_public_are_read_by_nobody(
    client: Client, cast: Cast, why: str
) -> None:
    document = SHUT[why](cast)
    said = page(client, document)
    assert HIDDEN in said
    assert not [one for one in ("/changes/", "五十六") if one in said]
    assert status(client, document) == 404


def test_an_incident_that_was_over_before_leaves_later_editions_readable(client: Client, cast: Cast) -> None:
    document = draft_of(cast, text=OLD)
    walk(cast, document)
    end_incident(incident(cast, document, ON).pk, done="已经更正", by=cast.zhao_min, on=ON)
    again(cast, document, NEW, NEXT)
    again(cast, document, NEWEST, THEN)
    assert [status(client, document, n) for n in (2, 3)] == [404, 200]


def test_an_incident_that_names_no_document_shuts_none(client: Client, cast: Cast) -> None:
    document = corrected(cast)
    record_incident(
        kind=Incident.Kind.DISPUTE, happened_on=ON, says="来电质疑", by=cast.zhao_min, on=THEN
    )  # fmt: skip
    assert status(client, document) == 200


def test_nothing_at_or_below_an_edition_that_was_withdrawn_is_read(client: Client, cast: Cast) -> None:
    document = corrected(cast)
    acts.revise(document.pk, text=NEWEST, because="更正", by=cast.li_qiang, on=NEXT)
    acts.withdraw(document.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=NEXT)
    assert status(client, document) == 410
    walk(cast, document, on=THEN)
    assert [status(client, document, n) for n in (1, 2, 3)] == [404, 404, 404]
    assert HIDDEN in page(client, document)


def test_an_incident_of_the_document_shuts_its_interpretation_too(client: Client, cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    other = interpretation_of(cast, document, text=OLD)
    walk(cast, document)
    again(cast, other, NEW, NEXT)
    assert status(client, other) == 200
    incident(cast, document, NEXT)
    assert status(client, other) == 404


@pytest.mark.parametrize("until", [None, "submit", "sign"])
def test_what_is_not_public_has_no_comparison(client: Client, cast: Cast, until: str | None) -> None:
    document = draft_of(cast)
    if until:
        walk(cast, document, until=until)
    assert [status(client, document, n) for n in (1, 2)] == [404, 404]


def test_the_page_of_a_document_corrected_often_asks_few_questions(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    document = corrected(cast)
    for at in range(3):
        again(cast, document, f"第{at}次。", THEN)
    with django_assert_max_num_queries(13):
        page(client, document)
