"""The acts of the content check: decisions on what was found, taking them back, the end of an exception."""

from gongkai.documents.clearing.acts.deciding import decide_allowance, end_allowances, keep_number, look_at
from gongkai.documents.clearing.acts.revoking import revoke_allowance, revoke_keeping

__all__ = [
    "decide_allowance",
    "end_allowances",
    "keep_number",
    "look_at",
    "revoke_allowance",
    "revoke_keeping",
]
