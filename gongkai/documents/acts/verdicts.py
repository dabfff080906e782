"""The secrecy verdicts: one for the body, one for each attachment, each bound to its own fingerprint (保密审查结论)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.agencies.models import Person
from gongkai.documents.models import Edition, Verdict
from gongkai.documents.pieces import pieces_of
from gongkai.law.judgement import SECRECY_FIRST, SecrecyVerdict, leads_to
from gongkai.law.moves import Move
from gongkai.law.review import EditionStage
from gongkai.law.source import Citation, Refusal


@dataclass(frozen=True)
class Ruling:
    """What the reviewer says of one piece; anything but 可公开 has its reason."""

    verdict: SecrecyVerdict
    reason: str = ""


def all_open(package: list[Edition]) -> dict[str, Ruling]:
    """Every piece 可公开."""
    return {piece.key: Ruling(SecrecyVerdict.OPEN) for piece in pieces_of(package)}


def keep_verdicts(
    package: list[Edition],
    rulings: Mapping[str, Ruling],
    row: Move[EditionStage],
    by: Person,
    on: date,
    stamp: uuid.UUID,
) -> None:
    """Keep a verdict of every piece. Raises Refusal for a piece without one, or whose verdict lacks its reason.

    At its release an urgent package passes only where every piece is 可公开; the verdicts then count as its review.
    """
    pieces = list(pieces_of(package))
    if reasons := _lacking({p.key: p.name for p in pieces}, rulings):
        raise Refusal(*reasons)
    if (
        row.act in ("pass_secrecy", "publish")
        and leads_to(r.verdict for r in rulings.values()) != "pass_secrecy"
    ):
        raise Refusal(("正文和每个附件都“可公开”，才能通过保密审查、发布", SECRECY_FIRST))
    for piece in pieces:
        ruling = rulings[piece.key]
        Verdict.objects.create(
            edition=piece.edition, attachment=piece.attachment, piece=piece.name[:120], verdict=ruling.verdict,
            reason=ruling.reason.strip(), digest=piece.digest, by=by, on=on, package=stamp,
        )  # fmt: skip
    if row.act == "publish":
        for edition in package:
            edition.secrecy_digest = edition.digest
            edition.save(update_fields=["secrecy_digest"])


def _lacking(names: dict[str, str], rulings: Mapping[str, Ruling]) -> list[tuple[str, Citation | None]]:
    reasons: list[tuple[str, Citation | None]] = [
        (f"“{name}”还没有保密审查结论，正文和每个附件都要逐一审查", SECRECY_FIRST)
        for key, name in names.items()
        if key not in rulings
    ]
    reasons += [
        (f"“{names[key]}”的结论是“{ruling.verdict.label}”，要写明理由", SECRECY_FIRST)
        for key, ruling in rulings.items()
        if key in names and ruling.verdict is not SecrecyVerdict.OPEN and not ruling.reason.strip()
    ]
    if set(rulings) - set(names):
        reasons.append(("有的审查对象已经不在稿件里，请刷新页面后重新审查", SECRECY_FIRST))
    return reasons
