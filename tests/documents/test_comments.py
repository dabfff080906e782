"""Comments on passages: where they stand after changes, who may comment, and that they are settled with a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.agencies.models import Person
from gongkai.documents import acts as documents
from gongkai.documents.comments import acts
from gongkai.documents.comments.models import Comment
from gongkai.documents.comments.passage import Anchor, anchor, paragraphs
from gongkai.documents.comments.reads import placed, unsettled
from gongkai.documents.models import Document
from gongkai.journal.models import Entry
from gongkai.law.source import Refusal
from tests.cast import Cast
from tests.documents.conftest import ON, walk

TEXT = "各单位：\n\n请做好检查。\n\n请做好宣传。\n\n检查结果三日内报送。"


def test_a_passage_is_found_again_after_the_text_around_it_changed() -> None:
    found = anchor(TEXT, 4, "检查")
    assert found is not None
    changed = "新的开头。\n\n" + TEXT.replace("三日内", "五日内")
    place = found.find(changed)
    assert place is not None
    assert changed[place[0] :].startswith("检查结果五日内")


def test_a_passage_that_is_gone_is_nowhere() -> None:
    found = anchor(TEXT, 3, "")
    assert found == Anchor("请做好宣传。", "各单位：\n\n请做好检查。\n\n", "\n\n检查结果三日内报送。")
    assert found.find(TEXT.replace("宣传", "动员")) is None


def test_a_paragraph_that_is_not_there_has_no_anchor() -> None:
    assert anchor(TEXT, 9, "") is None
    assert anchor(TEXT, 0, "检查") is None
    assert anchor(TEXT, 1, "没有的话") is None
    assert anchor("", 1, "") is None


@given(st.text("甲乙丙\n ", min_size=1, max_size=60), st.integers(1, 8))
def test_a_paragraph_is_found_where_it_stands(text: str, number: int) -> None:
    found, rows = anchor(text, number, ""), paragraphs(text)
    assert (found is None) == (number > len(rows))
    if found is not None:
        place = found.find(text)
        assert place is not None
        assert text[slice(*place)] == rows[number - 1][1].strip()


@pytest.fixture
def remark(cast: Cast, draft: Document) -> Comment:
    """何静 comments on the second paragraph of a draft."""
    return acts.comment(
        draft.editions.get().pk, paragraph=2, quote="有关事项", says="写明是哪些事项", by=cast.he_jing, on=ON
    )


def test_a_comment_is_replied_to_and_settled_with_a_word(
    cast: Cast, draft: Document, remark: Comment
) -> None:
    acts.reply(remark.pk, says="改了", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="请写明内容"):
        acts.settle(remark.pk, says=" ", by=cast.li_qiang, on=ON)
    acts.settle(remark.pk, says="已采纳", by=cast.li_qiang, on=ON)
    edition = draft.editions.get()
    (one,) = placed(edition)
    assert (one.paragraph, [r.says for r in one.replies], unsettled(edition)) == (2, ["改了"], 0)
    for act in (acts.reply, acts.settle):
        with pytest.raises(Refusal, match="已经了结"):
            act(remark.pk, says="再说", by=cast.he_jing, on=ON)
    lines = Entry.objects.filter(key=draft.index_no, act__contains="comment").values_list("act", flat=True)
    assert list(lines) == ["comment", "reply_to_comment", "settle_comment"]


def test_a_comment_whose_passage_was_rewritten_says_so(cast: Cast, draft: Document, remark: Comment) -> None:
    documents.rewrite(draft.editions.get().pk, text="全部重写。", by=cast.li_qiang, on=ON, saves=0)
    (one,) = placed(draft.editions.get())
    assert (one.place, one.paragraph, one.comment.says) == (None, 0, "写明是哪些事项")


def test_a_comment_changes_nothing_a_review_has_seen(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="pass_first")
    edition = draft.editions.get()
    acts.comment(edition.pk, paragraph=1, quote="", says="请核对", by=cast.sun_jing, on=ON)
    assert draft.editions.get().digest == edition.digest


def test_nobody_from_outside_comments_and_nobody_on_what_is_published(cast: Cast, draft: Document) -> None:
    edition = draft.editions.get()

    def comment(by: Person) -> Comment:
        return acts.comment(edition.pk, paragraph=1, quote="", says="看", by=by, on=ON)

    with pytest.raises(Refusal, match="只有能看到这份稿件的同事"):
        comment(cast.zhou_yang)
    walk(cast, draft)
    with pytest.raises(Refusal, match="拟稿和审查期间"):
        comment(cast.li_qiang)
    assert not Comment.objects.exists()
