"""A matter that is not public is on no face, one that is on every one; what a piece says is found while it is public."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from gongkai.law.dossier import MatterKind
from gongkai.matters.acts import linking, opening, progressing, releasing, taking_back
from gongkai.matters.finding import KEPT, keep_found, search
from gongkai.matters.models import Matter
from gongkai.search import acts as index
from tests.cast import Cast
from tests.documents.conftest import draft_of, walk
from tests.faces import SHOWING_MATTERS, faces_of_matter
from tests.matters.conftest import ON, call_of, document_of, linked, matter_of


def withdrawn(cast: Cast) -> Matter:
    return opening.withdraw(matter_of(cast).pk, because="有误", by=cast.qian_jin, on=ON)


HIDDEN: dict[str, Callable[[Cast], Matter]] = {
    "entered": lambda cast: matter_of(cast, public=False), "withdrawn": withdrawn,
}  # fmt: skip
SHOWN: dict[str, Callable[[Cast, Matter], object]] = {
    "published": lambda cast, matter: None,
    "closed": lambda cast, matter: opening.close(matter.pk, because="完成", by=cast.li_qiang, on=ON),
    "changing": lambda cast, matter: opening.change(
        matter.pk, summary="待公布的简介", by=cast.li_qiang, on=ON
    ),
}


@pytest.mark.parametrize("state", HIDDEN)
def test_a_matter_that_is_not_public_is_on_no_face(client: Client, cast: Cast, state: str) -> None:
    matter, document = HIDDEN[state](cast), document_of(cast)
    linked(cast, matter, document)
    assert faces_of_matter(client, matter, document) == set()


@pytest.mark.parametrize("state", SHOWN)
def test_a_public_matter_is_on_every_face(client: Client, cast: Cast, state: str) -> None:
    matter, document = matter_of(cast), document_of(cast)
    linked(cast, matter, document)
    SHOWN[state](cast, matter)
    assert faces_of_matter(client, matter, document) == set(SHOWING_MATTERS)
    assert not search(cast.agency, "待公布的简介").exists()


def test_the_page_of_a_document_alone_shows_a_matter_less_when_the_link_goes(
    client: Client, cast: Cast
) -> None:
    matter, document = matter_of(cast), document_of(cast)
    link = linked(cast, matter, document)
    taking_back.take_back("link", link.pk, because="错", by=cast.qian_jin, on=ON)
    assert faces_of_matter(client, matter, document) == set(SHOWING_MATTERS) - {"page of a document"}


def test_what_a_piece_says_is_found_while_it_is_public(cast: Cast) -> None:
    matter = matter_of(cast, MatterKind.PROJECT)
    said = linking.write(matter.pk, place="duties", text="业务科牵头负责。", by=cast.li_qiang, on=ON)
    told = progressing.report_progress(matter.pk, within=ON, text="主体封顶。", by=cast.li_qiang, on=ON)
    call = call_of(cast, matter, title="施工方案征求意见", public=False)
    words = {"牵头负责": ("statement", said, cast.qian_jin), "主体封顶": ("progress", told, cast.he_jing),
             "施工方案": ("call", call, cast.qian_jin)}  # fmt: skip
    for word, (piece, row, by) in words.items():
        assert not search(cast.agency, word).exists(), word
        releasing.release(piece, row.pk, by=by, on=ON)
        assert search(cast.agency, word).get() == matter
        taking_back.take_back(piece, row.pk, because="有误", by=cast.qian_jin, on=ON)
        assert not search(cast.agency, word).exists(), word
    assert KEPT.misplaced() == []


def test_an_index_that_is_behind_shows_no_matter_that_is_not_public(cast: Cast, client: Client) -> None:
    matter = matter_of(cast)
    Matter.objects.update(published_on=None, published_by=None)
    assert not search(cast.agency, "延时").exists()
    assert matter.title not in client.get("/search/", {"q": "延时"}).text
    assert KEPT.misplaced() == [matter.pk]
    keep_found([matter.pk])
    assert KEPT.misplaced() == []


def test_matters_of_before_there_was_an_index_are_brought_in(cast: Cast) -> None:
    matters = [matter_of(cast), matter_of(cast)]
    matter_of(cast, public=False)
    index.clear()
    assert KEPT.misplaced() == KEPT.everything() == [m.pk for m in matters]
    assert list(KEPT.reindex(KEPT.misplaced())) == [(2, 2)]
    assert search(cast.agency, "延时").count() == 2
    assert not search(cast.other_agency, "延时").exists()


def test_a_number_finds_its_matter_first_and_names_come_before_words(cast: Cast) -> None:
    later = matter_of(cast, title="普通事项", summary="参照2024-SX-0001办理")
    first = matter_of(cast, title="延时开放")
    assert later.number == "2024-SX-0001"
    assert list(search(cast.agency, "2024-SX-0001")) == [later]
    assert list(search(cast.agency, "延时")) == [first]


def test_matters_stand_above_the_documents_and_the_rest_is_one_link_away(cast: Cast, client: Client) -> None:
    walk(cast, draft_of(cast, title="延时通知"))
    for n in range(5):
        matter_of(cast, title=f"延时开放{n}")
    text = client.get("/search/", {"q": "延时"}).text
    assert ("1 条信息" in text, "5 个事项" in text, text.count('<span class="tag">事项</span>')) == (
        True,
        True,
        3,
    )
    assert text.index("/wgk/2024-SX-") < text.index("/doc/")
    assert client.get("/wgk/", {"q": "延时"}).text.count("/wgk/2024-SX-") == 5
    only = client.get("/search/", {"q": "开放3"}).text
    assert ("0 条信息" in only, "没有找到" in only) == (True, False)
