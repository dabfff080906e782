"""The citizen's addresses."""

from django.urls import path
from django.views.decorators.http import require_safe

from gongkai.portal import (
    annual,
    apply,
    ask,
    columns,
    document,
    feeds,
    follow,
    home,
    keep_draft,
    pages,
    track,
)

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
    path("doc/<str:index>/picture/<str:name>", document.picture, name="picture"),
    path("ysqgk/", ask.ask, name="ask"),
    path("ysqgk/form/", ask.paper, name="paper"),
    path("ysqgk/apply/", apply.start, name="apply"),
    path("ysqgk/apply/saved/", keep_draft.saved, name="saved"),
    path("ysqgk/apply/resume/", keep_draft.resume, name="resume"),
    path("ysqgk/apply/resumed/", keep_draft.resumed, name="resumed"),
    path("ysqgk/apply/erase/", keep_draft.erase, name="erase"),
    path("ysqgk/apply/check/", apply.check, name="check"),
    path("ysqgk/apply/<slug:slug>/", apply.step, name="apply_step"),
    path("ysqgk/receipt/", ask.receipt, name="receipt"),
    path("ysqgk/track/", track.track, name="track"),
    path("ysqgk/track/case/", follow.case, name="case"),
    path("ysqgk/track/complete/", follow.complete, name="complete"),
    path("ysqgk/track/reasons/", follow.reasons, name="reasons"),
    path("ysqgk/track/material/", follow.material, name="material"),
    path("ysqgk/track/message/", follow.message, name="message"),
    path("ysqgk/track/letters/<int:key>", follow.letter, name="letter"),
    path("ysqgk/track/files/<int:key>", follow.file, name="file"),
    path("ysqgk/track/withdraw/", follow.withdraw, name="withdraw"),
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
