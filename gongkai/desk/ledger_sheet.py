"""The ledger as a workbook: its columns in the usual order."""

from __future__ import annotations

from gongkai.desk.sheet import Column
from gongkai.quality.models import Finding

COLUMNS: tuple[Column[Finding], ...] = (
    Column("编号", 15, lambda f: f.number),
    Column("发现日期", 12, lambda f: f.found_on),
    Column("来源", 10, lambda f: f.get_source_display()),
    Column("发现人", 10, lambda f: f.found_by.name if f.found_by else "系统"),
    Column("信息标题", 36, lambda f: f.document.title if f.document else ""),
    Column("索引号", 28, lambda f: f.document.index_no if f.document else ""),
    Column("位置", 20, lambda f: f.place),
    Column("类型", 20, lambda f: f"规则 {f.code}" if f.code else f.kind),
    Column("等级", 8, lambda f: f.get_gravity_display()),
    Column("原文", 24, lambda f: f.found),
    Column("建议", 24, lambda f: f.better),
    Column("说明", 36, lambda f: f.says),
    Column("原文不再有", 12, lambda f: f.gone_on),
    Column("责任科室", 14, lambda f: f.division.name if f.division else ""),
    Column("责任人", 10, lambda f: f.owner.name if f.owner else ""),
    Column("整改期限", 12, lambda f: f.due),
    Column("整改日期", 12, lambda f: f.rectified_on),
    Column("整改情况", 30, lambda f: f.remedy_note),
    Column("状态", 10, lambda f: f.get_stage_display()),
    Column("销号日期", 12, lambda f: f.closed_on),
    Column("销号人", 10, lambda f: f.closed_by.name if f.closed_by else ""),
)
