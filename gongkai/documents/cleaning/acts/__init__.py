"""The acts of a clean-up, in their order: begin, propose, decide, conclude, draft the result, carry out."""

from gongkai.documents.cleaning.acts.announcing import carry_out, draft_result, redraft_result
from gongkai.documents.cleaning.acts.deciding import (
    PROPOSERS,
    begin_round,
    conclude_round,
    decide,
    propose,
    reopen_round,
)

__all__ = [
    "PROPOSERS", "begin_round", "carry_out", "conclude_round", "decide", "draft_result", "propose", "redraft_result",
    "reopen_round",
]  # fmt: skip
