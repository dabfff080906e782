"""A request entered into the register after the day it came: the clock goes by one day, the number by the other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.agencies.acts import end_post, give_post
from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.cases.package import content_of
from gongkai.cases.reads import counts
from gongkai.journal.models import Entry
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from tests.cast import WANG_FANG, Cast
from tests.files.letters.conftest import text_of

CAME, ENTERED = date(2024, 12, 30), date(2025, 1, 3)


def entered(cast: Cast, channel: Channel = Channel.REGISTERED_POST, **given: Any) -> Case:
    told: dict[str, Any] = {"by": cast.qian_jin, "on": ENTERED, "submitted": CAME} | given
    return acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "某项目的批复", channel=channel, **told
    )


def test_the_limit_runs_from_the_day_it_was_signed_for(cast: Cast) -> None:
    case = entered(cast)
    assert (case.submitted_on, case.received_on, case.registered_on) == (CAME, CAME, ENTERED)
    assert case.due == date(2025, 1, 27)


def test_its_number_is_of_the_year_it_was_registered_and_it_counts_in_the_year_it_was_received(
    cast: Cast,
) -> None:
    assert entered(cast).number == "2025-YSQ-0001"
    new = {year: sum(row["new"] for row in counts(cast.agency, year)[0]) for year in (2024, 2025)}
    assert new == {2024: 1, 2025: 0}


def test_the_journal_says_when_it_was_written_and_when_the_request_came(cast: Cast) -> None:
    entered(cast)
    line = Entry.objects.get(act="receive")
    assert (line.on, line.facts["submitted"], line.facts["received"]) == (ENTERED, "2024-12-30", "2024-12-30")


def test_the_receipt_states_both_days_where_they_differ_and_one_where_they_do_not(cast: Cast) -> None:
    later = text_of(content_of(entered(cast).letters.get(), "word"))
    assert "2024年12月30日，本机关收到" in later
    assert "本机关于2025年1月3日登记，答复期限仍自2024年12月30日的次日起计算" in later
    same = text_of(content_of(entered(cast, submitted=ENTERED).letters.get(), "word"))
    assert "本机关已经登记，将依照" in same


def test_a_fax_counts_from_the_day_both_sides_confirmed(cast: Cast) -> None:
    confirmed = date(2024, 12, 31)
    case = entered(cast, Channel.FAX, confirmed=confirmed)
    assert (case.submitted_on, case.received_on, case.registered_on) == (CAME, confirmed, ENTERED)
    waiting = entered(cast, Channel.FAX)
    assert (waiting.stage, waiting.received_on, waiting.due) == ("submitted", None, None)


@pytest.mark.parametrize("days", [{"submitted": date(2025, 1, 4)}, {"confirmed": date(2025, 1, 4)}])
def test_no_day_lies_after_the_registration(cast: Cast, days: dict[str, date]) -> None:
    with pytest.raises(Refusal, match="不能晚于登记日期（2025-01-03）.*第三十一条"):
        entered(cast, Channel.FAX, **days)
    assert not Case.objects.exists()


def test_the_rights_are_those_of_the_day_it_is_registered(cast: Cast) -> None:
    """钱进 was disclosure clerk when the letter came and is none now; 李强 sits at the window since."""
    end_post(cast.qian_jin.posts.get().pk, until=CAME)
    with pytest.raises(Refusal, match="登记申请由"):
        entered(cast)
    give_post(cast.li_qiang, Hand.WINDOW, ENTERED)
    assert entered(cast, by=cast.li_qiang).received_on == CAME
