"""Markdown is read for its prose: code, links and tags are nobody's wording, and `--fix` leaves them whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.cli.checking.markdown import marking

PAGE = """---
title: "活动布署"
---
# 关于开展活动的通知

详见[布署通知](https://www.example.gov.cn/布署.html "布署")，**请认真布署**。命令`布署, "好"`在下面。

```python
print("布署", 1)
```

``两个`布署`` <b title="布署">加粗</b> ![图](a_b/布署.png)<!-- 布署 -->

[ref]: http://a.b "布署"
"""


def test_only_the_prose_of_a_page_is_checked_and_mended(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "通知.md"
    page.write_text(PAGE, "utf-8")
    found = gongkai("check", str(page), "--json").json()["findings"]
    wrong = [(one["code"], one["line"]) for one in found if not one["code"].startswith("ST")]
    assert wrong == [("TY001", 6), ("TY001", 6)]
    assert gongkai("check", str(page), "--fix", "--ignore", "ST").status == 0
    mended = PAGE.replace("[布署通知]", "[部署通知]").replace("请认真布署", "请认真部署")
    assert page.read_text("utf-8") == mended


def test_the_same_words_in_a_text_file_are_all_checked(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "通知.txt"
    page.write_text(PAGE, "utf-8")
    found = gongkai("check", str(page), "--json").json()["findings"]
    assert sum(one["code"] == "TY001" for one in found) == PAGE.count("布署")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("见`甲`和乙", ["`甲`"]),
        ("见`甲和乙", []),
        ("见`甲\n\n乙`丙", []),
        ("见``甲`乙``", ["``甲`乙``"]),
        ("[甲](乙（丙）)", ["](乙（丙）)"]),
        ("[甲](乙(丙)丁)戊", ["](乙(丙)丁)"]),
        ("[甲](没有结束", []),
        ("~~~\n甲\n```\n乙\n~~~\n丙", ["~~~\n甲\n```\n乙\n~~~"]),
        ("```\n甲", ["```\n甲"]),
        ("甲\n---\n乙\n---\n", []),
        ("<!-- 甲", []),
        ("体温<37℃者", []),
        ("一**二**三", ["**", "**"]),
    ],
)
def test_marking_is_told_from_prose(text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in marking(text)] == marked


@given(st.text(alphabet='`~[]()<>!-*_:\n "甲a', max_size=400))
def test_marking_is_in_order_and_within_the_text(text: str) -> None:
    spans = marking(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] < other[0] for one, other in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize("sign", ["`", "``a", "](", "<!--", "[a", "<a", "```\n", "\n\n`", "**"])
def test_a_page_of_one_sign_takes_no_more_than_its_length(sign: str) -> None:
    assert marking(sign * 50_000) is not None


def test_numbers_of_persons_and_severe_faults_are_told_wherever_they_stand(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "通知.md"
    page.write_text(
        "---\nphone: 手机13800138000\n---\n\n`台湾国的展品`\n\n```\n身份证号990000199003070021\n", "utf-8"
    )
    done = gongkai("check", str(page), "--json")
    assert {"PD201", "PD101", "TM101"} <= {one["code"] for one in done.json()["findings"]}
    assert done.status == 1
