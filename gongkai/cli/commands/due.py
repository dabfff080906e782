"""`gongkai due`: a statutory period, its last day, and why."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import Any

from gongkai.cli.output import print_json, read_text_file
from gongkai.cli.program import OK, Unusable
from gongkai.law import clock, consultation, fee_window, publication_limit, supplement
from gongkai.law.clock_event import Event, What
from gongkai.law.clock_reading import Reading, count_from
from gongkai.law.receipt import Channel, received_on
from gongkai.law.source import Refusal
from gongkai.law.working_day import WorkCalendar, seed_calendar

HELP = "计算法定期限：哪一天届满，跳过了哪些日子，依据哪一条"
EXAMPLE = "gongkai due --received 2026-09-18 --json"
NEEDS_DATABASE = False

CLOCKS = ("answer", "supplement", "third_party", "fee", "publish")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--received", required=True, metavar="日期", help="收到申请（或期限起算）之日，如 2026-09-18"
    )
    parser.add_argument("--clock", choices=CLOCKS, default="answer", help="哪一种期限，默认答复期限")
    parser.add_argument("--channel", choices=[c.value for c in Channel], help="申请渠道，用来确定收到之日")
    parser.add_argument("--confirmed", metavar="日期", help="双方确认之日（互联网、传真、平常信函）")
    parser.add_argument(
        "--events",
        metavar="文件|-",
        help='办理经过，JSON：[{"on": "2024-03-18", "what": "consult_third_party", "party": "甲公司"}]',
    )
    parser.add_argument("--as-of", metavar="日期", help="算到这一天：征求意见逾期未答复的，自动恢复计算")
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    received = _day(args.received, "--received")
    if args.channel:
        received = _receipt(args, received)
    calendar = seed_calendar()
    reading = _read(args, received, calendar)
    if args.json:
        print_json(as_json(reading, calendar))
    else:
        print(in_words(reading, calendar))
    return OK


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unusable(f"{option} {text!r} 不是日期，请写成 2026-09-18") from None


def _receipt(args: argparse.Namespace, arrived: date) -> date:
    channel = Channel(args.channel)
    confirmed = _day(args.confirmed, "--confirmed") if args.confirmed else None
    receipt = received_on(channel, arrived, confirmed)
    if receipt is None:
        raise Refusal(
            (f"{channel.label}以双方确认之日为收到之日，请用 --confirmed 给出确认日期", channel.cite)
        )
    return receipt.day


def _read(args: argparse.Namespace, received: date, calendar: WorkCalendar) -> Reading:
    if args.clock == "answer":
        as_of = _day(args.as_of, "--as-of") if args.as_of else None
        if as_of is not None and as_of < received:
            raise Unusable(f"--as-of {as_of} 早于收到申请之日 {received}")
        return clock.read(received, _events(args.events) if args.events else [], calendar, as_of=as_of)
    if args.events:
        raise Unusable("--events 只用于答复期限（--clock answer）")
    if args.clock == "third_party":
        rule = consultation.THIRD_PARTY.on(received)
        return count_from(received, rule.value.days, rule.cite, calendar)
    days = {"supplement": supplement, "fee": fee_window, "publish": publication_limit}[
        args.clock
    ].WORKING_DAYS
    version = days.on(received)
    return count_from(received, version.value, version.cite, calendar)


def _events(path: str) -> list[Event]:
    try:
        rows = json.loads(read_text_file(path))
        if not isinstance(rows, list):
            raise TypeError
        return [_event(row) for row in rows]
    except (json.JSONDecodeError, TypeError, KeyError, RecursionError):
        raise Unusable(
            '办理经过应当是JSON列表，每项有 on 和 what，如 [{"on": "2024-03-18", "what": "extend"}]'
        ) from None


def _event(row: dict[str, Any]) -> Event:
    try:
        what = What(row["what"])
    except ValueError:
        known = "、".join(What)
        raise Unusable(f"不认识的事项 {row['what']!r}；可以用：{known}") from None
    on = _day(str(row["on"]), "on")
    received = _day(str(row["received"]), "received") if row.get("received") else None
    days = row.get("days")
    if days is not None and type(days) is not int:
        raise Unusable(f"days {days!r} 应当是整数个工作日")
    return Event(on, what, days, received, str(row.get("party", "")))


def as_json(reading: Reading, calendar: WorkCalendar) -> dict[str, Any]:
    """The stable shape of interfaces: due, status, counted, because, skipped, pauses, and what stands still."""
    document: dict[str, Any] = {
        "due": reading.due.isoformat() if reading.due else None,
        "status": reading.status,
        "counted": reading.limit,
        "started": reading.started.isoformat(),
        "because": [cite.as_json() for cite in reading.because],
        "skipped": [{"day": s.day.isoformat(), "why": s.why} for s in reading.skipped],
        "pauses": [
            {
                "from": p.since.isoformat(),
                "to": p.until.isoformat() if p.until else None,
                "days": len(p.days(calendar)),
                "what": p.what.value,
                "party": p.party,
                "ends_by": p.ends_by.isoformat() if p.ends_by else None,
            }
            for p in reading.pauses
        ],
    }
    if reading.stopped:
        document |= {
            "waits_for": reading.waits_for.value if reading.waits_for else None,
            "waits_until": reading.waits_until.isoformat() if reading.waits_until else None,
            "left": reading.left,
        }
    if reading.supplement_due:
        document["supplement_due"] = reading.supplement_due.isoformat()
    if reading.answered:
        document |= {"answered": reading.answered.isoformat(), "on_time": reading.on_time()}
    return document


def in_words(reading: Reading, calendar: WorkCalendar) -> str:
    """The same for a person, line by line."""
    cites = "、".join(str(cite) for cite in reading.because)
    lines = []
    if reading.due:
        sure = "（暂定：经过尚未公布放假安排的年份）" if reading.status == "provisional" else ""
        lines.append(f"届满日：{reading.due}{sure}")
    elif reading.waits_for:
        until = f"，最迟到 {reading.waits_until}" if reading.waits_until else ""
        lines.append(f"期限暂停：{reading.waits_for.label}{until}；恢复后还有 {reading.left} 个工作日")
    lines.append(f"起算：{reading.started} 的次日，共 {reading.limit} 个工作日")
    lines += [
        f"不计入：{p.since} 至 {p.until or '……'} {p.what.label}{p.party}，{len(p.days(calendar))} 个工作日"
        for p in reading.pauses
    ]
    if reading.skipped:
        lines.append("跳过：" + "、".join(f"{s.day:%m-%d}（{s.why}）" for s in reading.skipped))
    lines.append(f"依据：{cites}")
    return "\n".join(lines)
