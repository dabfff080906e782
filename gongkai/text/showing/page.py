"""Findings as one page of HTML: the text with its marks, and beside it what each mark means. No script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from gongkai.text.checked import Checked
from gongkai.text.finding import Finding
from gongkai.text.showing.marks import marked

_STYLE = """
body{font:16px/1.8 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:0 auto;max-width:76rem;padding:1rem;color:#1a1a1a}
.pair{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.5rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:none;border-bottom:2px solid #8a5a00;color:inherit}
mark.severe,mark.error{border-bottom:3px double #a8071a;background:#fff1f0}
mark.warning{background:#fff8e1} mark.advice{border-bottom-style:dotted}
a{color:#0b4a8f} ol{padding-left:2.5rem} li{margin-bottom:.5rem} li:target,mark:target{outline:2px solid #0b4a8f}
.code{font-family:monospace} .source{color:#555;font-size:.9em}
@media(max-width:48rem){.pair{grid-template-columns:minmax(0,1fr)}}
"""


def page(all_checked: Iterable[Checked]) -> str:
    """A whole document, every word of the texts escaped."""
    parts = [part for number, checked in enumerate(all_checked) for part in _part(checked, f"f{number}-")]
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>文稿检查结果</title><style>{_STYLE}</style></head><body><h1>文稿检查结果</h1>"
        f"{''.join(parts)}</body></html>\n"
    )


def _part(checked: Checked, prefix: str) -> Iterator[str]:
    told = "、".join(f"{gravity.label}{count}处" for gravity, count in checked.counts.items() if count)
    yield f"<section><h2>{escape(checked.file or '文稿')}</h2><p>{len(checked.text)}字，{told or '没有发现问题'}。</p>"
    yield f'<div class="pair"><div class="text">{marked(checked.text, checked.findings, prefix)}</div><ol>'
    yield from (_item(checked, one, f"{prefix}{number}") for number, one in enumerate(checked.findings))
    yield "</ol></div></section>"


def _item(checked: Checked, one: Finding, key: str) -> str:
    better = f"，改为“{escape(one.better)}”" if one.better else "，删去" if one.better == "" else ""
    return (
        f'<li id="i{key}"><a href="#m{key}">{checked.passage.place(one.start)}</a> <span class="code">{one.code}</span> '
        f"［{one.gravity.label}］{escape(one.says)}{better}（{one.fix.label}）"
        f'<br><span class="source">{escape(one.source)}</span></li>'
    )
