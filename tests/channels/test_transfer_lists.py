"""What is given to the archive and the library: listed by month, signed, returned in time or remembered."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from django.core.files.base import ContentFile

from gongkai.channels.acts.opening import open_channel
from gongkai.channels.acts.transferring import make_list, month_before, record_return
from gongkai.channels.models import Channel
from gongkai.channels.reads import not_returned
from gongkai.channels.transfer_sheet import word
from gongkai.documents.models import Document
from gongkai.files.letters.typeset import pdf as typeset
from gongkai.law.source import Refusal
from tests.cast import Cast
from tests.channels.conftest import delivery_of, published
from tests.documents.conftest import ON
from tests.papers import pdf

MARCH, APRIL = date(2024, 3, 1), date(2024, 4, 2)


@pytest.fixture
def library(cast: Cast) -> Channel:
    return open_channel(cast.agency, Channel.Kind.READING_PLACE, "市图书馆", by=cast.qian_jin, on=ON)


def test_a_month_is_listed_once_and_received_when_it_is_signed(
    cast: Cast, live: Document, library: Channel
) -> None:
    made = make_list(library.pk, MARCH, copies=2, by=cast.qian_jin, on=APRIL)
    assert (made.number, delivery_of(live).state) == ("2024-YS-0001", "sent")
    with pytest.raises(Refusal, match="没有需要移送"):
        make_list(library.pk, MARCH, copies=2, by=cast.qian_jin, on=APRIL)
    scan = ContentFile(pdf(), "签字.pdf")
    record_return(
        made.pk,
        signer="图书馆 周华",
        signed_on=date(2024, 4, 8),
        file=scan,
        by=cast.qian_jin,
        on=date(2024, 4, 9),
    )
    found = delivery_of(live)
    assert (found.state, found.answered_on, found.receipt_id) == (
        "received",
        date(2024, 4, 8),
        "2024-YS-0001",
    )


def test_the_list_names_everything_and_can_be_printed(cast: Cast, live: Document, library: Channel) -> None:
    published(cast, title="第二份")
    made = make_list(library.pk, MARCH, copies=1, by=cast.qian_jin, on=APRIL)
    rows = docx.Document(io.BytesIO(word(made))).tables[0].rows
    assert [row.cells[1].text for row in rows] == ["名称", live.title, "第二份"]
    assert typeset(word(made)).startswith(b"%PDF")


def test_a_list_that_does_not_come_back_is_remembered(cast: Cast, live: Document, library: Channel) -> None:
    made = make_list(library.pk, MARCH, copies=1, by=cast.qian_jin, on=APRIL)
    assert not not_returned(cast.agency.pk, made.due_on).exists()
    assert [x.pk for x in not_returned(cast.agency.pk, date(2024, 5, 31))] == [made.pk]
    assert not not_returned(cast.other_agency.pk, date(2024, 5, 31)).exists()


def test_a_month_that_is_not_over_and_another_channel_are_refused(
    cast: Cast, live: Document, library: Channel, portal: Channel
) -> None:
    for channel, month, copies in ((library, date(2024, 4, 1), 1), (portal, MARCH, 1), (library, MARCH, 0)):
        with pytest.raises(Refusal):
            make_list(channel.pk, month, copies=copies, by=cast.qian_jin, on=APRIL)
    with pytest.raises(Refusal):
        make_list(library.pk, MARCH, copies=1, by=cast.li_qiang, on=APRIL)


def test_a_return_says_who_and_a_possible_day_and_comes_once(
    cast: Cast, live: Document, library: Channel
) -> None:
    made = make_list(library.pk, MARCH, copies=1, by=cast.qian_jin, on=APRIL)
    for signer, day in ((" ", APRIL), ("周华", ON), ("周华", date(2024, 4, 10))):
        with pytest.raises(Refusal):
            record_return(
                made.pk, signer=signer, signed_on=day, file=None, by=cast.qian_jin, on=date(2024, 4, 9)
            )
    fake = ContentFile(b"MZ", "签字.pdf")
    with pytest.raises(Refusal):
        record_return(made.pk, signer="周华", signed_on=APRIL, file=fake, by=cast.qian_jin, on=APRIL)
    record_return(made.pk, signer="周华", signed_on=APRIL, file=None, by=cast.qian_jin, on=APRIL)
    with pytest.raises(Refusal, match="已经登记退回"):
        record_return(made.pk, signer="周华", signed_on=APRIL, file=None, by=cast.qian_jin, on=APRIL)


def test_the_month_before_the_first_of_january_is_december() -> None:
    assert month_before(date(2024, 1, 31)) == date(2023, 12, 1)
