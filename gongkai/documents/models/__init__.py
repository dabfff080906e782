"""Documents, their editions, interpretations, reviews and attachments (主动公开)."""

from gongkai.documents.cleaning.models import CleanUpItem, CleanUpRound
from gongkai.documents.clearing.models import Allowance, KeptNumber, LookedAt
from gongkai.documents.comments.models import Comment
from gongkai.documents.counting.models import CountingDecision, SetCountingRule
from gongkai.documents.drafting.models import Original, Picture
from gongkai.documents.interpreting.models import InterpretationPlan, Waiver
from gongkai.documents.masking.models import MaskedFile, MaskedText, PersonMask
from gongkai.documents.models.attestation import Attestation
from gongkai.documents.models.attribute import AttributeDecision
from gongkai.documents.models.column import Column
from gongkai.documents.models.document import Document
from gongkai.documents.models.document_query import PUBLIC, DocumentQuerySet, in_force
from gongkai.documents.models.edition import Attachment, Edition
from gongkai.documents.models.review import Review, Verdict
from gongkai.documents.proofing.models import WordingCheck, WordingMark
from gongkai.documents.release.models import (
    Incident,
    NoIncident,
    NoticeChange,
    NoticePeriod,
    Schedule,
    Window,
    Withdrawal,
)
from gongkai.documents.upper.models import Consent, NumberNote, UpperDocument
from gongkai.documents.validity.models import Succession
from gongkai.documents.wordlists.models import ListedWord

__all__ = [
    "PUBLIC", "Allowance", "Attachment", "Attestation", "AttributeDecision", "CleanUpItem", "CleanUpRound", "Column", "Comment",
    "Consent", "CountingDecision", "Document", "DocumentQuerySet", "Edition", "Incident", "InterpretationPlan", "KeptNumber",
    "ListedWord", "LookedAt", "MaskedFile", "MaskedText", "NoIncident", "NoticeChange", "NoticePeriod", "NumberNote", "Original", "PersonMask", "Picture", "Review", "Schedule", "SetCountingRule",
    "Succession", "UpperDocument", "Verdict", "Waiver", "Window", "Withdrawal",
    "WordingCheck", "WordingMark", "in_force",
]  # fmt: skip
