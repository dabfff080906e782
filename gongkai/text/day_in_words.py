"""A day as official papers write it (GB/T 9704—2012: 阿拉伯数字，年份写全，月、日不编虚位)."""

from __future__ import annotations

from datetime import date


def day_in_words(day: date) -> str:
    """2024年3月1日: figures, the year in full, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
