"""The index of an archive package for people: one page, which any browser opens and prints without the product."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gongkai.cases.models import Applicant, Case, CaseEvent, Letter
from gongkai.journal.reads import lines_of
from gongkai.law.answerable import GIVES

Row = Sequence[object]
STYLE = (
    "body{font:16px/1.6 serif;max-width:60em;margin:2em auto;padding:0 1em}h1{text-align:center}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.2em .5em;text-align:left;"
    "vertical-align:top;overflow-wrap:anywhere;white-space:pre-line}code{font-size:.8em}"
)
PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{}</title><style>{}</style></head><body>
<h1>{}</h1>
{}
</body></html>
"""
CHECK = (
    "“卷内目录.csv”列出归档包内其他每一个文件的SHA-256摘要。在Windows用 certutil -hashfile 文件名 SHA256，"
    "在Linux用 sha256sum 文件名，算出的摘要与目录相同的，文件没有改动。"
)


def page(case: Case, pieces: Sequence[Row]) -> str:
    """The whole page. `pieces` are title, number, day, file name, digest and remark of every file it lists."""
    title = f"{case.agency.name}政府信息公开申请归档目录（{case.archive_no or case.number}）"
    files = [(at, *piece) for at, piece in enumerate(pieces, start=1)]
    parts = [
        _pairs("一、申请", _asked(case)),
        _pairs("二、申请人", _who(case.applicant)),
        _table("三、卷内文件", ("序号", "材料名称", "文号", "日期", "文件", "SHA-256", "备注"), files),
        _table("四、申请要点和决定", ("序号", "申请", "结论", "理由", "提供方式", "决定人", "决定日期"), _points(case)),
        _table("五、此前的答复", ("要点", "申请编号", "结论", "办结日期", "答复文号"), _earlier(case)),
        _table("六、检索记录", ("日期", "检索人", "范围", "检索词", "结果"), _searches(case)),
        _table("七、征求意见、补正、延期、缴费", ("日期", "事项", "对方", "意见", "内容"), _events(case)),
        _table("八、呈批、审核和签批", ("轮次", "事项", "人员", "日期", "意见"), _signed(case)),
        _table("九、文书和送达", ("文号", "文书", "收件人", "制发", "送达方式", "送达日期", "签收", "备注"), _letters(case)),
        _table("十、沟通记录", ("日期", "方式", "人员", "内容"), _contacts(case)),
        _table("十一、复议诉讼", ("途径", "机关", "案号", "受理日期", "结果", "审结日期"), _remedies(case)),
        _table("十二、关联申请", ("关系", "申请编号"), [(x.get_kind_display(), x.to.number) for x in case.links.select_related("to")]),
        _table("十三、留痕", ("序号", "日期", "人员", "事项", "依据"), _journal(case)),
        format_html("<h2>怎样核对</h2><p>{}</p>", CHECK),
    ]  # fmt: skip
    return format_html(
        PAGE, title, SafeString(STYLE), title, format_html_join("\n", "{}", ((p,) for p in parts))
    )


def _pairs(title: str, rows: Iterable[Row]) -> SafeString:
    cells = format_html_join("", "<tr><th>{}</th><td>{}</td></tr>", rows)
    return format_html("<h2>{}</h2><table>{}</table>", title, cells)


def _table(title: str, head: Sequence[str], rows: Iterable[Row]) -> SafeString:
    lines = [
        format_html("<tr>{}</tr>", format_html_join("", "<td>{}</td>", ((_plain(c),) for c in row)))
        for row in rows
    ]
    if not lines:
        return format_html("<h2>{}</h2><p>无。</p>", title)
    top = format_html_join("", "<th>{}</th>", ((h,) for h in head))
    return format_html(
        "<h2>{}</h2><table><tr>{}</tr>{}</table>",
        title,
        top,
        format_html_join("", "{}", ((x,) for x in lines)),
    )


def _plain(said: object) -> str:
    return "" if said is None else str(said)


def _asked(case: Case) -> list[Row]:
    return [
        ("申请编号", case.number), ("收到渠道", case.get_channel_display()), ("申请人类型", case.get_applicant_kind_display()),
        ("提交日期", case.submitted_on), ("登记日期", case.registered_on), ("收到日期", _plain(case.received_on)),
        ("申请内容", case.asked), ("文号", case.asked_doc_no),
        ("获取方式", case.wanted_form), ("需要的帮助", case.help_needed), ("承办", f"{case.division or ''} {case.handler or ''}"),
        ("办理结果", case.result), ("答复期限", _plain(case.due)), ("办结日期", _plain(case.closed_on)),
        ("归档", f"{_plain(case.archived_on)} {case.archive_no}"),
        *([("重新答复的原申请", str(case.corrected)), ("决定（裁判）确定的期限", _plain(case.term))] if case.corrected else []),
    ]  # fmt: skip


