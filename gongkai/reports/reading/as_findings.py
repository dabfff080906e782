"""What is wrong with a report, told in the words of the text checker. Only this file knows both."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.reports.reading.faults import LabelFault
from gongkai.text.finding import Finding, Gravity


def as_findings(faults: Iterable[LabelFault]) -> list[Finding]:
    """Each fault as a finding, offsets and order kept."""
    return [
        Finding(
            code=fault.code,
            name=fault.name,
            gravity=Gravity(fault.gravity),
            start=fault.start,
            end=fault.end,
            found=fault.found,
            better=fault.better,
            says=fault.says,
            source=fault.source,
        )
        for fault in faults
    ]
