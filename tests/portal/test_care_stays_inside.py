"""The switch of the care edition never leads to another site."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from gongkai.portal.care import CareMiddleware


@pytest.mark.parametrize("path", ["//elsewhere.example/x", "/\\elsewhere.example", "///x"])
def test_a_path_that_names_another_host_is_brought_back(path: str) -> None:
    request = RequestFactory().get("/", {"care": "1"})
    request.path = path
    answer = CareMiddleware(lambda _: HttpResponse())(request)
    assert answer["Location"].startswith("/")
    assert not answer["Location"].startswith(("//", "/\\"))
