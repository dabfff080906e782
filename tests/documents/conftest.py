"""A draft on its way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.documents import acts
from gongkai.documents.clearing.acts import look_at
from gongkai.documents.clearing.reads import going_out, unread_in
from gongkai.documents.models import Document
from gongkai.documents.package import package_of
from gongkai.documents.proofing.acts.marking import mark_read
from gongkai.documents.proofing.reads import noted_of
from gongkai.documents.wordlists.reads import house_lists
from gongkai.law.chain import chain_of
from tests.cast import FITTING, Cast
from tests.interpreting import made_ready

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
    normative = fields.get("kind") == "normative" or fields.get("normative") == "normative_docs"
    if normative and "valid_until" not in fields:
        whole["valid_always"] = True
    return acts.draft(cast.columns["policy"], by=cast.li_qiang, on=ON, **(whole | fields))


def interpretation_of(cast: Cast, document: Document, **fields: Any) -> Document:
    whole = {"title": "政策解读", "text": "为什么开展活动。", "division": cast.division, "forms": ["text"]}
    return acts.draft(
        cast.columns["interpretation"], by=cast.li_qiang, on=ON, interprets=document, **(whole | fields)
    )


def pictures_seen(cast: Cast, document: Document, on: date = ON) -> None:
    """孙静 looks at the pictures of a package."""
    for one in unread_in(going_out(package_of(document, lock=False))):
        if one.part.pictures and one.looked is None:
            look_at(document.pk, one.part.key, says="逐幅看过，没有个人信息", by=cast.sun_jing, on=on)


def files_read(cast: Cast, document: Document, on: date = ON) -> None:
    """李强 says of every file no machine reads that somebody proofread it."""
    for edition in package_of(document, lock=False):
        for one in noted_of(edition, house_lists(cast.agency, on)):
            if one.warns and one.at.is_file:
                mark_read(edition.document_id, one.print, reason="何静已逐字校对", by=cast.li_qiang, on=on)


def walk(cast: Cast, document: Document, *, until: str = "publish", on: date = ON) -> None:
    """Take a document through the chain of its type up to and including an act."""
    hands = {
        "pass_first": cast.he_jing, "pass_legal": cast.zheng_zhi, "pass_secrecy": cast.sun_jing,
        "pass_second": cast.zhao_min, "sign": cast.wu_tao, "sign_head": cast.feng_lin,
    }  # fmt: skip
    made_ready(cast, document, on)
    acts.submit(document.pk, by=cast.li_qiang, on=on)
    pictures_seen(cast, document, on)
    for step in chain_of(document.kind).steps if until != "submit" else ():
        more = {"judged": FITTING} if step.act == "pass_first" else {}
        getattr(acts, step.act)(document.pk, opinion="同意", by=hands[step.act], on=on, **more)
        if step.act == until:
            return
    if until == "publish":
        acts.publish(document.pk, by=cast.qian_jin, on=on)
