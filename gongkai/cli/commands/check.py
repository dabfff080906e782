"""`gongkai check`: read a text as a careful editor would."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from gongkai.cli.output import print_json, read_text_file
from gongkai.cli.program import FINDINGS, OK, UNUSABLE, Unusable
from gongkai.text.finding import Finding
from gongkai.text.passage import Passage

HELP = "检查公文文字：错别字、标点、文号、数字、序号、前后一致；年度报告另查表式"
EXAMPLE = "gongkai check 通知.docx --json\n  gongkai check 年度报告.txt --profile report"
NEEDS_DATABASE = False
KINDS = {".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".xlsx"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="文件|文件夹|-", help="txt、md、html、docx、pdf、xlsx")
    parser.add_argument(
        "--profile",
        choices=["document", "report", "guide", "web"],
        default=None,
        help="按哪一类文稿检查；不写时自动辨认年度报告",
    )
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    files = _files(args.files)
    many = len(files) > 1 or any(Path(f).is_dir() for f in args.files)
    results, unread = [], False
    for path in files:
        try:
            text = _text(path)
        except Unusable as wrong:
            if not many:
                raise
            print(wrong, file=sys.stderr)  # one bad file does not hide what the others say
            unread = True
            continue
        results.append((path, text, findings_in(text, args.profile)))
    if args.json:
        documents = [as_json(text, found) | ({"file": path} if many else {}) for path, text, found in results]
        print_json(documents if many else documents[0])
    else:
        for path, text, found in results:
            _show(path if many else "", text, found)
    if unread:
        return UNUSABLE
    return FINDINGS if any(found for _, _, found in results) else OK


def _files(given: list[str]) -> list[str]:
    files: list[str] = []
    for name in given:
        folder = Path(name)
        if name != "-" and folder.is_dir():
            files += sorted(str(f) for f in folder.rglob("*") if f.suffix.lower() in KINDS)
        else:
            files.append(name)
    if not files:
        raise Unusable("文件夹里没有可以检查的文件（txt、md、html、docx、pdf、xlsx）")
    return files


def _text(path: str) -> str:
    from gongkai.reports.reading.extract import Unreadable, text_of

    if path == "-":
        return read_text_file("-")
    try:
        return text_of(Path(path))
    except Unreadable as wrong:
        raise Unusable(str(wrong)) from None


def findings_in(text: str, profile: str | None) -> list[Finding]:
    """The text rules' findings and, for an annual report, the form's; by place.

    Without a profile, a text that reads as an annual report is checked as one.
    """
    from gongkai.reports.reading import NotAReport, read_report
    from gongkai.reports.reading.as_findings import as_findings
    from gongkai.text.catalogue import check

    form: list[Finding] = []
    if profile in (None, "report"):
        try:
            reading = read_report(text)
            form = as_findings([*reading.faults, *reading.sums])
            profile = "report"
        except NotAReport:
            profile = profile or "document"
    found = check(text, profile=profile) + form
    return sorted(found, key=lambda f: (f.start, f.end, f.code))


def as_json(text: str, found: list[Finding]) -> dict[str, Any]:
    passage = Passage(text)
    rows = []
    for one in found:
        line, column = passage.line_column(one.start)
        rows.append(
            {
                "code": one.code, "name": one.name, "gravity": one.gravity.value, "start": one.start, "end": one.end,
                "line": line, "column": column, "found": one.found, "better": one.better, "says": one.says,
                "source": one.source,
            }
        )  # fmt: skip
    return {"findings": rows, "characters": len(text)}


def _show(path: str, text: str, found: list[Finding]) -> None:
    passage = Passage(text)
    for one in found:
        line, column = passage.line_column(one.start)
        print(f"{path + ':' if path else ''}{line}:{column} {one.code} [{one.gravity.label}] {one.says}")
    print(f"{path + '：' if path else ''}{len(text)}字，{len(found)}处")
