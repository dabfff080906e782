"""The comments of an edition as they stand beside its text now."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.documents.comments.models import Comment
from gongkai.documents.comments.passage import Anchor, paragraphs
from gongkai.documents.models import Edition


@dataclass(frozen=True)
class Placed:
    """A comment with its replies, the number of its paragraph and its place in the text; 0 and None where it is gone."""

    comment: Comment
    replies: list[Comment]
    paragraph: int
    place: tuple[int, int] | None


def placed(edition: Edition) -> list[Placed]:
    """All comments, in the order of the text; those whose passage is gone come last. Two questions to the database."""
    rows = list(edition.comments.select_related("by", "settled_by"))
    begins = [at for at, _ in paragraphs(edition.text)]
    found = []
    for one in rows:
        if one.replies_to_id is not None:
            continue
        place = Anchor(one.quote, one.before, one.after).find(edition.text)
        number = sum(at <= place[0] for at in begins) if place else 0
        found.append(Placed(one, [r for r in rows if r.replies_to_id == one.pk], number, place))
    return sorted(found, key=lambda p: (p.place is None, p.place or (0, 0), p.comment.pk))


def unsettled(edition: Edition) -> int:
    """How many comments wait for a word."""
    return edition.comments.filter(replies_to__isnull=True, settled_on__isnull=True).count()
