"""`gongkai due`: the vectors, the events, the sentences for bad input."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

VECTORS = tomllib.loads(
    (Path(__file__).parents[1] / "law" / "vectors" / "answer_limit.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", [c for c in VECTORS if c["days"] == 20], ids=lambda c: c["name"])
def test_the_answer_limit(gongkai, case: dict) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("due", "--received", str(case["start"]), "--json")
    assert (done.status, done.json()["due"], done.json()["status"]) == (0, str(case["due"]), "official")


def test_the_seven_days_for_asking_to_complete(gongkai) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("due", "--received", "2026-09-18", "--clock", "supplement", "--json")
    assert done.json()["due"] == "2026-09-29"


def test_the_fifteen_days_of_a_third_party(gongkai) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("due", "--received", "2026-09-30", "--clock", "third_party", "--json")
    assert done.json()["due"] == "2026-10-27"


def test_forty_days_with_an_extension(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    events = tmp_path / "events.json"
    events.write_text(json.dumps([{"on": "2026-09-21", "what": "extend", "days": 20}]))
    done = gongkai("due", "--received", "2026-09-18", "--events", str(events), "--json")
    assert (done.json()["due"], done.json()["counted"]) == ("2026-11-19", 40)


def test_the_whole_shape(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    events = tmp_path / "events.json"
    events.write_text(
        json.dumps(
            [
                {"on": "2024-03-18", "what": "consult_third_party", "received": "2024-03-19"},
                {"on": "2024-03-29", "what": "third_party_answered"},
                {"on": "2024-04-16", "what": "answered"},
            ]
        )
    )
    said = gongkai("due", "--received", "2024-03-11", "--events", str(events), "--json").json()
    assert said["due"] == "2024-04-22"
    assert said["counted"] == 20
    assert said["because"][0] == {"act": "政府信息公开条例", "article": "三十三", "paragraph": 2}
    assert {"day": "2024-04-04", "why": "清明节"} in said["skipped"]
    assert {k: said["pauses"][0][k] for k in ("from", "to", "days")} == {
        "from": "2024-03-18",
        "to": "2024-03-29",
        "days": 9,
    }
    assert said["on_time"] is True


def test_a_day_that_reaches_a_year_without_a_notice_is_provisional(gongkai) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("due", "--received", "2026-12-04", "--json")
    assert (done.status, done.json()["status"]) == (0, "provisional")
    assert "暂定" in gongkai("due", "--received", "2026-12-04").out


def test_an_online_request_counts_from_the_confirmation(gongkai) -> None:  # type: ignore[no-untyped-def]
    without = gongkai("due", "--received", "2024-01-05", "--channel", "online")
    assert without.status == 1
    assert "以双方确认之日为收到之日" in without.err
    done = gongkai(
        "due", "--received", "2024-01-05", "--channel", "online", "--confirmed", "2024-01-08", "--json"
    )
    assert done.json()["due"] == "2024-02-04"


@pytest.mark.parametrize(
    ("argv", "status", "says"),
    [
        (("--received", "2026-13-01"), 2, "不是日期"),
        (("--received", "2019-05-14"), 1, "早于"),
        (("--received", "2030-01-01"), 1, "2030年的放假安排没有录入"),
        (("--received", "2024-01-05", "--events", "/nowhere.json"), 2, "没有找到文件"),
    ],
)
def test_bad_input_gets_one_sentence_and_no_traceback(gongkai, argv: tuple, status: int, says: str) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("due", *argv)
    assert done.status == status
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "content", ["[" * 100_000, "not json", "{}", '[{"on": "2024-03-18"}]', '[{"on": "2024-03-18", "what": "dance"}]', "[1]",
                '[{"on": "x", "what": "extend"}]', '[{"on": "2024-03-18", "what": "extend", "days": "five"}]'],
)  # fmt: skip
def test_events_that_cannot_be_read_get_one_sentence(gongkai, tmp_path: Path, content: str) -> None:  # type: ignore[no-untyped-def]
    events = tmp_path / "events.json"
    events.write_text(content)
    done = gongkai("due", "--received", "2024-03-11", "--events", str(events))
    assert done.status == 2
    assert len(done.err.strip().splitlines()) == 1


def test_what_the_law_forbids_is_a_refusal(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    events = tmp_path / "events.json"
    events.write_text('[{"on": "2024-03-21", "what": "ask_to_complete"}]')
    done = gongkai("due", "--received", "2024-03-11", "--events", str(events))
    assert (done.status, "7个工作日内" in done.err) == (1, True)
