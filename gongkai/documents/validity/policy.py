"""Which documents are policy documents (政策文件), and of which validity is said at all. Nothing here writes.

A policy document is one of the agency's documents that is reviewed as one (政策文件、行政规范性文件), is a normative act, or went out as
an official paper with a 发文字号. A budget, an account, a notice of a penalty, what stands for public notice and an interpretation
are published, but nothing is in force by them.
"""

from __future__ import annotations

from django.db.models import Q

from gongkai.documents.models import Document
from gongkai.documents.release.gate import NOTICE, is_notice

BY_KIND = ("policy", "normative")
NEVER = ("sanction", "warning")
POLICY = (
    Q(category=Document.Category.DOCUMENT, interprets__isnull=True)
    & (Q(kind__in=BY_KIND) | ~Q(normative="") | ~Q(doc_no=""))
    & ~Q(kind__in=NEVER)
    & ~Q(genre__contains=NOTICE)
    & ~Q(title__endswith=NOTICE)
)


def is_policy(document: Document) -> bool:
    """Whether a document is one: what `POLICY` asks the database."""
    marked = document.kind in BY_KIND or bool(document.normative) or bool(document.doc_no)
    own = document.category == Document.Category.DOCUMENT and document.interprets_id is None
    return own and marked and document.kind not in NEVER and not is_notice(document)


def says_validity(document: Document) -> bool:
    """Whether validity is a matter for it: it is a policy document, or somebody decided about its force."""
    decided = document.validity != Document.Validity.IN_FORCE or document.valid_until or document.valid_always
    return is_policy(document) or bool(decided)
