"""The database keeps to the signature: nothing is published but what was signed, as 主动公开."""

import gongkai.law.attribute
import gongkai.law.chain
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_what_was_signed_before"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_live", False), ("attribute_fixed_on__isnull", False), _connector="OR"
                ),
                name="a_live_document_has_its_attribute_fixed",
                violation_error_message="公开属性经签发确定后才能发布",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", gongkai.law.chain.EditionStage["PUBLISHED"]), _negated=True),
                    models.Q(
                        ("attribute", gongkai.law.attribute.Attribute["PROACTIVE"]),
                        ("signed_digest", models.F("digest")),
                    ),
                    _connector="OR",
                ),
                name="published_only_as_signed",
                violation_error_message="发布的内容必须与签发时一致，并且签发确定为主动公开",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("is_urgent", True),
                        ("stage", gongkai.law.chain.EditionStage["PUBLISHED"]),
                        _negated=True,
                    ),
                    ("confirm_due__isnull", False),
                    _connector="OR",
                ),
                name="an_urgent_release_is_to_be_confirmed",
            ),
        ),
    ]
