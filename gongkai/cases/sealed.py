"""What is kept sealed, here and in the room below: every column that holds a sealed text or names a sealed file.

Whoever adds one enters it here, or a change of key leaves it behind (`tests/cases/test_change_of_key.py` looks).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model

from gongkai.cases.models import (
    Applicant,
    Case,
    CaseFile,
    CorrectionApplicant,
    CorrectionFile,
    Draft,
    DraftFile,
    Letter,
    Proof,
)
from gongkai.documents.models import MaskedFile, MaskedText, Original
from gongkai.files import vault
from gongkai.law.source import Refusal

PAGE = 500
CHANGED = "打开后与登记的摘要不符，内容已被改动；请从备份恢复"


@dataclass(frozen=True)
class Kept:
    """A column of a table: `digest` beside the name of a sealed file, `mark` beside a sealed text that has one.

    `agency` and `number` lead from the row to the agency's code and the number by which people know the matter.
    """

    model: type[Model]
    column: str
    label: str
    agency: str
    number: str
    mark: str = ""
    digest: str = ""

    @property
    def is_file(self) -> bool:
        return bool(self.digest)


@dataclass(frozen=True)
class Thing:
    """One sealed text or file: its row, what the column holds, and the mark or digest beside it."""

    kept: Kept
    key: int
    sealed: str
    beside: str
    agency: str
    number: str

    def __str__(self) -> str:
        """Where it belongs, without anybody's name: a file is often called after its owner."""
        return (
            f"{self.agency} {self.number} {self.kept.label}（{self.kept.model._meta.model_name} {self.key}）"
        )

    def is_current(self) -> bool:
        """Whether it is sealed, and marked, under the newest key. Raises Refusal for a file that is gone."""
        if self.kept.is_file:
            return vault.is_newest_file(self.sealed)
        if not vault.is_newest_text(self.sealed):
            return False
        return not self.kept.mark or self.beside == vault.mark(vault.open_text(self.sealed))

    def try_opening(self) -> None:
        """Raises Refusal where it cannot be opened, or is not what was sealed."""
        if not self.kept.is_file:
            vault.open_text(self.sealed)
        elif hashlib.sha256(vault.open_file(self.sealed)).hexdigest() != self.beside:
            raise Refusal((CHANGED, None))


KEPT = (
    Kept(Case, "code_sealed", "查询码", "agency__code", "number", mark="code_mark"),
    Kept(Applicant, "id_sealed", "证件号码", "case__agency__code", "case__number", mark="id_mark"),
    Kept(Applicant, "post_sealed", "邮寄地址", "case__agency__code", "case__number"),
    Kept(Proof, "sealed", "身份证明", "applicant__case__agency__code", "applicant__case__number", digest="digest"),
    Kept(CaseFile, "sealed", "案卷材料", "case__agency__code", "case__number", digest="digest"),
    Kept(Letter, "word", "文书（Word）", "agency__code", "number", digest="word_digest"),
    Kept(Letter, "pdf", "文书（PDF）", "agency__code", "number", digest="pdf_digest"),
    Kept(
        CorrectionApplicant, "id_sealed", "证件号码", "correction__agency__code", "correction__number", mark="id_mark"
    ),
    Kept(CorrectionFile, "sealed", "更正申请材料", "correction__agency__code", "correction__number", digest="digest"),
    Kept(Draft, "sealed", "申请草稿", "agency__code", "pk"),
    Kept(DraftFile, "name_sealed", "草稿材料名称", "draft__agency__code", "draft__pk"),
    Kept(DraftFile, "sealed", "草稿材料", "draft__agency__code", "draft__pk", digest="digest"),
    Kept(
        Original, "sealed", "Word原件", "edition__document__agency__code", "edition__document__index_no", digest="digest"
    ),
    Kept(
        MaskedFile, "sealed", "遮盖前的原件", "edition__document__agency__code", "edition__document__index_no", digest="digest"
    ),
    Kept(
        MaskedFile, "name_sealed", "遮盖前的文件名", "edition__document__agency__code", "edition__document__index_no"
    ),
    Kept(MaskedText, "sealed", "遮盖前的文字", "edition__document__agency__code", "edition__document__index_no"),
)  # fmt: skip


def how_many(kept_in: Iterable[Kept] = KEPT) -> int:
    """How many things are sealed, texts and files."""
    return sum(kept.model._default_manager.exclude(**{kept.column: ""}).count() for kept in kept_in)


def things(kept_in: Iterable[Kept] = KEPT) -> Iterator[Thing]:
    """Everything that is sealed, as it stands when it is met. Read page by page: between two of them rows may change."""
    for kept in kept_in:
        rows = kept.model._default_manager.exclude(**{kept.column: ""}).order_by("pk")
        columns = ("pk", kept.column, kept.mark or kept.digest or "pk", kept.agency, kept.number)
        last = 0
        while page := list(rows.filter(pk__gt=last).values_list(*columns)[:PAGE]):
            yield from (Thing(kept, *row) for row in page)
            last = page[-1][0]


def referred_to() -> frozenset[str]:
    """The names of all sealed files some row names."""
    files = [kept for kept in KEPT if kept.is_file]
    return frozenset(
        name
        for kept in files
        for name in kept.model._default_manager.values_list(kept.column, flat=True)
        if name
    )
