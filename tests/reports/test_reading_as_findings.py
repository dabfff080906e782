"""Faults of a report in the words of the text checker."""

from gongkai.reports.reading.as_findings import as_findings
from gongkai.reports.reading.faults import LabelFault
from gongkai.text.finding import Gravity


def test_a_fault_becomes_a_finding_with_its_place_and_source():
    fault = LabelFault("AN002", 5, 9, "三类内容", "三类内部", "行标签有误", "warning")
    (finding,) = as_findings([fault])
    assert (finding.code, finding.name, finding.gravity) == ("AN002", "label-differs", Gravity.WARNING)
    assert (finding.start, finding.end, finding.found, finding.better) == (5, 9, "三类内容", "三类内部")
    assert "30号" in finding.source
