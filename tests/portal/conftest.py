"""Documents that went through every review, and a browser without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache

from gongkai.agencies.models import Agency
from gongkai.documents import acts
from gongkai.documents.models import Document
from tests.cast import FITTING, Cast
from tests.interpreting import made_ready
from tests.planting import before_the_rule

Publish = Callable[..., Document]


@pytest.fixture(autouse=True)
def _fresh_counters() -> Iterator[None]:
    """What one test tried does not count against the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _a_fixed_day(settings: Any) -> None:
    settings.GONGKAI_TODAY = date(2024, 3, 11)


@pytest.fixture
def drafted(cast: Cast) -> Publish:
    """Draft a document of the 业务科 by 李强."""

    def make(
        title: str = "关于开展检查的通知", text: str = "各单位：\n\n请认真落实。", **fields: Any
    ) -> Document:
        column = cast.columns[fields.pop("column", "policy")]
        on = fields.pop("on", date(2023, 11, 10))
        return acts.draft(
            column, title=title, text=text, division=cast.division, by=cast.li_qiang, on=on, **fields
        )

    return make


@pytest.fixture
def reviewed(cast: Cast) -> Callable[[Document, date], Document]:
    """Send a draft through all reviews and publish it, whatever it says: readers meet older texts too."""

    @before_the_rule()
    def go(document: Document, on: date) -> Document:
        made_ready(cast, document, on)
        acts.submit(document.pk, by=cast.li_qiang, on=on)
        acts.pass_first(document.pk, judged=FITTING, opinion="同意", by=cast.he_jing, on=on)
        acts.pass_secrecy(document.pk, opinion="可以公开", by=cast.sun_jing, on=on)
        acts.pass_second(document.pk, opinion="同意", by=cast.zhao_min, on=on)
        acts.sign(document.pk, opinion="同意", by=cast.wu_tao, on=on)
        acts.publish(document.pk, by=cast.qian_jin, on=on)
        document.refresh_from_db()
        return document

    return go


@pytest.fixture
def published(drafted: Publish, reviewed: Callable[[Document, date], Document]) -> Publish:
    """A public document."""

    def make(*args: Any, **fields: Any) -> Document:
        on = fields.pop("on", date(2023, 11, 17))
        return reviewed(drafted(*args, on=on, **fields), on)

    return make


def take_over(document: Document, agency: Agency) -> Document:
    """The same document in another agency's hands."""
    Document.objects.filter(pk=document.pk).update(agency=agency)
    return document
