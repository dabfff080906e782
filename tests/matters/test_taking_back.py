"""What was released is taken off the public pages by the office, with a reason, and the journal knows."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client

from gongkai.journal.models import Entry
from gongkai.law.dossier import MatterKind
from gongkai.law.source import Refusal
from gongkai.matters.acts import calling, events, linking, progressing, releasing
from gongkai.matters.acts.catalogue import TEXTS, enter_row
from gongkai.matters.acts.taking_back import take_back
from gongkai.matters.models import Call, CatalogueRow, Event, Feedback, Picture, Progress, Statement
from tests.cast import Cast
from tests.matters.conftest import ON, call_of, event_of, matter_of
from tests.papers import png

OVER = ON + timedelta(days=31)


def taken(cast: Cast, piece: str, key: int) -> None:
    take_back(piece, key, because="内容有误", by=cast.qian_jin, on=OVER)


def written(cast: Cast, matter: int, text: str) -> Statement:
    made = linking.write(matter, place="duties", text=text, by=cast.li_qiang, on=ON)
    releasing.release("statement", made.pk, by=cast.qian_jin, on=ON)
    return made


def test_progress_and_pictures_go(cast: Cast) -> None:
    matter, by = matter_of(cast, MatterKind.PROJECT).pk, cast.li_qiang
    told = progressing.report_progress(matter, within=ON, text="封顶", by=by, on=ON)
    shown = progressing.add_picture(matter, name="a.png", content=BytesIO(png()), says="工地", by=by, on=ON)
    for piece, one in (("progress", told), ("picture", shown)):
        releasing.release(piece, one.pk, by=cast.he_jing, on=ON)
        taken(cast, piece, one.pk)
    assert not Progress.objects.public() | Progress.objects.waiting()
    assert not Picture.objects.public()
    line = Entry.objects.filter(act="take_back").last()
    assert line
    assert (line.facts["because"], line.person) == ("内容有误", cast.qian_jin)


def test_a_text_goes_with_the_older_ones_it_replaced(cast: Cast, client: Client) -> None:
    matter = matter_of(cast, MatterKind.PROJECT)
    written(cast, matter.pk, "业务科负责。")
    taken(cast, "statement", written(cast, matter.pk, "业务科牵头。").pk)
    text = client.get(f"/wgk/{matter.number}/").text
    assert ("业务科负责。" in text, "业务科牵头。" in text) == (False, False)
    assert written(cast, matter.pk, "业务科新写。").text == "业务科新写。"
    assert "业务科新写。" in client.get(f"/wgk/{matter.number}/").text


def fed_back(cast: Cast) -> Call:
    call = call_of(cast, matter_of(cast))
    calling.draft_feedback(
        call.pk, summary="建议延长", verdict="adopted", says="已写入", voices=[], by=cast.li_qiang, on=OVER
    )
    calling.publish_feedback(call.pk, by=cast.qian_jin, on=OVER)
    return call


def test_feedback_goes_back_to_its_draft(cast: Cast) -> None:
    call = fed_back(cast)
    taken(cast, "feedback", call.pk)
    call.refresh_from_db()
    assert (call.state(OVER), Call.objects.public().count()) == ("已结束", 1)
    calling.drop_feedback(Feedback.objects.get().pk, by=cast.li_qiang, on=OVER)


def test_a_call_goes_with_its_feedback(cast: Cast) -> None:
    taken(cast, "call", fed_back(cast).pk)
    assert not Call.objects.public() | Call.objects.waiting()


def test_an_event_goes_and_does_not_say_that_it_is_moved(cast: Cast, client: Client) -> None:
    event = event_of(cast)
    take_back("event", event.pk, because="取消", by=cast.qian_jin, on=ON)
    events.move_event(event.pk, day=event.on, place="二楼", by=cast.li_qiang, on=ON)
    assert not Event.objects.public()
    assert client.get(f"/fbft/{event.number}/").status_code == 404


def test_a_row_of_the_catalogue_goes_and_is_entered_anew(cast: Cast) -> None:
    def entered() -> CatalogueRow:
        return enter_row(
            cast.agency, column=cast.columns["policy"], division=cast.division, by=cast.li_qiang, on=ON,
            **dict.fromkeys(TEXTS, "主动公开"),
        )  # fmt: skip

    row = entered()
    releasing.release("row", row.pk, by=cast.qian_jin, on=ON)
    taken(cast, "row", row.pk)
    assert not CatalogueRow.objects.public()
    assert entered().pk != row.pk


def test_only_the_office_takes_back_what_is_released_and_says_why(cast: Cast) -> None:
    said = written(cast, matter_of(cast, MatterKind.PROJECT).pk, "业务科牵头。")
    for who in (cast.li_qiang, cast.he_jing, cast.zhou_yang):
        with pytest.raises(Refusal, match="撤下说明由"):
            take_back("statement", said.pk, because="有误", by=who, on=ON)
    with pytest.raises(Refusal, match="撤下的原因"):
        take_back("statement", said.pk, because=" ", by=cast.qian_jin, on=ON)
    taken(cast, "statement", said.pk)
    with pytest.raises(Refusal, match="没有公布"):
        taken(cast, "statement", said.pk)
