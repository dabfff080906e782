"""The annual report (政府信息公开工作年度报告): its form and its figures, under 国办公开办函〔2021〕30号.

One door to this room: `form(year)` for the locked labels, `Figures` for a filled form.
"""

from __future__ import annotations

from gongkai.law.forms.figures import Figures, Grid, Value
from gongkai.law.forms.shape import (
    Column,
    Form,
    HeaderCell,
    NoNationalForm,
    Row,
    Section,
    Table,
    form,
    form_named,
)

__all__ = [
    "T3_COLUMNS",
    "T3_RESULT_ROWS",
    "T3_ROWS",
    "T4_COLUMNS",
    "T4_GROUPS",
    "Column",
    "Figures",
    "Form",
    "Grid",
    "HeaderCell",
    "NoNationalForm",
    "Row",
    "Section",
    "Table",
    "Value",
    "form",
    "form_named",
]


_T3, _T4 = form_named("2021").table("t3"), form_named("2021").table("t4")

# The keys of the form in force, in printed order.
T3_ROWS = tuple(row.key for row in _T3.data_rows)  # 25
T3_COLUMNS = tuple(column.key for column in _T3.columns)  # 7
T3_RESULT_ROWS = tuple(row.key for row in form_named("2021").result_rows)  # 21
T4_GROUPS = tuple(row.key for row in _T4.rows)  # 3
T4_COLUMNS = tuple(column.key for column in _T4.columns)  # 5
