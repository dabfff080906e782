"""A draft is begun, written, kept for later, given up or submitted (起草、保存、删除、提交申请).

Nothing of a draft enters the journal: nobody has asked anything yet. The journal begins with `receive`.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.cases.acts.keeping import add_file
from gongkai.cases.acts.receiving import CODE_ALPHABET, PROOFS_AT_MOST, Asker, Upload, receive
from gongkai.cases.models import Case, CaseFile, Draft, DraftFile
from gongkai.cases.models.draft import mark_of
from gongkai.files import vault
from gongkai.files.checking import IDENTITY_PROOF, Purpose, check
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal

KEPT_DAYS = 7
GONE = "草稿已经删除或者过期，请重新填写；保存过续填码的，可以凭码继续"
Kind = DraftFile.Purpose
# How files of a kind are checked, and how many a draft may have.
TAKEN: dict[Kind, tuple[Purpose, int]] = {
    Kind.PROOF: (IDENTITY_PROOF, PROOFS_AT_MOST),
    Kind.AUTHORISATION: (Purpose("授权委托书", IDENTITY_PROOF.kinds, IDENTITY_PROOF.limit), 2),
}


@transaction.atomic
def begin_draft(agency: Agency, *, on: date) -> tuple[Draft, str]:
    """An empty draft, and the token by which alone it is found."""
    token = secrets.token_hex(32)
    draft = Draft(agency=agency, token_mark=mark_of(token))
    _seal(draft, {}, on)
    draft.save(force_insert=True)
    return draft, token


@transaction.atomic
def write_draft(draft_id: int, said: Mapping[str, Any], *, on: date, seen: str = "") -> Draft:
    """Keep what was typed, field by field; other fields stay. `seen` is a step that was gone through."""
    draft = _locked(draft_id)
    content = draft.content
    content["said"] = content.get("said", {}) | dict(said)
    content["seen"] = sorted({*content.get("seen", []), *([seen] if seen else [])})
    return _save(draft, content, on)


@transaction.atomic
def add_draft_file(draft_id: int, name: str, content: BinaryIO, *, purpose: Kind, on: date) -> DraftFile:
    """Check a file at once and keep it sealed. Raises Refusal for what may not be sent, is one too many or twice."""
    draft = _locked(draft_id)
    rule, most = TAKEN[purpose]
    checked = check(name, content, rule)
    here = list(draft.files.filter(purpose=purpose))
    if any(kept.digest == checked.digest for kept in here):
        raise Refusal((f"“{checked.name}”已经上传过，不用重复上传", None))
    if len(here) >= most:
        raise Refusal((f"{rule.label}最多{most}个文件，“{checked.name}”没有保存；要换的，请先移除一个", None))
    kept = vault.seal_file(content)
    _save(draft, draft.content, on)
    return DraftFile.objects.create(
        draft=draft, purpose=purpose, name_sealed=vault.seal_text(checked.name), size=checked.size,
        digest=checked.digest, sealed=kept.name,
    )  # fmt: skip


@transaction.atomic
def remove_draft_file(draft_id: int, file_id: int) -> None:
    """Take a file out of a draft; one that is gone already is no mistake."""
    _erase(_locked(draft_id).files.filter(pk=file_id))


@transaction.atomic
def give_code(draft_id: int, *, on: date) -> str:
    """The code by which a draft is continued elsewhere: the same as long as the draft is kept."""
    draft = _locked(draft_id)
    content = draft.content
    if "code" not in content:
        content["code"] = "-".join("".join(secrets.choice(CODE_ALPHABET) for _ in range(4)) for _ in range(3))
    draft.code_mark = mark_of(content["code"])
    _save(draft, content, on)
    return content["code"]


@transaction.atomic
def take_over(agency: Agency, code: str, *, on: date) -> str | None:
    """A new token for who has the code, None for a wrong one. The browser that wrote so far finds it no more."""
    found = Draft.objects.select_for_update().filter(agency=agency, code_mark=mark_of(code))
    draft = found.filter(kept_until__gte=on, case__isnull=True).first()
    if draft is None:
        return None
    token = secrets.token_hex(32)
    draft.token_mark = mark_of(token)
    draft.save(update_fields=["token_mark"])
    return token


@transaction.atomic
def erase_draft(draft_id: int) -> None:
    """Erase a draft and its files at once."""
    for draft in Draft.objects.select_for_update().filter(pk=draft_id):
        _erase(draft.files.all())
        draft.delete()


def erase_old_drafts(on: date) -> int:
    """Erase the drafts whose days are over. Returns how many."""
    old = list(Draft.objects.filter(kept_until__lt=on).values_list("pk", flat=True))
    for draft_id in old:
        erase_draft(draft_id)
    return len(old)


@transaction.atomic
def submit_draft(
    draft_id: int,
    asker: Asker,
    kind: ApplicantKind,
    asked: str,
    *,
    on: date,
    by_agent: bool = False,
    asked_doc_no: str = "",
    wanted_form: str = "",
    help_needed: str = "",
) -> Case:
    """Make the case of a draft and empty the draft; a second time it is the same case.

    Proofs go with the applicant, an agent's authorisation into the file of the case. Raises Refusal.
    """
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None:
        raise Refusal((GONE, None))
    if draft.case is not None:
        return draft.case
    files = list(draft.files.all())
    case = receive(
        draft.agency, asker, kind, asked, channel=Channel.ONLINE, by=Hand.APPLICANT, on=on, asked_doc_no=asked_doc_no,
        wanted_form=wanted_form, help_needed=help_needed, proofs=_opened(files, Kind.PROOF),
    )  # fmt: skip
    for name, content in _opened(files, Kind.AUTHORISATION) if by_agent else []:
        add_file(case.pk, name, content, purpose=CaseFile.Purpose.AUTHORISATION, by=Hand.APPLICANT, on=on)
    _erase(files)
    draft.case, draft.sealed, draft.code_mark = case, "", ""
    draft.save(update_fields=["case", "sealed", "code_mark"])
    return case


def _locked(draft_id: int) -> Draft:
    """The draft, locked until the transaction ends. Raises Refusal when it was erased or submitted meanwhile."""
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None:
        raise Refusal((GONE, None))
    if draft.case_id:
        raise Refusal(("这份申请已经提交，不能再改；需要补充的，请在申请进度页办理", None))
    return draft


def _seal(draft: Draft, content: dict[str, Any], on: date) -> None:
    draft.sealed = vault.seal_text(json.dumps(content, ensure_ascii=False))
    draft.kept_until = on + timedelta(days=KEPT_DAYS)


def _save(draft: Draft, content: dict[str, Any], on: date) -> Draft:
    _seal(draft, content, on)
    draft.save(update_fields=["sealed", "kept_until", "code_mark"])
    return draft


def _opened(files: Iterable[DraftFile], purpose: Kind) -> list[Upload]:
    return [Upload(f.name, BytesIO(vault.open_file(f.sealed))) for f in files if f.purpose == purpose]


def _erase(files: Iterable[DraftFile]) -> None:
    """Rows now, sealed files once that is certain."""
    for kept in list(files):
        kept.delete()
        transaction.on_commit(partial(vault.erase_file, kept.sealed))
