"""Every face on which anyone may meet a document or a matter, each asked whether it shows one.

A new address that shows documents belongs in `SHOWING`, one that gives out a file in `GIVING`, one that shows matters in
`SHOWING_MATTERS`.
"""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from gongkai.channels.models import Channel
from gongkai.channels.reads import Selection, to_send
from gongkai.documents.finding import KIND
from gongkai.documents.models import Attachment, Document, Edition, Picture
from gongkai.matters.finding import KIND as MATTER
from gongkai.matters.models import Matter
from gongkai.search.reads import written

API = "/api/v1"
Shows = Callable[[Client, Document], bool]


def page(address: str) -> Shows:
    """Whether an address answers with the title, the number or the address of a document; {at}, {word}, {column} are filled in:
    its address, the beginning of its title (a page that echoes what was asked for shows no more), its column."""

    def shows(client: Client, document: Document) -> bool:
        filled = address.format(at=document.address, word=document.title[:4], column=document.column.key)
        answer = client.get(filled)
        said = answer.content.decode()
        names = (document.title, document.index_no, f"/doc/{document.address}/")
        return answer.status_code == 200 and any(name in said for name in names)

    return shows


SHOWING: dict[str, Shows] = {
    "page": page("/doc/{at}/"),
    "verify": page("/doc/{at}/verify"),
    "front page": page("/"),
    "all columns": page("/zwgk/"),
    "its column": page("/zwgk/{column}/"),
    "library": page("/zcwjk/"),
    "search": page("/search/?q={word}"),
    "feed of all": page("/feed/all.xml"),
    "feed of its column": page("/feed/{column}.xml"),
    "site map": lambda client, d: f"/doc/{d.address}/" in client.get("/sitemap.xml").content.decode(),
    "api list": page(API + "/documents"),
    "api search": page(API + "/documents?q={word}"),
    "api one": page(API + "/documents/{at}"),
    "exchange package": lambda client, d: (
        to_send(Channel(pk=0, agency=d.agency), Selection(only_new=False)).filter(pk=d.pk).exists()
    ),
    "search index": lambda client, d: written(KIND).filter(key=d.pk).exists(),
}
# What is shown on the front page and in the library is the agency's own documents, no interpretations.
DOCUMENTS_ONLY = ("front page", "library")


def files_given(client: Client, document: Document, edition: Edition) -> list[int]:
    """The answers of the addresses of an edition's files and pictures, below its document's address."""
    kept: list[Attachment | Picture] = [*edition.attachments.all(), *edition.pictures.all()]
    ends = [f"files/{k.pk}" if isinstance(k, Attachment) else f"picture/{k.name}" for k in kept]
    return [client.get(f"/doc/{document.address}/{end}").status_code for end in ends]


def comparisons_given(client: Client, document: Document) -> list[int]:
    """The answers of the addresses where each edition stands beside the one before it, and of one there is none of."""
    numbers = range(1, document.editions.count() + 2)
    return [client.get(f"/doc/{document.address}/changes/{number}/").status_code for number in numbers]


def papers_given(client: Client, document: Document) -> list[int]:
    """The answers of the addresses that give a document as Word and as PDF."""
    return [client.get(f"/doc/{document.address}/{form}").status_code for form in ("docx", "pdf")]


def faces_of(client: Client, document: Document) -> set[str]:
    """The faces that show a document now."""
    return {name for name, shows in SHOWING.items() if shows(client, document)}


Finds = Callable[[Client, Matter, Document], bool]


def matter_page(address: str) -> Finds:
    """Whether an address answers with the name, the number or the address of a matter; {number}, {word}, {at} are filled in:
    its number, the beginning of its name, the address of a public document that stands in it."""

    def shows(client: Client, matter: Matter, document: Document) -> bool:
        filled = address.format(number=matter.number, word=matter.title[:4], at=document.address)
        answer = client.get(filled)
        names = (matter.title, f"/wgk/{matter.number}/")
        return answer.status_code == 200 and any(name in answer.content.decode() for name in names)

    return shows


SHOWING_MATTERS: dict[str, Finds] = {
    "page": matter_page("/wgk/{number}/"),
    "list": matter_page("/wgk/"),
    "search in the list": matter_page("/wgk/?q={word}"),
    "site search": matter_page("/search/?q={word}"),
    "page of a document": matter_page("/doc/{at}/"),
    "site map": matter_page("/sitemap.xml"),
    "api list": matter_page(API + "/matters"),
    "api search": matter_page(API + "/matters?q={word}"),
    "api one": matter_page(API + "/matters/{number}"),
    "search index": lambda client, m, d: written(MATTER).filter(key=m.pk).exists(),
}


def faces_of_matter(client: Client, matter: Matter, document: Document) -> set[str]:
    """The faces that show a matter now, which a public document stands in."""
    return {name for name, shows in SHOWING_MATTERS.items() if shows(client, matter, document)}
