"""Documents are found by title or number and put into a matter, several at once; nobody finds what they may not see."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.agencies.models import Person
from gongkai.documents.models import Document
from gongkai.law.dossier import MatterKind
from gongkai.law.source import Refusal
from gongkai.matters.acts import linking, opening
from gongkai.matters.models import Link, Matter
from tests.cast import Cast
from tests.desk.conftest import ON
from tests.desk.test_questions_to_the_database import questions
from tests.documents.conftest import draft_of
from tests.matters.conftest import document_of, linked, matter_of


def of_matter(matter: Matter) -> str:
    return f"/desk/matters/{matter.number}/link/"


def of_document(document: Document) -> str:
    return f"/desk/doc/{document.address}/matters/"


def test_a_document_is_found_by_words_of_its_title_and_by_a_part_of_its_number(
    cast: Cast, enter: Any
) -> None:
    matter, client = matter_of(cast), enter(cast.li_qiang)
    document = document_of(cast, "关于延时开放的通知", public=False)
    for typed in ("延时", "通知 延时", document.index_no, document.index_no[-5:]):
        assert f'value="{document.pk}"' in client.get(of_matter(matter), {"q": typed}).text, typed
    nothing = client.get(of_matter(matter), {"q": "延时 没有这个词"}).text
    assert ("没有找到" in nothing, 'name="documents"' in nothing) == (True, False)
    assert 'name="documents"' not in client.get(of_matter(matter)).text, "without a word nothing is listed"


def test_several_are_put_into_a_matter_at_once(cast: Cast, enter: Any) -> None:
    matter, client = matter_of(cast), enter(cast.li_qiang)
    keys = [document_of(cast, f"第{n}号通知").pk for n in (1, 2)]
    sent = {"documents": keys, "phase": "决策", "part": "draft", "once": "c" * 32}
    for _ in range(2):
        answer = client.post(f"{of_matter(matter)}?q=通知", sent)
        assert answer["Location"] == f"/desk/matters/{matter.number}/"
    assert sorted(matter.links.values_list("document", "phase", "part")) == [
        (key, "决策", "draft") for key in keys
    ]
    assert "已在本事项" in client.get(of_matter(matter), {"q": "通知"}).text


def test_of_several_all_are_taken_or_none_and_what_was_ticked_stays(cast: Cast, enter: Any) -> None:
    matter, client = matter_of(cast), enter(cast.li_qiang)
    old, new = document_of(cast, "旧通知"), document_of(cast, "新通知")
    linked(cast, matter, old)
    answer = client.post(f"{of_matter(matter)}?q=通知", {"documents": [old.pk, new.pk], "phase": "决策"})
    assert (answer.status_code, "已经这样关联过" in answer.text) == (409, True)
    assert (answer.text.count(" checked"), matter.links.count()) == (2, 1)
    none = client.post(f"{of_matter(matter)}?q=通知", {"phase": "决策"})
    assert (none.status_code, "再勾选" in none.text) == (409, True)


def test_nobody_finds_or_links_what_they_may_not_see(cast: Cast, enter: Any, outsider: Person) -> None:
    hidden = draft_of(cast, title="业务科的草稿")
    own = opening.open_matter(
        cast.agency, kind=MatterKind.PROJECT, division=outsider.division, by=outsider, title="财务科的事项",
        begun=ON, owner=outsider, on=ON,
    )  # fmt: skip
    client = enter(outsider)
    assert "业务科的草稿" not in client.get(of_matter(own), {"q": "草稿"}).text
    answer = client.post(of_matter(own), {"documents": [hidden.pk], "phase": "决策"})
    assert (answer.status_code, "业务科的草稿" in answer.text) == (422, False)
    with pytest.raises(Refusal, match="没有这条信息"):
        linking.link_all([(own, hidden, "")], phase="决策", by=outsider, on=ON)
    assert client.get(of_document(hidden)).status_code == 404
    assert client.get(of_matter(matter_of(cast))).status_code == 404
    assert enter(cast.zhou_yang).get(of_matter(own)).status_code == 404
    assert not Link.objects.exists()


def test_a_matter_is_found_from_the_page_of_a_document(cast: Cast, enter: Any) -> None:
    document, client = document_of(cast), enter(cast.li_qiang)
    decision, project = matter_of(cast), matter_of(cast, MatterKind.PROJECT, title="文化馆改造")
    assert of_document(document) in client.get(f"/desk/doc/{document.address}/").text
    page = client.get(of_document(document), {"q": "改造"}).text
    assert ("文化馆改造" in page, decision.title in page) == (True, False)
    sent = {"matters": [decision.pk, project.pk], "phase": "执行", f"part-{project.pk}": "measures"}
    assert client.post(of_document(document), sent)["Location"] == f"/desk/doc/{document.address}/"
    assert set(Link.objects.values_list("matter", "part")) == {(decision.pk, ""), (project.pk, "measures")}
    assert "文化馆改造" in client.get(f"/desk/doc/{document.address}/").text


def test_a_part_of_another_kind_of_matter_is_refused(cast: Cast, enter: Any) -> None:
    document, decision = document_of(cast), matter_of(cast)
    sent = {"matters": [decision.pk], "phase": "执行", f"part-{decision.pk}": "measures"}
    answer = enter(cast.li_qiang).post(of_document(document), sent)
    assert (answer.status_code, "没有这个组成部分" in answer.text) == (409, True)


def test_a_closed_matter_takes_nothing_in(cast: Cast, enter: Any) -> None:
    matter, document = matter_of(cast), document_of(cast)
    opening.close(matter.pk, because="完成", by=cast.li_qiang, on=ON)
    client = enter(cast.li_qiang)
    assert client.get(of_matter(matter)).status_code == 404
    assert matter.title not in client.get(of_document(document)).text


def test_only_who_keeps_matters_links(cast: Cast, enter: Any) -> None:
    matter = matter_of(cast)
    assert enter(cast.zhou_yang).get(of_matter(matter)).status_code in (403, 404)


def test_the_list_of_hits_asks_as_many_questions_for_many_as_for_few(cast: Cast, enter: Any) -> None:
    matter, client = matter_of(cast), enter(cast.li_qiang)
    counts = []
    for upto in (2, 7):
        while Document.objects.count() < upto:
            draft_of(cast, title="通知")
        while Matter.objects.count() < upto:
            matter_of(cast)
        document = Document.objects.first()
        assert document is not None
        counts.append(
            [len(questions(client, a)) for a in (f"{of_matter(matter)}?q=通知", of_document(document))]
        )
    assert counts[0] == counts[1]
