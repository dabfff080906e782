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
    for form in ("docx", "pdf"):
        assert f"Disallow: /doc/*/{form}$" in said
        assert f"Disallow: /j/*/doc/*/{form}$" in said
    assert "Sitemap: http://testserver/sitemap.xml" in said


@pytest.mark.parametrize("path", ["/about/", "/style/"])
def test_still_pages_open(client: Client, cast: Cast, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1


@pytest.mark.parametrize("path", ["/", "/zwgk/", "/zcwjk/", "/search/", "/ysqgk/", "/nb/", "/about/"])
def test_pages_only_read(client: Client, cast: Cast, path: str) -> None:
    assert client.post(path).status_code == 405


def test_a_columns_feed_has_what_stands_below_it_and_nothing_else(client: Client, published: Publish) -> None:
    published(title="预算公开", column="budget")

    def titles(key: str) -> list[str | None]:
        feed = ElementTree.fromstring(client.get(f"/feed/{key}.xml").content)
        return [item.findtext("title") for item in feed.iter("item")]

    assert titles("budget") == titles("statutory") == titles("all") == ["预算公开"]
    assert titles("guide") == []


def test_a_feed_is_rss_with_days_and_full_addresses(client: Client, published: Publish) -> None:
    published()
    answer = client.get("/feed/all.xml")
    assert answer["Content-Type"].startswith("application/rss+xml")
    feed = ElementTree.fromstring(answer.content)
    assert (feed.tag, feed.get("version")) == ("rss", "2.0")
    assert feed.findtext("channel/language") == "zh-cn"
    assert feed.findtext("channel/item/pubDate") == "Fri, 17 Nov 2023 00:00:00 +0800"
    assert (feed.findtext("channel/link") or "").startswith("http://testserver/")


def test_the_site_map_leaves_out_what_is_not_public(client: Client, drafted: Publish) -> None:
    hidden = drafted(title="还是草稿")
    assert hidden.address not in client.get("/sitemap.xml").content.decode()
