"""One number, one document: what another document of the agency bears is refused, however it is written."""

from __future__ import annotations

import pytest

from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.documents.number_taken import having
from gongkai.law.source import Refusal
from tests.cast import TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk

NUMBER = "甲文旅发〔2024〕7号"


@pytest.fixture
def first(cast: Cast) -> Document:
    """A public document with a number."""
    document = draft_of(cast, title="关于开展检查的通知", doc_no=NUMBER)
    walk(cast, document)
    return document


@pytest.mark.parametrize(
    "written", [NUMBER, "甲文旅发[2024]7号", "甲文旅发（２０２４）第７号", "甲文旅发 〔2024〕 007 号"]
)
def test_the_number_of_a_public_document_is_refused_with_its_title_and_index_number(
    cast: Cast, first: Document, written: str
) -> None:
    second = draft_of(cast, doc_no=written)
    with pytest.raises(Refusal, match=f"已经是《关于开展检查的通知》（索引号{first.index_no}）的"):
        acts.submit(second.pk, by=cast.li_qiang, on=ON)


@pytest.mark.parametrize(
    "written", ["甲文旅发〔2023〕7号", "甲文旅发〔2024〕77号", "甲文旅函〔2024〕7号", "", "2024年第7号"]
)
def test_another_number_or_none_goes_on(cast: Cast, first: Document, written: str) -> None:
    acts.submit(draft_of(cast, doc_no=written).pk, by=cast.li_qiang, on=ON)


def test_what_is_under_review_has_its_number_and_a_draft_has_not(cast: Cast) -> None:
    one, other = draft_of(cast, doc_no=NUMBER), draft_of(cast, title="另一件", doc_no=NUMBER)
    acts.submit(one.pk, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match=one.index_no):
        acts.submit(other.pk, by=cast.li_qiang, on=ON)
    acts.take_back(one.pk, opinion="文号有误", by=cast.li_qiang, on=ON)
    acts.submit(other.pk, by=cast.li_qiang, on=ON)


def test_a_number_given_meanwhile_is_seen_at_the_signature_and_at_the_release(
    cast: Cast, first: Document
) -> None:
    Document.objects.filter(pk=first.pk).update(doc_no="甲文旅发〔2024〕8号")
    second = draft_of(cast, doc_no=NUMBER)
    walk(cast, second, until="pass_second")
    Document.objects.filter(pk=first.pk).update(doc_no=NUMBER)
    with pytest.raises(Refusal, match=first.index_no):
        acts.sign(second.pk, opinion="同意", by=cast.wu_tao, on=ON)
    Document.objects.filter(pk=first.pk).update(doc_no="")
    acts.sign(second.pk, opinion="同意", by=cast.wu_tao, on=ON)
    Document.objects.filter(pk=first.pk).update(doc_no=NUMBER)
    with pytest.raises(Refusal, match=first.index_no):
        acts.publish(second.pk, by=cast.qian_jin, on=ON)


def test_a_correction_takes_no_number_of_another_and_may_keep_its_own(cast: Cast, first: Document) -> None:
    second = draft_of(cast, doc_no="甲文旅发〔2024〕8号")
    walk(cast, second)
    acts.revise(
        second.pk, text="各单位：", because="文号有误", record={"doc_no": NUMBER}, by=cast.li_qiang, on=ON
    )
    with pytest.raises(Refusal, match=first.index_no):
        acts.submit(second.pk, by=cast.li_qiang, on=ON)
    acts.revise(first.pk, text="各单位：", because="文字有误", by=cast.li_qiang, on=ON)
    acts.submit(first.pk, by=cast.li_qiang, on=ON)


def test_what_a_correction_under_review_is_to_bear_is_taken(cast: Cast, first: Document) -> None:
    acts.revise(
        first.pk, text="各单位：", because="文号有误", record={"doc_no": "甲文旅发〔2024〕9号"}, by=cast.li_qiang, on=ON
    )  # fmt: skip
    acts.submit(first.pk, by=cast.li_qiang, on=ON)
    assert having(draft_of(cast), "甲文旅发〔2024〕9号") == [first]


def test_a_withdrawn_document_and_an_interpretation_take_no_number(cast: Cast, first: Document) -> None:
    second = draft_of(cast, doc_no=NUMBER)
    explains = interpretation_of(cast, second)
    Document.objects.filter(pk=explains.pk).update(doc_no=NUMBER)
    explains.editions.update(stage="first_review")
    acts.withdraw(first.pk, how=TAKEN_BACK, opinion="停止执行", by=cast.wu_tao, on=ON)
    assert having(second, NUMBER) == []
