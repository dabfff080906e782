"""What is wrong with a report's form, code by code. Offsets are characters of the original text."""

from __future__ import annotations

from dataclasses import dataclass

SOURCE = "国办公开办函〔2021〕30号《中华人民共和国政府信息公开工作年度报告格式》"

NAMES = {
    "AN001": "section-out-of-form",
    "AN002": "label-differs",
    "AN003": "label-missing",
    "AN004": "label-cut",
    "AN005": "cells-out-of-form",
    "AN006": "sum-of-form-wrong",
    "AN007": "text-and-table-disagree",
    "AR106": "carried-over-does-not-tie",
}


@dataclass(frozen=True)
class LabelFault:
    """`start`–`end` in the original text (equal where something is missing); `better` the official wording or None;
    `gravity` error, warning or advice."""

    code: str
    start: int
    end: int
    found: str
    better: str | None
    says: str
    gravity: str = "error"

    @property
    def name(self) -> str:
        return NAMES[self.code]

    @property
    def source(self) -> str:
        return SOURCE


@dataclass(frozen=True)
class Unsure:
    """A cell whose value is missing or was not read straight off the page, and why, in Chinese."""

    cell: str
    why: str

    def as_json(self) -> dict[str, str]:
        return {"cell": self.cell, "why": self.why}
