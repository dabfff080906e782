"""Facts into a Word template: every value as plain text, every placeholder known, every mistake named with its place.

A template of the agency's own is somebody's work in Word: what is wrong with it comes back as one sentence that
names the file and the words around the mistake. Values never become markup or a placeholder of their own.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateRuntimeError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from gongkai.files.letters.facts import LetterFacts
from gongkai.files.letters.package import timeless
from gongkai.files.letters.placeholders import Lines, placeholders
from gongkai.files.letters.specimen import specimen
from gongkai.files.letters.templates import shipped
from gongkai.law.letter import LetterKind
from gongkai.law.source import Refusal

# What XML cannot hold, and what turns the direction of writing round.
UNWRITABLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
WIDE_BRACES = re.compile(r"[｛{][｛{%％]|[%％}｝][}｝]")
LONGEST_PLACE = 40


class Fault(ValueError):
    """A template that cannot be filled: what is wrong, and the words around it."""


def word(kind: LetterKind, facts: LetterFacts, *, own: Path | None = None) -> bytes:
    """The letter as a Word file, from the agency's own template where one is given. The same facts, the same bytes.

    Raises Refusal listing every missing fact, or naming what is wrong with the template.
    """
    values = placeholders(kind, facts)
    path = own or shipped(kind)
    try:
        template = Template(path)
        template.render(values, environment(), autoescape=True)
        _properties(template, f"{facts.agency}{kind.letter.title}（{facts.number}）", facts)
        out = BytesIO()
        template.save(out)
    except Fault as fault:
        raise Refusal((f"模板 {path.name} 不能使用：{fault}", None)) from None
    return timeless(out.getvalue())


def check_template(kind: LetterKind, path: Path) -> None:
    """Fill a template with invented facts. Raises Refusal naming the file and the place of the first mistake."""
    word(kind, specimen(kind), own=path)


def environment() -> ImmutableSandboxedEnvironment:
    """Placeholders only: an unknown name is an error, and nothing of the program can be reached."""
    return ImmutableSandboxedEnvironment(
        loader=DictLoader({}), autoescape=True, undefined=StrictUndefined, finalize=written
    )


def written(value: Any) -> Any:
    """A value as it stands in the letter. An underscore goes as its number: docxtpl turns `{_{` into a placeholder."""
    if isinstance(value, StrictUndefined):
        return value
    if not isinstance(value, str | int | Lines):
        raise NotText
    escaped = str(escape(UNWRITABLE.sub("", str(value).replace("\t", " "))))
    return Markup(escaped.replace("_", "&#95;"))


class NotText(TemplateRuntimeError):
    """A placeholder for a list of things was written as if it were a text."""


class Template(DocxTemplate):
    """A Word template that raises Fault, with the words around the mistake, instead of mending or guessing."""

    def __init__(self, path: Path) -> None:
        self.rows: list[str] = []
        try:
            super().__init__(BytesIO(path.read_bytes()))
            self.init_docx()
        except OSError as wrong:
            raise Fault(f"文件无法读取（{wrong.strerror}）") from None
        except (OpcError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError):
            raise Fault("不是完整的Word文件（.docx），请用Word另存后再试") from None

    def render(self, context: Mapping[str, Any], jinja_env: Any = None, autoescape: bool = False) -> None:
        try:
            super().render(dict(context), jinja_env, autoescape)
        except Fault:
            raise
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as wrong:
            raise Fault(_sentence(wrong, self._place(wrong), context)) from None

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        # Numbered as docxtpl numbers them: a row begins with every paragraph.
        self.rows = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml).splitlines()
        for row in self.rows:
            if WIDE_BRACES.search(plain(row)) and re.search(r"[｛｝％]", plain(row)):
                raise Fault(f"“{plain(row)[:LONGEST_PLACE]}”里用了全角的花括号或者百分号，请改为半角")
        return str(super().render_xml_part(src_xml, part, context, jinja_env))

    def fix_tables(self, xml: str) -> Any:
        try:
            etree.fromstring(xml)
        except etree.XMLSyntaxError:
            raise Fault(
                "成对的步骤（for、if）没有各占一段；跨段的请写成 {%p … %}，表格里跨行的写成 {%tr … %}"
            ) from None
        return super().fix_tables(xml)

    def _place(self, wrong: Exception) -> str:
        row = getattr(wrong, "lineno", None) or _row_at_fault(wrong)
        return plain(self.rows[row - 1])[:LONGEST_PLACE] if 0 < row <= len(self.rows) else ""


def plain(xml: str) -> str:
    return re.sub(r"<[^>]+>", "", xml).strip()


def _row_at_fault(wrong: Exception) -> int:
    """The row of the template in whose writing the error arose: Jinja rewrites the traceback to say so."""
    row, at = 0, wrong.__traceback__
    while at:
        if at.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
            row = at.tb_lineno
        at = at.tb_next
    return row


def _sentence(wrong: Exception, place: str, context: Mapping[str, Any]) -> str:
    where = f"“{place}”处" if place else ""
    if isinstance(wrong, UndefinedError):
        named = re.search(r"'([^']+)' is undefined|attribute '([^']+)'", str(wrong))
        name = next(filter(None, named.groups()), "") if named else ""
        return f"{where}的占位符“{name}”不认识；可以用的有：{'、'.join(context)}"
    if isinstance(wrong, NotText):
        return f"{where}的占位符不是一段文字，请用 for 逐条写出"
    return f"{where}的标记写得不完整、不成对，或者用了不允许的写法"


def _properties(template: DocxTemplate, title: str, facts: LetterFacts) -> None:
    core = template.docx.core_properties
    core.title, core.author, core.last_modified_by, core.comments = title, facts.agency, "", ""
    if facts.dated:
        core.created = core.modified = datetime(facts.dated.year, facts.dated.month, facts.dated.day)  # noqa: DTZ001 - a day
    core.revision = 1
