"""2023: 52 items and 10 interpretations, drafted, reviewed, signed and published by the people of the bureau."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from gongkai.agencies.models import Person
from gongkai.cli.demonstration import interpreting
from gongkai.cli.demonstration.attached import files_for
from gongkai.cli.demonstration.counting import left_out
from gongkai.cli.demonstration.people import Cast
from gongkai.cli.demonstration.source import body, data, day, page
from gongkai.documents import acts
from gongkai.documents.clearing.acts import look_at
from gongkai.documents.clearing.reads import going_out, unread_in
from gongkai.documents.markup import to_plain
from gongkai.documents.models import Document
from gongkai.documents.package import package_of
from gongkai.documents.proofing.acts.marking import judge_no_fault, mark_read
from gongkai.documents.proofing.reads import noted_of
from gongkai.documents.release.acts.notices import set_notice
from gongkai.documents.release.gate import is_notice, period_of
from gongkai.documents.wordlists.reads import house_lists
from gongkai.law.attribute import Attribute
from gongkai.law.judgement import Judged
from gongkai.text.book_marks import in_book_marks

CATEGORY = {"文件": Document.Category.DOCUMENT, "公共文化体育": Document.Category.CULTURE}
COLUMN = {"预算": "budget", "决算": "budget", "答复": "proposals", "计划": "plans"}
FORMS = {"文字": "text", "问答": "questions", "图解": "chart", "对照表": "table"}
MAJOR = ("D10", "D24")  # explained in two forms each
DEPUTIES = ("P02b", "P02")
JUDGED = Judged("表述准确，不会引起误读", "事项已经确定，可以公开", "门户网站公布，需要解读的同步解读")


def load(cast: Cast) -> None:
    """Guide and rules first, then the year in the order of its index numbers."""
    items = sorted(data("items_2023")["items"], key=lambda i: i["index_no"])
    documents = {i["id"]: _draft(cast, i) for i in items}
    interpretations = {j["parent"]: j for j in data("linked_2023")["interpretations"]}
    for key, row in interpretations.items():
        _draft_interpretation(cast, documents[key], row)
    for item in sorted(items, key=lambda i: i["published_on"]):
        signed = interpretations.get(item["id"], {}).get("signed")
        publish(cast, documents[item["id"]], day(item["made_on"]), day(item["published_on"]), signed)
    _pages(cast)
    _correction(cast, documents["C03"])


def _draft(cast: Cast, item: dict[str, Any]) -> Document:
    division = cast.divisions[item["division"]]
    text = body(item["id"])
    if item["id"] == "C03":
        text = text.replace("服务热线", "服务热现", 1)
    document = acts.draft(
        cast.columns[_column(item)],
        title=item["title"],
        text=text,
        division=division,
        by=author(cast, item["division"]),
        on=day(item["made_on"]),
        owner=cast.people[item["owner"]],
        category=CATEGORY[item["category"]],
        subcategory=item["subcategory"],
        genre=item["genre"],
        doc_no=item.get("doc_no", ""),
        summary=summary_of(text),
        attribute=Attribute.PROACTIVE,
        basis=item["legal_ground"],
        five_open=item["stages"],
        channels=item["channels"],
        needs_interpretation=item["interpretation_required"],
        is_major=item["id"] in MAJOR,
        interpretation_reason=item.get("interpretation_reason", ""),
    )
    for name, content in files_for(item, text):
        edition = document.editions.get()
        acts.attach(
            edition.pk, name=name, content=content, by=author(cast, item["division"]), on=day(item["made_on"])
        )
    return document


def _column(item: dict[str, Any]) -> str:
    if item["category"] == "公共文化体育":
        return "culture"
    if "年度报告" in item["title"]:
        return "annual"
    if "权责清单" in item["title"] or "许可事项清单" in item["title"]:
        return "powers"
    return COLUMN.get(item["genre"], "policy")


def _draft_interpretation(cast: Cast, parent: Document, row: dict[str, Any]) -> Document:
    text, by, on = body(row["id"]), author(cast, row["division"]), day(row["drafted"])
    forms = [FORMS[f] for f in row["forms"]]
    made = acts.draft(
        cast.columns["interpretation"],
        title=f"{in_book_marks(parent.title)}政策解读",
        text=text,
        division=parent.division,
        by=by,
        on=on,
        interprets=parent,
        owner=parent.owner,
        genre="解读",
        summary=summary_of(text),
        basis=parent.basis,
        five_open=["服务"],
        channels=["portal"],
        forms=forms,
    )
    interpreting.chart(row["id"], made.editions.get().pk, by=by, on=on)
    interpreting.plan(parent, text, forms, responsible=parent.owner, by=by, on=on)
    return made


# What shows a screen and belongs to no year of work is left out of the numbers, as a decision says.
NOT_COUNTED = "演示用的信息，不计入年度条数"


def summary_of(text: str) -> str:
    """The first sentences of the matter, within 100 characters: no heading, no line of those addressed."""
    lines = [line for line in text.split("\n") if line.rstrip().endswith("。")]
    plain = to_plain("\n".join(lines))[:100]
    return plain[: plain.rfind("。") + 1] or plain


def author(cast: Cast, division: str) -> Any:
    """Who drafts for a division: its clerk; the disclosure clerk for the office."""
    org = data("org")
    clerks = {d["code"]: d["clerk"] for d in org["divisions"]} | {u["code"]: u["clerk"] for u in org["units"]}
    return cast.people[clerks[division]]


def publish(cast: Cast, document: Document, made: date, out: date, signed: date | None = None) -> None:
    """Walk a document and its interpretations through the whole table, by different people."""
    key, people = document.pk, cast.people
    heads = {d["code"]: d["head"] for d in data("org")["divisions"]}
    first = people[heads.get(document.division.code, "P08" if document.division.code == "U04" else "P09")]
    second = people["P02b"] if first == people["P03"] else people["P03"]
    before = min(signed or out, out)
    half = made + timedelta(days=(before - made).days // 2)
    _until_when(cast, document, made, out)
    _let_be(document, author(cast, document.division.code), first, made)
    acts.submit(key, by=author(cast, document.division.code), on=made)
    acts.pass_first(key, judged=JUDGED, opinion="内容属实，同意公开。", by=first, on=half)
    _pictures_seen(document, people["P05"], half)
    acts.pass_secrecy(
        key,
        opinion="经逐项审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私，可以公开。",
        by=people["P05"],
        on=half,
    )
    acts.pass_second(key, opinion="格式、时限和公开方式符合规定。", by=second, on=before)
    acts.sign(key, opinion="同意发布。", by=people["P02"], on=before)
    released = acts.publish(key, by=people["P04"], on=out)
    writer = author(cast, document.division.code)
    checker = people["P03"] if writer == people["P04"] else writer
    for edition in released:
        acts.check_release(
            edition.document_id, opinion="页面、附件与签发稿一致，链接可以打开。", by=checker, on=out
        )


def _let_be(document: Document, author_: Person, head: Person, on: date) -> None:
    """What the rules found and people left as it was: the mistakes of the year, each on somebody's word."""
    house = house_lists(document.agency, on)
    for edition in package_of(document, lock=False):
        noted = {one.print: one for one in noted_of(edition, house)}
        for print_, one in noted.items():
            if one.blocks:
                judge_no_fault(edition.document_id, print_, reason="热线名称的简写", by=head, on=on)
            elif one.warns:
                mark_read(edition.document_id, print_, reason="沿用各场馆报送材料的写法", by=author_, on=on)


