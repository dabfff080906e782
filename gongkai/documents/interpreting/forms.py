"""What an interpretation lacks to be what its forms say: a picture, a recording, questions with answers, a table, who spoke
and when. Nothing here writes."""

from __future__ import annotations

from gongkai.documents.interpreting.evidence import (
    has_table,
    is_told,
    names_a_day,
    names_an_expert,
    says_something,
)
from gongkai.documents.interpreting.questions import pairs
from gongkai.documents.models import Edition
from gongkai.documents.rich import pictures_shown
from gongkai.law.interpretation import Form
from gongkai.text.book_marks import in_book_marks
from gongkai.text.width import ADDRESS

FILMS, SOUNDS = (".mp4",), (".mp3", ".mp4")
TABLES = (".xlsx", ".xls", ".et", ".docx", ".doc", ".wps", ".pdf", ".ofd")


def faults(edition: Edition) -> list[str]:
    """A sentence for each form an interpretation names and is not in."""
    forms, title = set(edition.document.forms), edition.document.title
    says = []
    if Form.CHART in forms and (wrong := _chart(edition)):
        says.append(f"{in_book_marks(title)}写明有图解，{wrong}")
    if Form.VIDEO in forms and not (_has_file(edition, FILMS) or _has_address(edition)):
        says.append(f"{in_book_marks(title)}写明有视频，请增加mp4附件，或者在正文里写明播放网址（https://…）")
    if Form.AUDIO in forms and not (_has_file(edition, SOUNDS) or _has_address(edition)):
        says.append(f"{in_book_marks(title)}写明有音频，请增加mp3附件，或者在正文里写明收听网址（https://…）")
    if Form.QUESTIONS in forms and not pairs(edition.text):
        says.append(
            f"{in_book_marks(title)}写明有问答，请把正文写成“问：……”“答：……”，每问另起一段，下一段作答"
        )
    if Form.TABLE in forms and not (has_table(edition.text, edition.html) or _has_file(edition, TABLES)):
        says.append(
            f"{in_book_marks(title)}写明有对照表，请在正文里写成表格（原规定、新规定各占一列），或者增加表格附件"
        )
    if Form.EXPERT in forms and (wrong := _expert(edition)):
        says.append(f"{in_book_marks(title)}写明有专家解读，{wrong}")
    for form in (Form.INTERVIEW, Form.PRESS):
        if form in forms and (wrong := _talk(edition)):
            says.append(f"{in_book_marks(title)}写明有{form.label}，{wrong}")
    return says


def _expert(edition: Edition) -> str:
    """What an expert's word lacks: who it is, of which unit, and the word itself."""
    if not names_an_expert(edition.text):
        return "请在正文里写明“专家：姓名，单位和职务”"
    there = says_something(edition.text) or _has_address(edition) or _has_file(edition, (*SOUNDS, *TABLES))
    return "" if there else "请在正文里写出专家的解读，或者写明刊载的网址（https://…）"


def _talk(edition: Edition) -> str:
    """What an interview or a press conference lacks: its day, and what was said there or where to see it."""
    if not names_a_day(edition.text):
        return "请在正文里写明举行的日期（如2026年3月11日）"
    there = is_told(edition.text) or _has_address(edition) or _has_file(edition, (*SOUNDS, *TABLES))
    return "" if there else "请在正文里写出实录（“主持人：……”“嘉宾：……”），或者写明回放的网址（https://…）"


def _chart(edition: Edition) -> str:
    """What a chart lacks: the picture itself, or the words for who cannot see it."""
    shown = pictures_shown(edition.html)
    if not shown:
        return "请在正文里增加图片（png、jpg）并写明文字说明"
    return "" if all(alt.strip() for _, alt in shown) else "请给正文里的每张图片写明文字说明"


def _has_file(edition: Edition, kinds: tuple[str, ...]) -> bool:
    return any(kept.name.lower().endswith(kinds) for kept in edition.attachments.all())


def addresses(edition: Edition) -> list[str]:
    """The web addresses a text names, each once."""
    found = (hit[0].rstrip(".,;)") for hit in ADDRESS.finditer(edition.text))
    return list(dict.fromkeys(one for one in found if one.startswith("http")))


def _has_address(edition: Edition) -> bool:
    return bool(addresses(edition)) or 'href="http' in edition.html
