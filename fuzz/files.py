"""Feed damaged files to the reading of files: python -m fuzz.files [SECONDS [SEED]].

Real files of every kind are made here and damaged in their bytes, in one part of their package, in their tags. Whatever comes of
it is a text or one sentence, and comes soon. It prints what is otherwise, with the seed and number that make it again.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import openpyxl

from gongkai.files.cleansing.masking import cleanse
from gongkai.files.extract import text_of_bytes
from gongkai.files.opening import Unreadable
from gongkai.law.source import Refusal
from tests.papers import pdf, stream

SLOW = 5.0  # seconds of the processor for a small file
ODD = (
    b"<", b">", b"&", b"&#", b"\"", b"'", b"/", b"\0", b"\xff\xfe", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE a>", b"9" * 5000,
    b"-1", b"1e999", b"NaN", b"XFD1048576", b"A1:XFD1048576", b"&#xD800;", b"&#0;", b"%", b"\xed\xa0\x80", b"\r", b"", b" ", b"hidden",
    b"</w:p>", b"<w:p>", b"<row>", b"<c/>", b"</table>", b"<td>", b"<a b='", b"(", b")", b"stream", b"endobj", b"/Kids", b"<<", b">>",
)  # fmt: skip
TEXT = "姓名：赵铁柱\n身份证11010519491231002X，电话13812345678\n工作已布署。"


def word() -> bytes:
    document, out = docx.Document(), BytesIO()
    document.add_heading("通知", 1)
    document.add_paragraph(TEXT).add_run("加粗").bold = True
    table = document.add_table(3, 3)
    for number, cell in enumerate(table._cells):
        cell.text = f"格{number}"
    table.cell(0, 0).merge(table.cell(1, 1))
    document.save(out)
    return out.getvalue()


def book() -> bytes:
    file, out = openpyxl.Workbook(), BytesIO()
    sheet = file.worksheets[0]
    for row in (["姓名", "电话"], ["赵铁柱", "13812345678"], [1.5, "=SUM(A3:A3)"]):
        sheet.append(row)
    sheet.merge_cells("A5:B7")
    sheet.column_dimensions["C"].hidden = True
    file.create_sheet("二")["C3"] = "远"
    file.save(out)
    return out.getvalue()


def page() -> bytes:
    said = "<!doctype html><html><head><title>通知</title></head><body><!-- 注 --><p hidden>密<p>" + TEXT
    return f"{said}<table><tr><td>甲<td>乙</table><a href='x?tel=13812345678'>&#20013;&hellip;</a></body></html>".encode()


MADE: dict[str, Callable[[], bytes]] = {
    ".docx": word, ".xlsx": book, ".html": page, ".txt": TEXT.encode, ".csv": TEXT.replace("\n", ",\n").encode,
    ".md": lambda: TEXT.encode("gb18030"),
    ".pdf": lambda: pdf(more=stream(4, b"BT /F1 12 Tf 10 100 Td (13812345678) Tj ET")).replace(b"/MediaBox", b"/Contents 4 0 R/MediaBox"),
}  # fmt: skip


def damaged(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(content) + 1)
        gone = chance.choice((0, 0, 1, 5, 50))
        come = chance.choice(
            (
                chance.choice(ODD),
                chance.choice(ODD),
                chance.randbytes(chance.randrange(6)),
                chance.choice(ODD) * 300,
            )
        )
        if chance.random() < 0.3:  # what stands somewhere once more
            start = chance.randrange(len(content) + 1)
            come = content[start : start + chance.choice((10, 100, 1000))] * chance.choice((1, 3, 100))
        if chance.random() < 0.3 and b"<" in content:  # the value of an attribute, the words of an element
            at = next((i + 1 for i in (content.find(b'="', at), content.find(b">", at)) if i >= 0), at) + 1
        content = content[:at] + come + content[at + gone :]
    return content


def inside(content: bytes, chance: random.Random) -> bytes:
    """A package with one part damaged, left out, or put in another's place."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen, how = chance.choice(names), chance.random()
        for name in names:
            body = old.read(name)
            if name == chosen and how < 0.05:
                continue
            if name == chosen:
                body = old.read(chance.choice(names)) if how < 0.1 else damaged(body, chance)
            new.writestr(name, body)
    return out.getvalue()


def one(seed: int, wholes: dict[str, bytes]) -> str | None:
    """What is wrong with what comes of one damaged file."""
    chance = random.Random(seed)
    kind = chance.choice(list(wholes))
    whole = wholes[kind]
    packed = whole.startswith(b"PK")
    content = inside(whole, chance) if packed and chance.random() < 0.8 else damaged(whole, chance)
    readings = (lambda: text_of_bytes(content, f"a{kind}"), lambda: cleanse(content, f"a{kind}").name)
    for read in readings if kind != ".pdf" or seed % 10 == 0 else readings[:1]:
        start = time.process_time()
        try:
            read().encode()
        except (Unreadable, Refusal) as refused:
            said = str(refused)
            if not said or "\n" in said or said.isascii():
                return f"{kind}: no sentence: {said!r}"
        except Exception:  # noqa: BLE001 - whatever comes is what is looked for
            return f"{kind}: {traceback.format_exc()}"
        if (spent := time.process_time() - start) > SLOW:
            return f"{kind}: {spent:.1f} s for {len(content)} bytes"
    return None


def main(seconds: float, seed: int) -> int:
    warnings.simplefilter("ignore")
    wholes = {kind: make() for kind, make in MADE.items()}
    done = wrong = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if trouble := one(seed + done, wholes):
            wrong += 1
            print(f"seed {seed + done}: {trouble}", flush=True)
        done += 1
    print(f"{done} files, {wrong} of them otherwise")
    return wrong


if __name__ == "__main__":
    given = [float(one) for one in sys.argv[1:]]
    sys.exit(1 if main(given[0] if given else 600, int(given[1]) if len(given) > 1 else 0) else 0)