def _pictures_seen(document: Document, by: Person, on: date) -> None:
    """The secrecy reviewer looked at the pictures of what goes out."""
    for one in unread_in(going_out(package_of(document, lock=False))):
        if one.part.pictures and one.looked is None:
            look_at(
                document.pk, one.part.key, says="逐幅看过，没有个人信息，没有转引非公开文件。", by=by, on=on
            )


def _until_when(cast: Cast, document: Document, made: date, out: date) -> None:
    """A public notice of the year stood for seven days from its publication."""
    if is_notice(document) and period_of(document) is None:
        set_notice(
            document.pk, last_day=out + timedelta(days=7), basis="公示不少于5个工作日", contact="责任科室，联系电话见公开指南",
            by=author(cast, document.division.code), on=made,
        )  # fmt: skip


def _pages(cast: Cast) -> None:
    """Guide, rules and the list of divisions: kept in their columns, counted nowhere."""
    made, out = date(2022, 12, 20), date(2022, 12, 28)
    rows = [("guide", f"{cast.agency.name}政府信息公开指南", page("guide"), Document.Category.GUIDE, "指南")]
    for section in page("rules").split("\n## "):
        title, _, text = section.removeprefix("## ").partition("\n")
        rows.append(("rules", title.strip(), text.strip(), Document.Category.SYSTEM, "制度"))
    rows.append(("org", "内设机构和局属单位", _divisions_page(cast), Document.Category.OTHER, "机构设置"))
    for column, title, text, category, genre in rows:
        document = acts.draft(
            cast.columns[column], title=title, text=text, division=cast.divisions["BGS"], by=cast.people["P04"], on=made,
            category=category, genre=genre, summary=summary_of(text), basis="条例第十二条、第二十条第（二）项",
            five_open=["管理"], channels=["portal"],
        )  # fmt: skip
        publish(cast, document, made, out)
        if category == Document.Category.OTHER:
            left_out(cast, document.pk, "随机构调整随时维护的页面，不按条计", out)


def _divisions_page(cast: Cast) -> str:
    org = data("org")
    rows = [f"| {d['name']} | {cast.agency.phone} |" for d in org["divisions"] + org["units"]]
    return "\n".join(["本局内设机构和局属单位如下。", "", "| 名称 | 联系电话 |", "| --- | --- |", *rows])


def _correction(cast: Cast, document: Document) -> None:
    """The wrong character of the first quarter, corrected by a new edition under full review."""
    by = author(cast, document.division.code)
    document.refresh_from_db()
    assert document.live_edition is not None
    text = document.live_edition.text.replace("服务热现", "服务热线", 1)
    acts.revise(
        document.pk, text=text, because="更正错别字：“服务热现”改为“服务热线”", by=by, on=date(2023, 3, 29)
    )
    publish(cast, document, date(2023, 3, 29), date(2023, 3, 29))
