"""Several agencies in one installation: each portal stays its own, under /j/<slug>/ or a host name."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from gongkai.agencies.models import Agency
from gongkai.cases.models import Case
from gongkai.documents.acts import open_standard_columns
from gongkai.documents.models import Document
from gongkai.law.hand import Hand
from tests.cast import SINCE, Cast
from tests.portal.conftest import Publish
from tests.portal.filling import submit

pytestmark = pytest.mark.django_db
PAGES = ("/", "/zwgk/", "/zwgk/policy/", "/zcwjk/", "/search/?q=落实", "/search/", "/ysqgk/", "/ysqgk/?q=落实",
         "/ysqgk/apply/", "/ysqgk/apply/applicant/", "/ysqgk/apply/resume/", "/ysqgk/form/", "/ysqgk/track/", "/nb/", "/about/", "/style/")  # fmt: skip
LINK = re.compile(r'(?:href|action)="(/[^"]*)"')


@pytest.fixture
def theirs(cast: Cast, published: Publish) -> Document:
    """A public document of the sports bureau."""
    columns = open_standard_columns(cast.other_agency, by=Hand.ADMINISTRATOR, on=SINCE)
    document = published(title="体育局的通知")
    Document.objects.filter(pk=document.pk).update(agency=cast.other_agency, column=columns["policy"])
    document.refresh_from_db()
    return document


@pytest.mark.parametrize("path", PAGES)
def test_every_link_behind_the_prefix_stays_behind_it(client: Client, theirs: Document, path: str) -> None:
    page = client.get(f"/j/yi{path}").content.decode()
    links = [link for link in LINK.findall(page) if not link.startswith("/static/")]
    assert len(links) > 5
    assert [link for link in links if not link.startswith("/j/yi/")] == []
    assert "甲市体育局" in page
    assert "甲市文化和旅游局" not in page


def test_the_document_the_proof_and_the_list_lead_to_each_other_behind_the_prefix(
    client: Client, theirs: Document
) -> None:
    assert client.get(f"/doc/{theirs.address}/").status_code == 404
    for path in (f"/j/yi/doc/{theirs.address}/", f"/j/yi/doc/{theirs.address}/verify"):
        page = client.get(path).content.decode()
        assert "体育局的通知" in page
        links = [link for link in LINK.findall(page) if not link.startswith("/static/")]
        assert all(link.startswith("/j/yi/") for link in links)
    assert "<strong>一致。</strong>" in page


def test_feed_and_site_map_name_full_addresses_behind_the_prefix(client: Client, theirs: Document) -> None:
    address = f"http://testserver/j/yi/doc/{theirs.address}/"
    feed = ElementTree.fromstring(client.get("/j/yi/feed/all.xml").content)
    assert feed.findtext("channel/item/link") == address
    tree = ElementTree.fromstring(client.get("/j/yi/sitemap.xml").content)
    places = [e.text or "" for e in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert address in places
    assert all(place.startswith("http://testserver/j/yi/") for place in places)


def test_a_request_goes_to_the_agency_whose_form_was_filled_in(client: Client, cast: Cast) -> None:
    case = submit(client, at="/j/yi")
    assert Case.objects.get().agency == cast.other_agency
    assert client.get("/ysqgk/receipt/").status_code == 404
    found = client.post("/ysqgk/track/", {"number": case.number, "code": case.query_code})
    assert found.status_code == 422


def test_the_care_switch_comes_back_behind_the_prefix(client: Client, cast: Cast) -> None:
    assert client.get("/j/yi/zwgk/?care=1")["Location"] == "/j/yi/zwgk/"


def test_a_host_name_of_its_own_opens_the_agencys_portal(
    client: Client, theirs: Document, settings: object
) -> None:
    settings.ALLOWED_HOSTS = ["tyj.example.invalid", "testserver"]  # type: ignore[attr-defined]
    Agency.objects.filter(slug="yi").update(host="tyj.example.invalid")
    page = client.get("/zwgk/", headers={"host": "tyj.example.invalid"}).content.decode()
    assert "体育局的通知" in page
    assert f'href="/doc/{theirs.address}/"' in page


@pytest.mark.parametrize(
    "path", ["/j/nobody/", "/j/nobody/zwgk/", "/j/nobody/api/v1/documents", "/j//", "/j/yi"]
)
def test_a_slug_of_nobody_is_not_found(client: Client, cast: Cast, path: str) -> None:
    assert client.get(path).status_code == 404


def test_after_a_page_behind_the_prefix_the_home_agency_has_its_own_links(
    client: Client, theirs: Document
) -> None:
    client.get("/j/yi/zwgk/")
    client.get("/j/nobody/")
    assert "/j/yi/" not in client.get("/zwgk/").content.decode()
