"""The record of a document (著录) gets a fingerprint beside the text's.

What is under review gets the one of the record as it stands, since the record changes in a draft alone; what was out
before is marked as what it is. Of a correction made before this nobody was asked whether the words before may be read:
they stay hidden.
"""

import hashlib
import json

from django.db import migrations, models

OF_DOCUMENT = (
    "kind", "subtitle", "theme", "issuer", "column", "category", "subcategory", "genre", "doc_no", "summary", "key_words",
    "origin", "made_on", "effective_on", "valid_until", "valid_always", "basis", "division", "five_open", "channels",
    "normative", "forwards", "needs_interpretation", "interpretation_reason", "is_major", "excerpt_reason", "interprets",
    "forms",
)  # fmt: skip
OF_EDITION = ("note", "hides_before")
OF_NOTICE = ("last_day", "basis", "contact")
OUT = ("published", "superseded", "withdrawn")


def sha256(said):
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def items_of(edition, notice):
    """As `documents.record` had it when this came."""
    parts = [("document", edition.document, OF_DOCUMENT), ("edition", edition, OF_EDITION)]
    if notice is not None:
        parts.append(("notice", notice, OF_NOTICE))
    return {
        f"{part}.{name}": sha256(row._meta.get_field(name).value_from_object(row))
        for part, row, names in parts
        for name in names
    }


def keep_records(apps, schema_editor):
    Edition = apps.get_model("documents", "Edition")
    Notice = apps.get_model("documents", "NoticePeriod")
    Review = apps.get_model("documents", "Review")
    Edition.objects.filter(number__gt=1).update(hides_before=True)
    Edition.objects.filter(stage__in=OUT, attested__isnull=True).update(before_record=True)
    moving = Edition.objects.exclude(stage__in=(*OUT, "draft", "shelved")).select_related("document")
    for edition in moving.order_by("pk").iterator():
        items = items_of(edition, Notice.objects.filter(document=edition.document_id).first())
        digest = sha256(sorted(items.items()))
        edition.record_digest, edition.record_items = digest, items
        edition.signed_record = digest if edition.signed_digest else ""
        edition.save(update_fields=["record_digest", "record_items", "signed_record"])
        Review.objects.filter(edition=edition, package=edition.package).update(record_digest=digest)
    # A row changed twice leaves a check for the end of the transaction, which bars ALTER TABLE before.
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0013_items_count_by_rule"),
    ]

    operations = [
        migrations.AddField(
            "edition",
            "record_digest",
            models.CharField(blank=True, max_length=64, verbose_name="送审时著录的指纹"),
        ),
        migrations.AddField(
            "edition",
            "record_items",
            models.JSONField(blank=True, default=dict, verbose_name="送审时各项著录的指纹"),
        ),
        migrations.AddField(
            "edition",
            "record_before",
            models.JSONField(blank=True, default=list, verbose_name="公开办理变更以前著录的指纹"),
        ),
        migrations.AddField(
            "edition",
            "signed_record",
            models.CharField(blank=True, max_length=64, verbose_name="签发所见著录的指纹"),
        ),
        migrations.AddField(
            "edition",
            "before_record",
            models.BooleanField(default=False, verbose_name="发布在有著录指纹以前"),
        ),
        migrations.AddField(
            "edition",
            "hides_before",
            models.BooleanField(default=False, verbose_name="更正前的文字不再显示"),
        ),
        migrations.AddField(
            "review",
            "record_digest",
            models.CharField(blank=True, max_length=64, verbose_name="所见著录的指纹"),
        ),
        migrations.RunPython(keep_records, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "published"), _negated=True),
                    models.Q(
                        ("signed_record", models.F("record_digest")),
                        models.Q(("record_digest", ""), _negated=True),
                    ),
                    models.Q(("attested__isnull", False), ("number", 1), ("signed_record", "")),
                    models.Q(("before_record", True), ("signed_record", "")),
                    _connector="OR",
                ),
                name="published_only_with_its_record",
                violation_error_message="发布时的著录（概述、文号、日期等）必须与签发时一致",
            ),
        ),
    ]
