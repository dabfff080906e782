"""A draft on its way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.documents import acts
from gongkai.documents.models import Document
from tests.cast import Cast

ON = date(2024, 3, 11)


@pytest.fixture
def draft(cast: Cast) -> Document:
    """A notice of the 业务科, drafted by 李强, which needs no interpretation."""
    return draft_of(cast)


def draft_of(cast: Cast, **fields: Any) -> Document:
    whole = {
        "title": "关于开展活动的通知",
        "text": "各单位：\n\n现将有关事项通知如下。",
        "division": cast.division,
    }
    return acts.draft(cast.columns["policy"], by=cast.li_qiang, on=ON, **(whole | fields))


def interpretation_of(cast: Cast, document: Document, **fields: Any) -> Document:
    whole = {"title": "政策解读", "text": "为什么开展活动。", "division": cast.division, "forms": ["text"]}
    return acts.draft(
        cast.columns["interpretation"], by=cast.li_qiang, on=ON, interprets=document, **(whole | fields)
    )


def walk(cast: Cast, document: Document, *, until: str = "publish", on: date = ON) -> None:
    """Take a document through the table up to and including an act."""
    steps = {
        "submit": lambda: acts.submit(document.pk, by=cast.li_qiang, on=on),
        "pass_first": lambda: acts.pass_first(document.pk, opinion="", by=cast.he_jing, on=on),
        "pass_secrecy": lambda: acts.pass_secrecy(document.pk, opinion="可以公开", by=cast.sun_jing, on=on),
        "pass_second": lambda: acts.pass_second(document.pk, opinion="", by=cast.zhao_min, on=on),
        "sign": lambda: acts.sign(document.pk, opinion="", by=cast.wu_tao, on=on),
        "publish": lambda: acts.publish(document.pk, by=cast.qian_jin, on=on),
    }
    for act, step in steps.items():
        step()
        if act == until:
            return
