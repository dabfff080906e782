"""The gate of wording: what is wrong is put right, what is doubtful is read with a reason, and what came later is no obstacle."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction

from gongkai.documents import acts
from gongkai.documents.models import Document, Edition, WordingCheck, WordingMark
from gongkai.documents.package import edition_in_hand
from gongkai.documents.proofing.acts import marking as proofing
from gongkai.documents.proofing.reads import noted_of
from gongkai.documents.wordlists import acts as wordlists
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.documents.wordlists.reads import house_lists
from gongkai.journal.models import Entry
from gongkai.journal.reads import lines_of
from gongkai.law.source import Refusal
from gongkai.quality.models import Finding
from tests import papers
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk
from tests.interpreting import made_ready
from tests.planting import before_the_rule

LATER = date(2024, 3, 20)
WRONG = "各单位：\n\n现就有关工作作如下布署。"  # an error
DOUBTFUL = "各单位：\n\n截止2024年3月1日，共收到40份。"  # a warning
SEVERE = "各单位：\n\n接待了来自台湾国的客人。"


def noted(cast: Cast, document: Document) -> list[Any]:
    edition = document.editions.order_by("-number").first()
    assert edition is not None
    edition.document = document
    return noted_of(edition, house_lists(cast.agency, ON))


def print_of(cast: Cast, document: Document, words: str) -> str:
    return next(one.print for one in noted(cast, document) if one.finding.found == words)


def submit(cast: Cast, document: Document) -> None:
    made_ready(cast, document, ON)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)


def rewrite(cast: Cast, document: Document, text: str) -> None:
    edition = edition_in_hand(document)
    assert edition is not None
    acts.rewrite(edition.pk, text=text, by=cast.li_qiang, on=ON, saves=edition.saves)


def test_a_text_with_an_error_is_not_submitted_until_it_is_mended(cast: Cast) -> None:
    document = draft_of(cast, text=WRONG)
    with pytest.raises(Refusal, match="有1处差错：正文第2段第10字“布署”"):
        submit(cast, document)
    rewrite(cast, document, WRONG.replace("布署", "部署"))
    submit(cast, document)
    assert WordingCheck.objects.get().edition.document == document


def test_heads_are_held_to_the_rules_too(cast: Cast) -> None:
    document = draft_of(cast, title="关于布署活动的通知", summary="布署有关工作", doc_no="甲文旅发[2024]1号")
    with pytest.raises(Refusal) as refused:
        submit(cast, document)
    for place in ("标题“布署”", "内容概述“布署”", "发文字号"):
        assert place in str(refused.value)


def test_a_long_body_is_not_asked_for_the_title_that_stands_beside_it(cast: Cast) -> None:
    paragraph = "本馆自即日起延长开放时间，读者凭有效证件入馆，并请遵守馆内秩序，爱护图书设施。"
    document = draft_of(cast, text="\n\n".join([paragraph, *(f"{paragraph}{n}。" for n in "甲乙丙丁戊己")]))
    assert "ST001" not in {one.finding.code for one in noted(cast, document)}


def test_an_interpretation_in_the_package_is_held_to_them_as_well(cast: Cast) -> None:
    document = draft_of(cast)
    interpretation_of(cast, document, text="为什么布署活动。")
    with pytest.raises(Refusal, match="政策解读》有1处差错"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)


def test_a_warning_wants_a_reason_and_advice_wants_nothing(cast: Cast) -> None:
    document = draft_of(cast, text=DOUBTFUL)
    with pytest.raises(Refusal, match="有1处警告：正文第2段第1字“截止”"):
        submit(cast, document)
    with pytest.raises(Refusal, match="已阅要写明理由"):
        proofing.mark_read(document.pk, print_of(cast, document, "截止"), reason=" ", by=cast.li_qiang, on=ON)
    mark = proofing.mark_read(
        document.pk, print_of(cast, document, "截止"), reason="引用原文", by=cast.li_qiang, on=ON
    )
    assert (mark.kind, mark.by, mark.on, mark.found) == ("read", cast.li_qiang, ON, "截止")
    submit(cast, document)
    lines = {line.act: line for line in lines_of(cast.agency, "document", document.index_no)}
    assert lines["mark_wording"].facts["reason"] == "引用原文"


def test_an_error_is_let_be_only_by_somebody_else_with_the_right(cast: Cast) -> None:
    document = draft_of(cast, text=WRONG)
    print_ = print_of(cast, document, "布署")
    with pytest.raises(Refusal, match="由拟稿人以外有权的人认定"):
        proofing.mark_read(document.pk, print_, reason="引用原文", by=cast.li_qiang, on=ON)
    for nobody in (cast.li_qiang, cast.sun_jing, cast.zhou_yang):
        with pytest.raises(Refusal, match="认定不属差错由"):
            proofing.judge_no_fault(document.pk, print_, reason="书名", by=nobody, on=ON)
    proofing.judge_no_fault(document.pk, print_, reason="书名", by=cast.he_jing, on=ON)
    submit(cast, document)


def test_who_wrote_on_it_judges_nothing_in_it(cast: Cast) -> None:
    document = draft_of(cast, text=DOUBTFUL)
    edition = edition_in_hand(document)
    assert edition is not None
    acts.rewrite(edition.pk, text=WRONG, by=cast.he_jing, on=ON, saves=0)
    with pytest.raises(Refusal, match="由另外的人认定"):
        proofing.judge_no_fault(
            document.pk, print_of(cast, document, "布署"), reason="书名", by=cast.he_jing, on=ON
        )


def test_a_severe_fault_is_nobodys_to_let_be(cast: Cast) -> None:
    document = draft_of(cast, text=SEVERE)
    severe = next(one for one in noted(cast, document) if one.is_severe)
    with pytest.raises(Refusal, match="严重差错必须改正"):
        proofing.mark_read(document.pk, severe.print, reason="引用", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="必须改正，不能认定"):
        proofing.judge_no_fault(document.pk, severe.print, reason="引用", by=cast.zhao_min, on=ON)
    WordingMark.objects.create(  # and a mark made behind the back of the act is none
        document=document, print=severe.print, kind="no_fault", code="x", name="x", place="x", reason="x",
        by=cast.zhao_min, on=ON,
    )  # fmt: skip
    with pytest.raises(Refusal, match="1处差错"):
        submit(cast, document)


def test_what_was_read_moves_with_its_paragraph_and_is_back_when_its_words_change(cast: Cast) -> None:
    document = draft_of(cast, text=DOUBTFUL)
    proofing.mark_read(
        document.pk, print_of(cast, document, "截止"), reason="引用原文", by=cast.li_qiang, on=ON
    )
    rewrite(cast, document, "各单位：\n\n先说明几句。\n\n截止2024年3月1日，共收到40份。")
    assert [one.is_settled for one in noted(cast, document)] == [True]
    rewrite(cast, document, "各单位：\n\n截止2024年4月1日，共收到40份。")
    assert [one.is_settled for one in noted(cast, document)] == [False]


def test_one_more_of_the_same_wording_is_new(cast: Cast) -> None:
    document = draft_of(cast, text=DOUBTFUL)
    proofing.mark_read(
        document.pk, print_of(cast, document, "截止"), reason="引用原文", by=cast.li_qiang, on=ON
    )
    rewrite(cast, document, f"{DOUBTFUL}\n\n截止2024年3月1日，共收到40份。")
    assert [one.is_settled for one in noted(cast, document)] == [True, False]


def test_a_mark_taken_back_leaves_the_finding_open(cast: Cast) -> None:
    document = draft_of(cast, text=DOUBTFUL)
    mark = proofing.mark_read(
        document.pk, print_of(cast, document, "截止"), reason="引用", by=cast.li_qiang, on=ON
    )
    proofing.take_mark_back(document.pk, mark.pk, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="1处警告"):
        submit(cast, document)
    with pytest.raises(Refusal, match="已经撤销"):
        proofing.take_mark_back(document.pk, mark.pk, by=cast.li_qiang, on=ON)


def test_no_number_of_anybody_stands_in_a_reason(cast: Cast) -> None:
    document = draft_of(cast, text=DOUBTFUL)
    with pytest.raises(Refusal, match="不要写身份证号"):
        proofing.mark_read(
            document.pk, print_of(cast, document, "截止"), reason="问13812345678", by=cast.li_qiang, on=ON
        )


def test_words_that_are_not_there_any_more_are_not_marked(cast: Cast) -> None:
    document = draft_of(cast, text=DOUBTFUL)
    print_ = print_of(cast, document, "截止")
    rewrite(cast, document, "各单位：\n\n截至2024年3月1日，共收到40份。")
    with pytest.raises(Refusal, match="已经改动"):
        proofing.mark_read(document.pk, print_, reason="引用", by=cast.li_qiang, on=ON)


def test_files_are_read_by_what_they_say(cast: Cast) -> None:
    document = draft_of(cast)
    edition = edition_in_hand(document)
    assert edition is not None
    content = BytesIO(papers.word("活动由各单位布署。"))
    kept = acts.attach(edition.pk, name="方案.docx", content=content, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="附件“方案.docx”第1段第7字“布署”"):
        submit(cast, document)
    acts.detach(edition.pk, kept.pk, by=cast.li_qiang, on=ON)
    submit(cast, document)


def test_a_mark_on_a_file_keeps_no_name_of_it(cast: Cast) -> None:
    """The file may be masked and renamed afterwards; the row and the journal stay."""
    document = draft_of(cast)
    edition = edition_in_hand(document)
    assert edition is not None
    content = BytesIO(papers.word("活动通知。", DOUBTFUL.splitlines()[-1]))
    acts.attach(edition.pk, name="张伟明名单.docx", content=content, by=cast.li_qiang, on=ON)
    print_ = print_of(cast, document, "截止")
    mark = proofing.mark_read(document.pk, print_, reason="原文如此", by=cast.li_qiang, on=ON)
    assert mark.place.startswith("附件（docx）第2段第")
    facts = Entry.objects.filter(act="mark_wording").values_list("facts", flat=True)
    assert not any("张伟明" in said for said in (mark.place, *map(str, facts)))


def test_what_stands_beside_the_body_of_a_file_is_read_too(cast: Cast) -> None:
    document = draft_of(cast)
    edition = edition_in_hand(document)
    assert edition is not None
    content = BytesIO(papers.word("活动由各单位部署。", header="活动布署"))
    acts.attach(edition.pk, name="方案.docx", content=content, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="附件“方案.docx”第2段第3字“布署”"):
        submit(cast, document)


def test_what_is_not_to_be_public_passes(cast: Cast) -> None:
    submit(cast, draft_of(cast, text=WRONG, attribute="on_request", attribute_reason="内部管理"))


def test_a_text_that_came_past_the_gate_is_asked_again_at_its_release(cast: Cast) -> None:
    document = draft_of(cast, text=WRONG)
    with before_the_rule():
        walk(cast, document, until="sign")
    WordingCheck.objects.all().delete()
    with pytest.raises(Refusal, match="还有1处差错：正文第2段第10字“布署”，请退回拟稿改正"):
        acts.publish(document.pk, by=cast.qian_jin, on=ON)
    assert "布署" in acts.why_not(document, "publish", cast.qian_jin, ON)[0][0]


def test_rules_that_came_after_the_submission_stop_nothing_and_enter_the_ledger(cast: Cast) -> None:
    document = draft_of(cast, text=WRONG)
    with (
        before_the_rule(),
        patch("gongkai.documents.proofing.acts.keeping.engine", return_value="as it was then"),
    ):
        walk(cast, document, until="sign")
    acts.publish(document.pk, by=cast.qian_jin, on=LATER)
    finding = Finding.objects.get()
    assert (finding.source, finding.found, finding.document) == ("release", "布署", document)
    document.refresh_from_db()
    assert document.is_live


def test_the_same_rules_stop_what_they_should_have_stopped(cast: Cast) -> None:
    document = draft_of(cast, text=WRONG)
    with before_the_rule():
        walk(cast, document, until="sign")
    with pytest.raises(Refusal, match="还有1处差错"):
        acts.publish(document.pk, by=cast.qian_jin, on=ON)


def test_a_word_listed_after_the_submission_stops_nothing(cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document, until="sign")
    wordlists.list_word(cast.agency, kind=ListKind.EXPRESSION, word="三馆一站", by=cast.qian_jin, on=ON)
    acts.publish(document.pk, by=cast.qian_jin, on=ON)


def test_an_emergency_goes_out_with_its_faults_in_the_ledger(cast: Cast) -> None:
    document = draft_of(cast, text=WRONG, kind="warning")
    acts.sign_urgently(document.pk, opinion="紧急", by=cast.wu_tao, on=ON)
    acts.publish(document.pk, rulings=acts.all_open(list(document.editions.all())), by=cast.qian_jin, on=ON)
    assert Finding.objects.get().source == "release"


def test_what_is_released_twice_with_the_same_fault_is_one_line_of_the_ledger(cast: Cast) -> None:
    document = draft_of(cast, text=WRONG, kind="warning")
    for _ in range(2):
        acts.sign_urgently(document.pk, opinion="紧急", by=cast.wu_tao, on=ON)
        package = [e for e in document.editions.all() if e.stage == "approved"]
        acts.publish(document.pk, rulings=acts.all_open(package), by=cast.qian_jin, on=ON)
        document.refresh_from_db()
        if document.editions.count() == 1:
            acts.revise(document.pk, text=f"补充。\n\n{WRONG}", because="补充", by=cast.li_qiang, on=ON)
    assert Finding.objects.count() == 1


def test_an_allowed_word_is_no_fault_and_only_for_the_rule_it_is_allowed_for(cast: Cast) -> None:
    document = draft_of(cast, text="各单位：\n\n活动在布署书店举行。")
    with pytest.raises(Refusal, match="布署"):
        submit(cast, document)
    row = wordlists.list_word(
        cast.agency,
        kind=ListKind.ALLOWED,
        word="布署书店",
        code="TY003",
        source="店名",
        by=cast.qian_jin,
        on=ON,
    )
    with pytest.raises(Refusal, match="布署"):
        submit(cast, document)
    wordlists.end_word(row.pk, reason="规则不对", by=cast.qian_jin, on=ON)
    code = next(one.finding.code for one in noted(cast, document))
    wordlists.list_word(
        cast.agency, kind=ListKind.ALLOWED, word="布署书店", code=code, source="店名", by=cast.qian_jin, on=ON
    )
    submit(cast, document)


def test_the_database_keeps_one_mark_a_wording(cast: Cast) -> None:
    document = draft_of(cast)
    row = {
        "document": document, "print": "a" * 16, "kind": "read", "code": "x", "name": "x", "place": "x", "reason": "x",
        "by": cast.li_qiang, "on": ON,
    }  # fmt: skip
    WordingMark.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        WordingMark.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        WordingMark.objects.create(**row | {"print": "b" * 16, "reason": ""})


def test_a_text_under_review_when_the_gate_came_is_let_pass(cast: Cast) -> None:
    """As the migration leaves it: a check that names no rules."""
    document = draft_of(cast, text=WRONG)
    with before_the_rule():
        walk(cast, document, until="sign")
    edition = Edition.objects.get(document=document)
    WordingCheck.objects.update(engine="", lists="", digest=edition.digest)
    acts.publish(document.pk, by=cast.qian_jin, on=LATER)
    assert Finding.objects.count() == 1
