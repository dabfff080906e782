"""The first page of the day: what has to be done, what the clocks show, what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import amber_until, calendar, house_rule
from gongkai.agencies.scope import Right, Scope
from gongkai.cases.answer import legal_review_of
from gongkai.cases.models import Case, CaseQuerySet, Correction, Remedy
from gongkai.cases.reads import clock_strip, new_in, requests
from gongkai.cases.waiting import answers_for, under_review, watch
from gongkai.desk.access import READ_CASES, DeskRequest, desk_view, show
from gongkai.desk.cases import must_do
from gongkai.desk.catalogue import drafts_of, reviews_for
from gongkai.desk.clockface import due_face, face
from gongkai.desk.holidays import waiting_for
from gongkai.desk.jobs import late_jobs
from gongkai.desk.publication import waiting
from gongkai.desk.releases import own
from gongkai.desk.review_list import after, step_face
from gongkai.documents.counting.reads import counted_q, proactive_counts
from gongkai.documents.models import Column, Document, Edition
from gongkai.documents.reads import column_tree, to_confirm
from gongkai.documents.release.reads import alarms
from gongkai.law.rectification import FindingStage
from gongkai.law.review import LABELS, EditionStage
from gongkai.law.statutes import INSPECTION_2019
from gongkai.quality.models import Finding

SHOWN = 8
HOME_DAYS = 14  # 检查指标: no update of the home page for two weeks
EMPTY_COLUMNS = 5  # … five empty columns
BACK = 4  # years before this one that are shown where they have anything


@dataclass(frozen=True)
class Gate:
    """A light of the strip: `tone` is "", warn or bad; `opens` is the address of what it was read from."""

    label: str
    says: str
    tone: str
    opens: str


@desk_view()
def home(request: DeskRequest) -> HttpResponse:
    scope, day, agency = request.scope, request.day, request.user.agency
    days = calendar()
    near = amber_until(day, house_rule(agency, "amber_days", day), days)
    may_cases = any(scope.may(right) for right in READ_CASES)
    cases: CaseQuerySet = Case.objects.visible_to(scope) if may_cases else Case.objects.none()
    remedies = Remedy.objects.visible_to(scope) if may_cases else Remedy.objects.none()
    documents = Document.objects.visible_to(scope)
    findings = Finding.objects.visible_to(scope) if scope.may(Right.SEE_LEDGER) else Finding.objects.none()
    reviews = reviews_for(request)
    must = cases.filter(must_do(day)).select_related("division", "handler", "applicant")
    must = must.order_by(F("due").asc(nulls_last=True), "id")
    soon = cases.open().filter(due__gt=day, due__lte=near)
    soon = soon.select_related("division", "handler", "applicant").order_by("due", "id")
    mend = (
        findings.filter(stage=FindingStage.ASSIGNED, due__lte=day)
        .select_related("document", "owner")
        .order_by("due")
    )
    mine = findings.filter(stage=FindingStage.ASSIGNED, owner=request.user, due__gt=day, due__lte=near)
    drafts, late = drafts_of(request), late_jobs(timezone.now())
    context = {
        "gates": gates(agency, day), "late": late if sees_night(scope) else (), "may_run": scope.may(Right.RUN_JOBS), "source": INSPECTION_2019.whole(), "near": near,
        "must": [(c, face(c, day, near, days)) for c in must[:SHOWN]], "must_count": must.count(),
        "soon": [(c, face(c, day, near, days)) for c in soon[:SHOWN]],
        "mend_count": mend.count(), "mend": [(f, due_face(f.due, day, day, days)) for f in mend[:SHOWN] if f.due],
        "mend_soon": [(f, due_face(f.due, day, near, days)) for f in mine.select_related("document", "owner").order_by("due")[:SHOWN] if f.due],
        "reviews": [(e, _label(e), step_face(e.due, day, days)) for e in reviews[:SHOWN]], **after(request),
        "release_alarms": alarms(own(request))[:SHOWN],
        "alarm": to_confirm(documents).filter(confirm_due__lt=day) if scope.divisions is None else [], "review_count": reviews.count(),
        "strip": clock_strip(cases, day, near), "may_cases": may_cases, "sees_all": scope.divisions is None,
        "publish": waiting(documents, agency, day, days), "may_ledger": scope.may(Right.SEE_LEDGER),
        "ledger": findings.aggregate(
            open=Count("id", filter=Q(stage=FindingStage.ASSIGNED)), over=Count("id", filter=Q(stage=FindingStage.ASSIGNED, due__lt=day)),
            found=Count("id", filter=Q(stage=FindingStage.FOUND)), rectified=Count("id", filter=Q(stage=FindingStage.RECTIFIED)),
        ),
        "answers": answers_for(scope, under_review(cases), legal_review_of(agency, day))[:SHOWN],
        "watch": watch(cases, remedies, agency, day, days, scope), "reminded": _reminded(scope, day), "notices": waiting_for(request),
        "drafts": [(e, _label(e)) for e in drafts[:SHOWN]], "draft_count": drafts.count(), "years": _years(agency, day),
        "hands": scope.all_hands(), "may_draft": scope.may(Right.DRAFT), "may_register": scope.may(Right.REGISTER_CASE),
    }  # fmt: skip
    return show(request, "desk/home.html", context)


def _reminded(scope: Scope, day: date) -> int:
    """Corrections of records whose reminder has come."""
    if not scope.may(Right.SEE_CASES):
        return 0
    return Correction.objects.visible_to(scope).open().filter(remind_on__lte=day).count()


def _label(edition: Edition) -> str:
    return LABELS[EditionStage(edition.stage)]


def sees_night(scope: Scope) -> bool:
    """Whether somebody is told that the night did not run: who runs its jobs, and who looks at the whole agency."""
    return scope.may(Right.RUN_JOBS) or scope.divisions is None


def gates(agency: Agency, day: date) -> list[Gate]:
    """The lights this version can really compute from its own records; no others."""
    live = Document.objects.filter(agency=agency).public()
    newest = live.aggregate(day=Max("published_on"))["day"]
    since = (day - newest).days if newest else None
    tree = column_tree(agency)
    parents = {c.parent_id for c in tree}
    empty = len([c for c in tree if c.pk not in parents and not c.count])  # type: ignore[attr-defined]
    said = "还没有发布过" if since is None else "今天" if since == 0 else f"{since}天前"
    tone = "bad" if since is None or since > HOME_DAYS else "warn" if since > HOME_DAYS - 4 else ""
    return [
        Gate("首页更新", f"{said}（{HOME_DAYS}天内）", tone, f"{reverse('desk:documents')}?stage=live"),
        Gate(
            "空白栏目",
            f"{empty}个（不到{EMPTY_COLUMNS}个）",
            "bad" if empty >= EMPTY_COLUMNS else "warn" if empty else "",
            reverse("portal:columns"),
        ),
        _stale_columns(agency, tree, day),
    ]


def _stale_columns(agency: Agency, tree: list[Column], day: date) -> Gate:
    """Columns for notices and policy without anything new for six months."""
    newest = dict(
        Document.objects.filter(agency=agency)
        .public()
        .order_by()
        .values_list("column")
        .annotate(Max("published_on"))
    )
    watched = [c for c in tree if any(w in c.name for w in ("政策", "文件", "公告", "通知"))]
    late = [c.name for c in watched if c.pk in newest and (day - newest[c.pk]).days > 183]
    says = f"{len(late)}个" + (f"：{'、'.join(late[:3])}" if late else "（6个月内）")
    return Gate("公告、政策栏目超期", says, "bad" if late else "", reverse("portal:columns"))


def _years(agency: Agency, day: date) -> list[tuple[int, dict[str, int], int, int]]:
    """This year, and of the four before it each with anything in it: the counts of proactive disclosure, what is
    neither of the two named categories, and requests."""
    published = (
        Document.objects.filter(counted_q(agency), agency=agency)
        .public()
        .order_by()
        .dates("published_on", "year")
    )
    received = requests(agency).filter(received_on__isnull=False).order_by().dates("received_on", "year")
    found = {day.year, *(d.year for d in published), *(d.year for d in received)}
    rows = []
    for year in sorted((y for y in found if day.year - BACK <= y <= day.year), reverse=True):
        counts = proactive_counts(agency, year)
        rest = counts["total"] - counts.get("document", 0) - counts.get("culture", 0)
        asked = requests(agency).filter(new_in(year)).count()
        rows.append((year, counts, rest, asked))
    return rows
