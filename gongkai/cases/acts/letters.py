"""The letters of a case: numbered without gaps, kept as they were sent, served, or void (文书、送达).

`issue` and its neighbours are called by the acts that decide something; `serve` and `issue_again` are
acts of their own.
"""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right
from gongkai.cases.acts.taking import By, line, locked, require_over, unarchived
from gongkai.cases.leaving import left_the_house
from gongkai.cases.letter_facts import facts_of, plain, revived
from gongkai.cases.models import ANSWER_LETTERS, Case, CaseEvent, Letter, LetterMail
from gongkai.cases.reach import reach
from gongkai.files import vault
from gongkai.files.letters.facts import LetterFacts
from gongkai.files.letters.render import word
from gongkai.files.letters.templates import own
from gongkai.files.letters.typeset import pdf
from gongkai.law.delivery import Electronic, Way, served_on
from gongkai.law.letter import LetterKind, letter_number
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import DELIVERY_2016, OGI_2019


def issue(
    case: Case,
    kind: LetterKind,
    *,
    by: By,
    on: date,
    event: CaseEvent | None = None,
    party: str = "",
    **said: Any,
) -> Letter:
    """Make, number and keep a letter, inside the transaction of the act that decided it.

    `said` is what this kind states beyond the case itself (`cases.letter_facts`). The number is the next of its kind
    for this case, void ones counted. Raises Refusal where a fact the letter must state is missing.
    """
    sign = kind.letter.sign
    nth = 1 + sum(LetterKind(k).letter.sign == sign for k in case.letters.values_list("kind", flat=True))
    number = letter_number(case.agency.letter_prefix, *case.series, kind, nth)
    about = list(event.about.all()) if event else []
    letter = kept_letter(
        case.agency, kind, facts_of(case, kind, number=number, on=on, party=party, about=about, said=said), by=by, on=on,
        case=case, event=event, party=party, facts=plain(said),
    )  # fmt: skip
    line(
        case, "issue", f"制发{kind.label}", by, on, under=kind.letter.cites[0],
        letter=number, word=letter.word_digest, pdf=letter.pdf_digest,
    )  # fmt: skip
    return letter


def kept_letter(
    agency: Agency, kind: LetterKind, states: LetterFacts, *, by: By, on: date, **fields: Any
) -> Letter:
    """Make a letter that states these facts and keep it sealed. Raises Refusal where one it must state is missing."""
    made = word(kind, states, own=own(agency.code, kind))
    kept, printed = vault.seal_file(io.BytesIO(made)), _printed(made)
    return Letter.objects.create(
        agency=agency, kind=kind, number=states.number, issued_on=on, issued_by=by if isinstance(by, Person) else None,
        word=kept.name, word_digest=kept.digest,
        pdf=printed.name if printed else "", pdf_digest=printed.digest if printed else "", **fields,
    )  # fmt: skip


def _printed(made: bytes) -> vault.Sealed | None:
    """The PDF of a letter, sealed; None on a machine without Chinese fonts: the Word file is the letter then, and
    the PDF can be made from it whenever fonts are there."""
    try:
        return vault.seal_file(io.BytesIO(pdf(made)))
    except Refusal:
        return None


def serve_letter(
    letter: Letter,
    *,
    way: Way,
    sent: date,
    on: date,
    signed: date | None = None,
    signed_by: str = "",
    tracking: str = "",
    via: Electronic | None = None,
    address: str = "",
) -> date | None:
    """Write how a letter was served; the day that counts, or None while a signature is outstanding.

    Raises Refusal for days in the future or out of order, for the post without the number of the parcel, and for a way the
    applicant cannot be reached by (`cases.reach`; `via` by which electronic means, `address` typed for the post).
    """
    reasons = []
    if max(sent, signed or sent) > on:
        reasons.append(("送出、签收日期不能晚于今天", way.cite))
    if sent < letter.issued_on:
        reasons.append((f"送出日期不能早于文书制发日期（{letter.issued_on}）", way.cite))
    if way is Way.POST and not tracking.strip():
        reasons.append(("通过邮政企业邮寄的，请填写邮件号码", DELIVERY_2016.whole()))
    if letter.withdrawn_on:
        reasons.append((f"{letter}已经撤销（{letter.withdrawn_on}），不再登记送达", way.cite))
    if letter.cancelled_on:
        reasons.append((f"{letter}已经作废，不能送达", way.cite))
    if letter.served_on:
        reasons.append((f"{letter}已经登记送达（{letter.served_on}）", way.cite))
    if reasons:
        raise Refusal(*reasons)
    letter.via = reach(letter, way, via, address)
    letter.way, letter.sent_on, letter.signed_on = way, sent, signed
    letter.signed_by, letter.tracking = signed_by, tracking.strip()
    letter.served_on = served_on(way, sent=sent, signed=signed)
    letter.save(update_fields=["way", "via", "sent_on", "signed_on", "signed_by", "tracking", "served_on"])
    return letter.served_on


