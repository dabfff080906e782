"""What was registered by mistake is struck out of the register (登记有误，作废).

It was no request, so it ends with no outcome and stands in no row of the annual report; its number stays to be seen.
What reached the applicant, or came from the applicant, is no mistake of the desk and is handled to its end.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.cases.acts.ending import end
from gongkai.cases.acts.taking import MATTER, opened, take
from gongkai.cases.for_applicant import TO_APPLICANT
from gongkai.cases.models import Case, LetterMail
from gongkai.journal.reads import lines_of
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.procedure import Stage
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import OGI_2019

ART = OGI_2019.article(45)
# Every sending of the letter ended so: the applicant has nothing.
NOT_OUT = (LetterMail.State.FAILED, LetterMail.State.GIVEN_UP)
TOLD = "相应的政府信息公开申请登记有误，已经作废"
Reasons = list[tuple[str, Citation | None]]


def why_kept(case: Case, act: str = "strike_out") -> Reasons:
    """Why this case cannot be struck out, as far as its record tells; nothing for any other act."""
    if act != "strike_out":
        return []
    reasons: Reasons = []
    told = lines_of(case.agency, MATTER, case.number)
    if told.filter(act="receive", hand=Hand.APPLICANT.value).exists():
        reasons.append(
            ("申请人自己在网上提交的不能作废；工作人员又登记了一次的，请作废工作人员登记的那一件", ART)
        )
    gone = case.letters.filter(
        Q(sent_on__isnull=False) | Q(served_on__isnull=False), kind__in=TO_APPLICANT
    ).first()
    if gone is not None:
        reasons.append((f"{gone}已经送达（送出）申请人，不能再作废登记，请按程序办结", ART))
    elif mailed := case.letters.filter(mails__in=LetterMail.objects.exclude(state__in=NOT_OUT)).first():
        reasons.append((f"{mailed}已经交电子邮件发送，不能再作废登记，请按程序办结", ART))
    elif told.filter(act="fetch_letter").exists():
        reasons.append(("申请人已经在申请进度页领取文书，不能再作废登记，请按程序办结", ART))
    if twin := case.registered_again.first():
        reasons.append((f"重复登记的{twin}已经作废，保留的就是这一件", ART))
    if case.remedies.exists():
        reasons.append(("这件申请已经登记复议诉讼，不能再作废登记", ART))
    return reasons


@transaction.atomic
def strike_out(case_id: int, *, why: str, by: Person, on: date, same_as: Case | None = None) -> Case:
    """Strike an entry out, for a reason; `same_as` is the case that stays where one request was entered twice.

    Its letters are void; what others were sent is taken back in writing. Raises Refusal once a letter went to the applicant, for what the applicant filed
    online, and for a `same_as` that is no case of the agency still standing.
    """
    if same_as is not None:  # both, in one order: two entries are not struck out for each other at once
        list(Case.objects.select_for_update().filter(pk__in=[case_id, same_as.pk]).order_by("pk"))
        same_as.refresh_from_db()
    case, row = opened(case_id, "strike_out", by, on)
    reasons = why_kept(case) + _wrong_twin(case, same_as)
    if not why.strip():
        reasons.append(("请写明登记有误的原因", row.under))
    if reasons:
        raise Refusal(*reasons)
    case.proposals.filter(ended="").update(ended="recalled")
    letters = list(case.letters.valid().exclude(kind=LetterKind.CONSULTATION_WITHDRAWAL))
    case = take(
        case, row, by, on, told={"same_as": same_as.number} if same_as else None, struck_on=on, struck_why=why.strip(),
        same_as=same_as, due=None, clock_status="", waits_until=None, due_was=None, due_moved_on=None,
    )  # fmt: skip
    for letter in letters:
        end(case, letter, TOLD, by=by, on=on)
    return case


def _wrong_twin(case: Case, twin: Case | None) -> Reasons:
    if twin is None:
        return []
    if twin.agency_id != case.agency_id or twin.pk == case.pk:
        return [("重复登记的应当是本机关的另一件申请", ART)]
    return [(f"{twin}已经作废，请填写保留的那一件", ART)] if twin.stage == Stage.STRUCK else []
