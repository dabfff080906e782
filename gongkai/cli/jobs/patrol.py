"""Every live page of every agency, read for mistakes."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.journal.jobs import Job
from gongkai.quality.acts import patrol


def run(on: date) -> dict[str, Any]:
    patrols = [patrol(agency, on=on) for agency in Agency.objects.order_by("pk")]
    return {
        "pages_read": sum(p.read for p in patrols),
        "findings_entered": sum(p.entered for p in patrols),
    }


JOB = Job("patrol", "巡查在线文字", run, "巡查{pages_read}页，新登记差错{findings_entered}处", order=20)
