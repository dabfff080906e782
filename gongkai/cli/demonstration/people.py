"""The bureau, its divisions, people and posts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.contrib.auth.hashers import make_password

from gongkai.agencies.models import Agency, Division, Person, Post
from gongkai.cli.demonstration.source import data
from gongkai.documents.acts import open_column, open_standard_columns
from gongkai.documents.models import Column
from gongkai.journal import staffing
from gongkai.law.hand import Hand

PASSWORD = "gongkai-demo-2023"
SINCE = date(2022, 1, 1)
# Who heads the units and drafts for each division, where the file leaves it to the reader.
UNIT_HEADS = {"U01": "P09", "U02": "P09", "U03": "P09", "U04": "P08"}


# Everything here was done at the terminal on the day the bureau was set up.
BY: dict[str, Any] = {"by": Hand.ADMINISTRATOR, "on": SINCE}
_found_agency: Callable[..., Agency] = partial(staffing.found_agency, **BY)
_open_division: Callable[..., Division] = partial(staffing.open_division, **BY)
_enrol: Callable[..., Person] = partial(staffing.enrol, **BY)
_give_post: Callable[..., Post] = partial(staffing.give_post, **BY)


@dataclass(frozen=True)
class Cast:
    """The bureau and everybody in it, by the keys of the files."""

    agency: Agency
    divisions: dict[str, Division]
    people: dict[str, Person]
    columns: dict[str, Column]


def gather() -> Cast:
    """Found the bureau and the city office above it, open divisions and columns, give everybody their posts."""
    org = data("org")
    city = _found_agency(
        code="11990000DEMO000001",
        name="示例市人民政府办公室",
        short_name="示例市政府办",
        slug="city",
        is_home=False,
        is_demonstration=True,
        address="示例市示例路2号",
        phone="0000-0000000",
    )
    agency = _bureau(org, city)
    divisions = {
        d["code"]: _open_division(
            agency, d["code"], d["name"], is_disclosure_office=bool(d.get("disclosure_office"))
        )
        for d in org["divisions"]
    }
    divisions |= {
        u["code"]: _open_division(agency, u["code"], u["name"], kind=Division.Kind.UNIT) for u in org["units"]
    }
    people = _people(org, agency, divisions)
    columns = open_standard_columns(agency, by=Hand.ADMINISTRATOR, on=SINCE)
    columns["culture"] = open_column(
        agency, "culture", "公共文化体育", parent=columns["statutory"], position=85,
        empty_says="场馆开放、活动、培训等信息形成后在此公布。",
    )  # fmt: skip
    return Cast(agency, divisions, people, columns)


def _bureau(org: dict, city: Agency) -> Agency:
    bureau, office, site = org["org"], org["org"]["info_office"], org["org"]["site"]
    return _found_agency(
        code=bureau["code"],
        name=bureau["name"],
        short_name=bureau["short"],
        slug="wenlv",
        is_home=True,
        is_demonstration=True,
        supervised_by=city,
        government=bureau["superior"]["review_organ"],
        letter_prefix="示文广旅公开",
        address=office["address"],
        postcode="000000",
        phone=office["phone"],
        fax="0000-0000001",
        email=office["email"],
        hours=office["hours"],
        site_id_code=site["site_id_code"],
        icp=site["icp"],
        psb=site["psb"],
    )


def _people(org: dict, agency: Agency, divisions: dict[str, Division]) -> dict[str, Person]:
    encoded = make_password(PASSWORD)  # once: the demonstration's accounts share it
    home = {key: d["code"] for d in org["divisions"] for key in (d["head"], d["clerk"])}
    home |= {u["clerk"]: u["code"] for u in org["units"]}
    home |= {"P05": "BGS", "P06": "BGS", "P13": "FGK", "P14": "BGS", "P03": "BGS", "P04": "BGS"}
    rows = [(p["id"], p["name"], p["title"], Hand(p["role"])) for p in org["people"]]
    for key in org["clerk_accounts_generated"]:
        unit = key == "P12b"
        rows.append(
            (
                key,
                f"信息员{key[1:3]}（演示）",
                "执法支队信息员" if unit else "科室信息员",
                Hand.UNIT_CLERK if unit else Hand.CLERK,
            )
        )
    people = {}
    for key, name, title, _ in rows:
        people[key] = _enrol(
            agency, key.lower(), name, encoded=encoded, title=title, division=divisions.get(home.get(key, ""))
        )
    for key, _, _, hand in rows:
        if hand not in (Hand.CLERK, Hand.UNIT_CLERK, Hand.DIVISION_HEAD):
            _give_post(people[key], hand, SINCE)
    for d in org["divisions"]:
        _give_post(people[d["head"]], Hand.DIVISION_HEAD, SINCE, division=divisions[d["code"]])
        if d["clerk"] != "P04":
            _give_post(people[d["clerk"]], Hand.CLERK, SINCE, division=divisions[d["code"]])
    for u in org["units"]:
        _give_post(people[u["clerk"]], Hand.UNIT_CLERK, SINCE, division=divisions[u["code"]])
        _give_post(people[UNIT_HEADS[u["code"]]], Hand.DIVISION_HEAD, SINCE, division=divisions[u["code"]])
    for leave in org["substitutes"]:
        _give_post(
            people[leave["cover"]],
            Hand.DISCLOSURE_CLERK,
            leave["from"],
            until=leave["to"],
            covers=people[leave["person"]],
        )
    return people
