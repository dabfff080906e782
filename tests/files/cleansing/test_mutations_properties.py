"""Whatever a file is made of: it ends in one sentence, or in a new file without what was found."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.files.cleansing.leftovers import leftovers
from gongkai.files.opening import Unreadable
from gongkai.law.source import Refusal
from tests.files.cleansing import test_pdfs, test_pictures, test_sheets, test_words
from tests.files.cleansing.planted import ID, NAME, PHONE, mask, masker

FEW = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
Edits = list[tuple[float, int, bytes]]
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=6
)


@cache
def whole(suffix: str) -> bytes:
    texts = f"姓名：{NAME}\n身份证{ID}电话{PHONE}\n".encode()
    page = f"<p>姓名：{NAME}</p><table><tr><td>电话<td>{PHONE}</table><!-- {ID} -->".encode()
    made = {
        ".txt": lambda: texts, ".csv": lambda: texts.replace(b"\n", b",\n"), ".html": lambda: page, ".docx": test_words.planted,
        ".xlsx": test_sheets.planted, ".pdf": test_pdfs.full, ".jpg": test_pictures.photograph,
    }  # fmt: skip
    return made[suffix]()


def mutated(content: bytes, edits: Edits) -> bytes:
    """Bytes replaced, taken out, put in."""
    for place, gone, come in edits:
        at = int(place * len(content))
        content = content[:at] + come + content[at + gone :]
    return content


def inside(content: bytes, part: float, edits: Edits) -> bytes:
    """A package with one part mutated."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        names = sorted(set(old.namelist()))
        chosen = names[min(int(part * len(names)), len(names) - 1)]
        for name in names:
            body = old.read(name)
            new.writestr(name, mutated(body, edits) if name == chosen else body)
    return out.getvalue()


def holds(content: bytes, suffix: str) -> None:
    done, said = None, "。"
    try:
        done = mask(content, f"a{suffix}")
    except (Unreadable, Refusal) as refused:
        said = str(refused)
    assert said
    assert "\n" not in said
    assert not any(word in said for word in (ID, PHONE, NAME))
    assert done is None or leftovers(done.content, {one.text for one in done.found}) == []


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".html", ".docx", ".xlsx", ".pdf", ".jpg"])
@FEW
@given(edits=EDITS)
def test_a_mutated_file_is_refused_or_masked(suffix: str, edits: Edits) -> None:
    holds(mutated(whole(suffix), edits), suffix)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@FEW
@given(part=st.floats(0, 1), edits=EDITS)
def test_a_package_with_a_mutated_part_is_refused_or_masked(suffix: str, part: float, edits: Edits) -> None:
    holds(inside(whole(suffix), part, edits), suffix)


# A text with characters of no script is refused as none.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=60)


@FEW
@given(WORDS, WORDS)
def test_a_number_is_gone_from_any_text(before: str, after: str) -> None:
    content = f"{before}，{PHONE}，{after}".encode()
    for suffix in (".txt", ".md"):
        done = mask(content, f"a{suffix}")
        assert PHONE.encode() not in done.content
        assert f"，{masker('phone', PHONE)}，".encode() in done.content
