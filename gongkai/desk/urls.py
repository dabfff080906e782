"""Addresses of the desk, by matter."""

from django.urls import path

from gongkai.desk import (
    cases,
    catalogue,
    documents,
    home,
    jobs,
    journal,
    ledger,
    people,
    report,
    scores,
    session,
    writing,
)

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("login/", session.Login.as_view(), name="login"),
    path("logout/", session.Logout.as_view(), name="logout"),
    path("password/", session.Password.as_view(), name="password"),
    # 依申请公开
    path("ysq/", cases.inbox, name="cases"),
    path("ysq/new/", cases.register, name="register"),
    path("ysq/<str:number>/", cases.page, name="case"),
    path("ysq/<str:number>/do/<slug:act>/", cases.act, name="case_act"),
    path("ysq/<str:number>/applicant/", cases.applicant, name="applicant"),
    path("ysq/<str:number>/letter/", cases.letter, name="letter"),
    path("ysq/<str:number>/remedy/", cases.lodge, name="lodge"),
    path("ysq/<str:number>/remedy/<int:key>/", cases.conclude, name="conclude"),
    # 主动公开
    path("doc/", catalogue.catalogue, name="documents"),
    path("doc/new/", writing.draft, name="draft"),
    path("doc/<str:address>/", documents.page, name="document"),
    path("doc/<str:address>/do/<slug:act>/", documents.act, name="document_act"),
    path("doc/<str:address>/diff/", documents.diff, name="diff"),
    path("doc/<str:address>/file/<int:key>/", documents.file, name="file"),
    path("doc/<str:address>/edit/", writing.edit, name="edit"),
    path("doc/<str:address>/attach/", writing.attach, name="attach"),
    path("doc/<str:address>/interpret/", writing.interpret, name="interpret"),
    path("doc/<str:address>/revise/", writing.revise, name="revise"),
    # 错敏台账、考核
    path("ledger/", ledger.ledger, name="ledger"),
    path("ledger/new/", ledger.record, name="record"),
    path("ledger/export.xlsx", ledger.export, name="ledger_export"),
    path("ledger/<str:number>/", ledger.page, name="finding"),
    path("ledger/<str:number>/do/<slug:act>/", ledger.act, name="finding_act"),
    path("scores/", scores.card, name="scores"),
    # 年度报告
    path("nb/", report.years, name="reports"),
    path("nb/begin/", report.begin, name="report_begin"),
    path("nb/<int:year>/", report.page, name="report"),
    path("nb/<int:year>/cell/<str:address>/", report.cell, name="cell"),
    path("nb/<int:year>/figures/", report.enter_figure, name="figure"),
    path("nb/<int:year>/figures/<int:key>/", report.confirm_figure, name="figure_confirm"),
    path("nb/<int:year>/text/", report.write, name="report_text"),
    path("nb/<int:year>/do/<slug:act>/", report.act, name="report_act"),
    path("nb/<int:year>/report.docx", report.word, name="report_docx"),
    path("nb/<int:year>/tables.xlsx", report.sheets, name="report_xlsx"),
    # 留痕、人员、夜间任务
    path("journal/", journal.lines, name="journal"),
    path("jobs/", jobs.page, name="jobs"),
    path("jobs/<slug:name>/run/", jobs.run, name="run_job"),
    path("people/", people.people, name="people"),
    path("people/<int:key>/email/", people.email, name="set_email"),
    path("people/posts/<int:key>/end/", people.end_post, name="end_post"),
    path("people/<int:key>/stop/", people.stop, name="stop_account"),
    path("people/<int:key>/reset/", people.reset, name="reset_password"),
    path("people/new/", people.enrol, name="enrol"),
    path("people/post/", people.give_post, name="give_post"),
]
