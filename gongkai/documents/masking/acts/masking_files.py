"""Masking an attachment of a draft: looking it over, and putting a new file in its place."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.documents.acts.enclosing import follow_files, locked_draft, require_draft
from gongkai.documents.acts.matter import line
from gongkai.documents.clearing.marks import mark_of
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.masking.acts.naming import keep_masks
from gongkai.documents.masking.looking import (
    Choice,
    Chosen,
    Look,
    Tools,
    look_of,
    sheets_of,
    state_of,
    without_words,
)
from gongkai.documents.masking.models import MaskedFile
from gongkai.documents.masking.persons import masks_given, register_after
from gongkai.documents.models import Attachment, Edition
from gongkai.documents.wordlists.reads import lists_of
from gongkai.files import vault
from gongkai.files.checking import Checked, check
from gongkai.files.cleansing import masking
from gongkai.files.cleansing.deciding import ASK
from gongkai.files.cleansing.shapes import Cleansed, Found, Overview
from gongkai.files.opening import Unreadable
from gongkai.law.personal_release import LEAST
from gongkai.law.source import Refusal
from gongkai.text.personal import LABELS, Register, hide_numbers

DOING = "遮盖附件"
GONE = "这个附件已经不在本版本里，请刷新页面"
CHANGED = "这个附件在您查看以后已经变动，没有遮盖；请重新查找"
DOES = ("mask", "remove", "keep")


def look_over(
    edition_id: int, attachment_id: int, *, by: Person, on: date, show: Collection[str] = ()
) -> Look:
    """What is found in an attachment of a draft, for who may write it. Nothing is written. Raises Refusal.

    `show`: hidden sheets that are to be shown instead of removed, by their keys in an earlier look.
    """
    kept, content = _attachment(edition_id, attachment_id, by, on)
    tools = _tools(kept, on)
    seen = tools.overview(content, kept.name, Chosen(kept.digest, {}))
    if names := sheets_of(seen, kept.digest, show):
        shown = tools.overview(content, kept.name, Chosen(kept.digest, {}, names))
        hidden = [*seen.hidden_sheets]
        seen = Overview(shown.found, shown.removed, shown.unread, hidden)
    return look_of(seen, kept.digest)


def mask_file(
    edition_id: int, attachment_id: int, *, state: str, choices: Mapping[str, Choice], by: Person, on: date,
    show: Collection[str] = (),
) -> MaskedFile:  # fmt: skip
    """Put a new file in the place of an attachment; the old one is sealed. `choices`: by keys of findings and of groups.

    The work is done before anything is locked; what changed meanwhile wins. Raises Refusal.
    """
    kept, content = _attachment(edition_id, attachment_id, by, on)
    if state != state_of(kept.digest):
        raise Refusal((CHANGED, None))
    tools = _tools(kept, on)
    register = register_after(tools.given)
    done = _cleansed(kept, content, choices, show, tools, register)
    checked = check(done.name, BytesIO(done.content))
    return _put_in_place(kept, content, done, checked, register.masks, by, on)


def _tools(kept: Attachment, on: date) -> Tools:
    document = kept.edition.document
    return Tools(lists_of(document.agency, on), masks_given(document))


def _attachment(edition_id: int, attachment_id: int, by: Person, on: date) -> tuple[Attachment, bytes]:
    """The attachment and its bytes, which are those the edition knows."""
    edition = Edition.objects.select_related("document__agency", "document__division").get(pk=edition_id)
    require_draft(edition, by, on, DOING)
    kept = edition.attachments.filter(pk=attachment_id).first()
    if kept is None:
        raise Refusal((GONE, None))
    kept.edition = edition
    try:
        with kept.file.open("rb") as stored:
            content = stored.read()
    except FileNotFoundError:
        content = b""
    if hashlib.sha256(content).hexdigest() != kept.digest:
        raise Refusal(("附件文件不在，或者已经不是当初添加的内容，请移除后重新添加", None))
    return kept, content


def _cleansed(
    kept: Attachment,
    content: bytes,
    choices: Mapping[str, Choice],
    show: Collection[str],
    tools: Tools,
    register: Register,
) -> Cleansed:
    _require_choices(choices)
    seen = tools.overview(content, kept.name, Chosen(kept.digest, choices))
    if names := sheets_of(seen, kept.digest, show):
        seen = tools.overview(content, kept.name, Chosen(kept.digest, choices, names))
    if unasked := {LABELS[one.kind] for one in seen.found if one.is_asked and one.basis == ASK.basis}:
        says = f"{'、'.join(sorted(unasked))}可能是单位自己公开的，请决定遮盖、删除还是保留"
        raise Refusal((says, LEAST))
    if all(one.what == "keep" for one in seen.found) and not seen.removed:
        raise Refusal(("没有要遮盖、删除的内容，不用换成新文件", None))
    try:
        done = masking.cleanse(content, kept.name, Chosen(kept.digest, choices, names), **tools.how(register))
    except Unreadable as wrong:
        raise Refusal((f"“{hide_numbers(kept.name, '***')}”不能遮盖：{wrong}", None)) from None
    return done


def _require_choices(choices: Mapping[str, Choice]) -> None:
    for one in choices.values():
        if one.do not in DOES:
            raise Refusal(("处理方式请选择遮盖、删除或者保留", None))
        if one.do == "keep" and not (one.reason.strip() and one.basis.strip()):
            raise Refusal(("保留个人信息要写明理由和依据", LEAST))
        require_nobodys("理由、依据", one.reason, one.basis)


@transaction.atomic
def _put_in_place(
    seen: Attachment,
    content: bytes,
    done: Cleansed,
    checked: Checked,
    persons: Mapping[str, str],
    by: Person,
    on: date,
) -> MaskedFile:
    edition = locked_draft(seen.edition_id, by, on, DOING)
    kept = edition.attachments.select_for_update().filter(pk=seen.pk).first()
    if kept is None or kept.digest != seen.digest:
        raise Refusal((CHANGED, None))
    keep_masks(edition.document, persons)
    sealed, old = vault.seal_file(BytesIO(content)), str(kept.file.name)
    row = MaskedFile(
        edition=edition, attachment=kept, name=checked.name, counts=_counts(done.found), removed=without_words(done.removed, done.found),
        unread=without_words(done.unread, done.found), kept=_kept(done.found), name_sealed=vault.seal_text(kept.name),
        sealed=sealed.name, size=sealed.size, digest=sealed.digest, by=by, on=on,
    )  # fmt: skip
    kept.name, kept.size, kept.digest = checked.name, checked.size, checked.digest
    suffix = PurePath(checked.name).suffix
    kept.file.save(f"{checked.digest[:24]}{suffix}", ContentFile(done.content), save=False)
    kept.save(update_fields=["name", "size", "digest", "file"])
    row.save(force_insert=True)
    if not Attachment.objects.filter(file=old).exists():
        transaction.on_commit(partial(kept.file.storage.delete, old))
    follow_files(edition)
    line(
        edition.document, "mask_file", DOING, LEAST, by, on, edition=edition.number, name=hide_numbers(kept.name, "***"),
        digest=kept.digest, counts=_said(row.counts), removed=row.removed, kept=_reasons(row.kept),
    )  # fmt: skip
    return row


def _counts(found: Iterable[Found]) -> dict[str, dict[str, int]]:
    counted = Counter((one.kind, one.what) for one in found)
    counts: dict[str, dict[str, int]] = {}
    for (kind, what), times in sorted(counted.items()):
        counts.setdefault(kind, {})[what] = times
    return counts


def _said(counts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    words = {"mask": "遮盖", "remove": "删除", "keep": "保留"}
    return {
        f"{LABELS[kind]}{words[what]}": n for kind, of_kind in counts.items() for what, n in of_kind.items()
    }


def _kept(found: Iterable[Found]) -> list[dict[str, str]]:
    """What the writer left, each words once: by the mark the content check knows it by."""
    kept = {
        (one.kind, mark_of(one.text)): {
            "mark": mark_of(one.text), "kind": one.kind, "shown": one.masked[:40], "reason": one.reason, "basis": one.basis,
        }
        for one in found
        if one.what == "keep"
    }  # fmt: skip
    return list(kept.values())


def _reasons(kept: Iterable[Mapping[str, str]]) -> list[str]:
    """Each ground once: 固定电话：本机关办公电话（条例第二十条）."""
    return list(dict.fromkeys(f"{LABELS[one['kind']]}：{one['reason']}（{one['basis']}）" for one in kept))
