"""What the first release kept: each answer becomes a decided point and a letter on record; papers' numbers are sealed."""

from django.db import migrations

from gongkai.files import vault

# The answers of the first release, and the letter each would have been (words of that day, not of today's tables).
LETTERS = {
    "already_public": "answer_already_public",
    "granted": "answer_open",
    "granted_in_part": "answer_partial",
}
CLASSES = {"withheld": "answer_withheld", "declined": "answer_declined"}
NO_ANSWER = ("", "not_completed", "fee_unpaid", "other_ended")


def letter_of(outcome):
    return LETTERS.get(outcome) or CLASSES.get(outcome.partition("_")[0], "answer_not_available")


def move_answers(apps, schema_editor):
    Case = apps.get_model("cases", "Case")
    Point = apps.get_model("cases", "Point")
    Letter = apps.get_model("cases", "Letter")
    for case in Case.objects.order_by("pk").iterator():
        answered = case.outcome not in NO_ANSWER
        Point.objects.create(
            case=case,
            order=1,
            asks=case.asked,
            outcome=case.outcome if answered else "",
            reason=case.answer if answered else "",
            decided_on=case.closed_on if answered else None,
        )
        if answered and case.answer_no:
            # The first release kept the words, no file: the letter stands on record without one.
            Letter.objects.create(
                agency_id=case.agency_id,
                case=case,
                kind=letter_of(case.outcome),
                number=case.answer_no,
                issued_on=case.closed_on,
                way="electronic",
                sent_on=case.closed_on,
                served_on=case.closed_on,
            )


def seal_numbers(apps, schema_editor):
    Applicant = apps.get_model("cases", "Applicant")
    for applicant in Applicant.objects.order_by("pk").iterator():
        applicant.id_sealed = vault.seal_text(applicant.id_number)
        applicant.id_mark = vault.mark(applicant.id_number)
        applicant.save(update_fields=["id_sealed", "id_mark"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_points_letters_and_record")]

    operations = [
        migrations.RunPython(move_answers, elidable=False),
        migrations.RunPython(seal_numbers, elidable=False),
    ]
