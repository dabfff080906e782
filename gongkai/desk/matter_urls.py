"""Addresses of the desk below `matters/`."""

from django.urls import path, re_path

from gongkai.desk import (
    calls,
    catalogue_entry,
    catalogue_row,
    disclosure_catalogue,
    events,
    matter_links,
    matter_page,
    matter_releases,
    matters,
)

urlpatterns = [
    path("", matters.matrix, name="matters"),
    path("export.xlsx", matters.export, name="matters_export"),
    path("new/", matters.open_new, name="open_matter"),
    path("decisions/", matters.decisions, name="decisions"),
    path("waiting/", matter_releases.waiting, name="matter_releases"),
    re_path(
        r"^waiting/(?P<piece>[a-z]+)/(?P<key>\d{1,9})/(?P<act>release|send_back)/$",
        matter_releases.decide,
        name="release",
    ),
    re_path(
        r"^released/(?P<piece>[a-z]+)/(?P<key>\d{1,9})/take_back/$",
        matter_releases.take_back,
        name="take_back",
    ),
    path("catalogue/", disclosure_catalogue.rows, name="catalogue"),
    path("catalogue/export.xlsx", disclosure_catalogue.export, name="catalogue_export"),
    path("catalogue/new/", catalogue_entry.enter, name="enter_row"),
    path("catalogue/import/", catalogue_entry.read_in, name="catalogue_import"),
    path("catalogue/release/", disclosure_catalogue.release_ticked, name="catalogue_release"),
    path("catalogue/<slug:number>/", catalogue_row.page, name="catalogue_row"),
    path("catalogue/<slug:number>/retire/", catalogue_row.retire, name="retire_row"),
    path("events/", events.events, name="events"),
    path("events/new/", events.announce, name="announce"),
    path("events/<slug:number>/", events.page, name="event"),
    path("events/<slug:number>/do/<slug:act>/", events.act, name="event_act"),
    path("calls/", calls.calls, name="calls"),
    path("calls/<slug:number>/", calls.page, name="call"),
    path("calls/<slug:number>/do/<slug:act>/", calls.act, name="call_act"),
    path("calls/<slug:number>/sender/<int:key>/", calls.sender, name="sender"),
    path("<slug:number>/", matter_page.page, name="matter"),
    path("<slug:number>/link/", matter_links.documents, name="link_documents"),
    path("<slug:number>/do/<slug:act>/", matter_page.act, name="matter_act"),
    path("<slug:number>/picture/<int:key>/", matter_page.picture, name="matter_picture"),
]
