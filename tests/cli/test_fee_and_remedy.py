"""`gongkai fee` and `gongkai remedy`."""

from __future__ import annotations

import pytest


def test_thirty_two_items_of_a_month(gongkai) -> None:  # type: ignore[no-untyped-def]
    said = gongkai("fee", "--method", "item", "--count", "32", "--json").json()
    assert said["amount_yuan"] == 2400
    assert [t["amount_yuan"] for t in said["tiers"]] == [0, 2000, 400]
    assert said["because"][0] == {"act": "政府信息公开信息处理费管理办法", "article": "四"}


def test_a_refusal_of_2025_goes_to_review_first(gongkai) -> None:  # type: ignore[no-untyped-def]
    argv = ("remedy", "--row", "r3_3_6", "--on", "2025-07-01", "--agency-government", "示例市人民政府")
    said = gongkai(*argv, "--json").json()
    assert said["review_first"] is True
    assert said["review"] == {"body": "示例市人民政府", "days": 60}
    assert said["suit"] == {"days": 15, "months": None}
    assert "应当先申请行政复议" in gongkai(*argv).out


def test_what_is_not_held_may_be_sued_directly(gongkai) -> None:  # type: ignore[no-untyped-def]
    said = gongkai(
        "remedy", "--row", "r3_4_1", "--on", "2025-07-01", "--agency-government", "x", "--json"
    ).json()
    assert (said["review_first"], said["suit"]) == (False, {"days": 15, "months": 6})


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (("fee", "--method", "item", "--count", "-1"), 1),
        (("fee", "--method", "item", "--count", "9999999999"), 2),
        (("fee", "--method", "page", "--count", "3", "--on", "soon"), 2),
        (("fee", "--method", "page", "--count", "3", "--on", "2019-01-01"), 1),
        (("remedy", "--row", "r9", "--on", "2025-07-01", "--agency-government", "x"), 2),
        (("remedy", "--row", "r3_3_6", "--on", "x", "--agency-government", "x"), 2),
        (("remedy", "--row", "r3_3_6", "--on", "2018-01-01", "--agency-government", "x"), 1),
    ],
)
def test_bad_input_is_one_sentence(gongkai, argv: tuple, status: int) -> None:  # type: ignore[no-untyped-def]
    done = gongkai(*argv)
    assert (done.status, len(done.err.strip().splitlines())) == (status, 1)
