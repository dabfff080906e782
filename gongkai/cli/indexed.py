"""Every kind of record the full-text index has."""

from gongkai.documents.finding import KEPT as DOCUMENTS
from gongkai.matters.finding import KEPT as MATTERS
from gongkai.search.upkeep import Kept

KINDS: tuple[Kept, ...] = (DOCUMENTS, MATTERS)
