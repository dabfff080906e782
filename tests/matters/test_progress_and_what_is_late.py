"""Progress is told period by period; what is late is listed, and reminded of once."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest

from gongkai.journal.models import Entry
from gongkai.law.dossier import MatterKind
from gongkai.law.source import Refusal
from gongkai.matters.acts import linking, progressing, releasing
from gongkai.matters.acts.night import remind
from gongkai.matters.dossier import cells_of, rows_of
from gongkai.matters.late import coming, late
from gongkai.matters.models import Picture, Progress, Reminder
from tests.cast import Cast
from tests.matters.conftest import ON, call_of, document_of, event_of, linked, matter_of
from tests.papers import png

APRIL = date(2024, 4, 20)
What = Reminder.What


def told(cast: Cast, matter: int, day: date = ON) -> Progress:
    made = progressing.report_progress(
        matter, within=day, text="完成主体", percent=40, by=cast.li_qiang, on=day
    )
    releasing.release("progress", made.pk, by=cast.he_jing, on=day)
    return made


def whats(cast: Cast, on: date) -> list[str]:
    return [one.what.value for one in late(cast.agency, on)]


def test_progress_is_reviewed_by_the_head_of_the_division_never_by_its_author(cast: Cast) -> None:
    matter = matter_of(cast, MatterKind.PROJECT)
    made = progressing.report_progress(matter.pk, within=ON, text="开工", by=cast.he_jing, on=ON)
    for who in (cast.he_jing, cast.li_qiang, cast.qian_jin):
        with pytest.raises(Refusal):
            releasing.release("progress", made.pk, by=who, on=ON)
    assert not Progress.objects.public()
    releasing.release("progress", made.pk, by=cast.zhao_min, on=ON)
    assert Progress.objects.public().get() == made


def test_progress_is_told_of_works_and_projects_in_their_period(cast: Cast) -> None:
    matter = matter_of(cast, MatterKind.KEY_WORK, every="quarter")
    made = told(cast, matter.pk)
    assert (made.first, made.last) == (date(2024, 1, 1), date(2024, 3, 31))
    with pytest.raises(Refusal, match="重点工作"):
        told(cast, matter_of(cast, MatterKind.ROUTINE).pk)
    with pytest.raises(Refusal, match="之间"):
        progressing.report_progress(
            matter.pk, within=ON + timedelta(days=1), text="预支", by=cast.li_qiang, on=ON
        )


def test_a_picture_says_what_it_shows_and_is_released_like_progress(cast: Cast) -> None:
    matter = matter_of(cast, MatterKind.PROJECT)
    with pytest.raises(Refusal, match="文字说明"):
        progressing.add_picture(
            matter.pk, name="a.png", content=BytesIO(png()), says=" ", by=cast.li_qiang, on=ON
        )
    made = progressing.add_picture(
        matter.pk, name="a.png", content=BytesIO(png()), says="工地", by=cast.li_qiang, on=ON
    )
    releasing.release("picture", made.pk, by=cast.he_jing, on=ON)
    assert Picture.objects.public().get().kind == "image/png"


def pictured(cast: Cast, matter: int, name: str = "a.png", content: bytes = b"") -> Picture:
    return progressing.add_picture(
        matter, name=name, content=BytesIO(content or png()), says="工地", by=cast.li_qiang, on=ON
    )


def test_a_picture_is_checked_as_every_file_before_anything_reads_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    matter = matter_of(cast, MatterKind.PROJECT).pk
    for name, content, says in (
        ("a.pdf", b"%PDF-", "只接收 png"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 5 * 1024 * 1024, "超过5MB"),
        ("a.jpg", png(), "内容与扩展名"),
    ):
        with pytest.raises(Refusal, match=says):
            pictured(cast, matter, name, content)

    def ill(name: str, content: object) -> None:
        raise Refusal((f"“{name}”有病毒", None))

    monkeypatch.setattr("gongkai.files.checking.scan", ill)
    with pytest.raises(Refusal, match="有病毒"):
        pictured(cast, matter)
    assert not Picture.objects.exists()


def test_the_file_of_a_picture_sent_back_goes_when_it_is_added_anew(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    matter = matter_of(cast, MatterKind.PROJECT).pk
    first = pictured(cast, matter)
    releasing.send_back("picture", first.pk, because="说明不清", by=cast.he_jing, on=ON)
    with django_capture_on_commit_callbacks(execute=True):
        second = pictured(cast, matter)
        assert first.file.storage.exists(first.file.name)
    assert not first.file.storage.exists(first.file.name)
    assert second.file.storage.exists(second.file.name)


def test_a_missed_period_is_late_ten_working_days_after_its_end(cast: Cast) -> None:
    matter_of(cast, MatterKind.KEY_WORK, every="month")
    assert whats(cast, date(2024, 4, 15)) == []
    assert whats(cast, date(2024, 4, 16)) == [What.PROGRESS]


def test_a_period_that_ended_is_reminded_of_before_it_is_late(cast: Cast) -> None:
    matter_of(cast, MatterKind.KEY_WORK, every="month")
    assert [one.what for one in coming(cast.agency, date(2024, 3, 30))] == []
    assert [one.due for one in coming(cast.agency, date(2024, 4, 1))] == [date(2024, 4, 15)]
    assert remind(cast.agency, on=date(2024, 4, 1)) == 1
    assert coming(cast.agency, date(2024, 4, 16)) == []
    assert remind(cast.agency, on=date(2024, 4, 16)) == 1


def test_a_period_told_in_time_is_not_late(cast: Cast) -> None:
    told(cast, matter_of(cast, MatterKind.KEY_WORK, every="month").pk)
    assert whats(cast, APRIL) == []


def test_a_project_without_news_for_ninety_days_is_marked(cast: Cast) -> None:
    told(cast, matter_of(cast, MatterKind.PROJECT).pk)
    assert whats(cast, ON + timedelta(days=90)) == []
    assert whats(cast, ON + timedelta(days=91)) == [What.STALE]


def test_an_explanation_whose_day_has_passed_is_late_until_the_document_is_there(cast: Cast) -> None:
    matter = matter_of(cast)
    explained(cast, matter.pk, date(2024, 4, 1))
    assert whats(cast, date(2024, 4, 1)) == []
    assert whats(cast, date(2024, 4, 2)) == [What.GAP]
    linked(cast, matter, document_of(cast), "结果")
    assert whats(cast, date(2024, 4, 2)) == []


def explained(cast: Cast, matter: int, day: date, *, public: bool = True) -> None:
    made = linking.explain(matter, place="结果", because="未完成", expected_on=day, by=cast.li_qiang, on=ON)
    if public:
        releasing.release("statement", made.pk, by=cast.qian_jin, on=ON)


def test_an_explanation_that_waits_silences_nothing(cast: Cast) -> None:
    matter = matter_of(cast)
    explained(cast, matter.pk, date(2024, 4, 1))
    explained(cast, matter.pk, date(2024, 12, 31), public=False)
    assert whats(cast, date(2024, 4, 2)) == [What.GAP]
    document = document_of(cast)
    linking.link(matter.pk, document=document, phase="结果", part="decision", by=cast.li_qiang, on=ON)
    assert cells_of([matter], ON)[0][-1].state(date(2024, 4, 2)) == "overdue"
    assert all(row.is_missing for row in rows_of([matter])[matter.pk])


def test_an_explanation_nobody_released_promises_nothing(cast: Cast) -> None:
    explained(cast, matter_of(cast).pk, date(2024, 4, 1), public=False)
    assert whats(cast, date(2024, 4, 2)) == []


def test_a_call_without_feedback_is_late_after_twenty_working_days(cast: Cast) -> None:
    call = call_of(cast, matter_of(cast))  # until 10 April; 28 April worked, 1–5 May off
    assert whats(cast, date(2024, 5, 10)) == []
    assert whats(cast, date(2024, 5, 11)) == [What.FEEDBACK]
    assert late(cast.agency, date(2024, 5, 11))[0].key == call.number


def test_a_transcript_is_late_after_three_working_days(cast: Cast) -> None:
    event_of(cast)  # held on Monday 18 March
    assert whats(cast, date(2024, 3, 21)) == []
    assert whats(cast, date(2024, 3, 22)) == [What.TRANSCRIPT]


def test_the_night_reminds_once_of_everything_late(cast: Cast) -> None:
    event_of(cast)
    matter_of(cast, MatterKind.KEY_WORK, every="month")
    assert remind(cast.agency, on=APRIL) == 2
    assert remind(cast.agency, on=APRIL + timedelta(days=1)) == 0
    assert Entry.objects.filter(act="remind").count() == 2


def test_another_agency_hears_nothing_of_it(cast: Cast) -> None:
    event_of(cast)
    assert late(cast.other_agency, APRIL) == []
