"""An installation without an agency says what to do."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
def test_the_first_page_says_how_to_set_up_an_agency(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 404
    assert "gongkai agency add" in answer.text
