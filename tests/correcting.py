"""A correction registered, handed out and checked, for tests that are about what comes after."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from gongkai.cases.acts import Upload, corrections
from gongkai.cases.acts.corrections import Wanted
from gongkai.cases.models import Correction
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.receipt import Channel
from tests import papers
from tests.cast import WANG_FANG, Cast

WANTED = Wanted("导游证登记表，2019年第12号", "出生日期误登为1990年1月2日", "1990年1月20日", "户口簿复印件")


def registered(cast: Cast, *, on: date, **fields: Any) -> Correction:
    """On paper at the counter, with a proof of identity and a piece of evidence."""
    how = {
        "channel": Channel.IN_PERSON, "by": cast.qian_jin, "on": on,
        "proofs": [Upload("身份证.png", BytesIO(papers.png()))], "evidence": [Upload("户口簿.pdf", BytesIO(papers.pdf()))],
    }  # fmt: skip
    return corrections.register(cast.agency, WANG_FANG, ApplicantKind.NATURAL, WANTED, **how | fields)


def assigned(cast: Cast, *, on: date) -> Correction:
    """In the hands of 李强 of the 业务科."""
    found = registered(cast, on=on)
    return corrections.assign(
        found.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=on
    )


def checked(cast: Cast, *, on: date) -> Correction:
    """Checked by 李强, to be decided."""
    found = assigned(cast, on=on)
    return corrections.check(found.pk, finding="经核对原始登记表，属录入错误。", by=cast.li_qiang, on=on)
