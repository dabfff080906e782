"""The patrol of the night: by wording and not by line, only what changed, what was let be stays out."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.documents import acts as documents
from gongkai.documents.models import Document
from gongkai.documents.proofing.acts import marking as proofing
from gongkai.documents.proofing.reads import noted_of
from gongkai.documents.wordlists import acts as wordlists
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.documents.wordlists.reads import house_lists
from gongkai.quality import acts
from gongkai.quality.acts import entering
from gongkai.quality.models import Finding, Patrolled
from tests import papers
from tests.cast import Cast
from tests.documents.conftest import draft_of, walk
from tests.planting import before_the_rule

ON, NEXT = date(2024, 3, 11), date(2024, 3, 12)
WRONG = "各单位：\n\n现就有关工作作如下布署。"


def live(cast: Cast, text: str = WRONG, **fields: str) -> Document:
    document = draft_of(cast, text=text, **fields)
    with before_the_rule():
        walk(cast, document)
    document.refresh_from_db()
    return document


def again(cast: Cast, document: Document, text: str, on: date = NEXT) -> None:
    documents.revise(document.pk, text=text, because="补充", by=cast.li_qiang, on=on)
    with before_the_rule():
        walk(cast, document, on=on)


def test_a_moved_paragraph_does_not_enter_twice(cast: Cast) -> None:
    document = live(cast)
    acts.patrol(cast.agency, on=ON)
    again(cast, document, f"先说明几句。\n\n{WRONG}")
    assert acts.patrol(cast.agency, on=NEXT) == acts.Patrol(1, 0, pages=1)
    assert Finding.objects.count() == 1


def test_titles_and_summaries_are_read_too(cast: Cast) -> None:
    live(cast, text="各单位：\n\n通知如下。", title="关于布署活动的通知", summary="布署有关工作")
    acts.patrol(cast.agency, on=ON)
    assert set(Finding.objects.values_list("place", flat=True)) == {"标题", "内容概述"}


def test_a_page_that_did_not_change_is_not_read_again(cast: Cast) -> None:
    live(cast)
    acts.patrol(cast.agency, on=ON)
    with patch("gongkai.quality.acts.patrol.noted_of") as read:
        assert acts.patrol(cast.agency, on=NEXT).read == 0
    read.assert_not_called()


def test_other_rules_or_other_lists_are_read_by_again(cast: Cast) -> None:
    live(cast, text="各单位：\n\n请到群艺馆报名。")
    acts.patrol(cast.agency, on=ON)
    with patch("gongkai.documents.proofing.engine.engine", return_value="other rules"):
        assert acts.patrol(cast.agency, on=ON).read == 1
        assert acts.patrol(cast.agency, on=ON).read == 0
    wordlists.list_word(
        cast.agency,
        kind=ListKind.TERM,
        word="群艺馆",
        better="文化馆",
        source="三定规定",
        by=cast.qian_jin,
        on=NEXT,
    )
    assert acts.patrol(cast.agency, on=NEXT).read == 1


def test_what_was_read_with_a_reason_stays_out_until_somebody_takes_it_back(cast: Cast) -> None:
    document = draft_of(cast, text="各单位：\n\n截止2024年3月1日，共收到40份。")
    edition = document.editions.get()
    warning = noted_of(edition, house_lists(cast.agency, ON))[0]
    mark = proofing.mark_read(document.pk, warning.print, reason="引用原文", by=cast.li_qiang, on=ON)
    walk(cast, document)
    assert acts.patrol(cast.agency, on=ON).entered == 0
    proofing.take_mark_back(document.pk, mark.pk, by=cast.zhao_min, on=NEXT)
    assert acts.patrol(cast.agency, on=NEXT).entered == 1
    assert Finding.objects.get().found == "截止"


def test_words_that_are_gone_are_shown_as_gone_and_closed_by_nobody_but_a_person(cast: Cast) -> None:
    document = live(cast)
    acts.patrol(cast.agency, on=ON)
    again(cast, document, WRONG.replace("布署", "部署"))
    assert acts.patrol(cast.agency, on=NEXT).gone == 1
    finding = Finding.objects.get()
    assert (finding.stage, finding.gone_on) == ("found", NEXT)
    again(cast, document, WRONG)
    assert acts.patrol(cast.agency, on=NEXT) == acts.Patrol(1, 0, pages=1)
    finding.refresh_from_db()
    assert finding.gone_on is None


def test_findings_of_before_there_were_prints_are_not_entered_again(cast: Cast) -> None:
    live(cast)
    acts.patrol(cast.agency, on=ON)
    Finding.objects.update(print="")
    Patrolled.objects.all().delete()
    assert acts.patrol(cast.agency, on=NEXT).entered == 0
    assert Finding.objects.get().print


def test_two_old_findings_of_one_wording_do_not_stop_the_night(cast: Cast) -> None:
    document = live(cast, text=f"{WRONG}\n\n{WRONG.splitlines()[-1]}")
    acts.patrol(cast.agency, on=ON)
    first = Finding.objects.get()
    Finding.objects.update(print="")
    first.pk, first.number, first.place, first.print = None, "2024-CC-9999", "正文第3段第10字", ""
    first.save()
    Patrolled.objects.all().delete()
    assert acts.patrol(cast.agency, on=NEXT).entered == 0
    assert sorted(bool(print_) for print_ in Finding.objects.values_list("print", flat=True)) == [False, True]
    assert document.findings.count() == 2


def test_one_page_that_fails_keeps_no_other_back_and_is_read_the_next_night(cast: Cast) -> None:
    bad, good = live(cast), live(cast)

    def enter(agency: Any, edition: Any, *more: Any) -> int:
        if edition.document_id == bad.pk:
            raise RuntimeError("this page")
        return entering.enter(agency, edition, *more)

    with patch("gongkai.quality.acts.patrol.enter", enter):
        assert acts.patrol(cast.agency, on=ON) == acts.Patrol(1, 1, pages=2, failed=1)
    assert Finding.objects.get().document == good
    assert acts.patrol(cast.agency, on=NEXT) == acts.Patrol(1, 1, pages=2)


def test_what_a_release_entered_meanwhile_is_found_there(cast: Cast) -> None:
    document = live(cast)

    def released_meanwhile(edition: Any, house: Any, **more: Any) -> Any:
        found = noted_of(edition, house, **more)
        entering.enter_released(edition, found, ON)
        return found

    with patch("gongkai.quality.acts.patrol.noted_of", released_meanwhile):
        assert acts.patrol(cast.agency, on=ON) == acts.Patrol(1, 0, pages=1)
    assert Finding.objects.get(document=document).source == "release"


def test_a_release_finds_there_what_the_patrol_entered_meanwhile(cast: Cast) -> None:
    document = live(cast)
    found = noted_of(document.live_edition, house_lists(cast.agency, ON))
    acts.patrol(cast.agency, on=ON)
    assert entering.enter(cast.agency, document.live_edition, found, {}, Finding.Source.RELEASE, ON) == 0
    assert Finding.objects.get().source == "patrol"


def test_another_agencys_lists_do_not_count_here(cast: Cast) -> None:
    live(cast)
    wordlists.list_word(
        cast.other_agency, kind=ListKind.ALLOWED, word="如下布署", source="x", by=cast.zhou_yang, on=ON
    )
    assert acts.patrol(cast.agency, on=ON).entered == 1
    assert acts.patrol(cast.other_agency, on=ON).pages == 0


def questions(cast: Cast) -> int:
    with CaptureQueriesContext(connection) as asked:
        acts.patrol(cast.agency, on=NEXT)
    return len(asked)


def test_the_questions_to_the_database_do_not_grow_with_the_pages(cast: Cast) -> None:
    fine = "各单位：\n\n通知如下。"
    wordlists.list_word(
        cast.agency, kind=ListKind.ALLOWED, word="截止2024年", source="原文", by=cast.qian_jin, on=ON
    )
    live(cast, text=fine)
    first = questions(cast)
    unchanged = questions(cast)
    for number in range(5):
        document = draft_of(cast, text=f"{fine}\n\n截止2024年，共{number}次。")
        for name in range(number):
            documents.attach(
                document.editions.get().pk,
                name=f"{name}.xlsx",
                content=BytesIO(papers.sheet()),
                by=cast.li_qiang,
                on=ON,
            )
        walk(cast, document)
    assert questions(cast) == first
    assert questions(cast) == unchanged < first


def test_subtitles_are_read_and_read_again_when_they_change(cast: Cast) -> None:
    document = live(cast, text="各单位：\n\n通知如下。", subtitle="布署工作")
    acts.patrol(cast.agency, on=ON)
    assert Finding.objects.get().place == "副标题"
    Document.objects.filter(pk=document.pk).update(subtitle="部署工作")
    assert acts.patrol(cast.agency, on=NEXT).gone == 1


def test_words_allowed_since_are_not_said_to_be_gone(cast: Cast) -> None:
    live(cast)
    acts.patrol(cast.agency, on=ON)
    wordlists.list_word(
        cast.agency, kind=ListKind.ALLOWED, word="如下布署", source="原文", by=cast.qian_jin, on=NEXT
    )
    assert acts.patrol(cast.agency, on=NEXT) == acts.Patrol(1, 0, pages=1)
    assert Finding.objects.get().gone_on is None


def test_how_far_it_is_can_be_told(cast: Cast) -> None:
    live(cast)
    told: list[tuple[int, int]] = []
    acts.patrol(cast.agency, on=ON, told=lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]
