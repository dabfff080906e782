"""What the letter of a correction states, gathered from the record (更正告知书)."""

from __future__ import annotations

from datetime import date

from gongkai.cases.letter_facts import contact_of
from gongkai.cases.models import Correction
from gongkai.files.letters.facts import LetterFacts
from gongkai.law.correction_outcome import CorrectionOutcome
from gongkai.law.receipt import Channel, Receipt
from gongkai.law.redress import redress_in_corrections


def facts_of_correction(correction: Correction, *, number: str, on: date) -> LetterFacts:
    """Everything the letter says about a decided correction on a day."""
    agency, channel = correction.agency, Channel(correction.channel)
    return LetterFacts(
        agency=agency.name, number=number, addressee=correction.applicant.name, dated=on,
        contact=contact_of(agency), case_number=correction.number,
        receipt=Receipt(correction.received_on, channel.cite), channel=channel.label,
        asked=wanted_of(correction), finding=correction.finding or "属于其他机关职能范围的记录，本机关未作核实。",
        decision=correction.decision, redress=_redress(correction, on),
    )  # fmt: skip


def wanted_of(correction: Correction) -> str:
    """What is to be put right, in three lines."""
    return f"记录：{correction.record}\n不准确之处：{correction.wrong}\n要求更正为：{correction.should_be}"


def _redress(correction: Correction, on: date) -> str:
    if correction.outcome != CorrectionOutcome.NOT_CORRECTED:
        return ""
    body = correction.agency.government or "本级人民政府"
    return redress_in_corrections(on, body).paragraph("告知书")
