from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0021_an_answer_given_anew_may_be_struck_out"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="letter", name="what_was_taken_back_had_been_sent"),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(cancelled_on__isnull=True),
                name="a_letter_is_void_or_taken_back",
            ),
        ),
    ]
