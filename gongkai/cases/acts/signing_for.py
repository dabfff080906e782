"""The day the addressee had a letter in hand, signed for or known some other way."""

from __future__ import annotations

from datetime import date

from gongkai.cases.models import Letter
from gongkai.law.delivery import Way


def sign_where_known(letter: Letter, received: date | None, on: date) -> None:
    """Who is asked with the letter in hand signed for it: there is no other service to wait for."""
    if received is not None and received <= on:
        sign_for(letter, received)


def sign_for(letter: Letter, on: date) -> None:
    letter.way = letter.way or Way.DIRECT
    letter.sent_on = letter.sent_on or min(letter.issued_on, on)
    letter.signed_on = letter.served_on = on
    letter.save(update_fields=["way", "sent_on", "signed_on", "served_on"])
