"""The moves of an edition (三审、保密审查): no text goes live but through these tables, one a type of document.

Each is built from the type's row (`law.chain`): reviews by different people and the secrecy review between them
(条例第十七条；保密法第三十五条：先审查、后公开). Who cannot tell refers the matter upward (条例第十七条第三款).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from gongkai.law.chain import Chain, EditionStage, chain_of
from gongkai.law.hand import Hand
from gongkai.law.moves import Move, Procedure
from gongkai.law.statutes import OGI_2019, PERSONAL_2021

__all__ = [
    "APPROVALS", "ENDED", "LABELS", "UNASKED", "EditionStage", "open_stages", "procedure_of", "signing_act",
]  # fmt: skip

_AUTHOR = frozenset(
    {Hand.CLERK, Hand.UNIT_CLERK, Hand.DISCLOSURE_CLERK, Hand.DIVISION_HEAD, Hand.LEGAL_REVIEWER}
)
_LEADER = frozenset({Hand.DEPUTY, Hand.HEAD})
_PUBLISHER = frozenset({Hand.DISCLOSURE_CLERK})
_REVIEW = OGI_2019.article(17)
_UNSURE = OGI_2019.article(17, 3)
_RIGHT = OGI_2019.article(6)
_URGENT = OGI_2019.article(20, item=12)
S = EditionStage

LABELS = {
    S.DRAFT: "拟稿",
    S.FIRST_REVIEW: "科室初审",
    S.LEGAL_REVIEW: "合法性审核",
    S.SECRECY_REVIEW: "保密审查",
    S.REFERRED: "报请确定",
    S.SECOND_REVIEW: "办公室复审",
    S.FINAL_REVIEW: "分管终审",
    S.HEAD_SIGNATURE: "主要领导签发",
    S.APPROVED: "待发布",
    S.PUBLISHED: "已发布",
    S.SHELVED: "归档不公开",
    S.SUPERSEDED: "已被新版本替代",
    S.WITHDRAWN: "已撤回",
    S.DISCARDED: "已作废",
}
# Where an edition is no longer on its way.
ENDED = (S.PUBLISHED, S.SHELVED, S.SUPERSEDED, S.WITHDRAWN, S.DISCARDED)
# The approvals of one edition: each by another person than the author and than the others.
APPROVALS = ("pass_first", "pass_legal", "pass_secrecy", "pass_second", "sign", "sign_head", "sign_urgently")
# Moves nobody waits for: an edition stands at a stage for the sake of another one.
UNASKED = (
    "submit",
    "discard",
    "take_back",
    "send_back",
    "sign_urgently",
    "supersede",
    "withdraw",
    "end_release",
)


@cache
def procedure_of(kind: str) -> Procedure[EditionStage]:
    """The table of moves of a type of document. Raises Refusal for a type there is none of."""
    chain = chain_of(kind)
    moves = [*_review(chain), *_release(chain)]
    stages = [s for s in S if s in {m.at for m in moves} | {m.to for m in moves}]
    labels = {stage: LABELS[stage] for stage in stages}
    return Procedure(
        f"公开审查：{chain.label}", S.DRAFT, [s for s in ENDED if s != S.PUBLISHED], labels, moves
    )


def signing_act(kind: str) -> str:
    """The act with which the chain of a type is complete."""
    return chain_of(kind).steps[-1].act


def open_stages(kind: str, hands: Iterable[Hand]) -> list[EditionStage]:
    """The stages of a type at which an edition waits for one of these hands."""
    held = frozenset(hands)
    rows = [m for m in procedure_of(kind).moves if m.by & held and m.act not in UNASKED]
    return list(dict.fromkeys(m.at for m in rows))


def _review(chain: Chain) -> Iterable[Move[EditionStage]]:
    """From draft to approved: each step passes on, or back to the draft."""
    yield Move(S.DRAFT, "submit", "送审", chain.steps[0].stage, _AUTHOR, _REVIEW)
    yield Move(S.DRAFT, "discard", "作废", S.DISCARDED, _AUTHOR, _RIGHT)
    yield Move(chain.steps[0].stage, "take_back", "撤回送审", S.DRAFT, _AUTHOR, _REVIEW)
    after = [*(step.stage for step in chain.steps[1:]), S.APPROVED]
    for step, following in zip(chain.steps, after, strict=True):
        yield Move(step.stage, step.act, step.says, following, step.hands, step.under)
        if step.stage == S.SECRECY_REVIEW:
            yield Move(S.SECRECY_REVIEW, "refer", "不能确定，报请确定", S.REFERRED, step.hands, _UNSURE)
            yield Move(S.REFERRED, "resolve", "收到确定意见", S.SECRECY_REVIEW, step.hands, _UNSURE)
        yield Move(step.stage, "send_back", "退回修改", S.DRAFT, step.hands, step.under)
    if chain.emergency:
        for stage in (S.DRAFT, *(step.stage for step in chain.steps)):
            yield Move(stage, "sign_urgently", "紧急签发", S.APPROVED, chain.emergency.hands, _URGENT)


def _release(chain: Chain) -> Iterable[Move[EditionStage]]:
    """What follows the signature."""
    yield Move(S.APPROVED, "publish", "发布", S.PUBLISHED, _PUBLISHER, OGI_2019.article(23))
    yield Move(S.APPROVED, "shelve", "归档不公开", S.SHELVED, _PUBLISHER, OGI_2019.article(17))
    yield Move(S.APPROVED, "send_back", "退回修改", S.DRAFT, _LEADER | _PUBLISHER, _REVIEW)
    yield Move(S.PUBLISHED, "supersede", "由新版本替代", S.SUPERSEDED, _PUBLISHER, _RIGHT)
    yield Move(S.PUBLISHED, "withdraw", "撤回", S.WITHDRAWN, _LEADER, _RIGHT)
    yield Move(
        S.PUBLISHED,
        "end_release",
        "公开期满下线",
        S.WITHDRAWN,
        frozenset({Hand.CLOCK}),
        PERSONAL_2021.article(6),
    )
