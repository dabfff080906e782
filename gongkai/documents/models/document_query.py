"""Which documents somebody may see: the one gate of every face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from gongkai.agencies.scope import Scope
from gongkai.documents.interpreting.models import Waiver
from gongkai.documents.sight import kinds_reviewed
from gongkai.law.attribute import Attribute

if TYPE_CHECKING:
    from gongkai.documents.models.document import Document  # noqa: F401 - named in quotes below

# What anyone may read: the one place where that is said (`DocumentQuerySet.public`, `Document.is_public`).
PUBLIC = {"is_live": True, "attribute": Attribute.PROACTIVE}


def in_force(document: OuterRef | int) -> models.QuerySet[Waiver]:
    """The waivers that hold for a document of an outer query; none for one that became major after it was granted."""
    granted = Waiver.objects.filter(document=document, state=Waiver.State.GRANTED)
    return granted.filter(Q(is_major=True) | Q(document__is_major=False))


class DocumentQuerySet(models.QuerySet["Document"]):
    def public(self) -> DocumentQuerySet:
        """What anyone may read."""
        return self.filter(**PUBLIC)

    def visible_to(self, scope: Scope) -> DocumentQuerySet:
        """What a member of staff may see: the one gate of every desk page."""
        own = self.filter(agency_id=scope.agency)
        if scope.divisions is None:
            return own
        return own.filter(Q(division_id__in=scope.divisions) | Q(**PUBLIC) | self._to_review(scope))

    def inside(self, scope: Scope) -> DocumentQuerySet:
        """What somebody reads more of than anyone may: how it was reviewed, what is in hand."""
        own = self.filter(agency_id=scope.agency)
        if scope.divisions is None:
            return own
        return own.filter(Q(division_id__in=scope.divisions) | self._to_review(scope))

    @staticmethod
    def _to_review(scope: Scope) -> Q:
        """What was sent into a review that somebody has a step of, wherever it was drafted."""
        kinds = kinds_reviewed(scope.everywhere)
        if not kinds:
            return Q(pk__in=[])
        sent = apps.get_model("documents", "Edition").objects.filter(
            document=OuterRef("pk"), submitted_on__isnull=False
        )
        return (Q(kind__in=kinds) | Q(interprets__kind__in=kinds)) & Q(Exists(sent))

    def to_interpret(self) -> DocumentQuerySet:
        """What is to be interpreted: by rule or by choice, and not waived."""
        return self.filter(needs_interpretation=True).exclude(Exists(in_force(OuterRef("pk"))))
