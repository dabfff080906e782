"""Planning what a draft does to older documents, registering it by hand, undoing it; last days, and what the night does."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.documents.acts.effect import bring_into_effect, follow, lapse
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.acts.record import changing_in_public
from gongkai.documents.acts.writing import require_writer
from gongkai.documents.models import Document
from gongkai.documents.package import edition_in_hand
from gongkai.documents.validity.models import Succession
from gongkai.documents.validity.standing import ONE_DAY, OUT_OF_FORCE, STANDING, validity_before, validity_on
from gongkai.law.hand import Hand
from gongkai.law.review import EditionStage
from gongkai.law.source import Refusal
from gongkai.law.succession import RIGHT, UNDER, Effect
from gongkai.text.book_marks import in_book_marks
from gongkai.text.quoted import quoted

REGISTRARS = frozenset({Hand.LEGAL_REVIEWER, Hand.DISCLOSURE_CLERK})
V = Document.Validity


@transaction.atomic
def plan(
    successor_id: int,
    predecessor_id: int,
    *,
    effect: Effect,
    in_part: bool,
    since: date | None,
    says: str,
    by: Person,
    on: date,
) -> Succession:
    """A draft amends, replaces or repeals an older document; it does so once it is released, or from a day after."""
    newer = locked(successor_id)
    require_writer(newer, by, on)
    edition = edition_in_hand(newer)
    if edition is None or edition.stage != EditionStage.DRAFT or newer.is_live:
        raise Refusal(("修改、替代、废止哪些文件在拟稿时写明；已经发布的由法制审核员或者公开专干登记", UNDER))
    return _relate(newer, predecessor_id, effect, in_part, since, says, by, on)


@transaction.atomic
def register(
    predecessor_id: int,
    *,
    successor_id: int | None,
    effect: Effect,
    in_part: bool,
    since: date,
    says: str,
    by: Person,
    on: date,
) -> Succession:
    """Register by hand what an older document had done to it, or what a released one did to it: with a reason, which
    names the document it was done by where that is not here. The only way to enter a repeal by hand. Raises Refusal."""
    older = locked(predecessor_id)
    _registrar(older, by, on)
    if not says.strip():
        raise Refusal(("请写明理由：依据哪份文件、哪一条", UNDER))
    if since > on:
        raise Refusal(("登记的是已经发生的修改、废止，日期不能晚于今天", UNDER))
    newer = _newer(older, successor_id)
    if newer is None and not quoted(says):
        raise Refusal(("新文件不在本系统的，请在理由里写明依据的文件：文号或者《标题》", UNDER))
    row = _relate(newer, older.pk, effect, in_part, since, says, by, on)
    bring_into_effect(row, by, on)
    return row


def repeal_as_decided(
    document_id: int, *, decided_in: Document, since: date, says: str, by: Person, on: date
) -> Succession:
    """Carry out a leader's decision to repeal, by the document that announced it: no registrar is asked again. Who may
    carry it out its caller has asked."""
    row = _relate(decided_in, document_id, Effect.REPEALS, False, since, says, by, on)
    bring_into_effect(row, by, on)
    return row


def lapse_as_decided(document_id: int, *, since: date, says: str, by: Person, on: date) -> Document:
    """Carry out a leader's decision that a document has lapsed, in the same way."""
    document = locked(document_id)
    lapse(document, since, by, on, says[:300])
    return document


def _newer(older: Document, successor_id: int | None) -> Document | None:
    if successor_id is None:
        return None
    newer = Document.objects.filter(agency=older.agency_id, pk=successor_id).first()
    if newer is None or newer.published_on is None:
        raise Refusal(("新文件应当是本机关已经发布的信息", UNDER))
    return newer


def _relate(
    newer: Document | None,
    predecessor_id: int,
    effect: Effect,
    in_part: bool,
    since: date | None,
    says: str,
    by: Person,
    on: date,
) -> Succession:
    older = locked(predecessor_id)
    if newer is not None and (newer.pk == older.pk or newer.agency_id != older.agency_id):
        raise Refusal(("请选择本机关的另一份文件", UNDER))
    if older.published_on is None:
        raise Refusal((f"{in_book_marks(older.title)}还没有发布，不能被修改、替代、废止", UNDER))
    if (stands := validity_before(older, min(since or on, on))) in OUT_OF_FORCE:
        raise Refusal((f"{in_book_marks(older.title)}{stands.label}，不能再被修改、替代、废止", UNDER))
    if since is not None and since < older.made_on:
        raise Refusal((f"日期不能早于{in_book_marks(older.title)}的成文日期（{older.made_on}）", UNDER))
    if newer is not None and older.successions.filter(successor=newer, undone_on__isnull=True).exists():
        raise Refusal(("这两份文件之间已经登记过关系，请先撤销原来的", UNDER))
    row = Succession.objects.create(
        predecessor=older, successor=newer, effect=effect, in_part=in_part, since=since, says=says.strip()[:300], by=by, on=on,
    )  # fmt: skip
    line(
        newer or older, "relate", f"登记{effect.label}{'（部分）' if in_part else ''}", UNDER, by, on, older=older.index_no,
        since=since,
    )  # fmt: skip
    return row


