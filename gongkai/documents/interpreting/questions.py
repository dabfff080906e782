"""Questions and answers (一问一答): the pairs of a text that is written as 问：… 答：…"""

from __future__ import annotations

import re

ASKS = re.compile(r"\s*(?:\d{1,2}[.、．]\s*)?(?:问|Q)\s*\d{0,2}\s*[：:]\s*(.*)")
ANSWERS = re.compile(r"\s*(?:答|A)\s*\d{0,2}\s*[：:]\s*(.*)")


SHOWN = re.compile(r"<p>(?=(?:<strong>)?\s*(?:\d{1,2}[.、．]\s*)?(?:问|Q)\s*\d{0,2}\s*[：:])")


def as_questions(html: str) -> str:
    """The page of a text with each question as a heading of its own, so that one can go from question to question."""
    level = 3 if "<h2" in html else 2  # below the headings of the text, where it has any
    return SHOWN.sub(f'<p class="question" role="heading" aria-level="{level}">', html)


def pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of a plain text, in order; an answer runs on until the next question. A question without one is left out."""
    found: list[tuple[str, list[str]]] = []
    answering = False
    for line in text.split("\n"):
        if asked := ASKS.fullmatch(line):
            found.append((asked[1].strip(), []))
            answering = False
        elif found and (said := ANSWERS.fullmatch(line)):
            found[-1][1].append(said[1].strip())
            answering = True
        elif answering and line.strip():
            found[-1][1].append(line.strip())
    return [(asked, "\n".join(said)) for asked, said in found if asked and any(said)]
