"""What a matter's public page tells: stages that have something, and what is promised by which day."""

from __future__ import annotations

from datetime import date, timedelta

from gongkai.law.dossier import MatterKind
from gongkai.matters.acts import linking, opening, progressing, releasing
from gongkai.matters.models import Matter
from gongkai.matters.through import through
from tests.cast import Cast
from tests.matters.conftest import ON, call_of, document_of, linked, matter_of


def said(cast: Cast, matter: Matter, act: object, **fields: object) -> None:
    made = act(matter.pk, by=cast.li_qiang, on=ON, **fields)  # type: ignore[operator]
    releasing.release("statement", made.pk, by=cast.qian_jin, on=ON)


def test_a_document_stands_once_at_its_stage_with_the_parts_it_is(cast: Cast) -> None:
    matter, document = matter_of(cast), document_of(cast)
    for part in ("draft", "decision"):
        linked(cast, matter, document, "决策", part)
    linked(cast, matter, document, "执行")
    told = through(matter, ON)
    assert [(s.phase, [parts for _, parts in s.documents]) for s in told.stages if s.is_there] == [
        ("决策", [["草案及说明", "决定"]]), ("执行", [[]]),
    ]  # fmt: skip
    assert told.documents == 1


def test_words_and_calls_stand_at_the_stage_of_their_part(cast: Cast) -> None:
    matter = matter_of(cast)
    said(cast, matter, linking.write, place="experts", text="三位专家同意。")
    said(cast, matter, linking.waive, place="hearing", because="不需要听证")
    call_of(cast, matter)
    stage = through(matter, ON).stages[0]
    assert ([p.key for p, _ in stage.said], [p.key for p, _ in stage.waived], len(stage.calls)) == (
        ["experts"], ["hearing"], 1,
    )  # fmt: skip
    assert stage.counts() == "征集 1 次"


def test_what_is_promised_is_to_come_until_its_day_and_late_after_it(cast: Cast) -> None:
    matter, day = matter_of(cast), ON + timedelta(days=30)
    said(cast, matter, linking.explain, place="结果", because="没有完成", expected_on=day)
    said(cast, matter, linking.explain, place="risk", because="正在评估", expected_on=ON + timedelta(days=5))
    on_day, after = through(matter, day).coming, through(matter, day + timedelta(days=1)).coming
    assert [(one.label, one.is_overdue) for one in on_day] == [("风险评估", True), ("结果环节", False)]
    assert [one.is_overdue for one in after] == [True, True]


def test_a_promise_kept_is_no_longer_to_come(cast: Cast) -> None:
    matter = matter_of(cast)
    said(cast, matter, linking.explain, place="决策", because="没有定", expected_on=ON)
    said(cast, matter, linking.explain, place="decision", because="没有定", expected_on=ON)
    linked(cast, matter, document_of(cast), "决策", "decision")
    assert through(matter, ON).coming == []


def test_a_plan_of_progress_promises_the_running_period(cast: Cast) -> None:
    matter = matter_of(cast, MatterKind.PROJECT, every="month")
    (next_one,) = through(matter, ON).coming
    assert (next_one.label, next_one.day > date(2024, 3, 31)) == ("2024年3月的进展", True)
    told = progressing.report_progress(matter.pk, within=ON, text="开工", by=cast.li_qiang, on=ON)
    assert len(through(matter, ON).coming) == 1, "what waits for release keeps no promise"
    releasing.release("progress", told.pk, by=cast.he_jing, on=ON)
    assert through(matter, ON).coming == []


def test_a_closed_matter_promises_nothing(cast: Cast) -> None:
    matter = matter_of(cast, MatterKind.PROJECT, every="month")
    said(cast, matter, linking.explain, place="结果", because="没有完成", expected_on=ON)
    closed = opening.close(matter.pk, because="完成", by=cast.li_qiang, on=ON)
    assert through(closed, ON).coming == []
