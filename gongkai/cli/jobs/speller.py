"""The agency's own counts for the speller, read once a night: a check goes on without a broken file, so somebody has to be told."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.documents.wordlists.reads import learned
from gongkai.journal.jobs import Job, Unfinished
from gongkai.text.spelling.shipped import speller
from gongkai.text.spelling.table import NotATable

_UNTIL_THEN = "检查暂时只按系统自带的统计；请用 gongkai learn 重新学习，或者删除数据文件夹里的这个文件"


def run(on: date) -> dict[str, Any]:
    """Raises Unfinished where there is a file and it cannot be used."""
    own = learned()
    try:
        speller(own)
    except NotATable as wrong:
        raise Unfinished(f"{wrong}。{_UNTIL_THEN}", {"tables_usable": 0}) from None
    except OSError as wrong:
        raise Unfinished(
            f"{own.name if own else ''} 无法读取：{wrong.strerror}。{_UNTIL_THEN}", {"tables_usable": 0}
        ) from None
    return {"tables_usable": int(own is not None)}


JOB = Job("speller", "核对本单位的用字统计", run, "可用的{tables_usable}份", order=18)
