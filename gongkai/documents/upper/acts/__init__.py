"""The acts on upper documents: keeping the register, consents, what a draft forwards, numbers no register knows."""

from gongkai.documents.upper.acts.answering import answer_for_numbers
from gongkai.documents.upper.acts.keeping import (
    change_upper,
    consent_to_attribute,
    consent_to_quote,
    forward,
    import_uppers,
    register_upper,
)

__all__ = [
    "answer_for_numbers", "change_upper", "consent_to_attribute", "consent_to_quote", "forward", "import_uppers",
    "register_upper",
]  # fmt: skip
