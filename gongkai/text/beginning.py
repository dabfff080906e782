"""Where the line or the sentence begins in which a place stands, looked for no farther than need be."""


def begins(text: str, at: int, marks: str, reach: int) -> int:
    """The offset behind the last of `marks` before `at`, or `reach` characters before it where that is nearer."""
    first = max(0, at - reach)
    return max(first, *(text.rfind(mark, first, at) + 1 for mark in marks))
