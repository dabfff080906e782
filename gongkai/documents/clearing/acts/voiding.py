"""What goes with an exception that ends or is taken back: the looks given while it ran, by people who let names stand."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from gongkai.documents.clearing.models import Allowance, LookedAt


def void_looks(allowance: Allowance, on: date) -> None:
    """Files and pictures of its document, and of what interprets it, are looked at anew before they go out again."""
    of = Q(document=allowance.document_id) | Q(document__interprets=allowance.document_id)
    LookedAt.objects.filter(of, void_on__isnull=True, on__gte=allowance.on).update(void_on=on)