def void(letter: Letter, why: str, *, by: By, on: date) -> None:
    """Cancel a letter of a case that never left the house; its number stays to be seen."""
    cancel(letter, why, on)
    hold_back(letter)
    line(case_of(letter), "void", "文书作废", by, on, letter=letter.number, why=why)


def cancel(letter: Letter, why: str, on: date) -> None:
    """Write that a letter is void."""
    letter.cancelled_on, letter.cancelled_why = on, why[:200]
    letter.save(update_fields=["cancelled_on", "cancelled_why"])


def hold_back(letter: Letter) -> None:
    """An e-mail that still waits goes out no more."""
    letter.mails.filter(state=LetterMail.State.WAITING).update(
        state=LetterMail.State.FAILED, says="文书已经作废、撤销，没有发送"
    )


def require_replaceable(letter: Letter, why: str, under: Citation) -> None:
    """Only a letter that never left the house is made anew, with its reason. Raises Refusal."""
    if not why.strip():
        raise Refusal(("请写明重新制发的原因", under))
    if letter.served_on or letter.cancelled_on:
        raise Refusal((f"{letter}已经送达或者作废，不能重新制发", under))
    if letter.withdrawn_on:
        raise Refusal((f"{letter}已经撤销（{letter.withdrawn_on}），不能重新制发", under))
    if left := left_the_house(letter):
        raise Refusal((f"{letter}{left.how}，不能作废重新制发；确属发错的，请办理撤销", under))


def case_of(letter: Letter) -> Case:
    """The case of a letter. Raises Refusal for the letter of a correction."""
    if letter.case is None:
        raise Refusal((f"{letter}是更正申请的文书，请在更正申请的页面办理", OGI_2019.article(41)))
    return letter.case


@transaction.atomic
def serve(
    letter_id: int, *, way: Way, sent: date, signed: date | None = None, signed_by: str = "", tracking: str = "",
    via: Electronic | None = None, address: str = "", by: Person, on: date,
) -> Letter:  # fmt: skip
    """Record how a letter was served. The answer has an act of its own, and so has the fee notice while the case is
    open: they move it."""
    letter = _locked(letter_id, by, on, "登记送达")
    if letter.is_for_file:
        raise Refusal(("送达回证随案卷保存，不另行送达", LetterKind(letter.kind).letter.cites[0]))
    if letter.has_own_service:
        raise Refusal(("请用“送达答复”或者“登记收费通知送达”办理", LetterKind(letter.kind).letter.cites[0]))
    served = serve_letter(
        letter, way=way, sent=sent, signed=signed, signed_by=signed_by, tracking=tracking, via=via, address=address, on=on
    )  # fmt: skip
    line(
        case_of(letter), "serve", "登记送达", by, on, under=way.cite,
        letter=letter.number, way=way.value, sent=sent, served=served,
    )  # fmt: skip
    return letter


@transaction.atomic
def issue_again(letter_id: int, *, why: str, by: Person, on: date) -> Letter:
    """Void a letter that never left the house and make it anew under the next number, as its template and the case now are."""
    letter = _locked(letter_id, by, on, "重新制发")
    if letter.kind in ANSWER_LETTERS:
        raise Refusal(("答复书经批准制发，需要改动的请用“撤回改办”", OGI_2019.article(17)))
    require_replaceable(letter, why, OGI_2019.article(45))
    void(letter, why, by=by, on=on)
    return issue(
        case_of(letter), LetterKind(letter.kind), by=by, on=on, event=letter.event, party=letter.party,
        **revived(letter.facts),
    )  # fmt: skip


def _locked(letter_id: int, by: Person, on: date, doing: str) -> Letter:
    """The letter under the lock of its case. Raises Refusal for a stranger."""
    letter = Letter.objects.select_related("event", "case").get(pk=letter_id)
    letter.case = unarchived(locked(case_of(letter).pk), doing)
    require_over(letter.case, by, Right.KEEP_CASE, doing, on)
    letter.refresh_from_db(fields=["served_on", "cancelled_on", "withdrawn_on", "sent_on"])
    return letter
