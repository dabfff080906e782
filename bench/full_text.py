"""Searching 20,000 documents of about 800 characters through the index, against the substring scan it replaced."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from bench.installation import installation
from bench.timing import best

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.agencies.models import Agency
    from gongkai.documents.models import Column, Document

DOCUMENTS, CHARACTERS, PAGE = 20_000, 800, 10
# A vocabulary in falling order of use, as in notices: the n-th word comes about 1/n times as often as the first.
HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 1_500)]
KNOWN = {40: "公开", 400: "预算", 3_500: "古籍", 1_200: "非物质文化遗产"}
# What an edition has when it was reviewed, signed and cleared as it stands.
SIGNED = {
    "digest": "x", "secrecy_digest": "x", "signed_digest": "x", "cleared_digest": "x", "record_digest": "x", "signed_record": "x",
    "attribute": "proactive",
}  # fmt: skip
MARKS = "，，，，。。；、\n"
ASKED = {
    "common word of two": "公开",
    "rare word of two": "古籍",
    "word of six or seven": "非物质文化遗产",
    "from the middle of a phrase": "质文化遗",
    "two words": "公开 预算",
    "a number": "示文广旅发〔2023〕4444号",
    "nothing": "火星移民",
}


def main() -> None:
    with installation():
        _measure()


def _measure() -> None:
    from django.db import connection

    from gongkai.documents.finding import everything, reindex
    from gongkai.documents.reads import search

    agency = _fill()
    start = time.perf_counter()
    list(reindex(everything()))
    seconds = time.perf_counter() - start
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    per_scan = best(lambda: _page(_scan(agency, "公开")), rounds=2)
    print(f"{connection.vendor}: indexing all of it took as long as {seconds / per_scan:.0f} scans for 公开")
    for name, words in ASKED.items():
        ours, peer = _page(search(agency, words)), _page(_scan(agency, words))
        assert ours[0] == peer[0], (words, ours[0], peer[0])
        ratio = best(lambda w=words: _page(search(agency, w))) / best(
            lambda w=words: _page(_scan(agency, w)), 2
        )  # type: ignore[misc]
        print(f"{name} ({ours[0]} hits), total and first page: {ratio:.4f} × the scan")


def _page(found: QuerySet[Document]) -> tuple[int, list[int]]:
    return found.count(), [d.pk for d in found[:PAGE]]


def _scan(agency: Agency, words: str) -> QuerySet[Document]:
    """The search of the first release: every text read for every question."""
    from django.db.models import Case, Q, Value, When

    from gongkai.documents.models import Document

    found: QuerySet[Document] = Document.objects.filter(agency=agency).public()
    for word in words.split():
        in_text = (
            Q(doc_no__icontains=word) | Q(index_no__icontains=word) | Q(live_edition__text__icontains=word)
        )
        found = found.filter(Q(title__icontains=word) | in_text)
    first = words.split()[0]
    in_title = Q(title__icontains=first) | Q(doc_no__icontains=first)
    rank = Case(When(in_title, then=Value(0)), default=Value(1))
    return found.annotate(rank=rank).order_by("rank", "-published_on", "-id")


def _fill() -> Agency:
    """An agency with its documents, all public, none indexed yet."""
    from django.db.models import OuterRef, Subquery

    from gongkai.agencies import acts
    from gongkai.documents.acts import open_standard_columns
    from gongkai.documents.models import Document, Edition
    from gongkai.law.hand import Hand

    agency = acts.found_agency(
        code="11990000BENCH00001", name="某市文化和旅游局", short_name="某文旅", slug="bench"
    )
    division = acts.open_division(agency, "YWK", "业务科")
    author = acts.enrol(agency, "bench", "张三", password="none-to-be-used", division=division)
    column = open_standard_columns(agency, by=Hand.ADMINISTRATOR, on=date(2023, 1, 1))["policy"]
    chance = random.Random(20_000)  # noqa: S311
    for numbers in _batches():
        rows = [_document(n, agency, column, chance, division=division, owner=author) for n in numbers]
        made = Document.objects.bulk_create(rows)
        Edition.objects.bulk_create(
            Edition(
                document=d, number=1, text=prose(chance, CHARACTERS), html="", stage="published", author=author,
                made_on=d.made_on, signed_on=d.made_on, published_on=d.published_on, **SIGNED,
            )
            for d in made
        )  # fmt: skip
    edition = Edition.objects.filter(document=OuterRef("pk")).values("pk")
    Document.objects.update(is_live=True, live_edition=Subquery(edition))
    return agency


def _batches() -> Iterator[range]:
    return (range(start, min(start + 500, DOCUMENTS)) for start in range(0, DOCUMENTS, 500))


def _document(
    number: int, agency: Agency, column: Column, chance: random.Random, **fields: object
) -> Document:
    from gongkai.documents.models import Document

    on = date(2015, 1, 1) + timedelta(days=number % 3_000)
    return Document(
        agency=agency, column=column, index_no=f"{agency.code}/{number:05d}", title=f"关于{prose(chance, 20)}的通知",
        doc_no=f"示文广旅发〔2023〕{number}号", made_on=on, published_on=on, attribute_fixed_on=on,
        **fields,
    )  # fmt: skip


@cache
def _vocabulary(size: int = 5_000) -> tuple[list[str], list[float]]:
    """Invented words of two to four characters and the few known ones, each with the sum of weights up to it."""
    chance = random.Random(1)  # noqa: S311
    words = ["".join(chance.choices(HAN, k=chance.choice((2, 2, 2, 3, 4)))) for _ in range(size)]
    for place, word in KNOWN.items():
        words[place] = word
    return words, list(accumulate(1 / place for place in range(1, size + 1)))


def prose(chance: random.Random, length: int) -> str:
    words, weights = _vocabulary()
    words = chance.choices(words, cum_weights=weights, k=length // 2)
    text = "".join(w + (chance.choice(MARKS) if chance.random() < 0.2 else "") for w in words)
    return text[:length].strip()
