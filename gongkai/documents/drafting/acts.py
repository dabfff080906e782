"""Acts on what comes with the wording of a draft: a Word file read in, a picture added, words put to a picture.

The wording itself is saved by `acts.rewrite`, which knows stale saves and who wrote what.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.documents import acts
from gongkai.documents.acts.matter import locked_edition
from gongkai.documents.drafting.models import Original, Picture
from gongkai.documents.models import Edition
from gongkai.documents.official import official
from gongkai.documents.rich import cleaned, tree, written
from gongkai.documents.wording import Wording, rich
from gongkai.files import vault
from gongkai.files.checking import Purpose, check
from gongkai.files.word.pictures import Picture as Taken
from gongkai.files.word.pictures import picture as look_at
from gongkai.files.word.reading import Read, read
from gongkai.journal.acts import note
from gongkai.law.review import EditionStage
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

WORD = Purpose("正文", (".docx",), 20 * 1024 * 1024)
PICTURE = Purpose("图片", (".png", ".jpg", ".jpeg"), 5 * 1024 * 1024)


@dataclass(frozen=True)
class WordFile:
    """A checked Word file and what was read in it."""

    name: str
    content: bytes
    digest: str
    read: Read


def read_word(name: str, content: BinaryIO) -> WordFile:
    """Check a Word file and read it; keeps nothing. Raises Refusal."""
    checked = check(name, content, WORD)
    content.seek(0)
    whole = content.read()
    found = read(whole)
    if not official(found.html).strip():
        raise Refusal((f"“{checked.name}”里没有读到正文，请核对文件后再上传", None))
    return WordFile(checked.name, whole, checked.digest, found)


@transaction.atomic
def take_word(edition_id: int, word: WordFile, *, by: Person, on: date, saves: int) -> Edition:
    """Make what a Word file says the wording of a draft. The file itself is kept sealed. Raises Refusal, Stale."""
    edition = _draft(edition_id, by, on)
    if edition.saves != saves:
        raise acts.Stale(("别人刚刚保存过这份稿件，请核对最新内容，再读入Word", None))
    keep_pictures(edition, word.read.pictures)
    wording = rich(official(word.read.html), [one.name for one in word.read.pictures])
    kept = vault.seal_file(BytesIO(word.content))
    Original.objects.create(
        edition=edition,
        name=word.name[:120],
        sealed=kept.name,
        size=kept.size,
        digest=kept.digest,
        by=by,
        on=on,
    )
    note(
        edition.document.agency, acts.MATTER, edition.document.index_no, "take_word", label="读入Word", under=OGI_2019.article(6, 1),
        by=by, on=on, edition=edition.number, size=kept.size, digest=word.digest,
    )  # fmt: skip
    return acts.rewrite(edition_id, text=wording, by=by, on=on, saves=saves)


@transaction.atomic
def add_picture(
    edition_id: int, *, name: str, content: BinaryIO, alt: str, by: Person, on: date, saves: int
) -> Edition:
    """Put a picture at the end of a draft, with the words for who cannot see it. Raises Refusal, Stale."""
    if not alt.strip():
        raise Refusal(("请写明图片的文字说明，看不到图片的人靠它了解内容", None))
    checked = check(name, content, PICTURE)
    content.seek(0)
    found = look_at(checked.name, content.read(), alt.strip()[:200])
    edition = _draft(edition_id, by, on)
    keep_pictures(edition, [found])
    root = tree(edition.html)
    shown = tree(f'<img src="picture/{found.name}" width="{found.width}" height="{found.height}">')[0]
    shown.set("alt", found.alt)
    root.append(shown)
    return acts.rewrite(edition_id, text=_rich(edition, written(root)), by=by, on=on, saves=saves)


@transaction.atomic
def describe_picture(edition_id: int, *, name: str, alt: str, by: Person, on: date, saves: int) -> Edition:
    """Put words to a picture of a draft. Raises Refusal, Stale."""
    edition = _draft(edition_id, by, on)
    root = tree(edition.html)
    found = [shown for shown in root.iter("img") if shown.get("src") == f"picture/{name}"]
    if not found or not alt.strip():
        raise Refusal(("请写明图片的文字说明" if found else "这张图片已经不在正文里，请刷新页面", None))
    for shown in found:
        shown.set("alt", alt.strip()[:200])
    return acts.rewrite(edition_id, text=_rich(edition, written(root)), by=by, on=on, saves=saves)


@transaction.atomic
def open_original(original: Original, *, by: Person, on: date) -> bytes:
    """The Word file as it came, for who may write the document; every opening is on record. Raises Refusal."""
    document = original.edition.document
    acts.require_writer(document, by, on)
    content = vault.open_file(original.sealed)
    note(
        document.agency, acts.MATTER, document.index_no, "open_original", label="下载Word原件", under=OGI_2019.article(17),
        by=by, on=on, edition=original.edition.number, size=original.size, digest=original.digest,
    )  # fmt: skip
    return content


def keep_pictures(edition: Edition, pictures: tuple[Taken, ...] | list[Taken]) -> None:
    """Keep pictures with an edition, each once."""
    have = set(edition.pictures.values_list("name", flat=True))
    for one in pictures:
        if one.name in have:
            continue
        kept = Picture(
            edition=edition, name=one.name, size=len(one.content), width=one.width, height=one.height
        )
        kept.file.save(one.name, ContentFile(one.content), save=False)
        kept.save(force_insert=True)
        have.add(one.name)


def _draft(edition_id: int, by: Person, on: date) -> Edition:
    """The edition, locked, for who may write it while it is a draft."""
    edition = locked_edition(edition_id)
    acts.require_writer(edition.document, by, on)
    if edition.stage != EditionStage.DRAFT:
        raise Refusal(("只有拟稿中的版本可以读入Word、增加图片", OGI_2019.article(17)))
    return edition


def _rich(edition: Edition, html: str) -> Wording:
    return rich(cleaned(html), list(edition.pictures.values_list("name", flat=True)))
