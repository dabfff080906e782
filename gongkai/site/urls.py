"""Addresses: each face brings its own."""

from django.urls import include, path, re_path

urlpatterns = [
    path("", include("gongkai.portal.urls")),
    path("desk/", include("gongkai.desk.urls")),
    path("api/v1/", include("gongkai.api.urls")),
    re_path(r"^api(?:/|$)", include("gongkai.api.outside")),
    path("", include("gongkai.site.health")),
]
handler400 = "gongkai.site.refusals.bad_request"
handler403 = "gongkai.site.refusals.forbidden"
handler404 = "gongkai.site.refusals.not_found"
handler500 = "gongkai.site.refusals.broken"
