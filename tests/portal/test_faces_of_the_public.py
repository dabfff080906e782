"""What is not public is on no face; what is public is on every one. One table of faces over all states of a document."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gongkai.documents import acts
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.models import Document
from gongkai.documents.release.acts.notices import set_notice
from gongkai.documents.release.acts.scheduling import schedule
from gongkai.site.today import now
from tests import words
from tests.cast import TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, walk
from tests.faces import DOCUMENTS_ONLY, SHOWING, comparisons_given, faces_of, files_given, papers_given
from tests.papers import pdf

GONGKAI = Path(__file__).resolve().parents[2] / "gongkai"
STEPS = ("submit", "pass_first", "pass_secrecy", "pass_second", "sign")


def made(cast: Cast, **fields: Any) -> Document:
    """A draft with a file and a picture, whose title is like no other."""
    document = draft_of(cast, title="别处没有的标题", **({"doc_no": "甲文旅发〔2024〕7号"} | fields))
    edition = document.editions.get()
    how = {"by": cast.li_qiang, "on": ON}
    acts.attach(edition.pk, name="名单.pdf", content=BytesIO(pdf()), **how)
    edition.refresh_from_db()
    drafting.add_picture(
        edition.pk, name="图.png", content=BytesIO(words.png()), alt="示意图", saves=edition.saves, **how
    )
    return document


def until(act: str) -> Callable[[Cast], Document]:
    def go(cast: Cast) -> Document:
        document = made(cast)
        walk(cast, document, until=act)
        return document

    return go


def closed(attribute: str) -> Callable[[Cast], Document]:
    """Signed as 依申请公开 or 不予公开, and closed."""

    def go(cast: Cast) -> Document:
        ground = {"attribute_ground": "16-1"} if attribute == "withheld" else {}
        document = made(cast, attribute=attribute, attribute_reason="涉及内部事务", **ground)
        walk(cast, document, until="sign")
        acts.shelve(document.pk, opinion="归档", by=cast.qian_jin, on=ON)
        return document

    return go


def scheduled(cast: Cast) -> Document:
    document = until("sign")(cast)
    schedule(document.pk, at=now() + timedelta(days=1), by=cast.qian_jin, on=ON, now=now())
    return document


def sent_back(cast: Cast) -> Document:
    document = until("sign")(cast)
    acts.send_back(document.pk, opinion="再改", by=cast.wu_tao, on=ON)
    return document


def withdrawn(cast: Cast) -> Document:
    document = until("publish")(cast)
    acts.withdraw(document.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=ON)
    return document


HIDDEN: dict[str, Callable[[Cast], Document]] = {
    "draft": made, "scheduled": scheduled, "sent back": sent_back, "withdrawn": withdrawn,
    "on request": closed("on_request"), "withheld": closed("withheld"), **{act: until(act) for act in STEPS},
}  # fmt: skip


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_not_public_is_on_no_face(client: Client, cast: Cast, state: str) -> None:
    document = HIDDEN[state](cast)
    document.refresh_from_db()
    assert faces_of(client, document) == set()
    gone = 410 if state == "withdrawn" else 404
    (edition,) = document.editions.all()
    assert files_given(client, document, edition) == [gone, gone]
    assert papers_given(client, document) == [gone, gone]


def corrected(cast: Cast) -> Document:
    document = until("publish")(cast)
    acts.revise(document.pk, text="更正过的内容。", because="有误", by=cast.li_qiang, on=ON)
    walk(cast, document)
    return document


def corrected_and_withdrawn(cast: Cast) -> Document:
    document = corrected(cast)
    acts.withdraw(document.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=ON)
    return document


@pytest.mark.parametrize("state", [*HIDDEN, "corrected, then withdrawn"])
def test_no_wording_of_what_is_not_public_is_compared(client: Client, cast: Cast, state: str) -> None:
    document = (HIDDEN | {"corrected, then withdrawn": corrected_and_withdrawn})[state](cast)
    gone = 410 if "withdrawn" in state else 404
    assert set(comparisons_given(client, document)) == {gone}


def test_only_what_was_corrected_in_public_is_compared(client: Client, cast: Cast) -> None:
    document = corrected(cast)
    assert comparisons_given(client, document) == [404, 200, 404]
    acts.revise(document.pk, text="还在办理。", because="有误", by=cast.li_qiang, on=ON)
    assert comparisons_given(client, document) == [404, 200, 404, 404]
    walk(cast, document, until="sign")
    assert comparisons_given(client, document) == [404, 200, 404, 404]


def test_what_is_public_is_on_every_face(client: Client, cast: Cast) -> None:
    document = until("publish")(cast)
    document.refresh_from_db()
    assert faces_of(client, document) == set(SHOWING)
    assert files_given(client, document, document.editions.get()) == [200, 200]
    assert papers_given(client, document) == [200, 200]


def test_an_interpretation_is_public_with_its_document(client: Client, cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    other = acts.draft(
        cast.columns["interpretation"], title="另外的解读标题", text="为什么。", division=cast.division,
        by=cast.li_qiang, on=ON, interprets=document, forms=["text"],
    )  # fmt: skip
    walk(cast, document, until="sign")
    assert faces_of(client, other) == set()
    acts.publish(document.pk, by=cast.qian_jin, on=ON)
    assert faces_of(client, other) >= set(SHOWING) - set(DOCUMENTS_ONLY)


def test_files_of_an_edition_that_stepped_back_are_given_to_nobody(client: Client, cast: Cast) -> None:
    document = until("publish")(cast)
    old = document.editions.get()
    new = acts.revise(document.pk, text="改过的正文。", because="补充", by=cast.li_qiang, on=ON)
    # A picture is named by its content: both editions show the same one at the same address.
    assert files_given(client, document, new) == [404, 200], (
        "a later edition shows nothing before it is published"
    )
    assert files_given(client, document, old) == [200, 200]
    walk(cast, document)
    assert files_given(client, document, old)[0] == 404
    assert files_given(client, document, new)[0] == 200
    assert "补充" in client.get(f"/doc/{document.address}/").text


def test_a_notice_that_is_over_stays_and_says_so(client: Client, cast: Cast, settings: Any) -> None:
    document = made(cast, genre="公示")
    terms = {"last_day": date(2024, 3, 18), "basis": "公示五个工作日", "contact": "办公室 0000-0000000"}
    set_notice(document.pk, **terms, by=cast.li_qiang, on=ON)
    walk(cast, document)
    document.refresh_from_db()
    address = f"/doc/{document.address}/"
    for day, said in ((date(2024, 3, 18), "公示中"), (date(2024, 3, 19), "公示已结束")):
        settings.GONGKAI_TODAY = day
        assert faces_of(client, document) == set(SHOWING) - {"library"}, (
            "nothing is in force by a public notice"
        )
        assert said in client.get(address).text
        assert said in client.get("/zwgk/").text
        api = client.get(f"/api/v1/documents/{document.address}").json()
        assert api["public_notice"] == {"last_day": "2024-03-18", "is_over": day.day == 19}


def test_a_withdrawn_address_says_its_number_the_day_and_the_notice_alone(client: Client, cast: Cast) -> None:
    document = withdrawn(cast)
    answer = client.get(f"/doc/{document.address}/")
    assert answer.status_code == 410
    for said in (document.index_no, "2024-03-11", TAKEN_BACK.notice):
        assert said in answer.text
    assert document.title not in answer.text
    assert "有误" in answer.text
    assert "与本机关无关" not in answer.text
    assert client.get(f"/j/yi/doc/{document.address}/").status_code == 404, "another agency never had it"
    assert document.title not in client.get(f"/api/v1/documents/{document.address}").text


def test_no_face_decides_by_itself_what_is_public() -> None:
    """The portal and the interface ask `public`; none of them looks at the fields it stands on."""
    faults = []
    for path in [*(GONGKAI / "portal").rglob("*.py"), *(GONGKAI / "api").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = getattr(node, "attr", None) or getattr(node, "arg", None)
            if named == "is_live" or (named == "objects" and "public" not in _line(path, node)):
                faults.append(f"{path.name}:{node.lineno}")  # type: ignore[attr-defined]
    assert faults == []


def _line(path: Path, node: Any) -> str:
    """The statement a query stands in, where it is about documents; "public" for anything else."""
    if ast.unparse(node) not in (
        "Document.objects",
        "Edition.objects",
        "Attachment.objects",
        "Picture.objects",
    ):
        return "public"
    return path.read_text("utf-8").splitlines()[node.lineno - 1]
