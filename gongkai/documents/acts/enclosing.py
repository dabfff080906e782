"""The files that go with a draft: one is added, one is taken out."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import PurePath
from typing import BinaryIO

from django.core.files import File
from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.documents.acts.matter import line, locked_edition
from gongkai.documents.acts.writing import require_writer
from gongkai.documents.models import Attachment, Edition
from gongkai.documents.pieces import digest_of
from gongkai.files.checking import check
from gongkai.law.review import EditionStage
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

UNDER = OGI_2019.article(17)


@transaction.atomic
def attach(edition_id: int, *, name: str, content: BinaryIO, by: Person, on: date) -> Attachment:
    """Add a file to a draft, after looking what it really is. Raises Refusal for what may not be kept."""
    edition = locked_draft(edition_id, by, on, "增加附件")
    checked = check(name, content)
    kept = Attachment(edition=edition, name=checked.name, size=checked.size, digest=checked.digest)
    suffix = checked.name[checked.name.rfind(".") :]
    kept.file.save(f"{checked.digest[:24]}{suffix}", File(content), save=False)
    kept.save(force_insert=True)
    _changed(edition, kept, "attach", "增加附件", by, on)
    return kept


@transaction.atomic
def detach(edition_id: int, attachment_id: int, *, by: Person, on: date) -> Edition:
    """Take a file out of a draft. What is stored goes too, unless another edition has the same file. Raises Refusal."""
    edition = locked_draft(edition_id, by, on, "移除附件")
    kept = edition.attachments.filter(pk=attachment_id).first()
    if kept is None:
        raise Refusal(("这个附件已经不在本版本里，请刷新页面", None))
    kept.delete()
    stored = str(kept.file.name)
    if not Attachment.objects.filter(file=stored).exists():
        transaction.on_commit(partial(kept.file.storage.delete, stored))
    _changed(edition, kept, "detach", "移除附件", by, on)
    return edition


def locked_draft(edition_id: int, by: Person, on: date, what: str) -> Edition:
    """The edition, locked, for who may write it while it is a draft. Raises Refusal; `what` is what was to be done."""
    edition = locked_edition(edition_id)
    require_draft(edition, by, on, what)
    return edition


def require_draft(edition: Edition, by: Person, on: date, what: str) -> None:
    """Raises Refusal unless it is a draft this person may write."""
    require_writer(edition.document, by, on)
    if edition.stage != EditionStage.DRAFT:
        raise Refusal((f"只有拟稿中的版本可以{what}", UNDER))


def follow_files(edition: Edition) -> None:
    """The fingerprint and the count of saves follow the files; whatever was signed or looked at before is void."""
    edition.digest = digest_of(edition.title, edition.source, edition.attachments.all())
    edition.saves += 1
    edition.save(update_fields=["digest", "saves"])


def _changed(edition: Edition, kept: Attachment, act: str, label: str, by: Person, on: date) -> None:
    """The edition follows, with a line that says which file it was by its kind, size and fingerprint.

    Not by its name: 张三身份证.docx names somebody in a way no rule knows, and a line of the journal stays for ever.
    """
    follow_files(edition)
    line(
        edition.document, act, label, UNDER, by, on, edition=edition.number,
        kind=PurePath(kept.name).suffix.lower(), size=kept.size, digest=kept.digest,
    )  # fmt: skip
