"""What is attested was signed elsewhere: the constraint of the signature lets it in, as that of the secrecy review does."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0008_attested_items"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="edition", name="published_only_as_signed"),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=~Q(stage="published")
                | Q(signed_digest=F("digest"), attribute="proactive")
                | Q(attested__isnull=False, signed_digest="", number=1),
                name="published_only_as_signed",
                violation_error_message="发布的内容必须与签发时一致，并且签发确定为主动公开",
            ),
        ),
    ]
