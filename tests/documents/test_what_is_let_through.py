"""What passed the gate of wording on somebody's word: whose word counts, what is remembered of it, and what is found unread."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.documents import acts
from gongkai.documents.models import Document, ListedWord, WordingCheck
from gongkai.documents.package import edition_in_hand, package_of
from gongkai.documents.proofing import looked
from gongkai.documents.proofing.acts import marking as proofing
from gongkai.documents.proofing.gate import reasons_of_wording
from gongkai.documents.proofing.noted import Noted
from gongkai.documents.proofing.reads import noted_of
from gongkai.documents.wordlists import acts as wordlists
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.documents.wordlists.reads import house_lists
from gongkai.law.source import Refusal
from gongkai.quality import acts as quality
from gongkai.quality.models import Finding
from tests import papers
from tests.cast import FITTING, Cast
from tests.documents.conftest import ON, draft_of, walk
from tests.documents.test_proofing import DOUBTFUL, SEVERE, WRONG, noted, print_of, submit
from tests.planting import before_the_rule

LATER = date(2024, 3, 20)
MUSEUM = "各单位：\n\n参观布署纪念馆。"


def allow(cast: Cast, word: str, **more: Any) -> ListedWord:
    whole: dict[str, Any] = {"by": cast.qian_jin, "on": ON, "source": "馆名"} | more
    return wordlists.list_word(cast.agency, kind=ListKind.ALLOWED, word=word, **whole)


def another_list(cast: Cast) -> None:
    """A change of the lists that has nothing to do with the text."""
    wordlists.list_word(cast.agency, kind=ListKind.EXPRESSION, word="三馆一站", by=cast.qian_jin, on=LATER)


def under_review(cast: Cast, text: str, judge: str = "布署") -> Document:
    document = draft_of(cast, text=text)
    if judge:
        proofing.judge_no_fault(
            document.pk, print_of(cast, document, judge), reason="馆名", by=cast.he_jing, on=ON
        )
    walk(cast, document, until="sign")
    return document


def attach(cast: Cast, document: Document, name: str, content: bytes) -> Any:
    edition = edition_in_hand(document)
    assert edition is not None
    return acts.attach(edition.pk, name=name, content=BytesIO(content), by=cast.li_qiang, on=ON)


def test_a_change_of_a_list_does_not_open_the_gate_for_what_came_past_it(cast: Cast) -> None:
    document = draft_of(cast, text=WRONG)
    with before_the_rule():
        walk(cast, document, until="sign")
    another_list(cast)
    with pytest.raises(Refusal, match="还有1处差错"):
        acts.publish(document.pk, by=cast.qian_jin, on=LATER)


@pytest.mark.parametrize("changed", ["nothing", "lists", "rules"])
def test_a_judgement_withdrawn_under_review_keeps_the_text_back_whatever_changed(
    cast: Cast, changed: str
) -> None:
    document = under_review(cast, MUSEUM)
    mark = document.wording_marks.get()
    proofing.take_mark_back(document.pk, mark.pk, by=cast.zhao_min, on=LATER)
    if changed == "lists":
        another_list(cast)
    if changed == "rules":
        WordingCheck.objects.update(engine="as it was then")
    with pytest.raises(Refusal, match="送审时凭校对意见或者词表放行，现在已经撤销或者停用"):
        acts.publish(document.pk, by=cast.qian_jin, on=LATER)


def test_a_warning_whose_reason_is_withdrawn_under_review_keeps_it_back_too(cast: Cast) -> None:
    document = draft_of(cast, text=DOUBTFUL)
    mark = proofing.mark_read(
        document.pk, print_of(cast, document, "截止"), reason="引用原文", by=cast.li_qiang, on=ON
    )
    walk(cast, document, until="sign")
    assert WordingCheck.objects.get().let_through == [mark.print]
    proofing.take_mark_back(document.pk, mark.pk, by=cast.zhao_min, on=LATER)
    with pytest.raises(Refusal, match="有1处问题：正文第2段第1字“截止”"):
        acts.publish(document.pk, by=cast.qian_jin, on=LATER)


def test_a_row_that_let_an_error_through_and_was_ended_keeps_it_back(cast: Cast) -> None:
    row = allow(cast, "布署纪念馆")
    document = under_review(cast, MUSEUM, judge="")
    wordlists.end_word(row.pk, reason="没有这个馆", by=cast.zhao_min, on=ON)
    with pytest.raises(Refusal, match="现在已经撤销或者停用"):
        acts.publish(document.pk, by=cast.qian_jin, on=LATER)


def test_a_word_found_only_by_a_row_of_later_goes_out_and_into_the_ledger(cast: Cast) -> None:
    document = draft_of(cast, text="各单位：\n\n请到群艺馆报名。")
    walk(cast, document, until="sign")
    wordlists.list_word(
        cast.agency, kind=ListKind.TERM, word="群艺馆", better="文化馆", source="三定规定", gravity="error",
        by=cast.qian_jin, on=LATER,
    )  # fmt: skip
    acts.publish(document.pk, by=cast.qian_jin, on=LATER)
    assert (Finding.objects.get().found, Finding.objects.get().source) == ("群艺馆", "release")


def test_whoever_writes_on_a_draft_lets_no_error_in_it_through_by_a_row(cast: Cast) -> None:
    document = draft_of(cast, text=MUSEUM)
    edition = edition_in_hand(document)
    assert edition is not None
    acts.rewrite(edition.pk, text=MUSEUM, by=cast.qian_jin, on=ON, saves=edition.saves)
    row = allow(cast, "布署纪念馆")
    with pytest.raises(Refusal, match="有1处差错"):
        submit(cast, document)
    assert noted(cast, document)[0].idle_row.word == "布署纪念馆"
    wordlists.end_word(row.pk, reason="由别人登记", by=cast.qian_jin, on=ON)
    allow(cast, "布署纪念馆", by=cast.zhao_min)
    submit(cast, document)


def test_a_row_lets_a_warning_of_its_own_writer_through_as_a_reason_would(cast: Cast) -> None:
    document = draft_of(cast, text=DOUBTFUL)
    edition = edition_in_hand(document)
    assert edition is not None
    acts.rewrite(edition.pk, text=DOUBTFUL, by=cast.qian_jin, on=ON, saves=edition.saves)
    allow(cast, "截止2024年")
    submit(cast, document)


def test_a_row_of_before_a_basis_was_asked_for_lets_no_error_through(cast: Cast) -> None:
    allow(cast, "布署纪念馆")
    ListedWord.objects.update(source="")
    with pytest.raises(Refusal, match="有1处差错"):
        submit(cast, draft_of(cast, text=MUSEUM))


def test_no_row_lets_a_severe_fault_through(cast: Cast) -> None:
    ListedWord.objects.create(  # behind the back of the act, which refuses it
        agency=cast.agency, kind="allowed", word="台湾国", source="x", since=ON, by=cast.qian_jin, on=ON
    )
    with pytest.raises(Refusal, match="有1处差错"):
        submit(cast, draft_of(cast, text=SEVERE))


def test_what_is_let_through_names_the_row_its_basis_and_who_listed_it(cast: Cast) -> None:
    allow(cast, "布署纪念馆")
    one = noted(cast, draft_of(cast, text=MUSEUM))[0]
    assert one.is_settled
    assert (one.row.word, one.row.source, one.row.who, one.row.since) == (
        "布署纪念馆", "馆名", str(cast.qian_jin), ON,
    )  # fmt: skip


def test_a_subtitle_is_held_to_the_rules(cast: Cast) -> None:
    with pytest.raises(Refusal, match="副标题“布署”"):
        submit(cast, draft_of(cast, subtitle="布署工作"))


@pytest.mark.parametrize(
    ("name", "content"),
    [("方案.docx", papers.packed(word__document_dot_xml=b"<broken")), ("图解.png", papers.png())],
)
def test_a_file_nobody_can_read_is_a_warning_until_somebody_says_why_it_may_go(
    cast: Cast, name: str, content: bytes
) -> None:
    document = draft_of(cast)
    with patch("gongkai.documents.acts.enclosing.check", side_effect=_as_it_is):
        attach(cast, document, name, content)
    with pytest.raises(Refusal, match=f"有1处警告：附件“{name}”“读不出文字”"):
        submit(cast, document)
    proofing.mark_read(
        document.pk, print_of(cast, document, "读不出文字"), reason="何静已逐字校对", by=cast.li_qiang, on=ON
    )
    submit(cast, document)


def _as_it_is(name: str, content: Any) -> Any:
    from hashlib import sha256

    from gongkai.files.checking import Checked

    said = content.read()
    content.seek(0)
    return Checked(name, len(said), sha256(said).hexdigest())


def test_a_file_that_says_nothing_is_no_unread_file(cast: Cast) -> None:
    document = draft_of(cast)
    attach(cast, document, "空白.pdf", papers.pdf())
    submit(cast, document)


def test_a_file_that_cannot_be_opened_now_is_asked_for_again(cast: Cast) -> None:
    document = draft_of(cast)
    attach(cast, document, "方案.docx", papers.word("活动方案如下。"))
    with patch("gongkai.documents.proofing.looked.words_in", side_effect=OSError):
        assert [one.finding.name for one in noted(cast, document)] == ["没有检查的附件"]
    assert noted(cast, document) == []


def test_texts_and_files_are_read_before_the_transaction_begins(cast: Cast) -> None:
    """SQLite lets nobody else write while a transaction is open."""
    document = draft_of(cast, text=MUSEUM)
    attach(cast, document, "方案.docx", papers.word("活动方案如下。", "参观布署纪念馆。"))
    edition = edition_in_hand(document)
    assert edition is not None
    print_ = print_of(cast, document, "布署")
    outside, depths = len(connection.savepoint_ids), []

    def watched(*given: Any, **more: Any) -> Any:
        depths.append(len(connection.savepoint_ids))
        return check(*given, **more)

    def forgotten() -> None:
        looked._LOOKED.clear()
        looked.words_in.cache_clear()

    check = looked.check
    with patch("gongkai.documents.proofing.looked.check", watched):
        forgotten()
        proofing.judge_no_fault(document.pk, print_, reason="馆名", by=cast.he_jing, on=ON)
        forgotten()
        submit(cast, document)
        walk_from_review(cast, document)
        forgotten()
        acts.publish(document.pk, by=cast.qian_jin, on=ON)
        finding = Finding.objects.create(
            agency=cast.agency, number="2024-CC-0001", document=document, place="正文", code="TY001", print=print_,
            kind="错别字", gravity="error", found="布署", says="x", source="patrol", found_on=ON, stage="assigned",
            owner=cast.li_qiang, due=ON,
        )  # fmt: skip
        forgotten()
        with pytest.raises(Refusal, match="仍有“布署”"):
            quality.rectify(finding.pk, says="已改", by=cast.li_qiang, on=ON)
    assert set(depths) == {outside}


def walk_from_review(cast: Cast, document: Document) -> None:
    key = {"on": ON, "opinion": "同意"}
    acts.pass_first(document.pk, judged=FITTING, by=cast.he_jing, **key)
    acts.pass_secrecy(document.pk, by=cast.sun_jing, **key)
    acts.pass_second(document.pk, by=cast.zhao_min, **key)
    acts.sign(document.pk, by=cast.wu_tao, **key)


def test_questions_of_the_gate_do_not_grow_with_paragraphs_findings_and_files(cast: Cast) -> None:
    allow(cast, "布署纪念馆")
    counted = []
    for times in (1, 6):
        document = draft_of(
            cast, text="各单位：\n\n" + "\n\n".join(f"第{n}次截止2024年。" for n in range(times))
        )
        for number in range(times):
            attach(cast, document, f"方案{number}.docx", papers.word(f"第{number}次参观布署纪念馆。"))
        package = package_of(document, lock=False)
        for act in ("submit", "publish"):
            with CaptureQueriesContext(connection) as asked:
                reasons_of_wording(package, act, ON)
            counted.append(len(asked))
    assert counted[:2] == counted[2:]
    assert counted[0] <= 5  # lists, marks, writers, files


def test_places_and_repeats_of_findings_are_counted_in_one_walk(cast: Cast) -> None:
    document = draft_of(cast, text="\n\n".join(["各单位：", *["现作布署，又布署。"] * 5]))
    found: list[Noted] = [one for one in noted(cast, document) if one.finding.found == "布署"]
    assert [one.told.nth for one in found] == list(range(10))
    assert [one.told.paragraph for one in found] == [n for n in range(2, 7) for _ in range(2)]


def test_a_text_under_review_is_asked_with_the_lists_of_its_agency(cast: Cast) -> None:
    document = draft_of(cast, text=MUSEUM)
    wordlists.list_word(
        cast.other_agency, kind=ListKind.ALLOWED, word="布署纪念馆", source="馆名", by=cast.zhou_yang, on=ON
    )
    edition = edition_in_hand(document)
    assert edition is not None
    edition.document = document
    assert not noted_of(edition, house_lists(cast.agency, ON))[0].is_settled
