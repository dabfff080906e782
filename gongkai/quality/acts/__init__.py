"""What may be done to the ledger, by matter. The only writer of this room."""

from gongkai.quality.acts.entering import MATTER, enter_released
from gongkai.quality.acts.ledger import OWNERS, assign, close, dismiss, record, rectify, reopen
from gongkai.quality.acts.patrol import Patrol, patrol

__all__ = [
    "MATTER", "OWNERS", "Patrol", "assign", "close", "dismiss", "enter_released", "patrol", "record", "rectify", "reopen",
]  # fmt: skip