def _who(who: Applicant) -> list[Row]:
    erased = f"已按期清除（{who.erased_on}）" if who.erased_on else ""
    proofs = "、".join(p.name for p in who.proofs.all())
    return [
        ("姓名或者名称", who.name), ("证件类型", who.get_id_kind_display()), ("证件号码", erased or who.id_number),
        ("联系人", who.contact), ("联系电话", who.phone), ("电子邮箱", who.email), ("通信地址", who.address), ("邮寄地址", who.post_address),
        ("身份证明", erased or proofs or "无"),
    ]  # fmt: skip


def _points(case: Case) -> list[Row]:
    points = case.points.select_related("decided_by")
    return [
        (
            p.order,
            p.asks,
            p.get_outcome_display(),
            p.reason,
            p.get_giving_display() if p.outcome in GIVES else "",
            p.decided_by or "",
            p.decided_on,
        )
        for p in points
    ]


def _earlier(case: Case) -> list[Row]:
    return [
        (p.order, p.earlier.number, p.earlier.get_outcome_display(), p.earlier.closed_on, p.earlier.letters.answers().last() or "")
        for p in case.points.select_related("earlier") if p.earlier
    ]  # fmt: skip


def _searches(case: Case) -> list[Row]:
    return [(s.on, s.by, s.where, s.words, s.found) for s in case.searches.select_related("by")]


def _events(case: Case) -> list[Row]:
    """Every fact; one that was taken back says when, and the taking back says what."""
    told = list(case.events.prefetch_related("about"))
    by_key = {e.pk: e for e in told}
    struck = {e.strikes_id: e.on for e in told}
    return [
        (e.on, _what(e, by_key, struck), e.party, e.get_opinion_display(), _about(e) + e.says) for e in told
    ]


def _what(event: CaseEvent, by_key: dict[int, CaseEvent], struck: dict[int | None, date]) -> str:
    label = event.get_what_display()
    if event.strikes_id:
        of = by_key[event.strikes_id]
        return f"{label}：{of.on}{of.get_what_display()}"
    return f"{label}（{struck[event.pk]}撤销，不计）" if event.pk in struck else label


def _about(event: CaseEvent) -> str:
    orders = "、".join(str(p.order) for p in event.about.all())
    return f"（要点{orders}）" if orders else ""


def _signed(case: Case) -> list[Row]:
    """Who put an answer forward, who reviewed and who signed it, each with the day."""
    rows: list[Row] = []
    for proposal in case.proposals.select_related("by").prefetch_related("opinions__by"):
        rows.append(
            (
                proposal.round,
                f"呈批：{proposal.get_outcome_display()}",
                proposal.by,
                proposal.on,
                proposal.says,
            )
        )
        for o in proposal.opinions.all():
            agrees = "同意" if o.agrees else "不同意"
            rows.append(
                (proposal.round, o.get_kind_display(), o.by, o.on, "，".join(filter(None, (agrees, o.says))))
            )
        if proposal.ended:
            rows.append((proposal.round, f"结果：{proposal.get_ended_display()}", "", "", ""))
    return rows


def _letters(case: Case) -> list[Row]:
    return [
        (
            x.number, x.get_kind_display(), x.party or "申请人", f"{x.issued_on} {x.issued_by or ''}", x.get_way_display(),
            x.served_on, f"{_plain(x.signed_on)} {x.signed_by}".strip(),
            _void(x) or x.tracking,
        )
        for x in case.letters.select_related("issued_by")
    ]  # fmt: skip


def _void(letter: Letter) -> str:
    if letter.cancelled_on:
        return f"{letter.cancelled_on}作废：{letter.cancelled_why}"
    return f"{letter.withdrawn_on}撤销：{letter.cancelled_why}" if letter.withdrawn_on else ""


def _contacts(case: Case) -> list[Row]:
    return [
        (
            c.on,
            f"{c.get_how_display()}{c.get_via_display() and f'（{c.get_via_display()}）'}",
            c.by or "申请人",
            c.says,
        )
        for c in case.contacts.select_related("by")
    ]


def _remedies(case: Case) -> list[Row]:
    return [
        (r.get_track_display(), r.body, r.doc_no, r.lodged_on, r.get_result_display(), r.concluded_on)
        for r in case.remedies.all()
    ]


def _journal(case: Case) -> list[Row]:
    return [(e.number, e.on, e.by, e.label, e.under) for e in lines_of(case.agency, "case", case.number)]
