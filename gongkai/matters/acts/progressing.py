"""Progress of key works and projects: told period by period, with pictures, reviewed by the head of the division."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.files.checking import MEGABYTE, Purpose, check
from gongkai.files.word.pictures import picture as look_at
from gongkai.law.dossier import RESULTS, part_of
from gongkai.law.progress_period import Every, Period, period_of
from gongkai.law.source import Refusal
from gongkai.matters.acts.hands import UNDER, for_public, line, open_matter_locked
from gongkai.matters.models import Matter, Picture, Progress

PICTURE = Purpose("图片", (".png", ".jpg", ".jpeg"), 5 * MEGABYTE)


@transaction.atomic
def report_progress(
    matter_id: int, *, within: date, text: str, by: Person, on: date, percent: int | None = None
) -> Progress:
    """Tell what was done in the period `within` lies in; without a set period it is that day. Raises Refusal."""
    matter, hand = open_matter_locked(matter_id, "登记进展", by, on)
    _require_progress(matter)
    if within > on or within < matter.begun:
        raise Refusal((f"进展的日期应当在{matter.begun}至{on}之间", UNDER))
    if percent is not None and not 0 <= percent <= 100:
        raise Refusal(("完成比例在0至100之间", None))
    period = period_of(Every(matter.every), within) if matter.every else Period(within, within)
    made = Progress.objects.create(
        matter=matter, first=period.first, last=period.last, text=for_public("进展", text), percent=percent, author=by,
        made_on=on,
    )  # fmt: skip
    line(matter, "report_progress", "登记进展", by, on, hand, first=period.first, last=period.last)
    return made


@transaction.atomic
def add_picture(matter_id: int, *, name: str, content: BinaryIO, says: str, by: Person, on: date) -> Picture:
    """Add a picture with the words for who cannot see it: PNG or JPEG, without what cameras write. Raises Refusal.

    It is checked as every file that comes in, and scanned, before anything reads it.
    """
    check(name, content, PICTURE)
    matter, hand = open_matter_locked(matter_id, "增加图片", by, on)
    _require_progress(matter)
    words = for_public("图片的文字说明", says, 200)
    found = look_at(name, content.read(), words)
    same = matter.pictures.filter(name=found.name)
    if same.filter(sent_back_on__isnull=True).exists():
        raise Refusal(("这张图片已经加过", None))
    for before in same:  # what was sent back
        transaction.on_commit(partial(before.file.storage.delete, str(before.file.name)))
        before.delete()
    kept = Picture(
        matter=matter, name=found.name, size=len(found.content), width=found.width, height=found.height, says=words,
        author=by, made_on=on,
    )  # fmt: skip
    kept.file.save(found.name, ContentFile(found.content), save=False)
    kept.save(force_insert=True)
    line(matter, "add_picture", "增加图片", by, on, hand, digest=found.digest)
    return kept


def _require_progress(matter: Matter) -> None:
    if part_of(matter.kind, RESULTS) is None:
        raise Refusal(("只有重点工作和重大工程项目登记进展", UNDER))
