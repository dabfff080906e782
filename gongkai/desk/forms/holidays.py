"""The sheet of a holiday notice: what the State Council printed, line by line."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms

from gongkai.agencies.models import HolidayNotice
from gongkai.desk.forms import Sheet, day, line, words
from gongkai.law.working_day import DAY, Status, Year

SPAN = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?:\s*(?:至|到|—|~|～|\.\.)\s*(\d{4}-\d{1,2}-\d{1,2}))?\s+(\S+)")


class NoticeForm(Sheet):
    """放假通知: which days are off, which Saturdays and Sundays are worked."""

    year = forms.IntegerField(label="年份", min_value=2019, max_value=2100)
    title = line("通知名称", 120)
    number = line("文号", 60, required=False, help_text="如 国办发明电〔2026〕3号")
    issued = day("发布日期")
    off = words("放假日期", 8, help_text="一行一个节日：2027-01-01至2027-01-03 元旦")
    work = words("调休上班日期", 3, required=False, help_text="用空格或者换行隔开：2027-01-04 2027-02-20")

    unpublished = forms.BooleanField(label="这一年的通知还没有公布：恢复为暂定，只含法定假日", required=False)
    why = words("更正的原因", 2, 300, help_text="原来的录入错在哪里")
    corrects = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, on: date, corrects: HolidayNotice | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        if corrects is None:
            self.fields["number"].required = True
            for name in ("why", "corrects", "unpublished"):
                del self.fields[name]
        else:
            self.initial["corrects"] = corrects.pk

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year < self.on.year:
            raise forms.ValidationError("已经过去的年份不能再改：当年的期限和文书都按当时的安排计算")
        return year

    def clean_issued(self) -> date:
        issued: date = self.cleaned_data["issued"]
        if issued > self.on:
            raise forms.ValidationError("发布日期不能晚于今天")
        return issued

    def clean_off(self) -> list[dict[str, Any]]:
        spans = []
        for at, said in enumerate(filter(str.strip, self.cleaned_data["off"].splitlines()), start=1):
            hit = SPAN.fullmatch(said.strip())
            if hit is None:
                raise forms.ValidationError(
                    f"放假日期第{at}行请写成“2027-01-01至2027-01-03 元旦”的样子：{said.strip()[:40]}"
                )
            first = _date(hit[1])
            spans.append({"from": first, "to": _date(hit[2]) if hit[2] else first, "name": hit[3]})
        return spans

    def clean_work(self) -> list[date]:
        return [_date(said) for said in re.split(r"[\s、，,]+", self.cleaned_data["work"].strip()) if said]

    def fields_of_notice(self) -> dict[str, Any]:
        """The notice as `law.working_day.read_year` reads it."""
        given = self.cleaned_data
        status = Status.PROVISIONAL if given.get("unpublished") else Status.OFFICIAL
        number = f"（{given['number']}）" if given["number"] else ""
        return {
            "year": given["year"], "status": status.value, "notice": f"{given['title']}{number}",
            "issued": given["issued"].isoformat(), "off": given["off"], "work": given["work"],
        }  # fmt: skip


def sheet_of(year: Year) -> dict[str, Any]:
    """The sheet filled in as a year stands, for correcting what was filed after it."""
    spans: list[tuple[date, date, str]] = []
    for off, name in sorted(year.off.items()):
        if spans and spans[-1][2] == name and spans[-1][1] == off - DAY:
            spans[-1] = (spans[-1][0], off, name)
        else:
            spans.append((off, off, name))
    title, bracket, number = year.notice.rpartition("（")
    numbered = bool(bracket) and "号" in number
    return {
        "year": year.year, "title": title if numbered else year.notice, "number": number.rstrip("）") if numbered else "",
        "issued": year.issued, "unpublished": year.status is Status.PROVISIONAL,
        "off": "\n".join(f"{a}至{b} {name}" if a != b else f"{a} {name}" for a, b, name in spans),
        "work": " ".join(map(str, year.worked)),
    }  # fmt: skip


def _date(said: str) -> date:
    try:
        year, month, day_of = map(int, said.split("-"))
        return date(year, month, day_of)
    except ValueError:
        raise forms.ValidationError(f"“{said[:20]}”不是日期，请写成 2027-01-01 的样子") from None
