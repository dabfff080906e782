"""Everything a hand may try with a case, with facts that are mostly, but not always, what the act wants."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from gongkai.cases.models import Case, Contact, Letter, Link
from gongkai.law.delivery import Way
from gongkai.law.fee import Method
from gongkai.law.hand import Hand
from gongkai.law.outcome import Outcome
from gongkai.law.remedy import Result, Track
from tests.answering import decision
from tests.cast import Cast

Facts = dict[str, Any]
PARTIES = ("某公司", "甲市财政局", "")


def people_of(cast: Cast, hands: frozenset[Hand]) -> list[Any]:
    """Who holds one of these hands, the public and the clock among them."""
    holders = {
        Hand.CLERK: cast.li_qiang, Hand.DIVISION_HEAD: cast.he_jing, Hand.DISCLOSURE_CLERK: cast.qian_jin,
        Hand.OFFICE_HEAD: cast.zhao_min, Hand.SECRECY_REVIEWER: cast.sun_jing, Hand.LEGAL_REVIEWER: cast.zheng_zhi,
        Hand.DEPUTY: cast.wu_tao, Hand.HEAD: cast.feng_lin, Hand.APPLICANT: Hand.APPLICANT, Hand.CLOCK: Hand.CLOCK,
    }  # fmt: skip
    return [holders[hand] for hand in sorted(hands) if hand in holders]


def staff_of(cast: Cast) -> list[Any]:
    return [
        cast.li_qiang, cast.he_jing, cast.qian_jin, cast.zhao_min, cast.sun_jing, cast.zheng_zhi, cast.wu_tao,
        cast.feng_lin, cast.zhou_yang,
    ]  # fmt: skip


def mostly(chance: Random, usual: Any, *others: Any) -> Any:
    """The usual value four times of five."""
    return usual if chance.random() < 0.8 else chance.choice(others)


def day_near(chance: Random, on: date) -> date:
    return on + timedelta(days=chance.choice([0, 0, 0, -1, -4, 1]))


def facts_for(act: str, chance: Random, cast: Cast, case: Case, on: date) -> Facts:
    """The facts of an act of the procedure."""
    says = mostly(chance, "说明", "", "  ")
    match act:
        case "fee_notified" | "fee_paid" | "let_lapse" | "let_fee_lapse":
            return {}
        case "confirm_receipt":
            return {"arrived": chance.choice([None, None, day_near(chance, on)])}
        case "take_back":
            letters = [x.pk for x in case.letters.all()]
            return {"letter": chance.choice([*letters, 0]), "why": mostly(chance, "发错", " ")}
        case "approve" | "archive" | "drop_extension":
            return {}
        case "refuse_extension":
            return {"why": says}
        case "withdraw":
            return {"says": says}
        case "accept" | "reassign":
            division, handler = mostly(
                chance, (cast.division, cast.li_qiang), (cast.office, cast.qian_jin), (cast.division, cast.wu_tao),
                (cast.other_division, cast.zhou_yang),
            )  # fmt: skip
            reason = {"reason": says} if act == "reassign" else {}
            return {"division": division, "handler": handler} | reason
        case "strike_out":
            twin = chance.choice([None, None, *Case.objects.all()])
            return {"why": says, "same_as": twin}
        case "split":
            return {"points": chance.sample(["甲", "乙", "丙 ", "", case.asked], chance.randint(0, 3))}
        case "record_search":
            return {"where": "档案系统", "words": "预算", "found": "没有", "point": case.points.first()}
        case "consult_third_party" | "consult_agency":
            kind = {"together": chance.choice([True, False])} if act == "consult_agency" else {}
            got = chance.choice([None, None, day_near(chance, on)])
            return {
                "party": chance.choice([*PARTIES]),
                "received": got,
                "says": chance.choice(["", "意见"]),
            } | kind
        case "consult_received":
            return {"party": chance.choice([*PARTIES])}
        case "third_party_answered" | "agency_answered":
            return {"party": chance.choice([*PARTIES]), "says": says}
        case "ask_to_extend" | "extend" | "postpone":
            return {
                "days": chance.choice([1, 5, 10, 20, 21, 0, -1]),
                "reason": mostly(chance, "材料量大", ""),
            }
        case "notify_fee":
            method = chance.choice([*Method])
            return {"method": method, "count": chance.choice([1, 32, 250, 0, -1]), "how_to_pay": says}
        case "propose":
            return {
                "outcome": chance.choice(
                    [None, None, *[Outcome(p.outcome) for p in case.points.exclude(outcome="")]]
                )
            }
        case "review":
            return {"agrees": mostly(chance, True, False), "says": says}
        case "answer":
            way, sent = chance.choice([*Way]), day_near(chance, on)
            signed = chance.choice([None, sent, day_near(chance, on)])
            return {"way": way, "sent": sent, "signed": signed, "tracking": chance.choice(["EMS1", ""])}
        case "answer_on_the_spot":
            return {
                "published_at": mostly(chance, "本机关门户", ""),
                "way": mostly(chance, Way.DIRECT, *Way),
                "signed_by": mostly(chance, "本人", ""),
            }
        case "decide":
            return {"order": mostly(chance, 1, 2, 3), "decision": _decision(chance, case)}
        case "give_reasons":
            return {"says": says, "via": mostly(chance, Contact.Via.POST, Contact.Via.PORTAL, None)}
        case _:
            return {"says": says}


def _decision(chance: Random, case: Case) -> Any:
    outcome = chance.choice(list(Outcome))
    return decision(
        outcome,
        mostly(chance, "理由。", ""),
        chance.choice([None, Case.objects.order_by("pk").first(), case]),
    )


def keeping(chance: Random, case: Case, on: date) -> tuple[str, tuple[Any, ...], Facts]:
    """An act beside the procedure: its name, what it is done to, and its facts."""
    letters, remedies = list(Letter.objects.all()), list(case.remedies.all())
    choices = ["log_contact", "link", "lodge_remedy"]
    choices += ["serve", "serve", "issue_again"] if letters else []
    choices += ["receive_copy", "defend", "conclude_remedy", "answer_anew"] if remedies else []
    act = chance.choice([*choices])
    if act in ("serve", "issue_again"):
        return act, (chance.choice([*letters]).pk,), _letter_facts(act, chance, on)
    if act == "answer_anew":
        term = chance.choice([None, day_near(chance, on), on + timedelta(15)])
        return act, (chance.choice([*remedies]).pk,), {"received": day_near(chance, on), "term": term}
    if act in ("receive_copy", "defend", "conclude_remedy"):
        day = {"receive_copy": "received", "defend": "sent", "conclude_remedy": "concluded"}[act]
        result = {"result": chance.choice([*Result])} if act == "conclude_remedy" else {}
        return act, (chance.choice([*remedies]).pk,), {day: day_near(chance, on)} | result
    match act:
        case "log_contact":
            return act, (case.pk,), {"how": Contact.How.PHONE, "says": mostly(chance, "去电", "")}
        case "link":
            to = chance.choice([*Case.objects.all()])
            return act, (case.pk,), {"to": to, "kind": chance.choice([*Link.Kind])}
    follows = chance.choice([None, *remedies])
    copy = chance.choice([None, day_near(chance, on)])
    lodged = day_near(chance, on)
    return (
        act,
        (case.pk,),
        {"track": chance.choice([*Track]), "lodged": lodged, "follows": follows, "copy_received": copy},
    )


def _letter_facts(act: str, chance: Random, on: date) -> Facts:
    if act == "issue_again":
        return {"why": mostly(chance, "打印错误", "")}
    sent = day_near(chance, on)
    signed = chance.choice([None, sent, day_near(chance, on)])
    return {
        "way": chance.choice([*Way]),
        "sent": sent,
        "signed": signed,
        "tracking": chance.choice(["EMS1", ""]),
    }
