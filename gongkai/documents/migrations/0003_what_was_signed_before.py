"""What was signed before there were types keeps its signature: fingerprint, attribute, its day.

Normative documents get their type, unless an edition of theirs is under review: it goes on along the chain it began.
"""

from django.db import migrations
from django.db.models import F, Min

from gongkai.law.attribute import Attribute, article_of, reassess_on

UNDER_REVIEW = ("first_review", "secrecy_review", "referred", "second_review", "final_review", "approved")
SIGNED = ("approved", "published", "superseded", "withdrawn")
MONTHS = 12


def keep_signatures(apps, schema_editor):
    Document = apps.get_model("documents", "Document")
    Edition = apps.get_model("documents", "Edition")
    Decision = apps.get_model("documents", "AttributeDecision")
    for attribute in Attribute:
        signed = Edition.objects.filter(stage__in=SIGNED, document__attribute=attribute.value)
        signed.update(signed_digest=F("digest"), attribute=attribute.value)
    moving = Edition.objects.filter(stage__in=UNDER_REVIEW).values("document")
    Document.objects.filter(normative="normative_docs").exclude(pk__in=moving).update(kind="normative")
    signed_on = Edition.objects.filter(stage__in=SIGNED).values_list("document").annotate(Min("signed_on"))
    days = {key: day for key, day in signed_on.order_by() if day is not None}
    decisions = []
    for document in Document.objects.order_by("pk"):
        day = days.get(document.pk)
        if day is not None:
            withheld = document.attribute == Attribute.WITHHELD
            document.attribute_fixed_on = day
            document.reassess_on = reassess_on(day, MONTHS) if withheld else None
            document.save(update_fields=["attribute_fixed_on", "reassess_on"])
        if document.attribute != Attribute.WITHHELD or document.attribute_ground:
            decisions.append(_begun(Decision, document))
    Decision.objects.bulk_create(decisions, batch_size=500)


def _begun(Decision, document):
    """The attribute as it stood when this version came: the beginning of its history."""
    attribute, ground = Attribute(document.attribute), document.attribute_ground
    return Decision(
        document=document, act="draft", label="拟稿认定", attribute=attribute.value, ground=ground,
        under=str(article_of(attribute, ground)), reason=document.attribute_reason, by_id=document.owner_id,
        on=document.made_on,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_the_chain_of_a_document"),
    ]

    operations = [migrations.RunPython(keep_signatures, migrations.RunPython.noop)]
