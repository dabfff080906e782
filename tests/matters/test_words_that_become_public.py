"""No word that anyone may read names a person's number; an office's telephone may stand."""

from __future__ import annotations

from io import BytesIO

import pytest

from gongkai.law.dossier import MatterKind
from gongkai.law.source import Refusal
from gongkai.matters.acts import events, linking, opening, progressing, releasing
from gongkai.matters.acts.catalogue import TEXTS, enter_row
from gongkai.matters.models import Call, Event, Statement
from tests.cast import Cast
from tests.matters.conftest import ON, call_of, event_of, matter_of
from tests.papers import png

MOBILE, PERSON = "请联系13800000000", "990000199003070021"


@pytest.mark.parametrize("number", [MOBILE, PERSON])
@pytest.mark.parametrize("name", ["title", "says", "short_because", "channel", "contact"])
def test_no_field_of_a_call_names_a_persons_number(cast: Cast, name: str, number: str) -> None:
    with pytest.raises(Refusal, match="手机号码|公民身份号码"):
        call_of(cast, matter_of(cast), **{name: number})


def test_a_contact_is_an_offices_telephone(cast: Cast) -> None:
    with pytest.raises(Refusal, match="请改用办公电话"):
        call_of(cast, matter_of(cast), contact="李强 13800000000")
    assert call_of(cast, matter_of(cast), contact="业务科 010-12345678").contact == "业务科 010-12345678"


@pytest.mark.parametrize("name", ["topic", "place", "speakers", "notice"])
def test_no_field_of_an_event_names_a_persons_number(cast: Cast, name: str) -> None:
    with pytest.raises(Refusal, match="手机号码"):
        event_of(cast, **{name: MOBILE})


@pytest.mark.parametrize("name", ["title", "summary"])
def test_no_field_of_a_matter_names_a_persons_number(cast: Cast, name: str) -> None:
    with pytest.raises(Refusal, match="手机号码"):
        matter_of(cast, **{name: MOBILE})
    with pytest.raises(Refusal, match="手机号码"):
        opening.change(matter_of(cast).pk, by=cast.li_qiang, on=ON, **{name: MOBILE})


@pytest.mark.parametrize("name", list(TEXTS))
def test_no_field_of_the_catalogue_names_a_persons_number(cast: Cast, name: str) -> None:
    with pytest.raises(Refusal, match="手机号码"):
        enter_row(
            cast.agency, column=cast.columns["policy"], division=cast.division, by=cast.li_qiang, on=ON,
            **(dict.fromkeys(TEXTS, "主动公开") | {name: MOBILE}),
        )  # fmt: skip


def test_no_words_at_a_matter_or_an_event_name_a_persons_number(cast: Cast) -> None:
    matter, event, by = matter_of(cast, MatterKind.PROJECT).pk, event_of(cast).pk, cast.li_qiang
    for act in (
        lambda: linking.explain(matter, place="结果", because=MOBILE, expected_on=ON, by=by, on=ON),
        lambda: linking.waive(matter, place="budget", because=MOBILE, by=by, on=ON),
        lambda: linking.write(matter, place="duties", text=MOBILE, by=by, on=ON),
        lambda: progressing.report_progress(matter, within=ON, text=MOBILE, by=by, on=ON),
        lambda: progressing.add_picture(matter, name="a.png", content=BytesIO(png()), says=MOBILE, by=by, on=ON),
        lambda: events.write_event(event, place="media", text=MOBILE, by=by, on=ON),
        lambda: events.move_event(event, day=ON, place=MOBILE, by=by, on=ON),
        lambda: opening.close(matter, because=MOBILE, by=by, on=ON),
    ):  # fmt: skip
        with pytest.raises(Refusal, match="手机号码"):
            act()


def test_what_was_entered_before_the_check_is_not_released(cast: Cast) -> None:
    call, event = call_of(cast, matter_of(cast), public=False), event_of(cast, public=False)
    Call.objects.update(contact=MOBILE)
    Event.objects.update(speakers=MOBILE)
    said = Statement.objects.get(event=event)
    Statement.objects.update(text=MOBILE)
    for piece, key in (("call", call.pk), ("event", event.pk), ("statement", said.pk)):
        with pytest.raises(Refusal, match="手机号码"):
            releasing.release(piece, key, by=cast.qian_jin, on=ON)


def test_nothing_is_cut_off_silently(cast: Cast) -> None:
    with pytest.raises(Refusal, match="不超过300字，现在有301字"):
        call_of(cast, matter_of(cast), short_because="因" * 301)
    with pytest.raises(Refusal, match="不超过300字"):
        opening.close(matter_of(cast).pk, because="完" * 301, by=cast.li_qiang, on=ON)
    made = call_of(cast, matter_of(cast), public=False)
    with pytest.raises(Refusal, match="不超过300字"):
        releasing.send_back("call", made.pk, because="改" * 301, by=cast.qian_jin, on=ON)
