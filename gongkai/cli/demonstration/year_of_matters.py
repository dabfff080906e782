"""2023 and today: matters through the five stages, a consultation, events, a project under way, the catalogue."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from gongkai.cli.demonstration.attached import site_plan
from gongkai.cli.demonstration.people import Cast
from gongkai.cli.demonstration.source import data, day
from gongkai.cli.demonstration.year_of_publishing import author
from gongkai.documents.models import Document
from gongkai.law.dossier import MatterKind
from gongkai.law.progress_period import Every, period_of
from gongkai.law.working_day import seed_calendar
from gongkai.matters.acts import calling, catalogue, events, linking, opening, progressing, releasing
from gongkai.matters.models import Event, Matter

KINDS = {"新闻发布会": Event.Kind.PRESS, "在线访谈": Event.Kind.INTERVIEW}
VOICES = (
    "建议明确民宿消防验收由哪个部门负责。",
    "农村房屋改作民宿的，希望简化材料。",
    "建议规定民宿必须公示价格和投诉电话。",
    "建议一律禁止在居民小区开办民宿。",
)
FEEDBACK = (
    ("明确消防验收的部门", "adopted", "已在第八条写明。", [1]),
    ("简化农村房屋改作民宿的材料", "partly", "合并了两项证明，房屋安全鉴定依规定保留。", [2]),
    ("公示价格和投诉电话", "adopted", "已在第十二条写明。", [3]),
    ("居民小区一律禁止开办民宿", "declined", "民法典要求经有利害关系的业主一致同意，不宜一律禁止，已写明须经业主同意。", [4]),
)  # fmt: skip
ROWS = (
    ("公共文化服务", "公共文化设施开放", "场馆名称、地址、开放时间、服务项目", "GGK", "culture"),
    ("公共文化服务", "惠民演出", "演出时间、地点、剧目", "YSK", "culture"),
    ("政策文件", "规范性文件及其解读", "文件全文、解读材料", "FGK", "policy"),
    ("财政信息", "部门预算、决算", "收支总表、“三公”经费", "CWK", "budget"),
    ("行政执法", "行政处罚决定", "当事人、事由、依据、结果", "SCG", "decisions"),
)


def load(cast: Cast, today: date) -> None:
    """The year from its files, then what is under way on the day the demonstration is loaded."""
    numbers = {item["id"]: item["index_no"] for item in data("items_2023")["items"]}
    documents = {d.index_no: d for d in Document.objects.filter(agency=cast.agency)}
    year = {key: documents[number] for key, number in numbers.items()}
    season = _season(cast, year)
    _homestays(cast)
    _events(cast, year, season)
    _shows(cast, year)
    _library(cast, today)
    _open_call(cast, today)
    _catalogue(cast, today)


def _matter(
    cast: Cast, kind: MatterKind, title: str, division: str, begun: date, on: date, **more: Any
) -> Matter:
    by = author(cast, division)
    matter = opening.open_matter(
        cast.agency, kind=kind, title=title, division=cast.divisions[division], owner=by, begun=begun, by=by, on=on,
        **more,
    )  # fmt: skip
    return opening.publish(matter.pk, by=cast.people["P03"], on=on)


def _link(cast: Cast, matter: Matter, document: Document, phase: str, on: date, part: str = "") -> None:
    by = author(cast, matter.division.code)
    made = linking.link(matter.pk, document=document, phase=phase, part=part, by=by, on=on)
    releasing.release("link", made.pk, by=cast.people["P03"], on=on)


def _say(cast: Cast, matter: Matter, act: Any, on: date, **fields: Any) -> None:
    made = act(matter.pk, by=author(cast, matter.division.code), on=on, **fields)
    releasing.release("statement", made.pk, by=cast.people["P03"], on=on)


def _season(cast: Cast, year: dict[str, Document]) -> Matter:
    """A decision with its file: the summer season, from plan to figures."""
    on = date(2023, 12, 28)
    matter = _matter(
        cast, MatterKind.DECISION, "2023年夏季文化旅游活动季", "TGK", date(2023, 6, 1), on, ended=date(2023, 9, 30),
        summary="活动季的方案、组织实施和结果。",
    )  # fmt: skip
    plan = year["D13"]
    _link(cast, matter, plan, "决策", on, "decision")
    for interpretation in plan.interpretations.public():
        _link(cast, matter, interpretation, "决策", on, "interpretation")
    _link(cast, matter, year["C10"], "执行", on)
    _link(cast, matter, year["D14"], "管理", on)
    _link(cast, matter, year["C07"], "服务", on)
    _link(cast, matter, year["C24"], "结果", on)
    for place, because in (
        ("hearing", "不属于应当听证的事项。"),
        ("risk", "活动由属地逐场备案评估，方案不另行评估。"),
    ):
        _say(cast, matter, linking.waive, on, place=place, because=because)
    _say(cast, matter, linking.write, on, place="legality", text="方案经政策法规科合法性审核，意见已采纳。")
    return matter


def _homestays(cast: Cast) -> None:
    """A consultation that was fed back: its four comments and what became of them."""
    row = next(q for q in data("linked_2023")["consultations"] if q["id"] == "Q01")
    opened, fed_back = day(row["opened"]), day(row["feedback_published"])
    matter = _matter(
        cast, MatterKind.DECISION, "旅游民宿管理办法", "SCG", date(2023, 8, 25), opened - timedelta(days=1),
        summary="起草、征求意见和制定旅游民宿管理办法。",
    )  # fmt: skip
    clerk = author(cast, "SCG")
    call = calling.call_for(
        matter, title=row["title"], first_day=opened, last_day=day(row["closed"]), by=clerk, on=opened,
        says="现就管理办法（征求意见稿）公开征求意见，主要规定民宿的开办条件、安全责任和经营规范。",
        contact="市场管理科（安全监管科），0000-0000000", channel="信函：示例市示例路1号",
    )  # fmt: skip
    releasing.release("call", call.pk, by=cast.people["P04"], on=opened)
    for at, text in enumerate(VOICES):
        calling.take_voice(call.pk, text=text, on=opened + timedelta(days=3 * at))
    for summary, verdict, says, voices in FEEDBACK:
        calling.draft_feedback(
            call.pk, summary=summary, verdict=verdict, says=says, voices=voices, by=clerk, on=fed_back
        )
    calling.publish_feedback(call.pk, by=cast.people["P04"], on=fed_back)


def _events(cast: Cast, year: dict[str, Document], season: Matter) -> None:
    """The press conference and the interviews of the year, each with its transcript."""
    for row in data("linked_2023")["events"]:
        held, division = day(row["date"]), "TGK" if row["id"] != "E02" else "SCG"
        entered = held - timedelta(days=7)
        event = events.announce(
            cast.agency, kind=KINDS[row["kind"]], topic=row["topic"], division=cast.divisions[division], day=held,
            place=row.get("host", "局新闻发布厅"), speakers="、".join(row.get("speakers", row.get("guests", []))),
            notice=f"定于{held:%Y年%m月%d日}举行，欢迎关注。", documents=[year[key] for key in row["related"]],
            matter=season if row["id"] == "E01" else None, by=author(cast, division), on=entered,
        )  # fmt: skip
        releasing.release("event", event.pk, by=cast.people["P04"], on=entered)
        after = held + timedelta(days=1)
        said = events.write_event(
            event.pk, place="transcript", by=author(cast, division), on=after,
            text=f"主持人：今天的主题是“{row['topic']}”。\n\n主讲人介绍了有关安排，并回答了提问。（演示数据）",
        )  # fmt: skip
        releasing.release("statement", said.pk, by=cast.people["P04"], on=after)
        events.close_event(event.pk, by=author(cast, division), on=after)


def _shows(cast: Cast, year: dict[str, Document]) -> None:
    """Standing work: basis, standard, process, and a result that is still to come."""
    on = date(2023, 12, 20)
    matter = _matter(cast, MatterKind.ROUTINE, "“送戏下乡”惠民演出", "YSK", date(2023, 4, 1), on)
    _link(cast, matter, year["D06"], "决策", on, "basis")
    _link(cast, matter, year["C05"], "执行", on, "process")
    _say(
        cast,
        matter,
        linking.write,
        on,
        place="standard",
        text="每个行政村每年不少于一场，剧目和时间提前公布。",
    )
    _say(
        cast, matter, linking.explain, on, place="outcome", because="全年场次和满意度正在汇总。", expected_on=date(2024, 1, 31),
    )  # fmt: skip


def _library(cast: Cast, today: date) -> None:
    """A project under way: told of every month but the last two, with a plan of the site."""
    begun = period_of(Every.MONTH, today - timedelta(days=160)).first
    matter = _matter(
        cast, MatterKind.PROJECT, "市图书馆少儿馆改造工程", "GGK", begun, begun, every=Every.MONTH,
        summary="改造少儿馆阅览区和无障碍设施。",
    )  # fmt: skip
    for place, text in (
        ("measures", "施工期间保留一层阅览，图书通过流动站点借还。"),
        ("steps", "一、设计和招标；二、土建；三、设备安装；四、验收开放。"),
        ("duties", "公共服务科牵头，市图书馆实施，计划财务科管理资金。"),
    ):
        _say(cast, matter, linking.write, begun, place=place, text=text)
    _say(
        cast, matter, linking.explain, begun, place="budget", because="概算正在评审。", expected_on=begun + timedelta(days=90),
    )  # fmt: skip
    for place, because, days in (
        ("结果", "工程还没有竣工。", 300),
        ("服务", "竣工开放以后公布服务安排。", 300),
    ):
        _say(
            cast,
            matter,
            linking.explain,
            begun,
            place=place,
            because=because,
            expected_on=begun + timedelta(days=days),
        )
    clerk, head = cast.people["P09b"], cast.people["P09"]
    at = begun
    for text, percent in (("完成设计和招标。", 10), ("完成拆除，土建开工。", 25), ("土建完成六成。", 45)):
        last = period_of(Every.MONTH, at).last
        made = progressing.report_progress(
            matter.pk, within=last, text=text, percent=percent, by=clerk, on=last
        )
        releasing.release("progress", made.pk, by=head, on=last)
        at = last + timedelta(days=1)
    picture = progressing.add_picture(
        matter.pk,
        name="plan.png",
        content=BytesIO(site_plan()),
        says="改造平面示意图（演示）",
        by=clerk,
        on=at,
    )
    releasing.release("picture", picture.pk, by=head, on=at)


def _open_call(cast: Cast, today: date) -> None:
    """A consultation open today, an interview without its transcript, and a press conference to come."""
    matter = _matter(
        cast,
        MatterKind.DECISION,
        "公共图书馆延时开放",
        "GGK",
        today,
        today,
        summary="晚间和节假日开放时间的调整。",
    )
    clerk, office = author(cast, "GGK"), cast.people["P04"]
    call = calling.call_for(
        matter, title="公共图书馆延时开放方案公开征求意见", first_day=today, last_day=today + timedelta(days=30), by=clerk,
        on=today, contact="公共服务科，0000-0000000", channel="信函：示例市示例路1号",
        says="拟将市图书馆每周五、周六的闭馆时间从17时延长至21时。\n\n请就开放时间、服务内容和安全管理提出意见。",
    )  # fmt: skip
    releasing.release("call", call.pk, by=office, on=today)
    for place in ("执行", "管理", "服务", "结果"):
        _say(
            cast, matter, linking.explain, today, place=place, because="方案正在征求意见。", expected_on=today + timedelta(days=90),
        )  # fmt: skip
    linking.write(matter.pk, place="experts", text="组织三位专家论证，一致同意方案。", by=clerk, on=today)
    calling.take_voice(call.pk, text="建议周日也延长，并开放自习室。", name="读者（演示）", contact="reader@example.invalid", on=today)  # fmt: skip
    days = seed_calendar().working_days(today - timedelta(days=30), today)
    for held, topic, entered in (
        (days[-7], "冬季文化活动怎么安排", days[-12]), (today + timedelta(days=6), "图书馆延时开放", today),
    ):  # fmt: skip
        event = events.announce(
            cast.agency, kind=Event.Kind.INTERVIEW, topic=topic, division=cast.divisions["GGK"], day=held,
            place="市政府网站访谈室", speakers="分管领导", notice="欢迎关注和提问。", by=clerk, on=entered,
            matter=matter if held > today else None,
        )  # fmt: skip
        releasing.release("event", event.pk, by=office, on=entered)


def _catalogue(cast: Cast, today: date) -> None:
    for first, second, elements, division, column in ROWS:
        if column not in cast.columns:
            continue
        row = catalogue.enter_row(
            cast.agency, column=cast.columns[column], division=cast.divisions[division], by=author(cast, division), on=today,
            first_item=first, second_item=second, elements=elements, basis="《政府信息公开条例》第十九条、第二十条",
            within="自形成或者变更之日起20个工作日内", channel="政府网站", audience="全社会", manner="主动公开", level="市级",
        )  # fmt: skip
        releasing.release("row", row.pk, by=cast.people["P04"], on=today)
