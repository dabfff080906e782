"""What shows in a text that it is what its form says."""

from __future__ import annotations

import pytest

from gongkai.documents.interpreting.evidence import has_table, is_told, names_a_day, names_an_expert


@pytest.mark.parametrize(
    ("html", "there"),
    [
        ("<table><tr><th>原</th><th>新</th></tr><tr><td>一月</td><td>二月</td></tr></table>", True),
        ("<table><tr><td>一格</td></tr></table>", False), ("<p>没有表</p>", False),
    ],
)  # fmt: skip
def test_a_table_has_columns_and_rows(html: str, there: bool) -> None:
    assert has_table("原 新 一月 二月", html) is there


@pytest.mark.parametrize("text", ["| 原 | 新 |\n| --- | --- |", "---\n| a |", "| --- | --- |\n| 一 | 二 |"])
def test_a_head_alone_is_no_table(text: str) -> None:
    assert not has_table(text, "")


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("专家：李明，某大学教授", True), ("解读人：阿依古丽·买买提（某研究院）", True), ("专家：李明", False), ("专家认为：很好，应当推广", False),
    ],
)  # fmt: skip
def test_an_expert_has_a_name_and_a_unit(text: str, there: bool) -> None:
    assert names_an_expert(text) is there


@pytest.mark.parametrize(
    ("text", "there"),
    [("2024年3月1日", True), ("2024-03-01", True), ("2024年3月", False), ("24年3月1日", False)],
)
def test_a_day_is_whole(text: str, there: bool) -> None:
    assert names_a_day(text) is there


def test_a_talk_has_turns_or_is_told_at_length() -> None:
    assert is_told("主持人：为什么修改？\n嘉宾：为了方便群众。")
    assert not is_told("主持人：为什么修改？")
