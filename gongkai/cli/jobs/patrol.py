"""Every live page of every agency, read for mistakes where something changed since the last night."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.cli.progress import bar
from gongkai.journal.jobs import Job, Unfinished
from gongkai.quality.acts import patrol


def run(on: date) -> dict[str, Any]:
    patrols = [
        patrol(agency, on=on, told=bar(f"巡查 {agency.short_name or agency.name}"))
        for agency in Agency.objects.order_by("pk")
    ]
    facts = {
        "pages": sum(p.pages for p in patrols),
        "pages_read": sum(p.read for p in patrols),
        "findings_entered": sum(p.entered for p in patrols),
        "findings_gone": sum(p.gone for p in patrols),
        "pages_failed": sum(p.failed for p in patrols),
    }
    if facts["pages_failed"]:
        raise Unfinished(f"有{facts['pages_failed']}页没有读完，原因见运行日志，下次巡查再读", facts)
    return facts


JOB = Job(
    "patrol",
    "巡查在线文字",
    run,
    "巡查{pages_read}页，新登记差错{findings_entered}处（在线共{pages}页，没有变化的不再读；原文已不再有的{findings_gone}处）",
    order=20,
)
