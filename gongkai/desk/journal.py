"""The journal at the desk: the agency's lines, and whether they still hold."""

from __future__ import annotations

from django.http import HttpResponse

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, show
from gongkai.journal.models import Entry
from gongkai.journal.reads import verify

MATTERS = {
    "case": "依申请公开",
    "correction": "更正申请",
    "document": "主动公开",
    "finding": "错敏台账",
    "report": "年度报告",
    "matter": "五公开事项",
    "call": "意见征集",
    "event": "发布会、访谈",
    "catalogue": "公开目录",
    "account": "人员岗位",
    "job": "夜间任务",
}


@desk_view(Right.READ_JOURNAL)
def lines(request: DeskRequest) -> HttpResponse:
    """The agency's lines, newest first. `verify=1` walks the whole chain."""
    by = asked(request, matter=MATTERS, key=None, by=None)
    rows = Entry.objects.filter(agency=request.user.agency)
    if by["matter"]:
        rows = rows.filter(matter=by["matter"])
    if by["key"]:
        rows = rows.filter(key__icontains=by["key"])
    if by["by"]:
        rows = rows.filter(by__icontains=by["by"])
    page = page_of(request, rows.order_by("-number"), 40)
    for entry in page:
        entry.of = MATTERS.get(entry.matter, entry.matter)
        entry.address = entry.key.replace("/", "-")
    checked = verify(request.user.agency) if request.GET.get("verify") == "1" else None
    return show(
        request, "desk/journal.html", {"page": page, "by": by, "matters": MATTERS, "checked": checked}
    )
