"""How each fact is called and written in a template.

Templates are Word files that clerks edit, so their placeholders are Chinese. Text of several lines is handed over
as `Lines`, a paragraph each. Nothing here decides: articles, statutory sentences and the effect of silence come
from `law/`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.files.letters.facts import Enclosure, LetterFacts, Point, missing
from gongkai.law.decision import DECISIONS, listed
from gongkai.law.letter import LetterKind
from gongkai.law.numeral import in_han
from gongkai.law.source import Refusal
from gongkai.text.day_in_words import day_in_words

# A day in a year whose holiday arrangement is not published: it may still move, and the letter says so.
PROVISIONAL = "（该年度放假安排尚未公布，届时以公布的安排为准）"

# While others are asked nobody knows the last day; a template of the agency's own reads on with these words.
BEFORE, AFTER = "原答复期限届满", "恢复计算以后的届满日"
STANDS = "征求意见的时间不计入答复期限，现在期限暂停计算；恢复计算以后的届满日，以本机关门户“申请进度”页面显示的日期为准"


class Lines(tuple[str, ...]):
    """Text of several paragraphs: a template goes through it, or writes it whole with a line break between."""

    def __str__(self) -> str:
        return "\n".join(self)


def placeholders(kind: LetterKind, facts: LetterFacts) -> dict[str, Any]:
    """The facts under their names in a template. Raises Refusal listing every fact that is missing."""
    if lacking := missing(kind, facts):
        raise Refusal((f"还不能生成{kind.label}，请先补齐：{'、'.join(lacking)}", None))
    letter = kind.letter
    return {
        "机关": facts.agency,
        "标题": letter.title,
        "编号": facts.number,
        "收件人": facts.addressee,
        "落款日期": _day(facts.dated),
        "联系方式": facts.contact,
        "依据": listed(letter.cites),
        "逾期后果": letter.silence,
        "申请编号": facts.case_number,
        "收到日期": _day(facts.receipt.day if facts.receipt else None),
        "收到依据": str(facts.receipt.because) if facts.receipt else "",
        "登记日期": _day(facts.registered),
        "申请渠道": facts.channel,
        "申请内容": lines(facts.asked),
        "各项": [_point(number, point) for number, point in enumerate(facts.points, 1)],
        "项数": len(facts.points),
        "查询码": facts.query_code,
        "届满日": _last_day(facts.due, facts) + (PROVISIONAL if facts.provisional and facts.due else ""),
        "原届满日": _day(facts.due_before) or (BEFORE if facts.stands else ""),
        "暂停计算": STANDS if facts.stands else "",
        "工作日数": facts.days or 0,
        "理由": lines(facts.reason),
        "方法": lines(facts.how_to),
        "同意人": facts.approved_by,
        "被征求意见方": facts.consulted,
        "征求日期": _day(facts.sent_on),
        "第三方意见": lines(facts.opinion),
        "公开内容": lines(facts.gives),
        "提供方式": facts.delivery,
        "附件": [_enclosure(number, each) for number, each in enumerate(facts.enclosures, 1)],
        "救济途径": facts.redress,
        "计收方式": facts.fee_method,
        "收费明细": [
            {"档": f.band, "数量": f.count, "单价": f.rate, "金额": f.amount} for f in facts.fee_lines
        ],
        "收费合计": sum(f.amount for f in facts.fee_lines),
        "不再处理": DECISIONS[facts.ended].sentence() if facts.ended else "",
        "前文书": facts.earlier_letter,
        "前文书日期": _day(facts.earlier_on),
        "核实情况": lines(facts.finding),
        "处理结论": lines(facts.decision),
    }


def _last_day(day: date | None, facts: LetterFacts) -> str:
    return _day(day) or (AFTER if facts.stands else "")


def lines(text: str) -> Lines:
    """The paragraphs of a text, blank ones left out."""
    return Lines(line.strip() for line in text.splitlines() if line.strip())


def _day(day: date | None) -> str:
    """A day in words; "" for no day."""
    return day_in_words(day) if day else ""


def _point(number: int, point: Point) -> dict[str, Any]:
    return {
        "序号": in_han(number),
        "申请": lines(point.asked),
        "检索": lines(point.finding),
        "结果": point.outcome.label,
        "结论": DECISIONS[point.outcome].sentence(point.cites),
        "理由": lines(point.reasons),
        "提供": lines(point.gives),
    }


def _enclosure(number: int, each: Enclosure) -> dict[str, Any]:
    return {"序号": number, "名称": each.name, "页数": each.pages or 0}
