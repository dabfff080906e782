"""Whether the process lives (/healthz) and can serve (/readyz)."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path


def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"ok": True})


def readyz(request: HttpRequest) -> HttpResponse:
    """200 while the database answers; the error page's handler says 500 otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


urlpatterns = [path("healthz", healthz), path("readyz", readyz)]