@transaction.atomic
def undo(succession_id: int, *, says: str, by: Person, on: date) -> Succession:
    """Take a relation back: planned by mistake, or in effect and wrong. The older document is again what follows from
    the others. Raises Refusal."""
    row = Succession.objects.select_for_update(of=("self",)).select_related("successor").get(pk=succession_id)
    older = locked(row.predecessor_id)
    if row.undone_on is not None:
        raise Refusal(("这条关系已经撤销", RIGHT))
    if row.took_effect_on is None and row.successor is not None and not row.successor.is_live:
        require_writer(row.successor, by, on)
    else:
        _registrar(older, by, on)
    if not says.strip():
        raise Refusal(("请写明撤销的理由", RIGHT))
    row.undone_on, row.undone_by, row.undone_says = on, by, says.strip()[:300]
    row.save(update_fields=["undone_on", "undone_by", "undone_says"])
    if row.took_effect_on is not None and row.found not in OUT_OF_FORCE and older.lapsed_on is None:
        follow(older, _base(older))
        if validity_on(older, on) != older.validity and older.valid_until is not None:
            lapse(older, older.valid_until + ONE_DAY, Hand.CLOCK, on, "有效期届满")
    line(row.successor or older, "undo_relation", "撤销前后文件关系", RIGHT, by, on, older=older.index_no)
    return row


def _base(older: Document) -> str:
    """What the first relation found. Relations only amend what is in force: where one found it in force, it was so
    before all of them, whichever was entered first."""
    found = older.successions.filter(took_effect_on__isnull=False).values_list("found", flat=True)
    return V.AMENDED if found and V.IN_FORCE not in found and V.AMENDED in found else V.IN_FORCE


@transaction.atomic
def set_last_day(
    document_id: int, *, until: date | None, always: bool, says: str, by: Person, on: date
) -> Document:
    """Set or extend the last day of a published document, or say that it has none. Raises Refusal."""
    document = locked(document_id)
    _registrar(document, by, on)
    if document.published_on is None:
        raise Refusal(("没有发布的文件在稿件里写明有效期", UNDER))
    if (stands := validity_on(document, on)) in OUT_OF_FORCE:
        raise Refusal(
            (f"{in_book_marks(document.title)}{stands.label}，不能再改变有效期；需要的请重新制发", UNDER)
        )
    if (until is None) != always:
        raise Refusal(("有效期至和长期有效，请选一个", UNDER))
    if until is not None and until < on:
        raise Refusal(("有效期至不能早于今天；宣布失效的请用“宣布失效”", UNDER))
    if not says.strip():
        raise Refusal(("请写明依据和理由", UNDER))
    was = document.valid_until
    with changing_in_public(document):
        document.valid_until, document.valid_always = until, always
        document.save(update_fields=["valid_until", "valid_always"])
    line(
        document,
        "set_last_day",
        "确定有效期",
        UNDER,
        by,
        on,
        was=was,
        until=until,
        always=always,
        says=says[:300],
    )
    return document


@transaction.atomic
def declare_lapsed(document_id: int, *, says: str, by: Person, on: date) -> Document:
    """Declare a document to have lapsed, from today on (宣布失效). Raises Refusal."""
    document = locked(document_id)
    _registrar(document, by, on)
    if document.published_on is None:
        raise Refusal(("没有发布的文件谈不上失效", UNDER))
    if (stands := validity_on(document, on)) in OUT_OF_FORCE:
        raise Refusal((f"{in_book_marks(document.title)}{stands.label}", UNDER))
    if not says.strip():
        raise Refusal(("请写明宣布失效的理由", UNDER))
    lapse(document, on, by, on, says.strip()[:300])
    return document


def _registrar(document: Document, by: Person, on: date) -> None:
    if not hands_over(document, by, on) & REGISTRARS:
        raise Refusal(("文件的修改、废止、失效由法制审核员或者公开专干登记", UNDER))


def keep_validity(on: date) -> tuple[int, int]:
    """By the clock: relations of released documents whose day has come take effect; what is over its last day has
    lapsed. Returns how many of each."""
    due = Succession.objects.filter(
        took_effect_on__isnull=True, undone_on__isnull=True, since__lte=on, successor__is_live=True
    )
    over = Document.objects.filter(
        published_on__isnull=False, validity__in=STANDING, valid_until__lt=on, lapsed_on__isnull=True
    )
    taken = [_due(key, on) for key in due.order_by("since", "pk").values_list("pk", flat=True)]
    lapsed = [_over(key, on) for key in over.order_by("pk").values_list("pk", flat=True)]
    return sum(taken), sum(lapsed)


@transaction.atomic
def _due(key: int, on: date) -> bool:
    row = Succession.objects.select_for_update(of=("self",)).get(pk=key)
    if row.took_effect_on is not None or row.undone_on is not None:
        return False
    bring_into_effect(row, Hand.CLOCK, on)
    return True


@transaction.atomic
def _over(key: int, on: date) -> bool:
    document = locked(key)
    if validity_on(document, on) == document.validity or document.valid_until is None:
        return False
    lapse(document, document.valid_until + ONE_DAY, Hand.CLOCK, on, "有效期届满")
    return True
