"""A title as it is quoted: between 《》, the marks it holds itself turned (GB/T 15834—2011, 4.15: 里面一层用单书名号)."""

from __future__ import annotations

OPEN, CLOSE = "《〈", "》〉"


def in_book_marks(title: object) -> str:
    """《title》. Marks inside alternate by their depth: 〈〉 in the title, 《》 in what those hold, and so on.

    A title without marks stands as it is; one whose marks do not close (cut off, or wrong) gets no others.
    """
    said, depth = [], 0
    for letter in str(title):
        if letter in OPEN:
            depth += 1
            said.append(OPEN[depth % 2])
        elif letter in CLOSE:
            said.append(CLOSE[max(depth, 1) % 2])
            depth = max(depth - 1, 0)
        else:
            said.append(letter)
    return f"《{''.join(said)}》"


def without_book_marks(title: str) -> str:
    """A title without the marks around the whole of it; 《甲》和《乙》 keeps both."""
    depth = 0
    for at, letter in enumerate(title):
        depth += (letter in OPEN) - (letter in CLOSE)
        if depth == 0:
            return title[1:-1] if letter == "》" and at == len(title) - 1 and title[0] == "《" else title
    return title
