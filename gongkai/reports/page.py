"""The annual report as one web page that stands by itself: no stylesheet, script or picture from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from gongkai.law.forms.annual import Figures, Table
from gongkai.law.forms.layout import layout_of
from gongkai.reports.word import shown

STYLE = """
body{max-width:60em;margin:2em auto;padding:0 1em;font:17px/1.8 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#212529}
h1{font-size:28px;text-align:center}h2{font-size:22px;margin-top:2em}p{text-indent:2em}
.wide{overflow-x:auto}table{border-collapse:collapse;margin:1em 0;font-size:15px}
th,td{border:1px solid #8a929a;padding:.3em .5em;font-weight:400;text-align:center}td{text-align:right}
caption{text-align:left;padding:.3em 0}
"""


def report_page(figures: Figures, narrative: Mapping[str, str], *, title: str, remark: str = "") -> str:
    """The whole page. `narrative` maps a section's key to its text, a paragraph a line; `remark` stands under the title."""
    parts = [f"<h1>{escape(title)}</h1>"]
    if remark:
        parts.append(f"<p><strong>{escape(remark)}</strong></p>")
    for section in figures.shape.sections:
        parts.append(f"<h2>{escape(section.heading)}</h2>")
        parts += [
            f"<p>{escape(line.strip())}</p>"
            for line in narrative.get(section.key, "").splitlines()
            if line.strip()
        ]
        parts += [table_html(figures, figures.shape.table(key)) for key in section.tables]
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )


def table_html(figures: Figures, table: Table, link: Callable[[str], str] | None = None) -> str:
    """One statutory table. `link` gives the address of the page behind a cell; without it cells are plain.

    A cell nobody gave stays visibly open (待填), never an empty or a zero.
    """
    layout = layout_of(table)
    rows: list[list[str]] = [[] for _ in range(layout.height)]
    for one in layout.placed:
        span = (f' rowspan="{one.rowspan}"' if one.rowspan > 1 else "") + (
            f' colspan="{one.colspan}"' if one.colspan > 1 else ""
        )
        if one.address:
            said = escape(shown(figures.cell(one.address))) or "待填"
            said = f'<a href="{escape(link(one.address))}">{said}</a>' if link else said
            rows[one.row].append(f'<td{span} data-cell="{one.address}">{said}</td>')
        else:
            scope = "row" if one.column < layout.label_columns and one.row else "col"
            scope += "group" if (one.rowspan > 1 if scope == "row" else one.colspan > 1) else ""
            rows[one.row].append(f'<th{span} scope="{scope}">{escape(one.text)}</th>')
    body = "\n".join(f"<tr>{''.join(cells)}</tr>" for cells in rows)
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    name = escape(table.caption or table.key)
    return f'<div class="wide" role="region" aria-label="{name}" tabindex="0"><table>{caption}\n{body}\n</table></div>'
