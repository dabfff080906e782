"""Matters through the interface: stage by stage, with public documents alone, in pages like everything else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongkai.law.dossier import MatterKind
from gongkai.matters.acts import linking, progressing, releasing
from gongkai.matters.models import Matter
from tests.cast import Cast
from tests.desk.test_questions_to_the_database import questions
from tests.matters.conftest import ON, call_of, document_of, linked, matter_of

BASE = "/api/v1/matters"


def said(client: Client, address: str = "", **asked: str) -> Any:
    answer = client.get(f"{BASE}{address}", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_matter_is_given_stage_by_stage(cast: Cast, client: Client) -> None:
    matter, document = matter_of(cast, MatterKind.PROJECT, every="month"), document_of(cast)
    linked(cast, matter, document, "执行", "measures")
    gap = linking.explain(
        matter.pk, place="结果", because="没有完工", expected_on=date(2024, 12, 31), by=cast.li_qiang, on=ON
    )
    told = progressing.report_progress(matter.pk, within=ON, text="开工", percent=10, by=cast.li_qiang, on=ON)
    releasing.release("statement", gap.pk, by=cast.qian_jin, on=ON)
    releasing.release("progress", told.pk, by=cast.he_jing, on=ON)
    call = call_of(cast, matter)
    given = said(client, f"/{matter.number}")
    assert given["documents"] == {"决策": 0, "执行": 1, "管理": 0, "服务": 0, "结果": 0}
    stages = {stage["stage"]: stage for stage in given["stages"]}
    assert stages["执行"]["documents"][0]["index_no"] == document.index_no
    assert stages["结果"]["expected"] == {"says": "没有完工", "on": "2024-12-31"}
    parts = {part["key"]: part for part in given["parts"]}
    assert parts["measures"]["documents"] == [document.index_no]
    assert [(one["text"], one["percent"]) for one in given["progress"]] == [("开工", 10)]
    assert [one["number"] for one in given["calls"]] == [call.number]
    assert client.get(given["address"]).status_code == 200


def test_what_is_not_public_is_not_given(cast: Cast, client: Client) -> None:
    hidden, matter = matter_of(cast, public=False, title="没有公布的"), matter_of(cast)
    linked(cast, hidden, document_of(cast))
    linking.link(
        matter.pk, document=document_of(cast, "内部草稿", public=False), phase="决策", by=cast.li_qiang, on=ON
    )
    linking.write(matter.pk, place="experts", text="没有公布的论证", by=cast.li_qiang, on=ON)
    call_of(cast, matter, public=False)
    assert [line["number"] for line in said(client)["matters"]] == [matter.number]
    assert client.get(f"{BASE}/{hidden.number}").status_code == 404
    whole = client.get(f"{BASE}/{matter.number}").text
    assert not any(word in whole for word in ("内部草稿", "没有公布的论证", "公开征求意见"))
    other = f"/j/{cast.other_agency.slug}/api/v1/matters"
    assert client.get(other).json()["matters"] == []
    assert client.get(f"{other}/{matter.number}").status_code == 404


def test_matters_are_narrowed_and_paged_like_documents(cast: Cast, client: Client) -> None:
    document = document_of(cast)
    decision, project = matter_of(cast), matter_of(cast, MatterKind.PROJECT, title="文化馆改造")
    linked(cast, project, document)
    for asked in ({"kind": "project"}, {"q": "改造"}, {"document": document.index_no}):
        assert [line["number"] for line in said(client, **asked)["matters"]] == [project.number], asked
    assert said(client, year="2023")["total"] == 0
    assert said(client, document="没有")["total"] == 0
    second = said(client, per_page="1", page="2")
    assert (second["total"], second["pages"], [m["number"] for m in second["matters"]]) == (
        2,
        2,
        [decision.number],
    )
    assert said(client, page="9")["matters"] == []


@pytest.mark.parametrize("asked", ["kind=secret", "year=1", "page=0", "per_page=101", "q=" + "字" * 81])
def test_an_unusable_parameter_of_matters_is_named(cast: Cast, client: Client, asked: str) -> None:
    answer = client.get(f"{BASE}?{asked}")
    assert answer.status_code == 422
    assert asked.partition("=")[0] in answer.json()["error"]["says"]


@pytest.mark.parametrize("number, code", [("nothing", "not_found"), ("%00", "unusable")])
def test_a_number_that_is_none_is_told(cast: Cast, client: Client, number: str, code: str) -> None:
    assert client.get(f"{BASE}/{number}").json()["error"]["code"] == code


def test_the_list_and_a_matter_ask_as_many_questions_for_many_as_for_few(cast: Cast, client: Client) -> None:
    counts = []
    for upto in (2, 7):
        while Matter.objects.count() < upto:
            matter = matter_of(cast)
            for title in ("甲", "乙", "丙")[: Matter.objects.count()]:
                linked(cast, matter, document_of(cast, title))
        counts.append([len(questions(client, a)) for a in (BASE, f"{BASE}/{matter.number}")])
    assert counts[0] == counts[1]
