"""The transfer list on paper: what is given, how many copies, and where both sides sign."""

from __future__ import annotations

from gongkai.channels.models import Delivery, TransferList
from gongkai.files.paper import Grid, Line, paper

HEAD = ("序号", "名称", "索引号", "发文字号", "发布日期", "份数")
WIDTHS = (1.1, 6.2, 3.8, 2.8, 2.2, 1.1)


def word(made: TransferList) -> bytes:
    """The list as .docx; it can be set as PDF by `files.letters.typeset.pdf`."""
    agency, deliveries = (
        made.channel.agency,
        list(made.deliveries.select_related("document").order_by("document__index_no")),
    )
    rows = [HEAD, *(_row(at, delivery, made.copies) for at, delivery in enumerate(deliveries, 1))]
    counted = f"以上共{len(deliveries)}件，每件{made.copies}份。"
    parts: list[Line | Grid] = [
        Line("主动公开政府信息移送明细表", 18, centred=True),
        Line(f"编号：{made.number}　移送单位：{agency.name}　接收单位：{made.channel.name}"),
        Grid(rows, WIDTHS, head=True),
        Line(f"{counted}依据《政府信息公开条例》第二十五条第三款移送。"),
        Line("移送人（签字）：　　　　　　　　　　　　　接收人（签字、盖章）：", 12),
        Line("日期：　　　　　　　　　　　　　　　　　　日期：", 12),
    ]
    return paper(f"移送明细表 {made.number}", parts, author=agency.name, day=made.made_on)


def _row(at: int, delivery: Delivery, copies: int) -> tuple[object, ...]:
    document = delivery.document
    return (at, document.title, document.index_no, document.doc_no, document.published_on or "", copies)
