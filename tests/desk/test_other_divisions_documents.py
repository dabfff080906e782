"""Somebody of another division reads of a live document what anyone may read, and nothing in hand."""

from __future__ import annotations

from datetime import date

from django.test import Client

from gongkai.agencies.acts import enrol, give_post, open_division
from gongkai.documents import acts
from gongkai.law.hand import Hand
from tests.cast import PASSWORD, Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk


def test_a_draft_in_hand_is_not_shown_to_another_division(cast: Cast, client: Client) -> None:
    document = draft_of(cast)
    walk(cast, document)
    acts.revise(document.pk, text="还没有公开的新内容。", because="更正", by=cast.li_qiang, on=ON)
    interpretation_of(cast, document, text="还没有公开的解读。")
    division = open_division(cast.agency, "QTK", "其他科")
    other = enrol(cast.agency, "other", "外科室", password=PASSWORD, division=division)
    give_post(other, Hand.CLERK, date(2024, 1, 1), division=division)
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get(f"/desk/doc/{document.address}/").content.decode()
    assert "现将有关事项通知如下" in text
    assert "还没有公开的新内容" not in text
    assert "还没有公开的解读" not in text
    client.force_login(cast.li_qiang, backend="django.contrib.auth.backends.ModelBackend")
    assert "还没有公开的新内容" in client.get(f"/desk/doc/{document.address}/").content.decode()
