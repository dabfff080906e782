"""The wording of an edition in its two forms: typed as plain text, or HTML that came from Word or the editor."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gongkai.documents.markup import to_html
from gongkai.documents.rich import cleaned, pictures_in, plain, tree, written

TYPED, RICH = "typed", "html"


@dataclass(frozen=True)
class Wording:
    """`text` is always the plain words, `html` always the page; `form` says which of them a person wrote."""

    form: str
    text: str
    html: str

    @property
    def source(self) -> str:
        """What the fingerprint is taken over."""
        return source_of(self.form, self.text, self.html)


def typed(text: str) -> Wording:
    return Wording(TYPED, text, to_html(text))


def rich(html: str, pictures: Collection[str] = ()) -> Wording:
    """Wording from HTML: cleaned, and showing no picture but those of these names."""
    clean = cleaned(html)
    if set(pictures_in(clean)) - set(pictures):
        root = tree(clean)
        for shown in root.iter("img"):
            if shown.get("src", "").removeprefix("picture/") not in pictures:
                shown.attrib.pop("src", None)
        clean = cleaned(written(root))
    return Wording(RICH, plain(clean), clean)


def wording_of(said: str | Wording) -> Wording:
    return typed(said) if isinstance(said, str) else said


def source_of(form: str, text: str, html: str) -> str:
    """The source of truth of an edition, as its fingerprint takes it."""
    return text if form == TYPED else f"html\n{html}"
