"""Whether the process lives (/healthz) and can serve (/readyz)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from gongkai.journal.reads import last_good_runs


def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"ok": True})


def readyz(request: HttpRequest) -> HttpResponse:
    """200 while the database answers; the error page's handler says 500 otherwise.

    `jobs` has the day of the last good run of each job of the night, for a monitor: a missed night is no reason to take
    a server out of service.
    """
    return JsonResponse({"ok": True, "jobs": {job: good.day for job, good in last_good_runs().items()}})


urlpatterns = [path("healthz", healthz), path("readyz", readyz)]
