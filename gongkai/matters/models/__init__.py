"""Matters, what is linked to and said of them, consultations with what the public wrote, events, reminders."""

from gongkai.matters.models.call import Call, Feedback, Sender, Voice
from gongkai.matters.models.catalogue import CatalogueRow
from gongkai.matters.models.event import Event
from gongkai.matters.models.matter import Matter
from gongkai.matters.models.piece import Link, Picture, Progress, Statement
from gongkai.matters.models.reminder import Reminder

__all__ = [
    "Call",
    "CatalogueRow",
    "Event",
    "Feedback",
    "Link",
    "Matter",
    "Picture",
    "Progress",
    "Reminder",
    "Sender",
    "Statement",
    "Voice",
]
