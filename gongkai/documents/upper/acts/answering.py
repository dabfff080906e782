"""Answering for document numbers that a text names and no register knows: several at once, by another than the author."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.clearing.reads import LOOKERS, going_out
from gongkai.documents.package import package_of, writers_of
from gongkai.documents.upper.models import NumberNote
from gongkai.documents.upper.reads import Quote, quotes_in
from gongkai.law.source import Refusal
from gongkai.law.upper_document import NOT_OURS, NumberAnswer


@transaction.atomic
def answer_for_numbers(
    document_id: int, keys: Iterable[str], *, answer: NumberAnswer, says: str, by: Person, on: date
) -> list[NumberNote]:
    """Say of numbers (`Quote.key`) that they are no document numbers, or where their documents are published.

    A later answer replaces an earlier one, which stays on record. Raises Refusal.
    """
    document = locked(document_id)
    there = {q.key: q for q in quotes_in(going_out(package_of(document))) if q.upper is None}
    chosen = list(dict.fromkeys(keys))
    if not chosen:
        raise Refusal(("请选择要说明的文号", NOT_OURS))
    if set(chosen) - set(there):
        raise Refusal(("有的文号已经不在稿件里，或者已经登记，请刷新页面", NOT_OURS))
    if not hands_over(document, by, on) & LOOKERS:
        who = "、".join(sorted(hand.label for hand in LOOKERS))
        raise Refusal((f"文号说明由{who}办理", NOT_OURS))
    if not says.strip():
        raise Refusal(("请写明原文件在哪里公开（网址、公报期号），或者它是什么号码", NOT_OURS))
    require_nobodys("文号说明", says)
    return [_answer(there[key], answer, says, by, on) for key in chosen]


def _answer(quote: Quote, answer: NumberAnswer, says: str, by: Person, on: date) -> NumberNote:
    if by.pk in writers_of(quote.part.edition):
        raise Refusal((f"{by}拟稿或者修改了这份稿件，文号由另外的人说明", NOT_OURS))
    made = NumberNote.objects.create(
        document=quote.part.document, number_key=quote.number[:60], said=quote.said[:60], answer=answer,
        says=says.strip()[:200], by=by, on=on,
    )  # fmt: skip
    line(
        made.document, "answer_for_number", "文号说明", NOT_OURS, by, on, said=made.said, answer=answer.value,
        edition=quote.part.edition.number,
    )  # fmt: skip
    return made
