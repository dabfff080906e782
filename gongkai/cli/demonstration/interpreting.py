"""The demonstration's interpretations: each with its plan, taken from its own headings, and the chart of the one that has one."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from io import BytesIO
from typing import Any

from gongkai.agencies.models import Person
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.interpreting import acts
from gongkai.documents.markup import to_plain
from gongkai.documents.models import Document

HEADINGS = {"aims": "目标", "key_words": "关键词", "guidance": "办事指引"}
ALT = "一图读懂2023—2024冰雪旅游季，分六步：看时间、选玩法、算花费、备行装、重安全、会维权。各步内容与下面的文字相同。"
CHARTS = {"J24": ALT}


def plan(
    document: Document, text: str, forms: list[str], *, responsible: Person, by: Person, on: date
) -> None:
    """The plan of a document, from the first sentence of each section of its interpretation."""
    said: dict[str, Any] = {name: _first(text, heading) for name, heading in HEADINGS.items()}
    stands_on = re.search(
        r"[^。]*?(?:依据|根据|要求)[^。]*。", text.partition("二、")[0].partition("依据\n")[2]
    )
    said["basis"] = to_plain(stands_on[0]).strip()[:300] if stands_on else document.basis
    acts.keep_plan(
        document.pk, interpreter=document.division.name, when="与文件同步发布", background=_first(text, "背景依据"),
        content=f"说明为什么、有什么变化、群众和企业怎么办。{said['aims']}", forms=forms, channels=["portal"],
        responsible=responsible, by=by, on=on, **said,
    )  # fmt: skip


def chart(key: str, edition_id: int, *, by: Person, on: date) -> None:
    """Add the picture of an interpretation that has one."""
    if key not in CHARTS:
        return
    content = (files(__package__) / "charts" / f"{key}.png").read_bytes()
    how: dict[str, Any] = {"name": "图解.png", "content": BytesIO(content), "alt": CHARTS[key], "saves": 0}
    drafting.add_picture(edition_id, by=by, on=on, **how)


def _first(text: str, heading: str) -> str:
    """The first sentence below a heading; "" where there is no such section."""
    found = re.search(rf"、{heading}\s*\n+(?:[^。\n|]*?：\n+)?([^|\n][^。]*。)", text)
    return to_plain(found[1])[:300] if found else ""
