"""Personal data in a text (个人信息): `look` finds it, `mask` covers it, `found` is what the release gate stops.

One kind, one file. All kinds read one `Shadow` of the text: half width, without what nobody sees.
"""

from gongkai.text.personal.gate import (
    KINDS,
    Span,
    found,
    has_identity_or_card,
    hide_numbers,
    homes,
    masked,
    shown,
)
from gongkai.text.personal.looking import look
from gongkai.text.personal.masks import (
    POLICY,
    STYLES,
    Masked,
    Move,
    Register,
    called,
    cover,
    mask,
    require_style,
)
from gongkai.text.personal.piece import LABELS, ONLY_LIKELY, REASONS, Personal
from gongkai.text.personal.shadow import bare

__all__ = [
    "KINDS", "LABELS", "ONLY_LIKELY", "POLICY", "REASONS", "STYLES", "Masked", "Move", "Personal", "Register", "Span", "bare", "called", "cover", "found",
    "has_identity_or_card", "hide_numbers", "homes", "look", "mask", "masked", "require_style", "shown",
]  # fmt: skip
