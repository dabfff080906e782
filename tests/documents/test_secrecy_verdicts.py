"""The secrecy review rules on the body and on each file; the package passes only where every piece may be public."""

from __future__ import annotations

import io

import pytest

from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.documents.pieces import pieces_of
from gongkai.law.judgement import SecrecyVerdict as V
from gongkai.law.judgement import leads_to
from gongkai.law.moves import NoSuchMove
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import Cast
from tests.documents.conftest import ON, walk


@pytest.fixture
def with_files(cast: Cast, draft: Document) -> Document:
    """A draft with two files, before the secrecy reviewer."""
    for name in ("名单.pdf", "说明.pdf"):
        acts.attach(
            draft.editions.get().pk, name=name, content=io.BytesIO(papers.pdf()), by=cast.li_qiang, on=ON
        )
    walk(cast, draft, until="pass_first")
    return draft


def rulings(document: Document, **other: V) -> dict[str, acts.Ruling]:
    """可公开 for every piece, but for those named (正文, 名单, 说明)."""
    found = {}
    for piece in pieces_of(document.editions.all()):
        verdict = other.get(piece.name.partition(".")[0], V.OPEN)
        found[piece.key] = acts.Ruling(verdict, "" if verdict is V.OPEN else "涉及未公开的个人信息")
    return found


@pytest.mark.parametrize(
    ("found", "act"),
    [
        ([V.OPEN, V.OPEN], "pass_secrecy"),
        ([V.OPEN, V.UNSURE], "refer"),
        ([V.CLOSED, V.UNSURE], "refer"),
        ([V.OPEN, V.CLOSED], "send_back"),
        ([V.OPEN, V.AFTER_SEPARATION], "send_back"),
        ([], "send_back"),
    ],
)
def test_the_verdicts_decide_where_the_package_goes(found: list[V], act: str) -> None:
    assert leads_to(found) == act


@pytest.mark.parametrize(
    ("other", "stage"),
    [
        ({}, "second_review"),
        ({"名单": V.UNSURE}, "referred"),
        ({"名单": V.CLOSED}, "draft"),
        ({"说明": V.AFTER_SEPARATION}, "draft"),
        ({"正文": V.CLOSED}, "draft"),
    ],
)
def test_one_piece_that_may_not_be_public_holds_the_package(
    cast: Cast, with_files: Document, other: dict[str, V], stage: str
) -> None:
    acts.rule_secrecy(
        with_files.pk, rulings=rulings(with_files, **other), opinion="", by=cast.sun_jing, on=ON
    )
    edition = with_files.editions.get()
    assert edition.stage == stage
    assert edition.verdicts.count() == 3
    assert edition.secrecy_digest == (edition.digest if stage == "second_review" else "")


def test_a_piece_without_a_verdict_is_named(cast: Cast, with_files: Document) -> None:
    given = rulings(with_files)
    given.popitem()
    with pytest.raises(Refusal, match="“说明.pdf”还没有保密审查结论"):
        acts.rule_secrecy(with_files.pk, rulings=given, opinion="", by=cast.sun_jing, on=ON)
    assert with_files.editions.get().stage == "secrecy_review"


def test_a_verdict_against_openness_says_why(cast: Cast, with_files: Document) -> None:
    given = {key: acts.Ruling(V.CLOSED) for key in rulings(with_files)}
    with pytest.raises(Refusal, match="写明理由"):
        acts.rule_secrecy(with_files.pk, rulings=given, opinion="退回", by=cast.sun_jing, on=ON)


def test_a_verdict_on_what_is_not_there_is_refused(cast: Cast, with_files: Document) -> None:
    given = rulings(with_files) | {"a999999": acts.Ruling(V.OPEN)}
    with pytest.raises(Refusal, match="已经不在稿件里"):
        acts.rule_secrecy(with_files.pk, rulings=given, opinion="", by=cast.sun_jing, on=ON)


@pytest.mark.parametrize(
    "who", ["li_qiang", "he_jing", "qian_jin", "zhao_min", "zheng_zhi", "wu_tao", "feng_lin"]
)
@pytest.mark.parametrize("verdict", [V.OPEN, V.UNSURE, V.CLOSED])
def test_verdicts_are_the_secrecy_reviewers_alone(
    cast: Cast, with_files: Document, who: str, verdict: V
) -> None:
    given = rulings(with_files, 正文=verdict)
    with pytest.raises(NoSuchMove):
        acts.rule_secrecy(with_files.pk, rulings=given, opinion="意见", by=getattr(cast, who), on=ON)


def test_nobody_rules_before_the_text_is_at_the_secrecy_review(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="submit")
    given = rulings(draft, 正文=V.CLOSED)
    for person in (cast.he_jing, cast.sun_jing):
        with pytest.raises(NoSuchMove):
            acts.rule_secrecy(draft.pk, rulings=given, opinion="退回", by=person, on=ON)
    assert not draft.editions.get().verdicts.exists()


def test_each_verdict_is_bound_to_its_own_fingerprint(cast: Cast, with_files: Document) -> None:
    acts.pass_secrecy(with_files.pk, opinion="逐件审查，均可公开", by=cast.sun_jing, on=ON)
    edition = with_files.editions.get()
    kept = {v.piece: v.digest for v in edition.verdicts.all()}
    assert kept == {piece.name: piece.digest for piece in pieces_of([edition])}
