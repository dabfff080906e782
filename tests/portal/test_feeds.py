"""RSS, site map, robots, and the pages that stand still."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.cast import Cast
from tests.portal.conftest import Publish

pytestmark = pytest.mark.django_db


def test_a_column_has_a_feed_of_its_own(client: Client, published: Publish) -> None:
    document = published(title="甲 & 乙 <丙>")
    for key in ("policy", "all"):
        feed = ElementTree.fromstring(client.get(f"/feed/{key}.xml").content)
        assert feed.findtext("channel/item/title") == "甲 & 乙 <丙>"
        assert (feed.findtext("channel/item/link") or "").endswith(f"/doc/{document.address}/")
    assert client.get("/feed/nowhere.xml").status_code == 404


def test_the_site_map_names_every_public_document(client: Client, published: Publish) -> None:
    document = published()
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    places = [e.text or "" for e in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert f"http://testserver/doc/{document.address}/" in places


def test_robots_are_kept_from_what_is_not_for_them(client: Client, cast: Cast) -> None:
    said = client.get("/robots.txt").content.decode()
    assert "Disallow: /desk/" in said
    assert "Sitemap: http://testserver/sitemap.xml" in said


@pytest.mark.parametrize("path", ["/about/", "/style/"])
def test_still_pages_open(client: Client, cast: Cast, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1


@pytest.mark.parametrize("path", ["/", "/zwgk/", "/zcwjk/", "/search/", "/ysqgk/", "/nb/", "/about/"])
def test_pages_only_read(client: Client, cast: Cast, path: str) -> None:
    assert client.post(path).status_code == 405
