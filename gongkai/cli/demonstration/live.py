"""What is under way on the day the demonstration is loaded, so that its clocks have something to show."""

from __future__ import annotations

from datetime import date

from gongkai.cases import acts as cases
from gongkai.cli.demonstration import releases
from gongkai.cli.demonstration.counting import left_out
from gongkai.cli.demonstration.people import Cast
from gongkai.cli.demonstration.request_cases import asker
from gongkai.cli.demonstration.year_of_publishing import author, publish
from gongkai.documents import acts as documents
from gongkai.documents.interpreting import acts as interpreting
from gongkai.documents.models import Document
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from gongkai.law.working_day import seed_calendar

ABOUT = """本门户展示的机关、人员、文件、申请和数字均为虚构，仅供了解系统怎样工作，不是真实的政府信息。

您可以查阅2023年的52条主动公开信息，查看2023年、2024年的政府信息公开工作年度报告，也可以试着提交一件政府信息公开申请。工作人员账号见启动时的提示。"""
DRAFT = """各县（市、区）文化广播电视和旅游局，局属各单位：

为做好节日期间公共文化服务，现将有关事项通知如下。

一、公共图书馆、文化馆、博物馆应当在节前公布开放时间，需要调整的，提前三日公告。

二、各单位应当安排专人值守服务电话，及时答复群众咨询。

特此通知。"""


PROCEDURE = """一、收文由办公室统一登记，当日送交承办科室。

二、承办科室在规定期限内提出拟办意见，需要会签的由承办科室送会。

三、发文经科室负责人审核、办公室复核后，送分管领导签发。"""


def load(cast: Cast, today: date) -> None:
    """One notice about the demonstration, one draft on its way, one that asks for a waiver, four open requests."""
    people = cast.people
    about = documents.draft(
        cast.columns["rules"], title="关于本门户演示数据的说明", text=ABOUT, division=cast.divisions["BGS"],
        by=people["P04"], on=today, category=Document.Category.OTHER, genre="说明", summary="本门户的数据均为虚构。",
        five_open=["服务"], channels=["portal"],
    )  # fmt: skip
    publish(cast, about, today, today)
    left_out(cast, about.pk, "只说明演示数据，不是履行职责的信息", today)
    draft = documents.draft(
        cast.columns["policy"], title="关于做好节日期间公共文化服务工作的通知", text=DRAFT, division=cast.divisions["GGK"],
        by=author(cast, "GGK"), on=today, genre="通知", summary="节日期间公共文化服务安排", basis="条例第十九条",
        five_open=["执行", "服务"], channels=["portal"],
    )  # fmt: skip
    documents.submit(draft.pk, by=author(cast, "GGK"), on=today)
    _waiver(cast, today)
    releases.load(cast, today)
    _requests(cast, today)


def _waiver(cast: Cast, today: date) -> None:
    """A policy document that concerns nobody outside: its drafter asks that it goes without an interpretation."""
    by = author(cast, "FGK")
    document = documents.draft(
        cast.columns["policy"], title="关于局机关公文办理流程的若干规定", text=PROCEDURE, division=cast.divisions["FGK"], by=by,
        on=today, kind="policy", genre="规定", summary="局机关公文办理的流程", five_open=["管理"], channels=["portal"],
    )  # fmt: skip
    interpreting.ask_waiver(
        document.pk, reason="只规定局机关内部公文流转，不涉及群众和企业的权利义务", by=by, on=today
    )


def _requests(cast: Cast, today: date) -> None:
    people, days = cast.people, seed_calendar()

    def ago(count: int) -> date:
        working = days.working_days(date(today.year - 1, 1, 1), today)
        return working[-1 - count]

    def ask(
        key: str, what: str, channel: Channel, on: date, kind: ApplicantKind = ApplicantKind.NATURAL
    ) -> int:
        by = Hand.APPLICANT if channel is Channel.ONLINE else people["P04"]
        case = cases.receive(
            cast.agency, asker(key, kind), kind, what, channel=channel, by=by, on=on, wanted_form="电子邮件"
        )
        return case.pk

    def hand_over(case: int, division: str, handler: str, on: date) -> None:
        cases.accept(
            case, division=cast.divisions[division], handler=people[handler], by=people["P04"], on=on
        )
        cases.open_first(case, by=people[handler], on=on)

    soon = ask("K21", "2025年度公共文化设施免费开放补助资金分配方案", Channel.IN_PERSON, ago(17))
    hand_over(soon, "GGK", "P09b", ago(16))
    paused = ask(
        "K22", "某景区质量等级评定的现场检查记录", Channel.REGISTERED_POST, ago(9), ApplicantKind.BUSINESS
    )
    hand_over(paused, "ZYK", "P11b", ago(8))
    cases.consult_third_party(
        paused,
        party="景区经营单位",
        by=people["P11b"],
        on=ago(4),
        received=ago(3),
        says="请就是否同意公开现场检查记录提出意见。",
    )
    ask("K23", "2026年送戏下乡演出场次安排", Channel.IN_PERSON, ago(1))
    ask("K24", "本市国家级非物质文化遗产代表性项目名录", Channel.ONLINE, today)
