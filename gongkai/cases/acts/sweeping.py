"""Sealed files nobody refers to, swept out: what a refused act or a killed process left (清理没有登记的文件)."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Agency
from gongkai.cases.sealed import referred_to
from gongkai.files import vault
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

A_FEW = 3
MATTER = "vault"


def sweep(before: float, *, by: Hand = Hand.CLOCK, on: date) -> int:
    """Remove the sealed files last written before a moment that no row names. Returns how many.

    An act seals a file and names it within one transaction, so what is a day old and has no name never gets one. The
    line is written first: a process that is killed leaves a line too many, never a file gone without one, and the next
    run does the rest. Raises Refusal where more is unnamed than named: that is another installation's vault, or a
    database that was put back without its files.
    """
    old = vault.files_before(before)
    named = referred_to()  # asked after the files were listed: whoever names one meanwhile is seen
    gone = sorted(old - named)
    if len(gone) > max(A_FEW, len(named)):
        raise Refusal(
            (
                f"没有登记的加密文件有{len(gone)}个，比登记的{len(named)}个还多，没有清理；请先核对数据库和数据目录是不是同一套",
                None,
            )
        )
    home = Agency.objects.order_by("-is_home", "pk").first()
    if gone and home is not None:
        note(
            home, MATTER, "sealed", "sweep", label="清理没有登记的加密文件", under=OGI_2019.article(15), by=by, on=on, files=gone,
        )  # fmt: skip
    for name in gone:
        vault.erase_file(name)
    vault.erase_parts(before)
    return len(gone)
