"""Wherever a number stands it opens the rows it was counted from."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest

from gongkai.cases import acts as cases
from gongkai.cases.models import Case
from gongkai.documents import acts as documents
from gongkai.documents.models import Document
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.quality import acts as quality
from gongkai.text.finding import Gravity
from tests.answering import answered as served
from tests.cast import WANG_FANG, Cast
from tests.desk.conftest import ON, TODAY, case_of, draft_of, publish

LINK = re.compile(r'<a [^>]*?href="(?P<to>[^"]+)"[^>]*>(?:<b>)?(?P<n>\d+)(?:[／/](?P<all>\d+))?</')
TOTAL = re.compile(r"共 (\d+) [件条]")


def rows(client: Any, address: str) -> int:
    found = TOTAL.search(client.get(unescape(address)).text)
    assert found, address
    return int(found[1])


@pytest.fixture
def year(cast: Cast, case: Case) -> None:
    """Two documents and an interpretation published, one made and never published, one finding, one answer."""
    publish(cast, draft_of(cast))
    document = draft_of(cast, title="公共文化活动", category="culture", needs_interpretation=True)
    documents.draft(
        cast.columns["interpretation"], title="解读", text="| 原 | 新 |\n| --- | --- |\n| 一月 | 二月 |", division=cast.division, by=cast.li_qiang,
        on=ON, interprets=document, forms=["text", "table"],
    )  # fmt: skip
    publish(cast, document)
    draft_of(cast, title="没有发布的", made_on=date(2024, 2, 1))
    answered = case_of(cast, asked="已答复的")
    served(cast, answered, on=TODAY)
    quality.record(
        cast.agency, document=None, place="栏目", kind="其他", found="过时", says="过时", gravity=Gravity.ERROR,
        source="self_check", by=cast.zhao_min, on=ON,
    )  # fmt: skip


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("address", ["/desk/", "/desk/scores/?year=2024&quarter=1"])
def test_every_number_of_a_page_leads_to_a_list_of_that_many_rows(
    cast: Cast, enter: Any, address: str
) -> None:
    client = enter(cast.qian_jin)
    links = [m for m in LINK.finditer(client.get(address).text) if m["to"].startswith("/desk/")]
    assert len(links) >= 11
    for link in links:
        assert rows(client, link["to"]) == int(link["all"] or link["n"]), link["to"]


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("address", ["/desk/", "/desk/scores/?year=2024&quarter=1"])
def test_no_number_opens_a_list_that_shows_this_person_less_than_it_says(
    cast: Cast, enter: Any, address: str
) -> None:
    elsewhere = cases.receive(
        cast.agency,
        WANG_FANG,
        ApplicantKind.NATURAL,
        "别科的",
        channel=Channel.IN_PERSON,
        by=cast.qian_jin,
        on=ON,
    )
    cases.accept(elsewhere.pk, division=cast.office, handler=cast.qian_jin, by=cast.qian_jin, on=ON)
    served(cast, elsewhere, by=cast.qian_jin, on=TODAY)
    client = enter(cast.he_jing)
    links = [m for m in LINK.finditer(client.get(address).text) if m["to"].startswith("/desk/")]
    assert links
    for link in links:
        assert rows(client, link["to"]) == int(link["all"] or link["n"]), link["to"]


@pytest.mark.usefixtures("year")
def test_the_total_of_a_year_leaves_out_what_does_not_count(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    assert '<a href="/desk/doc/?counted=1&amp;year=2024">2</a> =' in client.get("/desk/").text
    text = client.get("/desk/doc/?counted=1&year=2024").text
    assert "公共文化活动" in text
    assert ">解读</a>" not in text


def test_a_document_made_long_ago_and_not_published_is_near_and_then_over(
    cast: Cast, draft: Document, enter: Any, settings: Any
) -> None:
    client = enter(cast.qian_jin)
    assert rows(client, "/desk/doc/?stage=waiting") == 1
    for day, near, over in (
        ("2024-03-29", 0, 0),
        ("2024-04-01", 1, 0),
        ("2024-04-09", 1, 0),
        ("2024-04-10", 0, 1),
    ):
        settings.GONGKAI_TODAY = date.fromisoformat(day)
        assert (rows(client, "/desk/doc/?stage=near"), rows(client, "/desk/doc/?stage=over")) == (near, over)


def test_the_first_page_shows_this_year_and_of_the_four_before_those_with_anything(
    cast: Cast, draft: Document, enter: Any, settings: Any
) -> None:
    publish(cast, draft)
    client = enter(cast.qian_jin)
    years = re.compile(r'class="year">(\d{4})</th>')
    settings.GONGKAI_TODAY = date(2028, 6, 1)
    assert years.findall(client.get("/desk/").text) == ["2028", "2024"]
    settings.GONGKAI_TODAY = date(2029, 6, 1)
    assert years.findall(client.get("/desk/").text) == ["2029"]


def test_what_waits_for_me_and_what_i_write_have_their_lists(cast: Cast, draft: Document, enter: Any) -> None:
    assert draft.title in enter(cast.li_qiang).get("/desk/doc/?stage=writing").text
    documents.submit(draft.pk, by=cast.li_qiang, on=ON)
    assert draft.title in enter(cast.he_jing).get("/desk/doc/?stage=review").text
    assert draft.title not in enter(cast.sun_jing).get("/desk/doc/?stage=review").text


def test_more_than_fit_on_the_first_page_are_counted_and_open_their_list(
    cast: Cast, case: Case, enter: Any, settings: Any
) -> None:
    for n in range(9):
        case_of(cast, asked=f"第{n}件")
    settings.GONGKAI_TODAY = date(2024, 4, 10)
    client = enter(cast.qian_jin)
    text = client.get("/desk/").text
    assert "今天必须做（10）" in text
    assert "/desk/ysq/?due=must" in text
    assert rows(client, "/desk/ysq/?due=must") == 10


@pytest.mark.parametrize(
    "address", ["/desk/doc/", "/desk/ysq/", "/desk/ledger/", "/desk/ledger/export.xlsx", "/desk/scores/"]
)
def test_nonsense_in_the_filters_is_dropped(cast: Cast, case: Case, enter: Any, address: str) -> None:
    nonsense = "?since=x&until=2024-99-99&division=²&year=²&page=-3&stage=<b>&category=0"
    assert enter(cast.qian_jin).get(address + nonsense).status_code == 200


@pytest.mark.parametrize("address", ["doc/", "ysq/?stage=all", "ledger/"])
def test_the_division_of_another_agency_opens_nothing(
    cast: Cast, year: None, enter: Any, address: str
) -> None:
    joint = "&" if "?" in address else "?"
    asked = f"/desk/{address}{joint}division={cast.other_division.pk}"
    client = enter(cast.qian_jin)
    assert rows(client, asked) == 0
    assert cast.other_agency.name not in client.get(asked).text
