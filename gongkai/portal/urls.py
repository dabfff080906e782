"""The citizen's addresses."""

from django.urls import path
from django.views.decorators.http import require_safe

from gongkai.portal import annual, ask, columns, document, feeds, home, pages, track

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("zwgk/", columns.columns, name="columns"),
    path("zwgk/<slug:key>/", columns.column, name="column"),
    path("zcwjk/", columns.library, name="library"),
    path("search/", columns.find, name="search"),
    path("doc/<str:index>/", document.document, name="document"),
    path("doc/<str:index>/verify", document.verify, name="verify"),
    path("doc/<str:index>/files/<int:key>", document.attachment, name="attachment"),
    path("ysqgk/", ask.ask, name="ask"),
    path("ysqgk/apply/", ask.apply, name="apply"),
    path("ysqgk/receipt/", ask.receipt, name="receipt"),
    path("ysqgk/track/", track.track, name="track"),
    path("ysqgk/track/case/", track.case, name="case"),
    path("ysqgk/track/complete/", track.complete, name="complete"),
    path("ysqgk/track/withdraw/", track.withdraw, name="withdraw"),
    path("ysqgk/track/leave/", track.leave, name="leave"),
    path("nb/", annual.annual, name="annual"),
    path("nb/<int:year>/", annual.report, name="report"),
    path("nb/<int:year>/docx", annual.word, name="word"),
    path("feed/<slug:key>.xml", require_safe(feeds.ColumnFeed()), name="feed"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
    path("about/", pages.about, name="about"),
    path("style/", pages.style, name="style"),
]
